"""Reading order of printed pages made by hand: no office program and no recognition needed."""

from namhoc.reading.document import BlockKind
from namhoc.reading.layout import drafts_of_pages
from namhoc.reading.printed import PrintedPage, Rule, Word

LETTER = 6.0  # points: width of a letter of the hand-made type
SIZE = 14.0


def put(page: PrintedPage, x: float, y: float, text: str) -> None:
    """Set a line of text at this place, word by word."""
    for word in text.split():
        width = len(word) * LETTER
        page.words.append(Word(word, x, y, x + width, y + SIZE, SIZE, 1.0, x + width))
        x += width + LETTER / 2


def page(number: int = 1) -> PrintedPage:
    return PrintedPage(number, 595, 842)


def frame(sheet: PrintedPage, xs: list[float], ys: list[float]) -> None:
    """Draw the rules of a table."""
    sheet.rules += [Rule(xs[0], y, xs[-1], y + 0.5) for y in ys]
    sheet.rules += [Rule(x, ys[0], x + 0.5, ys[-1]) for x in xs]


def read(*pages: PrintedPage) -> list[str]:
    return [draft.text for draft in drafts_of_pages(pages)]


FULL = "Mot hai ba bon nam sau bay tam chin muoi muoi mot muoi hai muoi ba muoi bon"  # fills the measure


def test_the_head_is_read_column_by_column():
    sheet = page()
    put(sheet, 90, 60, "UBND TỈNH HOÀNG SƠN")
    put(sheet, 330, 58, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    put(sheet, 110, 80, "Số: 10/CT-UBND")
    put(sheet, 370, 78, "Độc lập - Tự do - Hạnh phúc")
    put(sheet, 350, 98, "Hoàng Sơn, ngày 05 tháng 9 năm 2026")
    put(sheet, 290, 140, "CHỈ THỊ")
    put(sheet, 90, 170, FULL)
    assert read(sheet) == [
        "UBND TỈNH HOÀNG SƠN",
        "Số: 10/CT-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hoàng Sơn, ngày 05 tháng 9 năm 2026",
        "CHỈ THỊ",
        FULL,
    ]


def test_words_stamped_into_a_blank_come_out_in_their_place():
    sheet = page()
    put(sheet, 90, 60, "Số:")
    put(sheet, 150, 60, "/KH-UBND")
    put(sheet, 90, 80, FULL)
    put(sheet, 115, 61, "831")  # set last in the file
    assert read(sheet)[0] == "Số: 831 /KH-UBND"


def test_one_wide_blank_makes_no_columns():
    sheet = page()
    put(sheet, 90, 60, FULL)
    put(sheet, 90, 80, "kết quả")
    put(sheet, 165, 80, "cuối năm học")
    assert read(sheet) == [f"{FULL} kết quả cuối năm học"]


def test_cells_of_a_ruled_table_are_parted_by_tabs_and_empty_ones_kept():
    sheet = page()
    frame(sheet, [80, 120, 330, 520], [100, 130, 180, 210])
    put(sheet, 85, 108, "TT")
    put(sheet, 130, 108, "Nội dung")
    put(sheet, 340, 108, "Chủ trì")
    put(sheet, 85, 138, "1")
    put(sheet, 130, 138, "Rà soát mạng lưới trường")
    put(sheet, 130, 156, "lớp")
    put(sheet, 340, 138, "Sở Nội vụ")
    put(sheet, 85, 188, "2")
    put(sheet, 340, 188, "UBND xã")
    assert read(sheet) == ["TT\tNội dung\tChủ trì", "1\tRà soát mạng lưới trường lớp\tSở Nội vụ", "2\t\tUBND xã"]


def test_a_merged_cell_is_one_cell():
    sheet = page()
    frame(sheet, [80, 120, 330], [100, 130, 160])
    sheet.rules = [rule for rule in sheet.rules if not (rule.x0 == 120 and rule.y1 == 160)]
    sheet.rules.append(Rule(120, 130, 120.5, 160))
    put(sheet, 85, 108, "A. Nhiệm vụ thường xuyên")
    put(sheet, 85, 138, "1")
    put(sheet, 130, 138, "Rà soát")
    assert read(sheet) == ["A. Nhiệm vụ thường xuyên", "1\tRà soát"]


def test_an_underline_is_no_table():
    sheet = page()
    sheet.rules.append(Rule(200, 78, 400, 79))
    put(sheet, 90, 60, FULL)
    assert read(sheet) == [FULL]


def test_page_numbers_and_running_heads_are_furniture():
    sheets = [page(number) for number in (1, 2, 3)]
    for sheet in sheets:
        put(sheet, 90, 20, "Bản dự thảo lần")
        put(sheet, 290, 40, str(sheet.number))
        put(sheet, 90, 100, f"{sheet.number}. {FULL}.")
    drafts = drafts_of_pages(sheets)
    assert [d.text for d in drafts if d.kind is BlockKind.FURNITURE] == [
        text for number in (1, 2, 3) for text in ("Bản dự thảo lần", str(number))
    ]
    assert [d.text for d in drafts if d.kind is not BlockKind.FURNITURE] == [f"{n}. {FULL}." for n in (1, 2, 3)]


def test_a_number_in_the_text_at_the_edge_of_a_page_is_not_furniture():
    sheet = page()
    put(sheet, 90, 50, "Tổng cộng 594 trường")
    put(sheet, 90, 100, FULL)
    assert all(draft.kind is not BlockKind.FURNITURE for draft in drafts_of_pages([sheet]))


def test_an_empty_page_gives_nothing():
    assert read(page()) == []

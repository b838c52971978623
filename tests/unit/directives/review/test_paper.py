"""The text laid out for the left pane."""

from namhoc.core import Span
from namhoc.directives.review import Look, Mark, add, apply, draft, marks_of, sheets
from namhoc.reading import Block, BlockKind
from namhoc.reading.plain import blocks_of_lines
from tests.unit.directives.review.example import DIRECTIVE, TEXT, where

ITEMS = draft(DIRECTIVE, TEXT)
PAPER = sheets(TEXT, blocks_of_lines(TEXT), ITEMS, marks_of(DIRECTIVE, TEXT), where("Về nhiệm vụ trọng tâm"))


def test_the_runs_hold_the_text_unchanged_at_their_places() -> None:
    runs = [run for sheet in PAPER for _, line in sheet.lines for run in line]
    assert all(TEXT[run.start : run.start + len(run.text)] == run.text for run in runs)
    lines = ["".join(run.text for run in line) for sheet in PAPER for _, line in sheet.lines]
    assert lines == [line.strip() for line in TEXT.splitlines() if line.strip()]


def test_every_item_begins_on_one_sheet() -> None:
    assert [key for sheet in PAPER for key in sheet.begins] == [item.key for item in ITEMS]


def test_agencies_targets_and_deadlines_are_marked() -> None:
    marked = {(run.text, run.marks) for sheet in PAPER for _, line in sheet.lines for run in line if run.marks}
    assert ("Sở Giáo dục và Đào tạo", (Mark.AGENCY,)) in marked
    assert ("trong năm 2026", (Mark.DEADLINE,)) in marked
    assert ("ít nhất 90% số xã đạt mức độ 3", (Mark.TARGET,)) in marked


def test_a_heading_over_items_and_the_title_are_set_apart() -> None:
    looks = {"".join(run.text for run in line): look for sheet in PAPER for look, line in sheet.lines}
    assert looks["Về nhiệm vụ trọng tâm năm học 2026-2027"] is Look.CENTRED
    assert looks["1. Sắp xếp mạng lưới trường, lớp"] is Look.HEADING
    assert looks["3. Vận động người chưa biết chữ ra lớp."] is Look.BODY


def test_words_of_an_item_inside_another_belong_to_the_shorter() -> None:
    change = add(ITEMS, where("hoàn thành hồ sơ tự kiểm tra"), TEXT, DIRECTIVE)
    laid = sheets(TEXT, (), apply(ITEMS, change), ())
    owners = {run.text: run.owner for sheet in laid for _, line in sheet.lines for run in line}
    assert owners["hoàn thành hồ sơ tự kiểm tra"] == change.after[0].key


def test_page_furniture_is_shown_as_what_it_is() -> None:
    menu = "Trang chủ\nNội dung"
    laid = sheets(menu, (Block(BlockKind.FURNITURE, blocks_of_lines(menu)[0].span),), (), ())
    assert [look for sheet in laid for look, _ in sheet.lines] == [Look.ASIDE, Look.BODY]


def test_an_empty_text_has_no_sheets() -> None:
    assert sheets("", (), (), ()) == ()


def test_the_head_of_an_official_document_has_two_halves() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HOÀNG SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/CT-UBND\nHoàng Sơn, ngày 25 tháng 8 năm 2026\nCHỈ THỊ\nVề nhiệm vụ năm học\n"
    )
    title = Span(text.index("Về nhiệm"), len(text) - 1)
    looks = [look for sheet in sheets(text, (), (), (), title) for look, _ in sheet.lines]
    issuer, state = Look.ISSUER, Look.STATE
    assert looks == [issuer, issuer, state, state, issuer, state, Look.CENTRED, Look.CENTRED]

from datetime import date

from namhoc.core import Span
from namhoc.directives import extract
from namhoc.directives.review import draft
from namhoc.directives.review.work_rows import work_row
from namhoc.reading import read_bytes

TEXT = """KẾ HOẠCH
Thực hiện nhiệm vụ năm học 2026-2027

II. NHIỆM VỤ
STT\tNội dung\tChủ trì\tPhối hợp\tThời gian\tSản phẩm
1\tRà soát mạng lưới trường, lớp\tSở Nội vụ\tSở Y tế\tTháng 10/2026\tBáo cáo
2\tXây dựng Đề án trường bán trú\t\tUBND các xã, phường\tTừ tháng 9/2026 đến tháng 4/2027\t
"""


def test_a_row_is_titled_by_its_work_and_keeps_the_leader_of_the_merged_cell():
    document = read_bytes(TEXT.encode(), "ke-hoach.txt")
    first, second = draft(extract(document, date(2026, 11, 24)), document.text)
    assert (first.title.text, second.title.text) == ("Rà soát mạng lưới trường, lớp", "Xây dựng Đề án trường bán trú")
    assert [[o.code for o in item.lead.options] for item in (first, second)] == [["so-noi-vu"], ["so-noi-vu"]]
    assert [[o.code for o in item.partners.options] for item in (first, second)] == [["so-yte"], ["ubnd-xa"]]
    assert [o.code for o in first.deadline.options] == ["2026-10-31"]


def test_the_end_of_a_period_told_by_months_is_the_last_day_of_the_month():
    document = read_bytes(TEXT.encode(), "ke-hoach.txt")
    _, second = draft(extract(document, date(2026, 11, 24)), document.text)
    assert [o.code for o in second.deadline.options] == ["2027-04-30"]


def test_the_column_of_products_says_what_comes_of_the_work_and_else_the_work_itself():
    document = read_bytes(TEXT.encode(), "ke-hoach.txt")
    first, second = draft(extract(document, date(2026, 11, 24)), document.text)
    assert [o.text for o in first.product.options] == ["Báo cáo"]
    assert [o.text for o in second.product.options] == ["Đề án trường bán trú"]
    for option in (*first.product.options, *second.product.options):
        assert option.span is not None
        assert option.span.of(document.text).strip() == option.text


def test_a_part_of_a_row_is_no_row():
    start = TEXT.index("1\tRà")
    end = TEXT.index("\n", start)
    assert work_row(Span(start, end), TEXT) is not None
    assert work_row(Span(start, end - 3), TEXT) is None
    assert work_row(Span(0, 5), TEXT) is None

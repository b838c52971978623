"""Paragraphs of an item, however the page broke their lines."""

from namhoc.core import Span
from namhoc.directives.review.stretches import stretches

WRAPPED = """1. Sở Giáo dục
và Đào tạo

a) Chủ trì, phối hợp với các sở,
ngành xây dựng kế hoạch, triển khai thực hiện
chương trình này.

b) Rà soát, đề xuất, sửa đổi, bổ
sung cơ chế, chính sách."""


def test_lines_that_the_page_broke_are_one_stretch() -> None:
    found = list(stretches(Span(0, len(WRAPPED)), WRAPPED))
    assert [stretch.mark for stretch in found] == ["1.", "a)", "b)"]
    assert found[0].words == "Sở Giáo dục và Đào tạo"
    assert found[2].words == "Rà soát, đề xuất, sửa đổi, bổ sung cơ chế, chính sách."


def test_a_span_inside_a_paragraph_gives_its_part_without_the_mark() -> None:
    start, end = WRAPPED.index("triển khai"), WRAPPED.index("này.") + 4
    (only,) = stretches(Span(start, end), WRAPPED)
    assert only.words == "triển khai thực hiện chương trình này."
    assert only.mark == ""


def test_a_span_that_ends_inside_a_paragraph_keeps_the_mark() -> None:
    start = WRAPPED.index("b)")
    (only,) = stretches(Span(start, start + 10), WRAPPED)
    assert (only.mark, only.words) == ("b)", "Rà soát")


def test_blanks_give_no_stretch() -> None:
    assert list(stretches(Span(25, 27), "Một dòng.                 \n\n Hai")) == []
    assert list(stretches(Span(0, 0), "")) == []

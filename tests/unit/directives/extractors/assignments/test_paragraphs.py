from dataclasses import replace

from namhoc.core import Span
from namhoc.directives.extractors.assignments.paragraphs import Paragraphs, clauses
from namhoc.directives.layout import Context, lines_of


def paragraphs(text: str, furniture: tuple[Span, ...] = ()) -> list[str]:
    context = Context(text, furniture=furniture)
    context = replace(context, lines=tuple(lines_of(text, furniture)))
    return [" ".join(p.span.of(text).split()) for p in Paragraphs(context).within(0, len(text))]


def test_wrapped_lines_are_one_paragraph_and_marks_begin_a_new_one():
    text = (
        "1. Sở Y tế chủ trì, phối hợp với Sở Giáo dục\nvà Đào tạo tổ chức khám sức khỏe.\n"
        "2. Sở Nội vụ rà soát biên chế giáo viên toàn tỉnh."
    )
    assert paragraphs(text) == [
        "1. Sở Y tế chủ trì, phối hợp với Sở Giáo dục và Đào tạo tổ chức khám sức khỏe.",
        "2. Sở Nội vụ rà soát biên chế giáo viên toàn tỉnh.",
    ]


def test_where_blank_lines_part_paragraphs_a_single_break_is_a_wrap():
    assert paragraphs("1. Sở Giáo dục\nĐào tạo\n\nChủ trì.\n\n2. Sở Y tế") == [
        "1. Sở Giáo dục Đào tạo",
        "Chủ trì.",
        "2. Sở Y tế",
    ]


def test_a_dash_inside_a_broken_name_is_no_bullet():
    assert paragraphs("Các tổ chức chính trị của tỉnh và huyện\n- xã hội tham gia tuyên truyền rộng rãi.") == [
        "Các tổ chức chính trị của tỉnh và huyện - xã hội tham gia tuyên truyền rộng rãi."
    ]


def test_long_lines_are_paragraphs_of_their_own():
    first, second = "Sở Y tế " + "a" * 150, "sở nội vụ " + "b" * 150
    assert paragraphs(f"{first}\n{second}") == [first, second]


def test_furniture_is_left_out():
    text = "Sở Y tế\n12\nSở Nội vụ"
    assert paragraphs(text, (Span(8, 10),)) == ["Sở Y tế", "Sở Nội vụ"]


def test_a_sentence_goes_on_behind_a_page_number():
    text = "yêu cầu các sở, ban, ngành\n\n7\nvà Ủy ban nhân dân cấp xã thực hiện."
    start = text.index("7")
    assert paragraphs(text, (Span(start, start + 1),)) == [" ".join(text.split())]


def test_clauses_are_cut_at_semicolons_and_full_stops_but_not_in_brackets_or_abbreviations():
    text = "Rà soát; báo cáo (qua email; trước 15/9). UBND TP. Hoàng Sơn duyệt."
    assert [span.of(text) for span in clauses(text, 0, len(text))] == [
        "Rà soát",
        "báo cáo (qua email; trước 15/9)",
        "UBND TP. Hoàng Sơn duyệt",
    ]


def test_an_empty_stretch_has_no_clause():
    assert list(clauses("  ", 0, 2)) == []

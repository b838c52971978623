"""Assignments do not depend on what surrounds them on the page."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from namhoc.core import Span
from namhoc.directives.directive import Task, TaskKind
from namhoc.directives.extractors import assignments
from namhoc.directives.layout import Context, lines_of

LINES = (
    "1. Sở Giáo dục và Đào tạo",
    "a) Chủ trì, phối hợp với các sở, ban, ngành xây dựng kế hoạch.",
    "b) Chỉ đạo các cơ sở giáo dục rà soát điều kiện dạy học.",
    "- Cơ quan chủ trì: Sở Nội vụ; Sở Y tế.",
    "2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động hội viên.",
    "Giao Sở Tài chính bố trí kinh phí.",
)
FURNITURE = (
    "Tin liên quan: UBND tỉnh yêu cầu Sở Xây dựng báo cáo",
    "12",
    "Trang chủ | Sở Tư pháp | Liên hệ",
    "Giao Công an tỉnh chủ trì",
)


def found(lines: list[tuple[str, bool]]) -> list[tuple[str, str, int | None, str]]:
    """What is found in ``lines``; the second part of each says whether it is page furniture."""
    text = "\n".join(words for words, _ in lines)
    furniture, at = [], 0
    for words, is_furniture in lines:
        if is_furniture:
            furniture.append(Span(at, at + len(words)))
        at += len(words) + 1
    context = Context(text, furniture=tuple(furniture))
    context = replace(context, lines=tuple(lines_of(text, context.furniture)))
    unit = Task(Span(0, len(text)), "test", 1.0, 1, TaskKind.ASSIGNMENT, text[:120])
    context = replace(context, tasks=(unit,))
    return sorted((a.agency_id, str(a.role), a.task_ordinal, a.agency) for a in assignments.find(context))


real_lines = st.lists(st.sampled_from(LINES), min_size=1, max_size=6, unique=True)


@given(real_lines, st.lists(st.tuples(st.integers(0, 6), st.sampled_from(FURNITURE)), max_size=4))
def test_page_furniture_changes_nothing(lines: list[str], inserted: list[tuple[int, str]]):
    marked = [(words, False) for words in lines]
    with_furniture = list(marked)
    for place, words in inserted:
        with_furniture.insert(min(place, len(with_furniture)), (words, True))
    assert found(with_furniture) == found(marked)


@given(real_lines)
def test_a_second_reading_gives_the_same_items_with_the_same_ids(lines: list[str]):
    text = "\n".join(lines)
    context = Context(text)
    context = replace(context, lines=tuple(lines_of(text)))
    first, second = assignments.find(context), assignments.find(context)
    assert first == second
    assert [a.key() for a in first] == [a.key() for a in second]


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_text_is_read_without_fault_and_every_span_points_to_words(text: str, left: int, right: int):
    start, end = sorted((min(left, len(text)), min(right, len(text))))
    context = Context(text)
    context = replace(context, lines=tuple(lines_of(text)))
    if start < end:
        context = replace(context, tasks=(Task(Span(start, end), "test", 1.0, 1, TaskKind.TASK, ""),))
    assert all(0 <= a.span.start < a.span.end <= len(text) for a in assignments.find(context))

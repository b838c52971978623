"""Deadlines: the YAML cases, and what is no deadline of this document."""

import pytest

from namhoc.citations import Citation
from namhoc.core import PartialDate, Span
from namhoc.directives.directive import Deadline, DocumentFields
from namhoc.directives.extractors import deadlines
from namhoc.directives.layout import Context, lines_of
from tests.cases.reading import Case, cases


def matches(item: Deadline, expected: str) -> bool:
    """``expected`` is "kind date recurrence"; "-" stands for no date, a recurrence left out is not compared."""
    kind, date, recurrence = (*expected.split(" ", 2), "")[:3]
    said = [item.kind == kind, (item.date or "-") == date]
    return all(said) and (not recurrence or item.recurrence == recurrence)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases("deadlines")])
def test_cases_of_the_field(case: Case) -> None:
    found = deadlines.find(case.context)
    shown = [f"{item.kind} {item.date or '-'} {item.recurrence or ''}".strip() for item in found]
    expected = case.expected["deadlines"]
    assert len(found) == len(expected), shown
    assert all(matches(item, words) for item, words in zip(found, expected, strict=True)), shown


def context(text: str, furniture: tuple[Span, ...] = (), citations: tuple[Citation, ...] = ()) -> Context:
    fields = DocumentFields(type="ke_hoach", date=PartialDate(2026, 8, 20))
    return Context(text, furniture, tuple(lines_of(text, furniture)), fields, citations)


def test_the_date_of_a_cited_document_is_no_deadline() -> None:
    text = "Thực hiện trước Kế hoạch số 12/KH-UBND hoàn thành trước ngày 01/9/2026 của UBND tỉnh."
    cited = Citation(Span(15, len(text)), text[15:], "12/KH-UBND", "kế hoạch")
    assert deadlines.find(context(text, citations=(cited,))) == ()


def test_nothing_is_read_from_furniture() -> None:
    text = "Gửi bài trước ngày 30/9/2026."
    assert deadlines.find(context(text, (Span(0, len(text)),))) == ()


def test_a_table_cell_that_holds_only_a_date_is_a_deadline() -> None:
    text = "|\nXây dựng bộ tiêu chí\n|\nSở Giáo dục và Đào tạo\n|\nQuí IV-2026\n|\n"
    (item,) = deadlines.find(context(text))
    assert (item.kind, item.date, item.span.of(text)) == ("deadline", "2026-12-31", "Quí IV-2026")


@pytest.mark.parametrize(
    "text", ["", "trước ngày", "trước ngày 45/13/2026", "ngày 30/02/2026", "quý V", "hằng năm", "báo cáo"]
)
def test_scraps_and_impossible_dates_give_no_dated_item(text: str) -> None:
    assert all(item.date is None for item in deadlines.find(context(text)))


def test_the_words_of_a_report_cover_duty_and_date() -> None:
    text = "Các sở tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026."
    (item,) = deadlines.find(context(text))
    assert item.span.of(text) == "báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026"

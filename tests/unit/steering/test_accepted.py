"""A directive as read becomes accepted items: duties by unit, dates and targets by place."""

from datetime import date

import pytest

from namhoc.core import Span
from namhoc.directives import Assignment, Deadline, Directive, DocumentFields, Target, Task, TaskKind
from namhoc.directives.directive import Role
from namhoc.steering import accepted_items, last_day

TEXT = "1. Lập danh sách điểm trường trước ngày 25/9/2026, đạt 100%.\n2. Việc khác."
UNIT_END = TEXT.index("\n")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


DIRECTIVE = Directive(
    fields=DocumentFields(),
    tasks=(
        Task(Span(0, UNIT_END), "r", 1.0, 1, TaskKind.TASK, TEXT[:60], "1."),
        Task(Span(UNIT_END + 1, len(TEXT)), "r", 1.0, 2, TaskKind.TASK, "2. Việc khác."),
    ),
    assignments=(Assignment(span("Lập"), "r", 1.0, "Sở Y tế", "so-yte", Role.LEAD, "lập", 1),),
    targets=(Target(span("100%"), "r", 1.0, "", 100, "%", None, "=", None),),
    deadlines=(
        Deadline(span("25/9/2026"), "r", 1.0, "deadline", "2026-09-25", None, ""),
        Deadline(span("trước"), "r", 1.0, "period", "2026-09-01/2026-10-01", None, ""),
    ),
)


def test_each_unit_gets_what_stands_in_it():
    first, second = accepted_items(DIRECTIVE, TEXT)
    assert (first.label, first.title) == ("1.", "Lập danh sách điểm trường trước ngày 25/9/2026, đạt 100%")
    assert [duty.agency_id for duty in first.duties] == ["so-yte"]
    assert [due.on for due in first.due] == [date(2026, 9, 25)]
    assert [target.text for target in first.targets] == ["100%"]
    assert (second.label, second.duties, second.due, second.targets) == ("2", (), (), ())


def test_a_second_reading_gives_the_same_keys():
    assert [i.key for i in accepted_items(DIRECTIVE, TEXT)] == [i.key for i in accepted_items(DIRECTIVE, TEXT)]


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        ("2026-09-25", date(2026, 9, 25)),
        ("2026-02", date(2026, 2, 28)),
        ("2026", date(2026, 12, 31)),
        ("2026-01-01/2026-05-31", date(2026, 5, 31)),
        ("2026-13", None),
        ("tháng 9", None),
        ("", None),
        (None, None),
    ],
)
def test_the_last_day_a_date_may_mean(iso, day):
    assert last_day(iso) == day

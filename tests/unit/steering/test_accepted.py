"""What a plan starts from: accepted review items only, with what was chosen in them."""

from dataclasses import replace
from datetime import date

import pytest

from namhoc.core import Span
from namhoc.directives import Assignment, Deadline, Directive, DocumentFields, Target, Task, TaskKind
from namhoc.directives.directive import Role
from namhoc.directives.review import Field, Origin, ReviewItem, Said, Status
from namhoc.steering import Origin as TaskOrigin
from namhoc.steering import accepted_items, all_items, last_day

TEXT = "1. Sở Y tế lập danh sách điểm trường trước ngày 25/9/2026, đạt 100%.\n2. Việc khác."
UNIT_END = TEXT.index("\n")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


DIRECTIVE = Directive(
    fields=DocumentFields(),
    tasks=(
        Task(Span(0, UNIT_END), "r", 1.0, 1, TaskKind.TASK, TEXT[:60], "1."),
        Task(Span(UNIT_END + 1, len(TEXT)), "r", 1.0, 2, TaskKind.TASK, "2. Việc khác.", "2."),
    ),
    assignments=(Assignment(span("Sở Y tế"), "r", 1.0, "Sở Y tế", "so-yte", Role.LEAD, "lập", 1),),
    targets=(Target(span("100%"), "r", 1.0, "", 100, "%", None, "=", None),),
    deadlines=(Deadline(span("25/9/2026"), "r", 1.0, "deadline", "2026-09-25", None, ""),),
)
ITEM = ReviewItem("k", (Span(0, UNIT_END),), "1", Said("Lập danh sách"), status=Status.ACCEPTED)


def test_each_item_of_a_directive_gets_what_stands_in_it():
    first, second = all_items(DIRECTIVE, TEXT)
    assert (first.label, first.words) == ("1", TEXT[:UNIT_END])
    assert [(duty.agency_id, duty.role) for duty in first.duties] == [("so-yte", Role.LEAD)]
    assert [due.on for due in first.due] == [date(2026, 9, 25)]
    assert [target.text for target in first.targets] == ["100%"]
    assert (second.label, second.duties, second.due, second.targets) == ("2", (), (), ())


def test_a_second_reading_gives_the_same_keys():
    assert [i.key for i in all_items(DIRECTIVE, TEXT)] == [i.key for i in all_items(DIRECTIVE, TEXT)]


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED])
def test_an_item_that_nobody_accepted_never_becomes_a_task(status):
    assert accepted_items([replace(ITEM, status=status)], TEXT) == ()


def test_what_a_person_typed_is_marked_as_typed():
    item = replace(ITEM, lead=Field((Said("Sở Nội vụ", Origin.TYPED, code="so-noi-vu"),), (0,), settled=True))
    assert accepted_items([item], TEXT)[0].duties[0].origin is TaskOrigin.TYPED


def test_leads_on_offer_are_told_to_act_and_none_leads():
    item = replace(ITEM, lead=Field((Said("Sở Y tế", code="so-yte"), Said("Sở Nội vụ", code="so-noi-vu"))))
    assert [duty.role for duty in accepted_items([item], TEXT)[0].duties] == [Role.IMPLEMENT, Role.IMPLEMENT]


def test_dates_on_offer_are_all_handed_on_and_a_chosen_one_alone():
    options = (Said("trước 18/9", code="2026-09-18"), Said("trước 25/9", code="2026-09-25"))
    assert len(accepted_items([replace(ITEM, deadline=Field(options))], TEXT)[0].due) == 2
    chosen = replace(ITEM, deadline=Field(options, (1,), settled=True))
    assert [due.on.day for due in accepted_items([chosen], TEXT)[0].due] == [25]


def test_a_deadline_without_a_date_keeps_its_words():
    item = replace(ITEM, deadline=Field.one_of([Said("trước ngày 20 hằng tháng")]))
    accepted = accepted_items([item], TEXT)[0]
    assert accepted.due == ()
    assert accepted.recurring.text == "trước ngày 20 hằng tháng"


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

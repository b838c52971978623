"""Open work goes on with the unit that takes over: deadline, evidence and words go along."""

from collections.abc import Callable
from datetime import date

import pytest

from namhoc.site.accounts.models import User
from namhoc.site.changes import actions
from namhoc.site.changes.models import Deed
from namhoc.site.changes.seen import seen
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering import actions as steering
from namhoc.site.steering.models import Task
from namhoc.steering import Act, Progress
from tests.site.changes.exports import as_csv

pytestmark = pytest.mark.django_db


def test_an_open_task_keeps_its_deadline_and_evidence_and_may_be_worked_on(
    schools: tuple[OrgUnit, OrgUnit],
    clerk: User,
    specialist: User,
    merger: Deed,
    school_task: Callable[..., Task],
    carry_out: Callable[..., Deed],
) -> None:
    task = school_task(schools[0])
    row = task.units.get()
    steering.add_evidence(by=clerk, row=row, name="bien-ban.pdf", data=b"%PDF-1.7")
    assert seen(merger).open_work[0].what == "1 nhiệm vụ đang làm"
    before = as_csv()
    deed = carry_out(merger)
    row.refresh_from_db()
    task.refresh_from_db()
    clerk.refresh_from_db()
    assert (row.unit, row.name) == (deed.target, deed.target.full_name)
    assert row.note == "Chuyển từ Trường Tiểu học Nậm Cuông theo 345/QĐ-UBND"
    assert task.due_on == date(2026, 11, 30)
    assert row.evidence.count() == 1
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    assert as_csv() == before


def test_work_reported_after_the_merger_keeps_it_from_being_undone(
    schools: tuple[OrgUnit, OrgUnit],
    clerk: User,
    specialist: User,
    merger: Deed,
    school_task: Callable[..., Task],
    carry_out: Callable[..., Deed],
) -> None:
    from namhoc.site.changes.dependents import dependents_of

    row = school_task(schools[0]).units.get()
    deed = carry_out(merger)
    assert dependents_of(deed) == []
    clerk.refresh_from_db()
    steering.act_on(by=clerk, row=row, act=Act.UPDATE, text="Đã làm")
    assert dependents_of(deed)


def test_two_rows_of_one_task_become_one_with_the_evidence_of_both(
    schools: tuple[OrgUnit, OrgUnit],
    clerk: User,
    specialist: User,
    merger: Deed,
    school_task: Callable[..., Task],
    carry_out: Callable[..., Deed],
) -> None:
    task = school_task(*schools)
    one = task.units.get(unit=schools[0])
    steering.add_evidence(by=clerk, row=one, name="a.pdf", data=b"%PDF-1.7")
    steering.act_on(by=clerk, row=one, act=Act.SUBMIT, text="Xong")
    before = as_csv()
    deed = carry_out(merger)
    kept = task.units.get(unit=deed.target)
    assert kept.evidence.count() == 1
    assert kept.state is Progress.NOT_STARTED  # the other school had not begun
    assert sorted(row.state for row in task.units.all()) == [Progress.CANCELLED, Progress.NOT_STARTED]
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    assert as_csv() == before


def test_finished_work_stays_under_the_name_of_the_old_school(
    schools: tuple[OrgUnit, OrgUnit],
    clerk: User,
    specialist: User,
    merger: Deed,
    school_task: Callable[..., Task],
    carry_out: Callable[..., Deed],
) -> None:
    row = school_task(schools[0]).units.get()
    steering.act_on(by=clerk, row=row, act=Act.SUBMIT, text="Xong")
    steering.act_on(by=specialist, row=row, act=Act.CONFIRM)
    carry_out(merger)
    row.refresh_from_db()
    assert (row.unit, row.state) == (schools[0], Progress.DONE)


def test_a_school_that_finished_its_part_is_not_made_to_do_the_part_of_the_other(
    schools: tuple[OrgUnit, OrgUnit],
    clerk: User,
    specialist: User,
    school_task: Callable[..., Task],
    draft_of: Callable[..., Deed],
    carry_out: Callable[..., Deed],
) -> None:
    one, other = schools
    task = school_task(one, other)
    row = task.units.get(unit=one)
    steering.act_on(by=clerk, row=row, act=Act.SUBMIT, text="Xong")
    steering.act_on(by=specialist, row=row, act=Act.CONFIRM)
    carry_out(draft_of([other], target=one, makes_target=False))
    left = task.units.get(unit=None)
    assert left.state is Progress.NOT_STARTED
    assert "do nơi giao theo dõi" in left.note
    row.refresh_from_db()
    assert row.state is Progress.DONE

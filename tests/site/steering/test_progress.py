"""Units report, the giver confirms or returns; each act leaves its words and one event."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.steering.actions import act_on, confirm_all, open_row, remind
from namhoc.site.steering.models import ProgressReport, Reminder, Task, TaskUnit
from namhoc.steering import Act, Progress


def test_a_unit_reports_and_the_giver_confirms(row_a: TaskUnit, officer_a: User, specialist: User) -> None:
    act_on(by=officer_a, row=row_a, act=Act.UPDATE, text="Đã rà soát 12 điểm trường")
    act_on(by=officer_a, row=row_a, act=Act.SUBMIT)
    row_a.refresh_from_db()
    assert row_a.progress == Progress.AWAITING
    assert row_a.submitted_on == timezone.localdate()
    act_on(by=specialist, row=row_a, act=Act.CONFIRM)
    row_a.refresh_from_db()
    assert row_a.progress == Progress.DONE
    assert row_a.submitted_on == timezone.localdate()
    assert [report.act for report in ProgressReport.objects.filter(row=row_a)] == ["confirm", "submit", "update"]
    assert AuditEvent.objects.filter(action__startswith="task.", object_id=str(row_a.task_id)).count() == 3


def test_the_day_of_the_report_counts_not_the_day_of_the_confirmation(row_a: TaskUnit, specialist: User) -> None:
    earlier = timezone.localdate() - timedelta(days=5)
    TaskUnit.objects.filter(pk=row_a.pk).update(progress=Progress.AWAITING, submitted_on=earlier)
    act_on(by=specialist, row=row_a, act=Act.CONFIRM)
    row_a.refresh_from_db()
    assert row_a.submitted_on == earlier


def test_returned_work_starts_the_clock_again(row_a: TaskUnit, officer_a: User, leader: User) -> None:
    act_on(by=officer_a, row=row_a, act=Act.SUBMIT)
    act_on(by=leader, row=row_a, act=Act.RETURN, text="Thiếu khoảng cách của 2 điểm trường")
    row_a.refresh_from_db()
    assert (row_a.progress, row_a.submitted_on) == (Progress.REDO, None)


def test_a_return_without_a_reason_changes_nothing(row_a: TaskUnit, officer_a: User, specialist: User) -> None:
    act_on(by=officer_a, row=row_a, act=Act.SUBMIT)
    with pytest.raises(UserFacingError, match="cần ghi lý do"):
        act_on(by=specialist, row=row_a, act=Act.RETURN, text=" ")
    row_a.refresh_from_db()
    assert row_a.progress == Progress.AWAITING


@pytest.mark.parametrize("person", ["xa-b", "truong-a", "chuyen-vien", "quan-tri", "nguoi-ngoai"])
def test_nobody_reports_for_another_unit(person: str, row_a: TaskUnit, cast: dict[str, User]) -> None:
    with pytest.raises(PermissionDenied):
        act_on(by=cast[person], row=row_a, act=Act.UPDATE, text="x")
    row_a.refresh_from_db()
    assert row_a.progress == Progress.NOT_STARTED


def test_a_unit_cannot_confirm_its_own_work(row_a: TaskUnit, officer_a: User) -> None:
    act_on(by=officer_a, row=row_a, act=Act.SUBMIT)
    with pytest.raises(PermissionDenied):
        act_on(by=officer_a, row=row_a, act=Act.CONFIRM)


def test_the_second_of_two_people_at_once_is_told(row_a: TaskUnit, officer_a: User, specialist: User) -> None:
    seen = row_a.version
    act_on(by=officer_a, row=row_a, act=Act.SUBMIT, version=seen)
    with pytest.raises(UserFacingError) as caught:
        act_on(by=specialist, row=row_a, act=Act.PAUSE, text="hoãn", version=seen)
    assert caught.value.code == "STEER-CHANGED"
    assert "Chờ xác nhận" in caught.value.text


def test_the_giver_keeps_up_to_date_a_body_without_an_account(
    row_a: TaskUnit, specialist: User, officer_a: User
) -> None:
    TaskUnit.objects.filter(pk=row_a.pk).update(unit=None, name="Sở Nội vụ")
    act_on(by=specialist, row=row_a, act=Act.UPDATE, text="Sở Nội vụ báo đang làm")
    with pytest.raises(PermissionDenied):
        act_on(by=officer_a, row=row_a, act=Act.UPDATE)


def test_confirming_all_leaves_those_who_have_not_reported(
    group_task: Task, row_a: TaskUnit, row_b: TaskUnit, officer_a: User, specialist: User
) -> None:
    act_on(by=officer_a, row=row_a, act=Act.SUBMIT)
    assert confirm_all(by=specialist, rows=list(group_task.units.select_related("task"))) == 1
    row_b.refresh_from_db()
    assert row_b.progress == Progress.NOT_STARTED


def test_the_first_look_of_the_unit_is_noted_once_and_clears_its_reminders(
    row_a: TaskUnit, officer_a: User, specialist: User, group_task: Task
) -> None:
    remind(by=specialist, task=group_task, rows=[row_a])
    open_row(by=specialist, row=row_a)
    assert Reminder.objects.filter(seen_at=None).count() == 1
    open_row(by=officer_a, row=row_a)
    open_row(by=officer_a, row=row_a)
    row_a.refresh_from_db()
    assert row_a.opened_at is not None
    assert not Reminder.objects.filter(seen_at=None).exists()
    assert AuditEvent.objects.filter(action="task.open").count() == 1

"""A changed deadline keeps the old one, who changed it and why."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.steering.actions import change_deadline
from namhoc.site.steering.models import DeadlineChange, Task

NEW = date(2026, 12, 15)


def test_the_old_deadline_and_the_reason_are_kept(group_task: Task, specialist: User) -> None:
    change_deadline(by=specialist, task=group_task, new=NEW, reason="Chờ mẫu DT-01")
    change_deadline(by=specialist, task=group_task, new=date(2026, 12, 20), reason="Mưa lũ")
    group_task.refresh_from_db()
    assert (group_task.due_on, group_task.first_due_on) == (date(2026, 12, 20), date(2026, 11, 30))
    assert group_task.due_origin == "go"
    assert [(c.old, c.new, c.reason) for c in DeadlineChange.objects.all()] == [
        (NEW, date(2026, 12, 20), "Mưa lũ"),
        (date(2026, 11, 30), NEW, "Chờ mẫu DT-01"),
    ]
    event = AuditEvent.objects.filter(action="task.deadline").order_by("id").first()
    assert event.details == {"old": "2026-11-30", "new": "2026-12-15"}


def test_a_deadline_without_a_reason_or_without_a_change_is_refused(group_task: Task, specialist: User) -> None:
    with pytest.raises(UserFacingError, match="cần ghi lý do"):
        change_deadline(by=specialist, task=group_task, new=NEW, reason=" ")
    with pytest.raises(UserFacingError, match="trùng"):
        change_deadline(by=specialist, task=group_task, new=group_task.due_on, reason="x")
    assert not DeadlineChange.objects.exists()


@pytest.mark.parametrize("person", ["xa-a", "truong-a", "nguoi-ngoai"])
def test_a_unit_cannot_give_itself_more_time(person: str, group_task: Task, cast: dict[str, User]) -> None:
    with pytest.raises(PermissionDenied):
        change_deadline(by=cast[person], task=group_task, new=NEW, reason="x")

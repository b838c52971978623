"""Gia hạn: a changed deadline keeps the old one."""

from datetime import date

from django.db import transaction

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.steering.models import DeadlineChange, Task
from namhoc.site.steering.rights import check_gave
from namhoc.steering import Origin


@transaction.atomic
def change_deadline(*, by: User, task: Task, new: date | None, reason: str) -> DeadlineChange:
    """Set the deadline of ``task`` to ``new`` (None: no date) and keep the old one with who changed it and why.

    Lateness counts against the deadline that holds; ``Task.first_due_on`` keeps the first one for reports that count
    against it.
    """
    task = Task.objects.select_for_update(of=("self",)).select_related("unit", "document").get(pk=task.pk)
    check_gave(by, task)
    reason = reason.strip()[:500]
    if new == task.due_on:
        raise UserFacingError("STEER-SAME-DAY", "Thời hạn mới trùng thời hạn cũ", fix="Chọn ngày khác hoặc thôi.")
    if not reason:
        raise UserFacingError("STEER-REASON", "Gia hạn cần ghi lý do", fix="Ghi một câu lý do rồi gửi lại.")
    change = DeadlineChange.objects.create(task=task, by=by, old=task.due_on, new=new, reason=reason)
    if task.first_due_on is None:
        task.first_due_on = task.due_on or new
    task.due_on, task.due_origin = new, Origin.TYPED.value
    task.save(update_fields=["due_on", "first_due_on", "due_origin"])
    record(
        "task.deadline",
        task,
        by=by,
        document=task.document,
        details={"old": _iso(change.old), "new": _iso(change.new)},
    )
    return change


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

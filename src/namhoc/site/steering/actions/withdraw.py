"""Thu hồi: taking a task back."""

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.steering.actions.progress import act_on
from namhoc.site.steering.models import Task
from namhoc.site.steering.rights import check_gave
from namhoc.steering import Act


@transaction.atomic
def withdraw_task(*, by: User, task: Task, reason: str) -> int:
    """Take ``task`` back from every unit that has not finished it; returns from how many.

    Work that was confirmed stays confirmed. The item may be given out again: the withdrawn task stays in the history
    beside the new one.
    """
    task = Task.objects.select_for_update(of=("self",)).select_related("unit", "document").get(pk=task.pk)
    check_gave(by, task)
    if task.withdrawn_at is not None:
        raise UserFacingError("STEER-WITHDRAWN", "Nhiệm vụ đã được thu hồi trước đó", fix="Tải lại trang.")
    rows = [row for row in task.units.all() if row.state.is_open]
    for row in rows:
        act_on(by=by, row=row, act=Act.WITHDRAW, text=reason)
    task.withdrawn_at = timezone.now()
    task.save(update_fields=["withdrawn_at"])
    record("task.withdraw_all", task, by=by, document=task.document, details={"units": len(rows)})
    return len(rows)

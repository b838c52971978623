"""Moving a row of a task from one state to the next: the unit reports, the giver confirms or returns."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.steering.models import ProgressReport, Reminder, TaskUnit
from namhoc.site.steering.rights import check_side
from namhoc.steering import ACTS, Act, Progress, next_state

LONGEST_REPORT = 4000  # characters


@transaction.atomic
def act_on(*, by: User, row: TaskUnit, act: Act, text: str = "", version: int | None = None) -> ProgressReport:
    """Do ``act`` on ``row`` and keep its words.

    The state machine of ``namhoc.steering`` decides what is allowed (STEER-STATE, STEER-REASON). ``version`` is the
    one the person saw: if someone else has moved the row since, nothing is written (STEER-CHANGED).
    """
    row = TaskUnit.objects.select_for_update(of=("self",)).select_related("task__unit", "task__document").get(pk=row.pk)
    party = ACTS[act].party
    check_side(by, row, party)
    if version is not None and version != row.version:
        raise UserFacingError(
            "STEER-CHANGED",
            f"Người khác vừa đổi tình trạng thành “{row.state.label}”",
            where=row.name,
            fix="Xem lại trang rồi gửi lại; nội dung vừa gõ chưa được ghi.",
        )
    before, text = row.state, text.strip()[:LONGEST_REPORT]
    after = next_state(before, act, party=party, reason=text)
    now = timezone.now()
    _move(row, after, now)
    report = ProgressReport.objects.create(row=row, by=by, act=act.value, before=before, after=after.value, text=text)
    # Whoever acts has seen what was asked.
    Reminder.objects.filter(row=row, seen_at=None).update(seen_at=now)
    record(
        f"task.{act.value}",
        row.task,
        by=by,
        document=row.task.document,
        details={"row": row.pk, "unit": row.unit.code if row.unit else "", "before": before, "after": after.value},
    )
    return report


def _move(row: TaskUnit, after: Progress, now: datetime) -> None:
    """The clock stops on the day of the report and runs on when the work comes back."""
    if after is Progress.AWAITING:
        row.submitted_on = timezone.localdate(now)
    elif after is not Progress.DONE:
        row.submitted_on = None
    row.progress, row.updated_at, row.version = after.value, now, row.version + 1
    row.save(update_fields=["progress", "submitted_on", "updated_at", "version"])


@transaction.atomic
def confirm_all(*, by: User, rows: list[TaskUnit]) -> int:
    """Confirm every one of ``rows`` that waits for it; returns how many. One report and one event each."""
    waiting = [row for row in rows if row.state is Progress.AWAITING]
    for row in waiting:
        act_on(by=by, row=row, act=Act.CONFIRM)
    return len(waiting)


@transaction.atomic
def open_row(*, by: User, row: TaskUnit) -> None:
    """Note that the unit has looked at its task for the first time, and that it has seen its reminders."""
    if by.unit_id != row.unit_id:
        return
    now = timezone.now()
    seen = Reminder.objects.filter(row=row, seen_at=None).update(seen_at=now)
    if row.opened_at is None:
        TaskUnit.objects.filter(pk=row.pk, opened_at=None).update(opened_at=now)
        row.opened_at = now
    elif not seen:
        return
    record("task.open", row.task, by=by, document=row.task.document, details={"row": row.pk, "reminders": seen})

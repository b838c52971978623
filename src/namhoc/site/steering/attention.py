"""Which units of a task need a look, and whom a reminder should reach."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Max

from namhoc.site.accounts.models import User
from namhoc.site.steering.models import Reminder, Task, TaskUnit
from namhoc.site.steering.seen import SeenTask, in_name_order, rows_of
from namhoc.steering import Progress, Standing, TimeKind, TimeState

REST = timedelta(hours=24)
"""A unit that was reminded is left in peace for this long."""

_WORKING = (Progress.NOT_STARTED, Progress.RUNNING, Progress.REDO)


def time_of(task: Task, as_of: date) -> TimeState:
    """Where an unfinished row of ``task`` stands on ``as_of``."""
    return TimeState.of(task.due_on, None, as_of, settings.DUE_SOON_DAYS)


def needing_a_look(rows: Iterable[TaskUnit], time: TimeState) -> list[TaskUnit]:
    """Rows that wait for somebody: late, returned, declined, or reported and not yet confirmed; by name."""

    def waits(row: TaskUnit) -> bool:
        if row.state is Progress.AWAITING:
            return True
        return Standing.of(row.state, time) in (Standing.LATE, Standing.WAITING)

    return in_name_order([row for row in rows if waits(row)])


def to_remind(user: User, tasks: Iterable[Task], now: datetime, as_of: date) -> tuple[list[TaskUnit], int]:
    """The rows of tasks given by the person's office whose unit is late and has not reported.

    Returns them by task, and how many are left out because they were reminded within the last day.
    """
    overdue = [task for task in tasks if task.unit_id == user.unit_id and time_of(task, as_of).kind is TimeKind.OVERDUE]
    rows = rows_of(user).filter(task__in=overdue, progress__in=_WORKING, unit__isnull=False)
    late = list(rows.exclude(unit=user.unit)) if overdue else []
    last = dict(
        Reminder.objects.filter(row__in=[row.pk for row in late]).values_list("row_id").annotate(last=Max("at"))
    )
    rested = [row for row in late if row.pk not in last or now - last[row.pk] >= REST]
    return in_name_order(rested), len(late) - len(rested)


def late_units(user: User, tasks: Iterable[SeenTask]) -> int:
    """How many units are late with something that the person's office gave out, each unit once."""
    late = [seen.task.pk for seen in tasks if seen.task.unit_id == user.unit_id and seen.state.roll_up.late]
    rows = TaskUnit.objects.filter(task__in=late, progress__in=_WORKING, unit__isnull=False).exclude(unit=user.unit)
    return rows.values("unit").distinct().count() if late else 0

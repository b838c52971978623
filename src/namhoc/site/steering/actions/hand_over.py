"""Open work of a unit that ends goes on with the unit that takes it over."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.db.models import Model

from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering.models import Comment, Evidence, ProgressReport, Reminder, Task, TaskUnit
from namhoc.steering import Progress

OPEN = tuple(state.value for state in Progress if state.is_open)


class RowWriter(Protocol):
    """Whoever hands work over writes each row through this, and so can keep what it was before."""

    def change(self, row: Model, /, **changes: Any) -> None:
        """Set fields of a stored row and save it."""


def open_rows(units: Iterable[OrgUnit]) -> list[TaskUnit]:
    """The rows of ``units`` that are not finished, the earliest deadline first."""
    rows = TaskUnit.objects.filter(unit__in=list(units), progress__in=OPEN, task__withdrawn_at=None)
    return list(rows.select_related("task", "unit").order_by("task__due_on", "pk"))


def requests_of(unit: OrgUnit) -> list[Task]:
    """Tasks that ``unit`` itself gave out and that somebody still works on."""
    return list(Task.objects.filter(unit=unit, withdrawn_at=None, units__progress__in=OPEN).distinct())


def hand_over_rows(*, writer: RowWriter, old: OrgUnit, new: OrgUnit, basis: str) -> int:
    """Move the open rows of ``old`` to ``new``: deadline, evidence, reports and questions go along. Returns how many.

    Where ``new`` has an open row of the same task, the two become one: what hangs on the second row moves to the first,
    which keeps the state that is less advanced, and the second row ends as taken back. Where ``new`` has finished the
    task, the rest of ``old`` stays open with the giver, who follows it (a row without a unit). Finished rows stay.
    """
    moved = 0
    for row in open_rows([old]):
        other = TaskUnit.objects.filter(task=row.task, unit=new).first()
        note = f"Chuyển từ {old.full_name} theo {basis}"[:300]
        if other is None:
            writer.change(row, unit=new, name=new.full_name[:300], note=note, version=row.version + 1)
        elif other.state.is_open:
            _join(writer, row, other, note)
        else:
            kept = f"{new.full_name} đã xong phần của mình; phần của {old.full_name} do nơi giao theo dõi ({basis})"
            writer.change(row, unit=None, name=row.name, note=kept[:300], version=row.version + 1)
        moved += 1
    return moved


def hand_over_requests(*, writer: RowWriter, old: OrgUnit, new: OrgUnit) -> int:
    """Tasks given out by ``old`` and still open are from now on the business of ``new``. Returns how many."""
    tasks = requests_of(old)
    for task in tasks:
        writer.change(task, unit=new)
    return len(tasks)


_LEAST_FIRST = (
    Progress.NOT_STARTED,
    Progress.REDO,
    Progress.DECLINED,
    Progress.PAUSED,
    Progress.RUNNING,
    Progress.AWAITING,
)


def _join(writer: RowWriter, row: TaskUnit, kept: TaskUnit, note: str) -> None:
    for model in (Evidence, ProgressReport, Reminder, Comment):
        for thing in model.objects.filter(row=row):
            writer.change(thing, row=kept)
    least = min(row.state, kept.state, key=_LEAST_FIRST.index)
    submitted = kept.submitted_on if least is kept.state else None
    together = "; ".join(part for part in (kept.note, note) if part)[:300]
    writer.change(kept, progress=least.value, submitted_on=submitted, note=together, version=kept.version + 1)
    writer.change(row, progress=Progress.CANCELLED.value, note=f"Gộp vào dòng của {kept.name}"[:300])

"""Tasks as one person sees them: only the rows in their scope are counted, so a commune sees its own state."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Case, Count, F, QuerySet, When

from namhoc.core import fold
from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.steering.models import Evidence, ProgressReport, Task, TaskUnit
from namhoc.steering import Overall, Progress, TaskState


@dataclass(frozen=True)
class SeenTask:
    """A task, its state over the rows this person may read, and what the list says about it."""

    task: Task
    state: TaskState
    units: int
    evidence: int
    mine: bool  # one of the rows is the person's own unit
    awaiting: int = 0

    @property
    def is_group(self) -> bool:
        """True when the person sees more than one row of it."""
        return self.units > 1

    @property
    def is_open(self) -> bool:
        """True while somebody has something to do."""
        return self.state.overall not in (Overall.DONE, Overall.WITHDRAWN)

    @property
    def days_left(self) -> int | None:
        """Days to the deadline, negative when it has passed; None without one or when nothing is left to do."""
        if self.task.due_on is None or not self.is_open:
            return None
        return -self.state.time.days if self.state.time.is_late else self.state.time.days


_HEAVY = ("text", "folded", "reading", "directive")
"""What a document carries that no page of this room needs: its whole text and reading."""


def tasks_of(user: User) -> QuerySet[Task]:
    """Tasks the person may read: those given by hand, then in the order of the documents, newest document first."""
    found = readable_by(user, Task.objects.select_related("document", "unit__parent", "about_unit"))
    found = found.defer(*(f"document__{name}" for name in _HEAVY))
    by_hand = Case(When(document=None, then=0), default=1)
    newest = F("document__issued_on").desc(nulls_last=True)
    return found.order_by(by_hand, newest, F("document_id").desc(nulls_last=True), "position", "id")


def rows_of(user: User) -> QuerySet[TaskUnit]:
    """Rows the person may read, with their tasks: for a commune its own, for the giver all."""
    found = readable_by(user, TaskUnit.objects.select_related("unit__parent", "task__unit__parent", "task__document"))
    return found.defer("task__words", "task__folded", *(f"task__document__{name}" for name in _HEAVY))


def rows_of_task(user: User, task: Task) -> list[TaskUnit]:
    """The rows of one task that the person may read. All share ``task``: of 1,500 rows nothing is loaded twice."""
    rows = list(readable_by(user, TaskUnit.objects.filter(task=task).select_related("unit")))
    for row in rows:
        row.task = task
    return rows


def search(tasks: QuerySet[Task], query: str) -> QuerySet[Task]:
    """Tasks that hold every word of ``query``, with or without accents."""
    for word in fold(query).split():
        tasks = tasks.filter(folded__contains=word)
    return tasks


def see(user: User, tasks: QuerySet[Task], as_of: date) -> list[SeenTask]:
    """``tasks`` with their states on ``as_of``: three queries, however many tasks and units there are."""
    tasks = tasks.defer(
        "words", "folded", "document__text", "document__folded", "document__reading", "document__directive"
    )
    loaded = list(tasks)
    ids = [task.pk for task in loaded]
    rows = readable_by(user, TaskUnit.objects.filter(task__in=ids)).order_by()
    counts: dict[int, Counter[Progress]] = defaultdict(Counter)
    for task_id, progress, number in rows.values_list("task_id", "progress").annotate(n=Count("id")):
        counts[task_id][Progress(progress)] += number
    mine = set(TaskUnit.objects.filter(task__in=ids, unit=user.unit).values_list("task_id", flat=True))
    files = dict(
        readable_by(user, Evidence.objects.filter(row__task__in=ids, removed_at=None))
        .order_by()
        .values_list("row__task_id")
        .annotate(n=Count("id"))
    )
    return [
        SeenTask(
            task,
            state_of(task, counts[task.pk], as_of),
            sum(counts[task.pk].values()),
            files.get(task.pk, 0),
            task.pk in mine,
            counts[task.pk][Progress.AWAITING],
        )
        for task in loaded
    ]


def state_of(task: Task, units: Counter[Progress], as_of: date) -> TaskState:
    """The state of a task whose rows are counted by progress."""
    return TaskState.of(units, due=task.due_on, issued=task.issued_on, as_of=as_of, window=settings.DUE_SOON_DAYS)


def only_rows(user: User, tasks: Iterable[SeenTask]) -> dict[int, TaskUnit]:
    """For each of ``tasks`` in which the person sees a single row: that row, with its last report, by task."""
    single = [seen.task.pk for seen in tasks if not seen.is_group]
    rows = {row.task_id: row for row in rows_of(user).filter(task__in=single)}
    last: dict[int, ProgressReport] = {}
    reports = ProgressReport.objects.filter(row__in=[row.pk for row in rows.values()]).exclude(text="")
    for report in reports.order_by("at", "id"):
        last[report.row_id] = report
    for row in rows.values():
        row.last_report = last.get(row.pk)  # type: ignore[attr-defined]
    return rows


def in_name_order(rows: Sequence[TaskUnit]) -> list[TaskUnit]:
    """Rows by name, communes before wards before others, never by who is ahead."""
    return sorted(rows, key=lambda row: (row.unit.kind if row.unit else "", fold(row.name)))

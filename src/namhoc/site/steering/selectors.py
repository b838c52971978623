"""What other rooms ask about tasks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef
from django.urls import reverse

from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.steering.models import Reminder, Task, TaskUnit
from namhoc.site.steering.seen import rows_of
from namhoc.site.templatetags.namhoc import day
from namhoc.steering import Progress, TimeKind, TimeState

_MINE_TO_DO = [Progress.NOT_STARTED, Progress.RUNNING, Progress.REDO]


@dataclass(frozen=True)
class DueItem:
    """One line of a desk: what, by when, and the button that leads there.

    ``kind``: "do" (report on it), "redo" (came back), "confirm" (units have reported). ``reminded``: a notice is
    waiting to be seen.
    """

    kind: str
    title: str
    sub: str
    due_on: date | None
    time: TimeState
    url: str
    button: str
    reminded: bool = False


def due_for(user: User, as_of: date) -> list[DueItem]:
    """What is asked of the person in the room Nhiệm vụ, by due date; things without a date come last."""
    items: list[DueItem] = []
    if user.can(Permission.UPDATE_TASKS):
        items += _to_do(user, as_of)
    if user.can(Permission.ISSUE_TASKS):
        items += _to_confirm(user, as_of)
    return sorted(items, key=lambda item: (item.due_on is None, item.due_on or as_of, item.title))


def open_about(user: User, keys: Iterable[str]) -> dict[str, Task]:
    """The tasks that the person may read and that somebody still works on, by what they were given out about."""
    open_rows = [progress for progress in Progress if progress.is_open]
    found = Task.objects.filter(about_key__in=list(keys), withdrawn_at=None, units__progress__in=open_rows)
    return {task.about_key: task for task in readable_by(user, found.distinct().order_by("id"))}


def _to_do(user: User, as_of: date) -> list[DueItem]:
    unseen = Reminder.objects.filter(row=OuterRef("pk"), seen_at=None)
    rows = rows_of(user).filter(unit=user.unit, progress__in=_MINE_TO_DO).annotate(reminded=Exists(unseen))
    return [_item_to_do(row, as_of) for row in rows]


def _item_to_do(row: TaskUnit, as_of: date) -> DueItem:
    task = row.task
    came_back = row.state is Progress.REDO
    parts = [f"Nhiệm vụ {task.label}".strip(), task.document.heading if task.document else task.about]
    sub = ", ".join(part for part in parts if part)
    if task.product:
        sub += f". Sản phẩm: {task.product}"
    return DueItem(
        kind="redo" if came_back else "do",
        title=task.title,
        sub=f"Nơi giao trả lại. {sub}" if came_back else sub,
        due_on=task.due_on,
        time=TimeState.of(task.due_on, None, as_of, settings.DUE_SOON_DAYS),
        url=task.get_absolute_url(),
        button="Làm lại" if came_back else "Cập nhật",
        reminded=row.reminded,  # type: ignore[attr-defined]
    )


def _to_confirm(user: User, as_of: date) -> list[DueItem]:
    waiting = (
        TaskUnit.objects.filter(task__unit=user.unit, progress=Progress.AWAITING)
        .order_by()
        .values("task_id", "task__title", "task__label")
        .annotate(n=Count("id"), since=Min("submitted_on"))
    )
    return [
        DueItem(
            kind="confirm",
            title=row["task__title"],
            sub=f"Nhiệm vụ {row['task__label']}: {row['n']} đơn vị báo đã xong, sớm nhất ngày {day(row['since'])}",
            due_on=None,
            time=TimeState(TimeKind.NO_DEADLINE),
            url=reverse("task", args=[row["task_id"]]) + "#cho-xac-nhan",
            button="Xác nhận",
        )
        for row in waiting
    ]

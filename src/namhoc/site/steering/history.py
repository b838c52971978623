"""Trao đổi và lịch sử: everything that happened to a task, as one person may read it, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.steering.models import Comment, DeadlineChange, ProgressReport, Reminder, Task
from namhoc.steering import Act


@dataclass(frozen=True)
class Entry:
    """One line of the history. ``kind`` chooses the sentence in the template."""

    at: datetime
    who: str
    kind: str
    text: str = ""
    unit: str = ""  # the row it is about, where the reader sees several
    row: int | None = None
    old: date | None = None
    new: date | None = None
    number: int = 0


def history_of(user: User, task: Task, *, row: int | None = None) -> list[Entry]:
    """The entries of ``task`` that ``user`` may read; with ``row`` those of that row and those to everybody."""
    entries = [*_reports(user, task, row), *_deadlines(task), *_comments(user, task, row), *_reminders(user, task, row)]
    if row is None:
        entries.append(
            Entry(task.issued_at, office(task.issued_by), "issue", number=task.units.count(), unit=task.label)
        )
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def office(user: User) -> str:
    """Who did it, by role and unit: no personal names in a history that many read."""
    return f"{user.get_role_display()}, {user.unit.label}"


def _reports(user: User, task: Task, row: int | None) -> Iterator[Entry]:
    found = readable_by(user, ProgressReport.objects.filter(row__task=task)).select_related("by__unit__parent", "row")
    for report in found.filter(row=row) if row else found:
        if report.act == Act.WITHDRAW and task.withdrawn_at and row is None:
            continue  # told once for all units below
        yield Entry(report.at, office(report.by), report.act, report.text, report.row.name, report.row_id)
    if task.withdrawn_at and row is None:
        last = found.filter(act=Act.WITHDRAW).first()
        if last:
            yield Entry(task.withdrawn_at, office(last.by), "withdraw_all", last.text)


def _deadlines(task: Task) -> Iterator[Entry]:
    for change in DeadlineChange.objects.filter(task=task).select_related("by__unit__parent"):
        yield Entry(change.at, office(change.by), "deadline", change.reason, old=change.old, new=change.new)


def _comments(user: User, task: Task, row: int | None) -> Iterator[Entry]:
    found = readable_by(user, Comment.objects.filter(task=task)).select_related("by__unit__parent", "row")
    for comment in found:
        if row is None or comment.row_id in (None, row):
            to_one = comment.row is not None and comment.row.unit_id != comment.by.unit_id
            unit = comment.row.name if comment.row and to_one else ""
            yield Entry(comment.at, office(comment.by), "comment", comment.text, unit, comment.row_id)


def _reminders(user: User, task: Task, row: int | None) -> Iterator[Entry]:
    """Reminders sent together are one line."""
    found = readable_by(user, Reminder.objects.filter(row__task=task)).select_related("by__unit__parent", "row")
    together: dict[tuple[datetime, int], list[Reminder]] = {}
    for reminder in found.filter(row=row) if row else found:
        together.setdefault((reminder.at.replace(second=0, microsecond=0), reminder.by_id), []).append(reminder)
    for sent in together.values():
        unit = sent[0].row.name if len(sent) == 1 else ""
        yield Entry(sent[0].at, office(sent[0].by), "remind", sent[0].text, unit, number=len(sent))

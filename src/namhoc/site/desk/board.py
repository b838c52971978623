"""The lines of the desk, in the order in which they are due."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.directives.models.document import State
from namhoc.site.directives.queries import documents_of
from namhoc.site.steering.selectors import DueItem, due_for
from namhoc.steering import TimeKind, TimeState

ICONS = {"do": "check2-square", "redo": "arrow-return-left", "confirm": "check2-all", "document": "file-earmark-text"}


@dataclass(frozen=True)
class Section:
    """A heading of the desk and its lines."""

    name: str | Promise
    items: list[DueItem]


@dataclass(frozen=True)
class Day:
    """A day of the small calendar."""

    on: date
    outside: bool
    weekend: bool
    today: bool
    count: int
    late: bool


class Board:
    """What is asked of one person on one day."""

    def __init__(self, user: User, today: date) -> None:
        self.user, self.today = user, today

    @cached_property
    def items(self) -> list[DueItem]:
        """Tasks, and documents that wait for the person."""
        found = due_for(self.user, self.today)
        if self.user.can(Permission.ADD_DOCUMENTS):
            found += self._previews()
        return found

    @cached_property
    def dated(self) -> list[DueItem]:
        """Those with a date."""
        return [item for item in self.items if item.due_on]

    def _previews(self) -> list[DueItem]:
        """Own uploads that are read and not kept: nobody else sees them."""
        waiting = documents_of(self.user).filter(kept_at=None, uploaded_by=self.user).exclude(state=State.READING)
        return [
            DueItem(
                kind="document",
                title=document.heading,
                sub=_("Không đọc được, cần xem lại tệp") if document.state == State.FAILED else _("Đã đọc, chưa lưu"),
                due_on=None,
                time=TimeState(TimeKind.NO_DEADLINE),
                url=reverse("document-preview", args=[document.pk]),
                button=_("Xem"),
            )
            for document in waiting
        ]

    @cached_property
    def sections(self) -> list[Section]:
        """Overdue, this week, later, without a date; empty ones are left out."""
        sunday = self.today + timedelta(days=6 - self.today.weekday())
        late = [item for item in self.dated if item.due_on < self.today]  # type: ignore[operator]
        week = [item for item in self.dated if self.today <= item.due_on <= sunday]  # type: ignore[operator]
        later = [item for item in self.dated if item.due_on > sunday]  # type: ignore[operator]
        undated = [item for item in self.items if not item.due_on]
        named = (
            (gettext_lazy("Quá hạn"), late),
            (gettext_lazy("Tuần này"), week),
            (gettext_lazy("Sau đó"), later),
            (gettext_lazy("Không có hạn"), undated),
        )
        return [Section(name, items) for name, items in named if items]

    @property
    def overdue(self) -> int:
        """How many are late."""
        return sum(item.due_on < self.today for item in self.dated)  # type: ignore[operator]

    @property
    def weeks(self) -> list[list[Day]]:
        """The month of today, weeks from Monday, with the days on which something is due."""
        due: dict[date, int] = {}
        for item in self.dated:
            due[item.due_on] = due.get(item.due_on, 0) + 1  # type: ignore[index]
        return [
            [
                Day(
                    on=day,
                    outside=day.month != self.today.month,
                    weekend=day.weekday() > 4,
                    today=day == self.today,
                    count=due.get(day, 0),
                    late=day in due and day < self.today,
                )
                for day in week
            ]
            for week in calendar.Calendar().monthdatescalendar(self.today.year, self.today.month)
        ]

"""Where a task stands in time: computed from dates, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TimeKind(StrEnum):
    """The time axis. On time and late when finished; no deadline, within, soon, overdue while not."""

    NO_DEADLINE = "no_deadline"
    WITHIN = "within"
    SOON = "soon"
    OVERDUE = "overdue"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    DONE = "done"  # finished, and no deadline was ever set


@dataclass(frozen=True, slots=True)
class TimeState:
    """``days`` counts calendar days: to the deadline while there is time, past it when late; 0 on the day itself."""

    kind: TimeKind
    days: int = 0

    @classmethod
    def of(cls, deadline: date | None, finished: date | None, as_of: date, window: int) -> TimeState:
        """The state on ``as_of``. ``window``: how many days before the deadline the warning begins; a province
        chooses it. ``finished`` is the day the unit reported the task done, not the day this was confirmed: waiting
        for the giver must not make anybody late."""
        if window < 0:
            raise ValueError("a warning window has no negative length")
        if finished is not None:
            if deadline is None:
                return cls(TimeKind.DONE)
            late = (finished - deadline).days
            return cls(TimeKind.DONE_LATE, late) if late > 0 else cls(TimeKind.DONE_ON_TIME)
        if deadline is None:
            return cls(TimeKind.NO_DEADLINE)
        left = (deadline - as_of).days
        if left < 0:
            return cls(TimeKind.OVERDUE, -left)
        return cls(TimeKind.SOON if left <= window else TimeKind.WITHIN, left)

    @property
    def is_late(self) -> bool:
        """True when the deadline passed before the task was finished."""
        return self.kind in (TimeKind.OVERDUE, TimeKind.DONE_LATE)

    @property
    def text(self) -> str:
        """The words people read: "chậm 3 ngày", "còn 4 ngày", "xong đúng hạn"."""
        match self.kind:
            case TimeKind.NO_DEADLINE:
                return "không có hạn"
            case TimeKind.DONE:
                return "đã xong"
            case TimeKind.DONE_ON_TIME:
                return "xong đúng hạn"
            case TimeKind.DONE_LATE:
                return f"xong, chậm {self.days} ngày"
            case TimeKind.OVERDUE:
                return f"chậm {self.days} ngày"
            case TimeKind.WITHIN | TimeKind.SOON:
                return f"còn {self.days} ngày" if self.days else "hạn hôm nay"

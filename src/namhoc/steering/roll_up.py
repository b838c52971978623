"""Progress of a group: how many units are done, at work, waiting, not started, late; one sentence and one bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from namhoc.steering.states import Progress
from namhoc.steering.time_state import TimeKind, TimeState


class Standing(StrEnum):
    """Where one unit stands, both axes taken together; every unit is in exactly one.

    The values are the segment names of the group bar, in its order.
    """

    DONE = "ok"
    RUNNING = "go"
    NOT_STARTED = "unk"
    LATE = "stop"
    WAITING = "wait"  # returned, declined or paused: somebody has to decide

    @property
    def label(self) -> str:
        """The word beside the number."""
        return _LABELS[self]

    @classmethod
    def of(cls, progress: Progress, time: TimeState) -> Standing | None:
        """The standing of one unit; None for a unit the task was withdrawn from, which counts nowhere.

        A unit that has reported the work done is never late for waiting on the giver: its time stopped on the day
        of the report. A paused task is not late either.
        """
        match progress:
            case Progress.CANCELLED:
                return None
            case Progress.DONE:
                return cls.DONE
            case Progress.PAUSED | Progress.DECLINED:
                return cls.WAITING
        if time.kind is TimeKind.OVERDUE:
            return cls.LATE
        match progress:
            case Progress.REDO:
                return cls.WAITING
            case Progress.NOT_STARTED:
                return cls.NOT_STARTED
            case _:
                return cls.RUNNING


_LABELS: dict[Standing, str] = {
    Standing.DONE: "xong",
    Standing.RUNNING: "đang làm",
    Standing.NOT_STARTED: "chưa bắt đầu",
    Standing.LATE: "quá hạn",
    Standing.WAITING: "cần xem lại",
}


@dataclass(frozen=True, slots=True)
class RollUp:
    """Counts of units by standing; ``total`` leaves out units the task was withdrawn from."""

    counts: tuple[tuple[Standing, int], ...]

    @classmethod
    def of(cls, standings: Iterable[Standing | None]) -> RollUp:
        """Count ``standings``; the order they come in does not matter."""
        counted = Counter(standing for standing in standings if standing is not None)
        return cls(tuple((standing, counted[standing]) for standing in Standing))

    def count(self, standing: Standing) -> int:
        """Units in one standing."""
        return dict(self.counts)[standing]

    @property
    def total(self) -> int:
        """All units that count."""
        return sum(number for _, number in self.counts)

    @property
    def done(self) -> int:
        """Units whose work is confirmed."""
        return self.count(Standing.DONE)

    @property
    def late(self) -> int:
        """Units past the deadline that have not reported the work done."""
        return self.count(Standing.LATE)

    def __add__(self, other: RollUp) -> RollUp:
        """The roll-up of both groups together."""
        mine, theirs = dict(self.counts), dict(other.counts)
        return RollUp(tuple((standing, mine[standing] + theirs[standing]) for standing in Standing))

    @property
    def sentence(self) -> str:
        """The two numbers that matter: "61 trên 99 xong, 7 quá hạn"."""
        return f"{self.done} trên {self.total} xong" + (f", {self.late} quá hạn" if self.late else "")

    @property
    def spoken(self) -> str:
        """Every number in words, for those who do not see the bar."""
        return ", ".join(f"{number} {standing.label}" for standing, number in self.counts if number) or "chưa giao"

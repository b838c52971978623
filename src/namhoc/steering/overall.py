"""One word for a whole task, over all its units: what the column Tình trạng shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from namhoc.steering.roll_up import RollUp, Standing
from namhoc.steering.states import Progress
from namhoc.steering.time_state import TimeKind, TimeState

RISK_ELAPSED = 0.75
RISK_DONE = 0.5
"""A group is at risk when three quarters of its time are gone and fewer than half of its units have reported."""


class Overall(StrEnum):
    """The state of a whole task, the most pressing first."""

    OVERDUE = "overdue"
    AT_RISK = "at_risk"
    SOON = "soon"
    RETURNED = "returned"
    DECLINED = "declined"
    PAUSED = "paused"
    AWAITING = "awaiting"
    ON_TRACK = "on_track"
    RUNNING = "running"
    NOT_STARTED = "not_started"
    DONE = "done"
    WITHDRAWN = "withdrawn"


_WORDS: dict[Overall, str] = {
    Overall.AT_RISK: "Có nguy cơ",
    Overall.RETURNED: "Làm lại",
    Overall.DECLINED: "Từ chối",
    Overall.PAUSED: "Tạm hoãn",
    Overall.AWAITING: "Chờ xác nhận",
    Overall.ON_TRACK: "Đúng tiến độ",
    Overall.RUNNING: "Đang làm",
    Overall.NOT_STARTED: "Chưa bắt đầu",
    Overall.DONE: "Đã xong",
    Overall.WITHDRAWN: "Đã thu hồi",
}

_OF_ONE_UNIT: dict[Progress, Overall] = {
    Progress.AWAITING: Overall.AWAITING,
    Progress.REDO: Overall.RETURNED,
    Progress.DECLINED: Overall.DECLINED,
    Progress.PAUSED: Overall.PAUSED,
}


@dataclass(frozen=True, slots=True)
class TaskState:
    """A whole task on one day: its one word, where it stands in time, and its units counted."""

    overall: Overall
    time: TimeState
    roll_up: RollUp

    @classmethod
    def of(
        cls,
        units: Mapping[Progress, int],
        *,
        due: date | None,
        issued: date,
        as_of: date,
        window: int,
    ) -> TaskState:
        """The state of a task whose units are counted by progress. ``window``: days of warning before ``due``."""
        time = TimeState.of(due, None, as_of, window)
        roll_up = RollUp.of(standing for progress, n in units.items() for standing in [_standing(progress, time)] * n)
        return cls(_overall(units, roll_up, time, elapsed(issued, due, as_of)), time, roll_up)

    @property
    def text(self) -> str:
        """The words of the column: the days that are left or lost, else the word of the state."""
        if self.overall in (Overall.OVERDUE, Overall.SOON):
            return self.time.text
        return _WORDS[self.overall]


def _standing(progress: Progress, time: TimeState) -> Standing | None:
    """A unit that has reported is not late, however long the giver takes."""
    reported = progress in (Progress.AWAITING, Progress.DONE)
    return Standing.of(progress, TimeState(TimeKind.DONE) if reported else time)


def _overall(units: Mapping[Progress, int], roll_up: RollUp, time: TimeState, gone: float) -> Overall:
    if not roll_up.total:
        return Overall.WITHDRAWN
    if roll_up.done == roll_up.total:
        return Overall.DONE
    if roll_up.late:
        return Overall.OVERDUE
    present = [progress for progress, n in units.items() if n and progress is not Progress.CANCELLED]
    if len(present) == 1 and present[0] in _OF_ONE_UNIT:
        return _OF_ONE_UNIT[present[0]]
    reported = roll_up.done + units.get(Progress.AWAITING, 0)
    if roll_up.total > 1 and gone >= RISK_ELAPSED and reported < RISK_DONE * roll_up.total:
        return Overall.AT_RISK
    if time.kind is TimeKind.SOON:
        return Overall.SOON
    if all(progress is Progress.NOT_STARTED for progress in present):
        return Overall.NOT_STARTED
    return Overall.ON_TRACK if roll_up.total > 1 else Overall.RUNNING


def elapsed(issued: date, due: date | None, as_of: date) -> float:
    """The share of the time from giving out to the deadline that is gone, 0..1; 0 without a deadline."""
    if due is None or as_of <= issued:
        return 0.0
    whole = (due - issued).days
    return 1.0 if whole <= 0 else min(1.0, (as_of - issued).days / whole)

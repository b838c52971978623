"""States of a task at one unit: the stored axis (tiến độ), as a table.

The second axis, time, is computed and never stored: ``time_state.py``. Together they give the four statuses
that QĐ 42/2014/QĐ-TTg asks for (hoàn thành đúng hạn, hoàn thành quá hạn, đang thực hiện trong hạn, đang thực hiện
quá hạn); the finer states are the ones seen in working systems.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from namhoc.core import UserFacingError


class Progress(StrEnum):
    """How far one unit has come with a task."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    AWAITING = "awaiting"  # the unit says it is done; the giver of the task has not confirmed yet
    DONE = "done"
    REDO = "redo"  # returned with a reason
    PAUSED = "paused"
    DECLINED = "declined"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The word people read."""
        return PROGRESS_LABELS[self]

    @property
    def is_open(self) -> bool:
        """True while somebody still has to act."""
        return self not in (Progress.DONE, Progress.CANCELLED)


PROGRESS_LABELS: dict[Progress, str] = {
    Progress.NOT_STARTED: "Chưa bắt đầu",
    Progress.RUNNING: "Đang làm",
    Progress.AWAITING: "Chờ xác nhận",
    Progress.DONE: "Đã xong",
    Progress.REDO: "Làm lại",
    Progress.PAUSED: "Tạm hoãn",
    Progress.DECLINED: "Từ chối",
    Progress.CANCELLED: "Đã thu hồi",
}


class Party(StrEnum):
    """Who acts: the unit that carries the task out, or the body that gave it."""

    DOER = "doer"
    GIVER = "giver"

    @property
    def label(self) -> str:
        """The word people read."""
        return {"doer": "đơn vị thực hiện", "giver": "nơi giao"}[self.value]


class Act(StrEnum):
    """What moves a task from one state to another."""

    UPDATE = "update"
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    CONFIRM = "confirm"
    RETURN = "return"
    REOPEN = "reopen"
    PAUSE = "pause"
    RESUME = "resume"
    DECLINE = "decline"
    REASSIGN = "reassign"
    WITHDRAW = "withdraw"

    @property
    def label(self) -> str:
        """The words on the button."""
        return ACTS[self].label


@dataclass(frozen=True, slots=True)
class ActRule:
    """Who may do an act, what it is called, and whether it must say why."""

    label: str
    party: Party
    needs_reason: bool = False


ACTS: dict[Act, ActRule] = {
    Act.UPDATE: ActRule("Cập nhật tiến độ", Party.DOER),
    Act.SUBMIT: ActRule("Báo đã xong", Party.DOER),
    Act.TAKE_BACK: ActRule("Rút lại báo cáo", Party.DOER),
    Act.CONFIRM: ActRule("Xác nhận", Party.GIVER),
    Act.RETURN: ActRule("Trả lại", Party.GIVER, needs_reason=True),
    Act.REOPEN: ActRule("Mở lại", Party.GIVER, needs_reason=True),
    Act.PAUSE: ActRule("Tạm hoãn", Party.GIVER, needs_reason=True),
    Act.RESUME: ActRule("Làm tiếp", Party.GIVER),
    Act.DECLINE: ActRule("Từ chối", Party.DOER, needs_reason=True),
    Act.REASSIGN: ActRule("Giao lại", Party.GIVER, needs_reason=True),
    Act.WITHDRAW: ActRule("Thu hồi", Party.GIVER, needs_reason=True),
}

_WORKING = (Progress.NOT_STARTED, Progress.RUNNING, Progress.REDO)

TRANSITIONS: dict[tuple[Progress, Act], Progress] = {
    **{(state, Act.UPDATE): Progress.RUNNING for state in _WORKING},
    **{(state, Act.SUBMIT): Progress.AWAITING for state in _WORKING},
    **{(state, Act.DECLINE): Progress.DECLINED for state in _WORKING},
    **{(state, Act.PAUSE): Progress.PAUSED for state in _WORKING},
    (Progress.AWAITING, Act.TAKE_BACK): Progress.RUNNING,
    (Progress.AWAITING, Act.CONFIRM): Progress.DONE,
    (Progress.AWAITING, Act.RETURN): Progress.REDO,
    (Progress.DONE, Act.REOPEN): Progress.REDO,
    (Progress.PAUSED, Act.RESUME): Progress.RUNNING,
    (Progress.DECLINED, Act.REASSIGN): Progress.NOT_STARTED,
    **{(state, Act.WITHDRAW): Progress.CANCELLED for state in Progress if state.is_open},
}
"""The whole state machine: (state, act) -> next state. What is not here is not allowed."""


def acts_from(state: Progress, party: Party) -> tuple[Act, ...]:
    """What ``party`` may do in ``state``, in the order of the table of acts."""
    return tuple(act for act in Act if (state, act) in TRANSITIONS and ACTS[act].party is party)


def next_state(state: Progress, act: Act, *, party: Party, reason: str = "") -> Progress:
    """The state after ``act``.

    Raises UserFacingError when the state does not allow the act (STEER-STATE), when it is the other party's to do
    (STEER-PARTY), or when it must be explained and is not (STEER-REASON).
    """
    rule = ACTS[act]
    if (state, act) not in TRANSITIONS:
        possible = ", ".join(f"“{other.label}”" for other in acts_from(state, party)) or "chờ bên kia"
        raise UserFacingError(
            "STEER-STATE",
            f"Không “{rule.label}” được khi nhiệm vụ ở tình trạng “{state.label}”",
            why="Có thể người khác vừa đổi tình trạng",
            fix=f"tải lại trang; lúc này có thể: {possible}",
        )
    if rule.party is not party:
        raise UserFacingError(
            "STEER-PARTY",
            f"“{rule.label}” là việc của {rule.party.label}",
            fix=f"gửi trao đổi để {rule.party.label} làm",
        )
    if rule.needs_reason and not reason.strip():
        raise UserFacingError("STEER-REASON", f"“{rule.label}” cần ghi lý do", fix="ghi một câu lý do rồi gửi lại")
    return TRANSITIONS[state, act]

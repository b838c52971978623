"""Steps of a recognition: where a unit stands in one programme and year, as a table.

Each year begins anew: self-check, request, check, and an outcome. Which outcomes are open depends on how the unit stood
before: who was recognised is maintained or loses it; who lost it two years running goes through the procedure of a
first recognition again (khoản 2 Điều 9 TT 07/2016/TT-BGDĐT). Achieved is not recognised: an evaluation never moves a
step.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from namhoc.core import UserFacingError


class Step(StrEnum):
    """Where a unit stands in the year."""

    NOT_STARTED = "not_started"
    SELF_CHECKED = "self_checked"
    REQUESTED = "requested"
    CHECKED = "checked"
    RECOGNISED = "recognised"
    MAINTAINED = "maintained"
    RESTORED = "restored"
    LOST_ONCE = "lost_once"
    LOST_TWICE = "lost_twice"
    NOT_RECOGNISED = "not_recognised"

    @property
    def label(self) -> str:
        """The words people read."""
        return STEP_LABELS[self]

    @property
    def is_outcome(self) -> bool:
        """True when nothing more happens in the year."""
        return self in OUTCOMES

    @property
    def holds(self) -> bool:
        """True when the unit stands recognised."""
        return self in HOLDING


STEP_LABELS: dict[Step, str] = {
    Step.NOT_STARTED: "Chưa tự kiểm tra",
    Step.SELF_CHECKED: "Đã tự kiểm tra",
    Step.REQUESTED: "Đã đề nghị kiểm tra, công nhận",
    Step.CHECKED: "Đã kiểm tra",
    Step.RECOGNISED: "Được công nhận",
    Step.MAINTAINED: "Duy trì đạt chuẩn",
    Step.RESTORED: "Được công nhận lại",
    Step.LOST_ONCE: "Không duy trì một năm",
    Step.LOST_TWICE: "Không duy trì hai năm liền",
    Step.NOT_RECOGNISED: "Chưa được công nhận",
}
HOLDING = frozenset({Step.RECOGNISED, Step.MAINTAINED, Step.RESTORED})
OUTCOMES = HOLDING | {Step.LOST_ONCE, Step.LOST_TWICE, Step.NOT_RECOGNISED}


class Party(StrEnum):
    """Who acts: the unit itself, the body that checks, the authority that decides."""

    UNIT = "unit"
    CHECKER = "checker"
    AUTHORITY = "authority"

    @property
    def label(self) -> str:
        """The word people read."""
        return {"unit": "đơn vị", "checker": "nơi kiểm tra", "authority": "nơi công nhận"}[self.value]


class Act(StrEnum):
    """What moves a unit from one step to the next."""

    SELF_CHECK = "self_check"
    REQUEST = "request"
    WITHDRAW = "withdraw"
    CHECK = "check"
    RETURN = "return"
    RECOGNISE = "recognise"
    MAINTAIN = "maintain"
    RESTORE = "restore"
    LOSE = "lose"
    LOSE_AGAIN = "lose_again"
    REFUSE = "refuse"

    @property
    def label(self) -> str:
        """The words on the button."""
        return ACTS[self].label


class Paper(StrEnum):
    """What an act must be backed by."""

    NOTHING = ""
    MINUTES = "biên bản"
    DECISION = "số và ngày quyết định"
    REASON = "lý do"


@dataclass(frozen=True, slots=True)
class ActRule:
    """Who does an act, what it is called, what backs it, and how the unit must have stood the year before (None: any;
    an empty standing is that of a unit never recognised)."""

    label: str
    party: Party
    paper: Paper = Paper.NOTHING
    before: frozenset[Step | None] | None = None


_NEVER = frozenset({None, Step.NOT_RECOGNISED})
_LOST = frozenset({Step.LOST_ONCE, Step.LOST_TWICE})

ACTS: dict[Act, ActRule] = {
    Act.SELF_CHECK: ActRule("Ghi biên bản tự kiểm tra", Party.UNIT, Paper.MINUTES),
    Act.REQUEST: ActRule("Đề nghị kiểm tra, công nhận", Party.UNIT),
    Act.WITHDRAW: ActRule("Rút đề nghị", Party.UNIT, Paper.REASON),
    Act.CHECK: ActRule("Ghi biên bản kiểm tra", Party.CHECKER, Paper.MINUTES),
    Act.RETURN: ActRule("Trả hồ sơ", Party.CHECKER, Paper.REASON),
    Act.RECOGNISE: ActRule("Công nhận", Party.AUTHORITY, Paper.DECISION),
    Act.MAINTAIN: ActRule("Công nhận duy trì", Party.AUTHORITY, Paper.DECISION, HOLDING),
    Act.RESTORE: ActRule("Công nhận lại", Party.AUTHORITY, Paper.DECISION, _LOST),
    Act.LOSE: ActRule("Ghi không duy trì", Party.AUTHORITY, Paper.REASON, HOLDING),
    Act.LOSE_AGAIN: ActRule("Ghi không duy trì năm thứ hai", Party.AUTHORITY, Paper.REASON, _LOST),
    Act.REFUSE: ActRule("Ghi chưa công nhận", Party.AUTHORITY, Paper.REASON, _NEVER),
}

_OPEN = (Step.NOT_STARTED, Step.SELF_CHECKED, Step.REQUESTED, Step.CHECKED)

TRANSITIONS: dict[tuple[Step, Act], Step] = {
    (Step.NOT_STARTED, Act.SELF_CHECK): Step.SELF_CHECKED,
    (Step.SELF_CHECKED, Act.SELF_CHECK): Step.SELF_CHECKED,
    (Step.SELF_CHECKED, Act.REQUEST): Step.REQUESTED,
    (Step.REQUESTED, Act.WITHDRAW): Step.SELF_CHECKED,
    (Step.REQUESTED, Act.CHECK): Step.CHECKED,
    (Step.REQUESTED, Act.RETURN): Step.SELF_CHECKED,
    (Step.CHECKED, Act.RETURN): Step.SELF_CHECKED,
    (Step.CHECKED, Act.RECOGNISE): Step.RECOGNISED,
    (Step.CHECKED, Act.MAINTAIN): Step.MAINTAINED,
    (Step.CHECKED, Act.RESTORE): Step.RESTORED,
    (Step.CHECKED, Act.REFUSE): Step.NOT_RECOGNISED,
    # A year may end without a request: what was held is then lost all the same.
    **{(step, Act.LOSE): Step.LOST_ONCE for step in _OPEN},
    **{(step, Act.LOSE_AGAIN): Step.LOST_TWICE for step in _OPEN},
}
"""The whole state machine: (step, act) -> next step. What is not here is not allowed."""


def _fits(act: Act, before: Step | None, is_higher: bool) -> bool:
    if act is Act.RECOGNISE:
        return before in _NEVER or (is_higher and before in HOLDING)
    wanted = ACTS[act].before
    return wanted is None or before in wanted


def acts_from(step: Step, party: Party, *, before: Step | None = None, is_higher: bool = False) -> tuple[Act, ...]:
    """What ``party`` may do, in the order of the table of acts.

    ``before``: the outcome of the year before (None: never recognised). ``is_higher``: a level above the one held is at
    stake, which is recognised for the first time.
    """
    return tuple(
        act for act in Act if (step, act) in TRANSITIONS and ACTS[act].party is party and _fits(act, before, is_higher)
    )


def next_step(
    step: Step,
    act: Act,
    *,
    party: Party,
    before: Step | None = None,
    is_higher: bool = False,
    paper: str = "",
) -> Step:
    """The step after ``act``. ``paper``: the number of the minutes or of the decision, or the reason.

    Raises UserFacingError when the step does not allow the act (RECOG-STEP), when the standing of the year before does
    not (RECOG-BEFORE), when it is another's to do (RECOG-PARTY), or when what must back it is missing (RECOG-PAPER).
    """
    rule = ACTS[act]
    if (step, act) not in TRANSITIONS:
        possible = ", ".join(f"“{other.label}”" for other in acts_from(step, party, before=before)) or "chờ nơi khác"
        raise UserFacingError(
            "RECOG-STEP",
            f"Không “{rule.label}” được khi đơn vị ở bước “{step.label}”",
            why="Có thể người khác vừa đổi bước",
            fix=f"tải lại trang; lúc này có thể: {possible}",
        )
    if rule.party is not party:
        raise UserFacingError(
            "RECOG-PARTY", f"“{rule.label}” là việc của {rule.party.label}", fix=f"chuyển cho {rule.party.label}"
        )
    if not _fits(act, before, is_higher):
        stood = before.label if before else "Chưa từng được công nhận"
        raise UserFacingError(
            "RECOG-BEFORE",
            f"Không “{rule.label}” được",
            why=f"Năm trước đơn vị ở tình trạng “{stood}”",
            fix="chọn việc khác, hoặc ghi bổ sung kết quả các năm trước",
        )
    if rule.paper and not paper.strip():
        raise UserFacingError(
            "RECOG-PAPER", f"“{rule.label}” cần ghi {rule.paper}", fix=f"ghi {rule.paper} rồi gửi lại"
        )
    return TRANSITIONS[step, act]


class Procedure(StrEnum):
    """Which procedure a unit goes through: that of a first recognition, or the yearly one."""

    FIRST = "first"
    YEARLY = "yearly"

    @property
    def label(self) -> str:
        """The words people read."""
        return {"first": "thủ tục công nhận lần đầu", "yearly": "công nhận lại hằng năm"}[self.value]


def procedure(before: Step | None, *, is_higher: bool = False) -> Procedure:
    """Two consecutive years not maintained: restoration is the procedure of a first recognition (khoản 2 Điều 9 TT
    07/2016/TT-BGDĐT). A level never held before is a first recognition too."""
    first = before is None or is_higher or before in (Step.NOT_RECOGNISED, Step.LOST_TWICE)
    return Procedure.FIRST if first else Procedure.YEARLY

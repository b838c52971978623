"""Early warning: what would be lost, or is short, if the year closed today, with the days left to 30 September.

The two-lost-years rule (khoản 2 Điều 9 TT 07/2016/TT-BGDĐT) makes a second loss heavier than the first: after it the
way back is that of a first recognition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from namhoc.core import Severity
from namhoc.recognition.cheapest import way_of
from namhoc.recognition.criterion import Criterion
from namhoc.recognition.evaluation import Evaluation
from namhoc.recognition.process import data_window
from namhoc.recognition.steps import Step

THIN_MARGIN = 1
"""A criterion that this many persons fewer would break is thin."""

WITHIN_REACH = 5
"""A higher level is within reach when at most so many persons are missing."""


_LOST = (Step.LOST_ONCE, Step.LOST_TWICE)


class Alarm(StrEnum):
    """What an early warning is about, the gravest first."""

    LOSES_AGAIN = "loses_again"
    LOSES = "loses"
    MAY_LOSE = "may_lose"
    CONTRADICTORY = "contradictory"
    THIN = "thin"
    WITHIN_REACH = "within_reach"


SEVERITY = {
    Alarm.LOSES_AGAIN: Severity.BLOCKS,
    Alarm.LOSES: Severity.BLOCKS,
    Alarm.MAY_LOSE: Severity.LOOK,
    Alarm.CONTRADICTORY: Severity.BLOCKS,
    Alarm.THIN: Severity.LOOK,
    Alarm.WITHIN_REACH: Severity.NOTE,
}


@dataclass(frozen=True, slots=True)
class Holding:
    """How the unit stood after the year before: the level last recognised, and whether it is held or was lost."""

    level: int
    step: Step


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """``lines``: the criteria it is about. ``persons``: (at least, at most) who would settle it; None where that is not
    known. ``days_left`` to the end of the data window; negative when it is closed."""

    alarm: Alarm
    program: str
    level: int
    lines: tuple[Criterion, ...]
    persons: tuple[int, int] | None
    days_left: int
    text: str

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return SEVERITY[self.alarm]


def warnings(found: Evaluation, held: Holding | None, as_of: date) -> tuple[EarlyWarning, ...]:
    """What is to be told about one evaluated unit today, the gravest first. ``held``: None when the unit was never
    recognised in the programme."""
    days = (data_window(found.survey_year)[1] - as_of).days
    if found.verdict is None:
        text = f"Số liệu mâu thuẫn ở {', '.join(found.invalid)}, chưa xét được mức độ{_left(days)}"
        return (EarlyWarning(Alarm.CONTRADICTORY, found.program, 0, (), None, days, text),)
    told = []
    if held is not None and held.level > 0:
        told += _of_holding(found, held, days)
    told += _next_level(found, days)
    return tuple(sorted(told, key=lambda one: list(Alarm).index(one.alarm)))


def _noun(found: Evaluation) -> str:
    """What is counted: persons of a commune, units of a district or province."""
    return "người" if found.kind == "commune" else "đơn vị"


def _of_holding(found: Evaluation, held: Holding, days: int) -> list[EarlyWarning]:
    verdict = found.verdict
    assert verdict is not None
    level = min(held.level, len(verdict.criteria))
    if verdict.level >= level:
        thin = tuple(
            line
            for lines in verdict.criteria[:level]
            for line in lines
            if line.margin is not None and 0 <= line.margin < THIN_MARGIN and line.denominator and line.percent != 100
        )
        if not thin:
            return []
        kept = "Đạt lại" if held.step in _LOST else "Giữ được"
        one = f"thiếu một {_noun(found)} là không đạt"
        text = f"{kept} mức độ {level} nhưng {len(thin)} tiêu chí vừa đủ: {one}{_left(days)}"
        return [EarlyWarning(Alarm.THIN, found.program, level, thin, (1, 1), days, text)]
    way = way_of(found, level=level)
    persons = None if way is None or way.at_least is None or way.at_most is None else (way.at_least, way.at_most)
    lines = way.lines if way else ()
    short = f"; cần {_range(persons)} {_noun(found)}" if persons else "; còn tiêu chí chưa có số liệu"
    if verdict.possible >= level:
        may = {
            Step.LOST_ONCE: f"Có thể không đạt mức độ {level} năm thứ hai liền",
            Step.LOST_TWICE: f"Có thể vẫn không đạt mức độ {level}",
        }.get(held.step, f"Có thể không giữ được mức độ {level}")
        text = f"{may}: còn {_noun(found)} chưa rõ{short}{_left(days)}"
        return [EarlyWarning(Alarm.MAY_LOSE, found.program, level, lines, persons, days, text)]
    if held.step in _LOST:
        again = "Năm thứ hai liền" if held.step is Step.LOST_ONCE else "Đã mất hai năm liền, năm nay vẫn"
        text = (
            f"{again} không đạt mức độ {level}{short}: khôi phục sẽ theo thủ tục công nhận lần đầu "
            f"(khoản 2 Điều 9 TT 07/2016/TT-BGDĐT){_left(days)}"
        )
        return [EarlyWarning(Alarm.LOSES_AGAIN, found.program, level, lines, persons, days, text)]
    text = f"Không giữ được mức độ {level} nếu chốt hôm nay{short}{_left(days)}"
    return [EarlyWarning(Alarm.LOSES, found.program, level, lines, persons, days, text)]


def _next_level(found: Evaluation, days: int) -> list[EarlyWarning]:
    way = way_of(found)
    if way is None or way.at_least is None or way.at_most is None or way.first or way.at_least > WITHIN_REACH:
        return []
    persons = (way.at_least, way.at_most)
    text = f"Còn thiếu {_range(persons)} {_noun(found)} là đạt mức độ {way.level}{_left(days)}"
    return [EarlyWarning(Alarm.WITHIN_REACH, found.program, way.level, way.lines, persons, days, text)]


def _range(persons: tuple[int, int]) -> str:
    least, most = persons
    return str(least) if least == most else f"{least} đến {most}"


def _left(days: int) -> str:
    if days < 0:
        return "; kỳ số liệu đã đóng"
    return "; hôm nay là ngày cuối của kỳ số liệu" if days == 0 else f"; còn {days} ngày đến 30/9"

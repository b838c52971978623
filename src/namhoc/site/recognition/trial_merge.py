"""Thử sáp nhập: chosen communes as one, under whatever else is tried, and the province with it. Nothing is written."""

from dataclasses import dataclass, replace

from namhoc.core import UserFacingError
from namhoc.recognition import Evaluation, whatif
from namhoc.rulebook.recognition import Book
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.judging import blocking
from namhoc.site.recognition.law import day_of, difficult_units
from namhoc.site.recognition.lines import Line, lines_of
from namhoc.site.recognition.programmes import PROGRAMMES, Programme
from namhoc.site.recognition.trial import Asked, Stepper, changes_of, steppers_of
from namhoc.site.recognition.trial_situation import ProvinceChange, province_changes, situation_of_province

MERGED = "xa-moi"
"""The code of the commune that is tried: no unit has it."""


@dataclass(frozen=True)
class Side:
    """A commune in every programme: ``unit`` None is the commune that would come of it."""

    unit: OrgUnit | None
    difficult: bool
    judged: dict[str, Evaluation]

    @property
    def name(self) -> str:
        """The commune's own name; of the new one nothing."""
        return self.unit.name if self.unit else ""


@dataclass(frozen=True)
class Cell:
    """A commune in one programme. ``line``: what holds it back from the next level most."""

    judged: Evaluation | None

    @property
    def line(self) -> Line | None:
        """With its margin in persons; None at the top."""
        found = blocking(self.judged) if self.judged else None
        return Line(found) if found else None


@dataclass(frozen=True)
class ProgrammeRow:
    """One programme in every old commune and in the new one."""

    programme: Programme
    old: list[Cell]
    new: Cell


@dataclass(frozen=True)
class Compared:
    """One criterion of the new commune beside the same criterion of each old one, in their order."""

    line: Line
    old: list[Line | None]


@dataclass(frozen=True)
class MergeTrial:
    """All of it. ``steppers``: persons that may be added in the new commune."""

    before: list[Side]
    after: Side
    lines: list[Compared]
    level: int
    steppers: list[Stepper]
    province: list[ProvinceChange]
    words: tuple[str, ...]
    error: UserFacingError | None = None

    @property
    def rows(self) -> list[ProgrammeRow]:
        """Programme by programme, in the order of the tabs."""
        return [
            ProgrammeRow(
                one,
                [Cell(side.judged.get(one.key)) for side in self.before],
                Cell(self.after.judged.get(one.key)),
            )
            for one in PROGRAMMES
        ]


def classes_differ(units: list[OrgUnit], survey_year: int) -> bool:
    """Some of them are especially difficult and some are not, so the class of the new one must be told."""
    return 0 < len(difficult_units(day_of(survey_year), units)) < len(units)


def try_merge(
    province: OrgUnit, units: list[OrgUnit], asked: Asked, programme: str, survey_year: int
) -> MergeTrial | None:
    """``units`` as one commune and the rest of ``asked`` with it, before and after; None where fewer than two are
    chosen. Persons are added in the new commune, which is judged on the sums of the old ones' counts."""
    if len(units) < 2:
        return None
    situation = situation_of_province(province, survey_year, recount=bool(asked.readings))
    merge = whatif.Merge(
        tuple(unit.code for unit in units), MERGED, None if not asked.area else asked.area == "special"
    )
    others = Asked(rules=asked.rules, readings=asked.readings)
    changes = [merge, *changes_of(others, MERGED, programme, situation.switches, situation.book)]
    persons = changes_of(Asked(more=asked.more), MERGED, programme, situation.switches, situation.book)
    error = None
    try:
        compared = whatif.compare(situation, [*changes, *persons], with_province=True)
    except UserFacingError as told:
        if told.code != "WHATIF-FIGURE":
            raise
        error, asked = told, replace(asked, more={})
        compared = whatif.compare(situation, changes, with_province=True)
    difficult = difficult_units(day_of(survey_year), units)
    before = [Side(unit, unit.pk in difficult, dict(compared.before.communes[unit.code])) for unit in units]
    special = asked.area == "special" if asked.area else bool(difficult)
    after = Side(None, special, dict(compared.after.communes[MERGED]))
    judged = after.judged.get(programme)
    book = next((one.book for one in changes if isinstance(one, whatif.OtherRules)), situation.book)
    level = _level_shown(judged)
    return MergeTrial(
        before,
        after,
        _compared(before, after, programme, level, book),
        level,
        steppers_of(judged, judged, programme, asked) if judged and judged.verdict else [],
        province_changes(compared.before.province, compared.after.province),
        compared.changes,
        error,
    )


def _level_shown(judged: Evaluation | None) -> int:
    """The next level, or the highest."""
    if judged is None or judged.verdict is None:
        return 0
    return min(judged.verdict.level + 1, len(judged.verdict.criteria))


def _compared(before: list[Side], after: Side, programme: str, level: int, book: Book) -> list[Compared]:
    def lines(side: Side) -> dict[str, Line]:
        judged = side.judged.get(programme)
        if judged is None or judged.verdict is None or not level:
            return {}
        found = lines_of(judged.verdict, min(level, len(judged.verdict.criteria)), difficult=side.difficult, book=book)
        return {line.id: line for line in found}

    old = [lines(side) for side in before]
    return [Compared(line, [one.get(key) for one in old]) for key, line in lines(after).items()]

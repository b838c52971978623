"""Thử sáp nhập: chosen communes as one, under whatever else is tried, and the province with it. Nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from namhoc.core import UserFacingError
from namhoc.recognition import Evaluation, Switches, Verdict, whatif
from namhoc.rulebook.recognition import Book
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.judging import counted, figures_of
from namhoc.site.recognition.law import communes_of, day_of, difficult_units, switches_of
from namhoc.site.recognition.lines import Line, lines_of
from namhoc.site.recognition.models import CohortCount
from namhoc.site.recognition.programmes import PROGRAMMES
from namhoc.site.recognition.trial import Asked, Stepper, changes_of, steppers_of

MERGED = "xa-moi"
"""The code of the commune that is tried: no unit has it."""

MOST_COMMUNES = 10


@dataclass(frozen=True)
class Side:
    """A commune in every programme: ``unit`` None is the commune that would come of it."""

    unit: OrgUnit | None
    difficult: bool
    judged: dict[str, Evaluation]

    @property
    def cells(self) -> list[tuple[str, Evaluation | None]]:
        """By programme, in the order of the columns."""
        return [(one.key, self.judged.get(one.key)) for one in PROGRAMMES]


@dataclass(frozen=True)
class Compared:
    """One criterion of the new commune beside the same criterion of each old one, in their order."""

    line: Line
    old: list[Line | None]


@dataclass(frozen=True)
class ProvinceChange:
    """The province in one programme, before and after."""

    programme: str
    before: Verdict | None
    after: Verdict | None

    @property
    def same(self) -> bool:
        """Neither the certain nor the possible level moves."""
        return (self.before and (self.before.level, self.before.possible)) == (
            self.after and (self.after.level, self.after.possible)
        )


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


def chosen_of(communes: Iterable[OrgUnit], keys: Iterable[int]) -> list[OrgUnit]:
    """The communes picked, in the order of the list; those of elsewhere are left out."""
    wanted = set(keys)
    return [unit for unit in communes if unit.pk in wanted][:MOST_COMMUNES]


def classes_differ(units: list[OrgUnit], survey_year: int) -> bool:
    """Some of them are especially difficult and some are not, so the class of the new one must be told."""
    return 0 < len(difficult_units(day_of(survey_year), units)) < len(units)


def situation_of_province(province: OrgUnit, survey_year: int, *, recount: bool = False) -> whatif.Situation:
    """Every commune of the province as the pure package tries changes on it. ``recount``: with their cohorts, for other
    readings of the law."""
    communes, switches = communes_of(province, survey_year), switches_of(province, survey_year)
    figures = figures_of(communes, survey_year, switches)
    difficult = difficult_units(day_of(survey_year), communes)
    rows: dict[int, list[CohortCount]] = {}
    if recount:
        for row in CohortCount.objects.filter(commune__in=communes, survey_year=survey_year).order_by():
            rows.setdefault(row.commune_id, []).append(row)

    def commune(unit: OrgUnit) -> whatif.CommuneFigures:
        held, counts = rows.get(unit.pk), figures[unit.pk].counts

        def again(readings: Switches) -> dict[str, Any]:
            return {**counts, **counted(held or (), survey_year, readings)}

        return whatif.CommuneFigures(counts, unit.pk in difficult, again if recount else None)

    day = day_of(survey_year)
    return whatif.Situation({unit.code: commune(unit) for unit in communes}, survey_year, Book(day), switches, day)


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
        error, asked = told, others
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
        [
            ProvinceChange(one.key, compared.before.province.get(one.key), compared.after.province.get(one.key))
            for one in PROGRAMMES
            if one.key in compared.before.province or one.key in compared.after.province
        ],
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

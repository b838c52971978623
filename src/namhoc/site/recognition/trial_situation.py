"""A whole province as the pure package tries changes on it, and what the province comes to. Nothing is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from namhoc.recognition import Criterion, Switches, Verdict, whatif
from namhoc.rulebook.recognition import Book
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.judging import counted, figures_of
from namhoc.site.recognition.law import communes_of, day_of, difficult_units, switches_of
from namhoc.site.recognition.models import CohortCount
from namhoc.site.recognition.programmes import PROGRAMMES

MOST_COMMUNES = 20


@dataclass(frozen=True)
class ProvinceChange:
    """What the province comes to in one programme, before and after."""

    programme: str
    before: Verdict | None
    after: Verdict | None

    @property
    def same(self) -> bool:
        """Neither the certain nor the possible level moves."""
        return (self.before and (self.before.level, self.before.possible)) == (
            self.after and (self.after.level, self.after.possible)
        )

    @property
    def goal(self) -> int:
        """The level that is reached or comes next after the change; 0 where nothing can be said."""
        if self.before is None or self.after is None:
            return 0
        return min(self.before.level + 1, len(self.before.criteria), len(self.after.criteria))

    @property
    def lines(self) -> list[tuple[Criterion, Criterion]]:
        """What that level asks of the communes, before and after: certain units, of all, needed."""
        if not self.goal or self.before is None or self.after is None:
            return []
        pairs = zip(self.before.criteria[self.goal - 1], self.after.criteria[self.goal - 1], strict=False)
        return [(old, new) for old, new in pairs if old.denominator and new.denominator]


def chosen_of(communes: Iterable[OrgUnit], keys: Iterable[int]) -> list[OrgUnit]:
    """The communes picked, in the order of the list; those of elsewhere are left out."""
    wanted = set(keys)
    return [unit for unit in communes if unit.pk in wanted][:MOST_COMMUNES]


def situation_of_province(province: OrgUnit, survey_year: int, *, recount: bool = False) -> whatif.Situation:
    """Every commune of the province. ``recount``: with their cohorts, for other readings of the law."""
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


def province_changes(before: Mapping[str, Verdict], after: Mapping[str, Verdict]) -> list[ProvinceChange]:
    """By programme, in the order of the tabs."""
    keys = [one.key for one in PROGRAMMES if one.key in before or one.key in after]
    return [ProvinceChange(key, before.get(key), after.get(key)) for key in keys]

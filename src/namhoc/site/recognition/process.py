"""Where a unit stands on its way to recognition, by the state table and the law of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from namhoc.orgunits import Tier
from namhoc.recognition.process import Competence, Deadline, competent, deadlines, recogniser
from namhoc.recognition.steps import Act, Party, Procedure, Step, acts_from, procedure
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.law import province_of
from namhoc.site.recognition.models import ProvinceYear, Recognition

KINDS = {Tier.COMMUNE: "commune", Tier.DISTRICT: "district", Tier.PROVINCE: "province"}
"""Tiers as the rule book names units."""


@dataclass(frozen=True)
class Way:
    """The way of one unit in one programme and year. ``step``: where it stands; ``before``: the outcome of the years
    before, None where it was never recognised; ``held``: the level recognised last, 0 for none."""

    unit: OrgUnit
    programme: str
    survey_year: int
    steps: Sequence[Recognition]
    before: Step | None
    held: int
    level: int

    @property
    def step(self) -> Step:
        """Where the unit stands this year."""
        return Step(self.steps[-1].step) if self.steps else Step.NOT_STARTED

    @property
    def is_higher(self) -> bool:
        """The level at stake is above the one held."""
        return self.level > self.held

    @property
    def procedure(self) -> Procedure:
        """First recognition, or the yearly one; after two lost years it is the first one again."""
        return procedure(self.before, is_higher=self.held > 0 and self.is_higher)

    def acts(self, parties: Sequence[Party]) -> list[Act]:
        """What these parties may do now."""
        known = {"before": self.before, "is_higher": self.is_higher}
        found = [act for party in parties for act in acts_from(self.step, party, **known)]
        return sorted(found, key=list(Act).index)

    @property
    def recogniser(self) -> Competence:
        """Who recognises the unit at the level at stake, by the law of today's year."""
        return recogniser(KINDS[Tier(self.unit.tier)], self.programme, max(1, self.level), self.asked_on)

    def competent(self, act: Act) -> Competence:
        """Who is competent for an act."""
        return competent(act, KINDS[Tier(self.unit.tier)], self.programme, max(1, self.level), self.asked_on)

    @property
    def asked_on(self) -> date:
        """The day whose law says who is competent: the end of the year's data."""
        return date(self.survey_year, 9, 30)


def way_of(unit: OrgUnit, programme: str, survey_year: int, level: int) -> Way:
    """The way of a unit, ``level`` being what its figures certainly give."""
    rows = list(
        Recognition.objects.filter(unit=unit, programme=programme, survey_year__lte=survey_year)
        .select_related("by__unit__parent")
        .order_by("survey_year", "id")
    )
    now = [row for row in rows if row.survey_year == survey_year]
    before, held = None, 0
    for row in rows:
        if row.survey_year < survey_year and row.stands.is_outcome:
            before = row.stands
            held = row.level if before.holds else held
    at_stake = now[-1].level if now and now[-1].step != Step.NOT_STARTED else level
    return Way(unit, programme, survey_year, now, before, held, at_stake)


def calendar_of(unit: OrgUnit, survey_year: int) -> tuple[Deadline, ...]:
    """The days of the year for the unit: the law's, and the province's own."""
    row = ProvinceYear.objects.filter(province=province_of(unit), survey_year=survey_year).first()
    return deadlines(KINDS[Tier(unit.tier)], survey_year, row.due if row else None)

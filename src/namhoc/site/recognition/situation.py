"""All that a page about one commune in one year rests on, read once."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from namhoc.orgunits import Tier
from namhoc.recognition import Evaluation
from namhoc.recognition.switches import Switches
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.bounds import provinces_on
from namhoc.site.recognition.judging import Figures, evaluations_of, figures_of
from namhoc.site.recognition.law import day_of, difficult_units, province_of, switches_of
from namhoc.site.recognition.models import CohortCount, Recognition, ReportedCounts, Standing


@dataclass(frozen=True)
class Situation:
    """A commune in one survey year by the law of ``as_of``. ``counted``: it has cohorts by birth year."""

    unit: OrgUnit
    province: OrgUnit
    survey_year: int
    as_of: date
    difficult: bool
    switches: Switches
    figures: Figures
    judged: dict[str, Evaluation]
    counted: bool
    updated_at: datetime | None
    locked: bool

    def of(self, programme: str) -> Evaluation | None:
        """The programme judged; None where there are no figures for it."""
        return self.judged.get(programme)


def situation_of(unit: OrgUnit, survey_year: int) -> Situation:
    """The commune as its figures stand now."""
    province, as_of = province_of(unit), day_of(survey_year)
    switches = switches_of(province, survey_year)
    difficult = unit.pk in difficult_units(as_of, [unit])
    figures = figures_of([unit], survey_year, switches)[unit.pk]
    cohorts = CohortCount.objects.filter(commune=unit, survey_year=survey_year)
    totals = ReportedCounts.objects.filter(commune=unit, survey_year=survey_year)
    times = [found.aggregate(last=Max("updated_at"))["last"] for found in (cohorts, totals)]
    return Situation(
        unit=unit,
        province=province,
        survey_year=survey_year,
        as_of=as_of,
        difficult=difficult,
        switches=switches,
        figures=figures,
        judged=evaluations_of(unit.code, figures, survey_year=survey_year, difficult=difficult, switches=switches),
        counted=cohorts.exists(),
        updated_at=max((time for time in times if time), default=None),
        locked=cohorts.filter(locked_at__isnull=False).exists() or totals.filter(locked_at__isnull=False).exists(),
    )


def current_year() -> int:
    """The survey year that offices work on: that of the calendar year, whose results are settled by 30 December."""
    return timezone.localdate().year


def years_of(unit: OrgUnit) -> list[int]:
    """Survey years that there is anything of, and the current one while the unit exists; newest first."""
    years = {current_year()} if unit.valid_to is None else set()
    if unit.tier == Tier.PROVINCE:
        for old in forerunners(unit):
            years |= set(years_of(old))
    for model, of in ((Standing, "unit"), (Recognition, "unit"), (ReportedCounts, "commune"), (CohortCount, "commune")):
        years |= set(model.objects.filter(**{of: unit}).order_by().values_list("survey_year", flat=True).distinct())
    return sorted(years, reverse=True)


def forerunners(province: OrgUnit) -> list[OrgUnit]:
    """The provinces that went into this one on its first day."""
    before = province.valid_from - timedelta(days=1)
    return [unit for unit in provinces_on(province, before) if unit.pk != province.pk]

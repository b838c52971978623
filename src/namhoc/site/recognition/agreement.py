"""The consistency rules X1-X8 asked of the stored figures of a commune or a province."""

from collections.abc import Iterable
from typing import Any

from namhoc.orgunits import Tier
from namhoc.recognition.consistency import Inconsistency, check_bands, check_cohorts, check_exchange, check_years
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.law import communes_of
from namhoc.site.recognition.models import CohortCount, ReportedCounts


def disagreements(unit: OrgUnit, survey_year: int) -> list[Inconsistency]:
    """What does not agree, in the order of the rules. A commune: within each cohort, with the year before, and in the
    totals of literacy; a province: who is schooled elsewhere against who came from elsewhere."""
    if unit.tier == Tier.PROVINCE:
        communes = communes_of(unit, survey_year)
        return list(check_exchange(unit.code, _rows(communes, survey_year)))
    now, before = list(_rows([unit], survey_year)), _rows([unit], survey_year - 1)
    found = [*check_cohorts(now), *check_years(before, now)]
    totals = ReportedCounts.objects.filter(commune=unit, survey_year=survey_year, part="XMC").first()
    if totals is not None and not now:
        found += check_bands(unit.code, totals.counts)
    return sorted(found, key=lambda one: (one.rule, one.place))


def _rows(communes: Iterable[OrgUnit], survey_year: int) -> Iterable[dict[str, Any]]:
    codes = {unit.pk: unit.code for unit in communes}
    for row in CohortCount.objects.filter(commune__in=codes, survey_year=survey_year).order_by("birth_year"):
        yield {
            **row.measured,
            "survey_year": survey_year,
            "commune": codes[row.commune_id],
            "birth_year": row.birth_year,
        }

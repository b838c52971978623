"""Keeping the cohorts of a commune in step with its register of persons."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from namhoc.recognition.cohorts import applied, count, delta
from namhoc.recognition.cohorts.frame import as_frame
from namhoc.recognition.person_year import PersonYear
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions.evaluate import evaluate_communes
from namhoc.site.recognition.actions.load import check_unlocked, measures_of
from namhoc.site.recognition.law import hold
from namhoc.site.recognition.models import CohortCount, Origin
from namhoc.site.registry.pure import pure_years

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@transaction.atomic
def apply_change(*, by: "User | None", commune: OrgUnit, before: PersonYear | None, after: PersonYear | None) -> None:
    """Correct the cohorts by what one person's change does to them, and judge the commune and the province anew.

    Part of the write that changed the person, which records itself. A commune whose cohorts were never counted, or do
    not fit the change, is counted from its register.
    """
    change = {key: counts for key, counts in delta(before, after).items() if key[1] == commune.code}
    if change:
        hold(commune)
    for survey_year in {key[0] for key in change}:
        check_unlocked([commune], survey_year)
        here = {birth_year: counts for (year, _, birth_year), counts in change.items() if year == survey_year}
        if not _corrected(commune, survey_year, here):
            _count_anew(commune, survey_year, Origin.COMPUTED)
        evaluate_communes(by=by, communes=[commune], survey_year=survey_year)


def _corrected(commune: OrgUnit, survey_year: int, change: Mapping[int, Mapping[str, int]]) -> bool:
    """Whether the rows that are held could be corrected; False where they have to be counted anew."""
    # Ordered by its own column: the usual order joins the commune, and the lock would hold up all that names it.
    cohorts = CohortCount.objects.filter(commune=commune, survey_year=survey_year).order_by("birth_year")
    rows = {row.birth_year: row for row in cohorts.select_for_update().filter(birth_year__in=change)}
    if not rows and not cohorts.exists():
        return False
    for birth_year, counts in change.items():
        row = rows.get(birth_year) or CohortCount(
            commune=commune, survey_year=survey_year, birth_year=birth_year, origin=Origin.COMPUTED
        )
        known = {name: value for name, value in row.counts.items() if value is not None}
        try:
            row.counts = {name: value for name, value in applied(known, counts).items() if value}
        except ValueError:
            return False
        row.save()
    return True


@transaction.atomic
def recount(*, by: "User | None", commune: OrgUnit, survey_year: int, origin: Origin = Origin.COMPUTED) -> int:
    """Count a commune's year from its register and judge it anew. Returns how many cohorts it has."""
    hold(commune)
    check_unlocked([commune], survey_year)
    cohorts = _count_anew(commune, survey_year, origin)
    evaluate_communes(by=by, communes=[commune], survey_year=survey_year)
    details = {"year": survey_year, "cohorts": cohorts}
    record("cohorts.recount", commune, by=by, unit=commune, details=details)
    return cohorts


def from_register(commune: OrgUnit, survey_year: int) -> bool:
    """Whether all cohorts of the year were counted from the commune's register, so that it can tell them again."""
    origins = CohortCount.objects.filter(commune=commune, survey_year=survey_year).order_by().values_list("origin")
    return set(origins.distinct()) == {(Origin.COMPUTED.value,)}


def _count_anew(commune: OrgUnit, survey_year: int, origin: Origin) -> int:
    frame = as_frame(pure_years(commune, survey_year)).lazy()
    rows: list[dict[str, Any]] = count(frame).collect().to_dicts()
    CohortCount.objects.filter(commune=commune, survey_year=survey_year).delete()
    CohortCount.objects.bulk_create(
        CohortCount(
            commune=commune,
            survey_year=survey_year,
            birth_year=row["birth_year"],
            counts=measures_of(row, origin),
            origin=origin,
        )
        for row in rows
    )
    return len(rows)

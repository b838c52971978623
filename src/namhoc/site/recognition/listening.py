"""What the register of persons tells: one person changed, or many were loaded."""

from typing import Any

from django.dispatch import receiver

from namhoc.site.jobs.queue import enqueue
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import apply_change, recount
from namhoc.site.recognition.actions.recount import from_register
from namhoc.site.recognition.models import CohortCount, Origin
from namhoc.site.registry.models import PersonYear
from namhoc.site.registry.signals import people_corrected, people_loaded, person_year_changed

MOST_AT_ONCE = 30_000
"""Rows that are counted while the person waits; more are counted by a job."""


@receiver(person_year_changed, dispatch_uid="recognition.person_year_changed")
def on_person_year_changed(*, before: Any, after: Any, commune: OrgUnit, by: Any, **_more: Any) -> None:
    """In the same transaction: the cohorts, the commune's verdict, the province's verdict."""
    apply_change(by=by, commune=commune, before=before, after=after)


@receiver(people_loaded, dispatch_uid="recognition.people_loaded")
def on_people_loaded(*, commune: OrgUnit, survey_year: int, by: Any, source: str = "", **_more: Any) -> None:
    """The commune is counted anew, in a job when there are many."""
    _count(commune, survey_year, by, Origin.SIMULATED if source == Origin.SIMULATED else Origin.COMPUTED)


@receiver(people_corrected, dispatch_uid="recognition.people_corrected")
def on_people_corrected(*, commune: OrgUnit, survey_year: int, by: Any, **_more: Any) -> None:
    """The other year is counted anew. Not where its figures are locked: a decision rests on them as they were, and a
    survey of the next year must not have to wait for it to be opened; ``unlock_figures`` counts it then. Nor where the
    figures are not those of the register."""
    locked = CohortCount.objects.filter(commune=commune, survey_year=survey_year, locked_at__isnull=False)
    if from_register(commune, survey_year) and not locked.exists():
        _count(commune, survey_year, by, Origin.COMPUTED)


def _count(commune: OrgUnit, survey_year: int, by: Any, origin: Origin) -> None:
    if PersonYear.objects.filter(commune=commune, survey_year=survey_year).count() > MOST_AT_ONCE:
        enqueue(recount_later, commune.pk, survey_year, str(origin))
        return
    recount(by=by, commune=commune, survey_year=survey_year, origin=origin)


def recount_later(commune: int, survey_year: int, origin: str) -> None:
    """The job; running it twice gives the same counts."""
    recount(by=None, commune=OrgUnit.objects.get(pk=commune), survey_year=survey_year, origin=Origin(origin))

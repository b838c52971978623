"""What the register of persons tells: one person changed, or many were loaded."""

from typing import Any

from django.dispatch import receiver

from namhoc.site.jobs.queue import enqueue
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import apply_change, recount
from namhoc.site.recognition.models import Origin
from namhoc.site.registry.models import PersonYear
from namhoc.site.registry.signals import people_loaded, person_year_changed

MOST_AT_ONCE = 30_000
"""Rows that are counted while the person waits; more are counted by a job."""


@receiver(person_year_changed, dispatch_uid="recognition.person_year_changed")
def on_person_year_changed(*, before: Any, after: Any, commune: OrgUnit, by: Any, **_more: Any) -> None:
    """In the same transaction: the cohorts, the commune's verdict, the province's verdict."""
    apply_change(by=by, commune=commune, before=before, after=after)


@receiver(people_loaded, dispatch_uid="recognition.people_loaded")
def on_people_loaded(*, commune: OrgUnit, survey_year: int, by: Any, source: str = "", **_more: Any) -> None:
    """The commune is counted anew, in a job when there are many."""
    origin = Origin.SIMULATED if source == Origin.SIMULATED else Origin.COMPUTED
    if PersonYear.objects.filter(commune=commune, survey_year=survey_year).count() > MOST_AT_ONCE:
        enqueue(recount_later, commune.pk, survey_year, str(origin))
        return
    recount(by=by, commune=commune, survey_year=survey_year, origin=origin)


def recount_later(commune: int, survey_year: int, origin: str) -> None:
    """The job; running it twice gives the same counts."""
    recount(by=None, commune=OrgUnit.objects.get(pk=commune), survey_year=survey_year, origin=Origin(origin))

"""After a change of communes: the verdicts of those that went on with another ground."""

from datetime import timedelta

from django.utils import timezone

from namhoc.site.changes.models import Deed, Level
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import evaluate_communes
from namhoc.site.recognition.actions.evaluate import touched
from namhoc.site.recognition.models import CohortCount
from namhoc.site.registry.actions import first_open_year

_RECENT = timedelta(days=2)
"""A night may be missed; judging again what has not changed keeps nothing new."""


def judge_those_that_went_on() -> int:
    """Daily job: communes that were there before a change and are there after it, with more or less ground, are judged
    on the counts they have now in every open year; after an undo on those they had. New communes are judged by
    ``judge_waiting``. The old verdicts stay. Returns how many evaluations were kept."""
    recent = Deed.objects.filter(
        level=Level.COMMUNE, confirmed_at__isnull=False, changed_at__gte=timezone.now() - _RECENT
    )
    kept = 0
    for deed in recent.prefetch_related("sources").order_by("pk"):
        year = first_open_year(deed.effective) if deed.effective else None
        units = {unit.pk for unit in deed.sources.all()} | {part.get("unit") for part in deed.parts}
        units |= {deed.target_id} if not deed.makes_target else set()
        going_on = OrgUnit.objects.filter(pk__in=units - {None}, valid_to=None).select_related("parent")
        years = CohortCount.objects.filter(commune__in=going_on, survey_year__gte=year).order_by("survey_year")
        for open_year in years.values_list("survey_year", flat=True).distinct() if year else ():
            for communes in touched(going_on).values():
                kept += evaluate_communes(by=None, communes=communes, survey_year=open_year)
    return kept

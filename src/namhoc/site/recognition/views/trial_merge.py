"""Thử sáp nhập: the page where the department tries communes as one."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from namhoc.core import UserFacingError
from namhoc.orgunits import Tier
from namhoc.recognition.switches import SWITCH_WORDS
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.recognition.law import communes_of, difficult_units, switches_of
from namhoc.site.recognition.overview import nearest, places_of
from namhoc.site.recognition.shares import counts_districts
from namhoc.site.recognition.trial import Asked, reading_choices, rule_choices
from namhoc.site.recognition.trial_merge import MOST_COMMUNES, chosen_of, classes_differ, try_merge
from namhoc.site.recognition.views.asked import get_unit, programme_of, year_of
from namhoc.site.recognition.views.province import frame


@requires(Permission.READ_RECOGNITION)
@require_GET
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Communes chosen on the left, both results on the right; asked again by htmx at every change."""
    province = get_unit(request, pk, Tier.PROVINCE)
    programme, year = programme_of(request), year_of(request, province)
    communes, day = communes_of(province, year), frame(request, province, programme, year)["as_of"]
    near = {place.unit.pk for place in nearest(places_of(communes, programme.key, year), programme.levels)}
    picked = {int(one) for one in request.GET.getlist("xa") if one.isascii() and one.isdigit() and len(one) < 10}
    units = chosen_of(communes, near if "gan-nhat" in request.GET else picked)
    asked = Asked.read(request.GET, programme.key)
    assumed = not asked.area and classes_differ(units, year)
    taken = replace(asked, area="none") if assumed else asked  # the stricter: nobody is promised too much
    trial, error = None, None
    if not counts_districts(year):
        try:
            trial = try_merge(province, units, taken, programme.key, year)
        except UserFacingError as told:
            error = told
    difficult = difficult_units(day, communes)
    context: dict[str, Any] = frame(request, province, programme, year, "merge") | {
        "communes": [
            {"unit": unit, "picked": unit in units, "difficult": unit.pk in difficult, "near": unit.pk in near}
            for unit in sorted(communes, key=lambda unit: unit not in units)
        ],
        "units": units,
        "most": MOST_COMMUNES,
        "assumed": assumed,
        "by_districts": counts_districts(year),
        "merged": trial,
        "error": error or (trial.error if trial else None),
        "tried": asked,
        "rules": rule_choices(programme.key),
        "readings": reading_choices(switches_of(province, year), asked),
        "any_reading": any(asked.readings.get(name) for name in SWITCH_WORDS),
        "address": urlencode({"ct": programme.key, "nam": year, "xa": [unit.pk for unit in units]}, doseq=True),
    }
    return render(request, "recognition/merge_part.html" if request.htmx else "recognition/merge.html", context)

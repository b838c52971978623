"""The panel Thử thay đổi: asked again by htmx at every step."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import has_reached
from namhoc.site.recognition.hand_out import hands_out, lacking_of
from namhoc.site.recognition.programmes import Programme
from namhoc.site.recognition.shares import counts_districts
from namhoc.site.recognition.situation import Situation, situation_of
from namhoc.site.recognition.trial import Asked, reading_choices, rule_choices, try_out
from namhoc.site.recognition.views.asked import get_commune, programme_of, year_of


def panel(request: HttpRequest, situation: Situation, programme: Programme) -> dict[str, Any]:
    """What the panel shows: steppers, choices, both results."""
    asked = Asked.read(request.GET, programme.key).beyond(situation.switches)
    trial = try_out(situation, programme.key, asked)
    gives = hands_out(request.user, situation.unit) and not situation.locked
    lacking = lacking_of(situation, programme.key) if gives else []
    return {
        "tries_merge": has_reached(request.user, situation.province) and not counts_districts(situation.survey_year),
        "gives": {one.id for one in lacking},
        "gives_address": urlencode({f"them.{name}": n for name, n in (trial.asked if trial else asked).more.items()}),
        "trial": trial,
        "tried": trial.asked if trial else asked,
        "readings": reading_choices(situation.switches, asked),
        "rules": rule_choices(programme.key),
    }


@requires(Permission.READ_RECOGNITION)
@require_GET
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """The panel alone."""
    unit = get_commune(request, pk)
    programme, year = programme_of(request), year_of(request, unit)
    situation = situation_of(unit, year)
    context = {"unit": unit, "situation": situation, "programme": programme, "year": year}
    return render(request, "recognition/trial.html", context | panel(request, situation, programme))

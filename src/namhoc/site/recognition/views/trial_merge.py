"""Thử thay đổi for a province: the page where the department tries communes as one, or each by itself, with everything
else that may be tried. Asked again by htmx at every change; the address holds all of it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from namhoc.core import UserFacingError
from namhoc.orgunits import Tier
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.hand_out import hands_out
from namhoc.site.recognition.law import communes_of, day_of, difficult_units, switches_of
from namhoc.site.recognition.overview import Place, nearest, places_of
from namhoc.site.recognition.programmes import Programme, level_words
from namhoc.site.recognition.shares import counts_districts
from namhoc.site.recognition.trial import Asked, reading_choices, rule_choices
from namhoc.site.recognition.trial_merge import classes_differ, try_merge
from namhoc.site.recognition.trial_province import try_province
from namhoc.site.recognition.trial_situation import MOST_COMMUNES, chosen_of
from namhoc.site.recognition.views.asked import get_unit, programme_of, whole, year_of
from namhoc.site.recognition.views.province import frame, mark_of
from namhoc.site.territory.drawing import Drawing, draw_map

MERGER = "gop"
"""``?kieu=``: communes as one; else the level that each of them is to reach, 0 for figures as they are."""


@requires(Permission.READ_RECOGNITION)
@require_GET
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Communes chosen on the left or on the map, both results on the right."""
    province = get_unit(request, pk, Tier.PROVINCE)
    programme, year = programme_of(request), year_of(request, province)
    communes = communes_of(province, year)
    places = places_of(communes, programme.key, year)
    near = {place.unit.pk for place in nearest(places, programme.levels)}
    picked = {int(one) for one in request.GET.getlist("xa") if one.isascii() and one.isdigit() and len(one) < 10}
    units = chosen_of(communes, near if "gan-nhat" in request.GET else picked)
    switches = switches_of(province, year)
    asked = Asked.read(request.GET, programme.key).beyond(switches)
    kind = request.GET.get("kieu", "")
    goal = whole(kind, least=0, most=programme.levels)
    context: dict[str, Any] = frame(request, province, programme, year, "merge") | {
        "communes": _listed(communes, units, near, year),
        "units": units,
        "most": MOST_COMMUNES,
        "by_districts": counts_districts(year),
        "kinds": _kinds(programme, goal),
        "goal": goal,
        "tried": asked,
        "rules": rule_choices(programme.key),
        "readings": reading_choices(switches, asked),
        "any_reading": bool(asked.readings),
        "kept": _kept(request.GET, units, year),
    }
    if not counts_districts(year):
        context |= _tried(request, province, units, asked, programme, year, goal)
        context["drawing"] = _map(places, units, programme, year, f"?ct={programme.key}&", request.GET)
    return render(request, "recognition/merge_part.html" if request.htmx else "recognition/merge.html", context)


def _tried(
    request: HttpRequest,
    province: OrgUnit,
    units: list[OrgUnit],
    asked: Asked,
    programme: Programme,
    year: int,
    goal: int | None,
) -> dict[str, Any]:
    if goal is not None:
        each = try_province(province, units, asked, programme.key, year, goal)
        given = {unit.pk for unit in units if hands_out(request.user, unit)} if each and not each.changed else set()
        return {"each": each, "given": given}
    assumed = not asked.area and classes_differ(units, year)
    taken = replace(asked, area="none") if assumed else asked  # the stricter: nobody is promised too much
    try:
        trial = try_merge(province, units, taken, programme.key, year)
    except UserFacingError as told:
        return {"error": told}
    return {"merged": trial, "assumed": assumed, "error": trial.error if trial else None}


def _listed(communes: list[OrgUnit], units: list[OrgUnit], near: set[int], year: int) -> list[dict[str, Any]]:
    """The list to pick from: what is picked first, then what is near the next level."""
    difficult = difficult_units(day_of(year), communes)
    return [
        {"unit": unit, "picked": unit in units, "difficult": unit.pk in difficult, "near": unit.pk in near}
        for unit in sorted(communes, key=lambda unit: (unit not in units, unit.pk not in near))
    ]


def _kinds(programme: Programme, goal: int | None) -> list[dict[str, Any]]:
    """What may be done with the communes: one of them, or each to a level, or nothing but the rest."""

    def each(level: int) -> str:
        words = level_words(programme.key, level)
        return _("Từng xã lên %(level)s") % {"level": words[:1].lower() + words[1:]}

    found = [(MERGER, _("Sáp nhập thành một xã"), goal is None)]
    if programme.levels == 1:
        found.append(("1", _("Từng xã lên đạt chuẩn"), goal == 1))
    else:
        found += [(str(level), each(level), goal == level) for level in range(programme.levels, 0, -1)]
    found.append(("0", _("Từng xã, giữ nguyên số người"), goal == 0))
    return [{"key": key, "words": words, "here": here} for key, words, here in found]


def _kept(given: QueryDict, units: Iterable[OrgUnit], year: int) -> str:
    """The address without the programme, whose persons are its own: for the same trial in another programme."""
    kept = given.copy()
    for name in [name for name in kept if name in ("ct", "gan-nhat", "buoc") or name.startswith("them.")]:
        del kept[name]
    kept["nam"] = str(year)
    kept.setlist("xa", [str(unit.pk) for unit in units])
    return kept.urlencode()


def _map(
    places: list[Place], units: list[OrgUnit], programme: Programme, year: int, start: str, given: QueryDict
) -> Drawing:
    """The map to pick from: each tile puts its commune in or takes it out."""
    picked = [unit.pk for unit in units]

    def href(place: Place) -> str:
        key = place.unit.pk
        keys = [one for one in picked if one != key] if key in picked else [*picked, key]
        wanted = given.copy()
        for name in [name for name in wanted if name in ("ct", "gan-nhat", "buoc")]:
            del wanted[name]
        wanted["nam"] = str(year)
        wanted.setlist("xa", [str(one) for one in keys])
        return f"{start}{wanted.urlencode()}"

    marks = []
    for place in places:
        mark, chosen = mark_of(place, programme, href(place)), place.unit.pk in picked
        said = f"{mark.said}, {_('bỏ chọn') if chosen else _('chọn')}"
        marks.append(replace(mark, said=said, chosen=chosen))
    return draw_map(marks, day_of(year))

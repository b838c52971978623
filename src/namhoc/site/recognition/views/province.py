"""The page of a province: where its communes stand, what the province lacks, who is near."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from namhoc.orgunits import Tier
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.law import communes_of, day_of
from namhoc.site.recognition.overview import (
    Filter,
    below,
    chosen,
    conditions_of,
    counts_by_level,
    places_of,
)
from namhoc.site.recognition.programmes import PROGRAMMES, Programme
from namhoc.site.recognition.recognised import recognised_level
from namhoc.site.recognition.rights import keeps
from namhoc.site.recognition.shares import judge_province, levels_of
from namhoc.site.recognition.situation import years_of
from namhoc.site.recognition.views.asked import get_unit, programme_of, year_of

PER_PAGE = 16


def frame(request: HttpRequest, province: OrgUnit, programme: Programme, year: int, tab: str = "") -> dict[str, Any]:
    """What every page of a province shows around its content."""
    return {
        "keeps": keeps(request.user, province),
        "province": province,
        "unit": province,
        "programme": programme,
        "programmes": PROGRAMMES,
        "tab": tab or programme.key,
        "year": year,
        "years": years_of(province),
        "as_of": day_of(year),
        "asked": urlencode({"ct": programme.key, "nam": year}),
    }


@requires(Permission.READ_RECOGNITION)
@require_GET
def province(request: HttpRequest, pk: int) -> HttpResponse:
    """One programme of a province."""
    unit = get_unit(request, pk, Tier.PROVINCE)
    programme, year = programme_of(request), year_of(request, unit)
    communes = communes_of(unit, year)
    places = places_of(communes, programme.key, year)
    judged = judge_province(unit, communes, levels_of(communes, year), year)
    behind = below(places, programme.levels)
    key = request.GET.get("loc", "")
    shown = chosen(behind, key)
    everything = "tat-ca" in request.GET
    context = frame(request, unit, programme, year) | {
        "places": places,
        "judged": judged.get(programme.key),
        "recognised": recognised_level(unit, programme.key, year - 1),
        "counts": counts_by_level(places, programme.levels),
        "conditions": conditions_of(judged.get(programme.key), places),
        "behind": behind,
        "shown": shown if everything else shown[:PER_PAGE],
        "shown_of": len(shown),
        "filters": [
            Filter(one, label, len(chosen(behind, one)), one == key)
            for one, label in (("", "Tất cả"), ("gan", "Thiếu không quá 5 người"), ("dbkk", "Xã ĐBKK"))
        ],
        "loc": key,
    }
    return render(request, "recognition/province.html", context)

"""Bản đồ: the communes of a day with the number of their schools, and the sites that have coordinates."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from namhoc.orgunits import Tier
from namhoc.orgunits.school import Figure
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SitePlacement
from namhoc.site.territory.days import AskedDay
from namhoc.site.territory.drawing import Mark, draw_map, draw_sites
from namhoc.site.territory.listing import UnitList

_STEPS = ((15, "l3"), (8, "l2"), (1, "l1"), (0, "l0"))
"""Least number of schools of each shade: an ordered scale, no ranking."""


@requires(Permission.READ_SCHOOLS)
@require_GET
def territory_map(request: HttpRequest) -> HttpResponse:
    """Bản đồ, and the same figures as a table."""
    asked = AskedDay.of(request)
    listing = UnitList(request, asked)
    found = readable_by(request.user, OrgUnit.objects.on(asked.day)).filter(tier=Tier.COMMUNE)
    lines = listing.lines(list(found.select_related("parent").order_by("name_folded")))
    marks = [
        Mark(
            line.unit,
            text=str(line.schools),
            style=next(style for least, style in _STEPS if line.schools >= least),
            said=_("%(n)d trường") % {"n": line.schools},
            href=reverse("unit", args=[line.unit.pk]) + asked.ending,
        )
        for line in lines
    ]
    placed = readable_by(request.user, SitePlacement.objects.on(asked.day)).select_related("site", "school")
    sites = draw_sites(placed.exclude(lat=None)) if request.GET.get("xem") == "diem" else None
    context = {
        "asked": asked,
        "listing": listing,
        "lines": lines,
        "drawing": draw_map(marks, asked.day) if sites is None else None,
        "sites": sites,
        "figure": Figure.PUPILS.label,
    }
    return render(request, "territory/map.html", context)

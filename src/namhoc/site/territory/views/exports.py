"""Xuất: the list as it is seen, with the same filter and day, as Excel, CSV or GeoJSON."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from namhoc.orgunits import UnitKind
from namhoc.orgunits.tiles import Point
from namhoc.reporting.sheet import Head
from namhoc.reporting.unit_list import UnitListRow, unit_list_csv, unit_list_xlsx
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.downloads import XLSX, attachment
from namhoc.site.territory import actions
from namhoc.site.territory.days import AskedDay
from namhoc.site.territory.listing import Line, UnitList
from namhoc.site.territory.models import UnitBoundary
from namhoc.site.territory.places import centres_of

CSV, GEOJSON = "text/csv; charset=utf-8", "application/geo+json"


@requires(Permission.READ_SCHOOLS, Permission.EXPORT)
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The file; ``dang`` says which."""
    form = request.GET.get("dang", "xlsx")
    if form not in ("xlsx", "csv", "geojson"):
        raise Http404
    asked = AskedDay.of(request)
    listing = UnitList(request, asked)
    lines = listing.lines(list(listing.found))
    actions.tell_export(by=request.user, form=form, rows=len(lines), day=asked.day.isoformat())
    name, year = f"don-vi-{asked.day:%Y-%m-%d}.{form}", str(asked.school_year)
    rows = [_row(line) for line in lines]
    if form == "csv":
        return attachment(unit_list_csv(rows, year), CSV, name)
    simulated = any(line.unit.simulated for line in lines)
    if form == "geojson":
        return attachment(_geojson(lines, asked, simulated=simulated), GEOJSON, name)
    title = listing.inside.label if listing.inside else _("Mạng lưới")
    head = Head(
        heading=_("Danh sách đơn vị: %(unit)s") % {"unit": title},
        source=_("Địa giới và đơn vị như ngày %(day)s") % {"day": f"{asked.day:%d/%m/%Y}"},
        as_of=asked.today,
        note=_("%(n)d đơn vị.") % {"n": len(lines)},
        simulated=simulated,
        frozen=2,
    )
    return attachment(unit_list_xlsx(rows, head, year), XLSX, name)


def _row(line: Line) -> UnitListRow:
    unit, pupils = line.unit, line.pupils
    note = _("ngoài phạm vi xem") if pupils is None else _("thiếu số của %(n)d trường") % {"n": pupils.missing}
    return UnitListRow(
        code=unit.code,
        name=unit.name,
        kind=unit.kind,
        parent_code=unit.parent.code if unit.parent else "",
        parent=unit.parent.label if unit.parent else "",
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        stages=", ".join(stage.label for stage in line.stages),
        schools=None if unit.kind == UnitKind.SCHOOL else line.schools,
        sites=line.sites,
        pupils=pupils.value if pupils else None,
        note=note if pupils is None or pupils.missing else "",
    )


def _geojson(lines: list[Line], asked: AskedDay, *, simulated: bool) -> bytes:
    """RFC 7946: longitude before latitude. Boundaries where they are loaded, else points; a unit whose place is not
    known has no geometry."""
    centres = centres_of([line.unit for line in lines], asked.day)
    loaded = UnitBoundary.objects.filter(of__dropped_at=None, unit__in=[line.unit.pk for line in lines])
    land = dict(loaded.order_by("of_id").values_list("unit", "polygons"))  # of two sets the newest wins
    features: list[dict[str, Any]] = []
    for line in lines:
        place, row = centres[line.unit.pk], _row(line)
        features.append(
            {
                "type": "Feature",
                "geometry": _geometry(land.get(line.unit.pk), place),
                "properties": {
                    "code": row.code, "name": row.name, "kind": row.kind, "parent": row.parent_code,
                    "valid_from": row.valid_from.isoformat(),
                    "valid_to": row.valid_to.isoformat() if row.valid_to else None,
                    "schools": row.schools, "sites": row.sites, "pupils": row.pupils,
                },
            }
        )  # fmt: skip
    whole = {"type": "FeatureCollection", "day": asked.day.isoformat(), "simulated": simulated, "features": features}
    return json.dumps(whole, ensure_ascii=False).encode()


def _geometry(polygons: Any, place: Point | None) -> dict[str, Any] | None:
    if polygons:
        return {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Point", "coordinates": [place[1], place[0]]} if place else None

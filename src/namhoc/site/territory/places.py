"""Where units lie: the middle of the school sites in them, as far as these have coordinates."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from namhoc.orgunits.tiles import Point, centroid
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SitePlacement


def centres_of(units: Iterable[OrgUnit], day: date) -> dict[int, Point | None]:
    """Latitude and longitude of each unit by its key; None where nothing with coordinates lies in it on ``day``."""
    units = list(units)
    points: dict[int, list[Point]] = defaultdict(list)
    placed = SitePlacement.objects.on(day).exclude(Q(lat=None) | Q(lon=None))
    for commune, lat, lon in placed.values_list("commune", "lat", "lon"):
        points[commune].append((lat, lon))
    return {unit.pk: centroid(points.get(unit.pk, ())) for unit in units}

"""Where units lie: by their own coordinates where these are held, else the middle of the school sites in them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from namhoc.orgunits.tiles import Point, centroid
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute
from namhoc.site.orgunits.versions import versions_of
from namhoc.site.schools.models import SitePlacement


def centres_of(units: Iterable[OrgUnit], day: date) -> dict[int, Point | None]:
    """Latitude and longitude of each unit by its key; None where neither is known on ``day``. A fixed number of
    queries, however many units."""
    units = list(units)
    chains = {key: [row.pk for row in chain] for key, chain in versions_of(units).items()}
    own: dict[int, dict[str, float]] = defaultdict(dict)
    for key, name, value in (
        UnitAttribute.objects.on(day).filter(name__in=("lat", "lon")).values_list("unit", "name", "value")
    ):
        if (degrees := _degrees(value)) is not None:
            own[key][name] = degrees
    points: dict[int, list[Point]] = defaultdict(list)
    placed = SitePlacement.objects.on(day).exclude(Q(lat=None) | Q(lon=None))
    for school, commune, lat, lon in placed.values_list("school", "commune", "lat", "lon"):
        points[commune].append((lat, lon))
        points[school].append((lat, lon))
    found: dict[int, Point | None] = {}
    for unit in units:
        told = next((own[key] for key in chains[unit.pk] if len(own[key]) == 2), None)
        sites = [point for key in chains[unit.pk] for point in points[key]]
        found[unit.pk] = (told["lat"], told["lon"]) if told else centroid(sites)
    return found


def _degrees(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if -180 <= number <= 180 else None

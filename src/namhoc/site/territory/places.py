"""Where units lie: by their own coordinates where these are held, else the middle of the school sites in them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from namhoc.orgunits.tiles import Point, centroid
from namhoc.site.orgunits.holding import holding
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.orgunits.versions import versions_of
from namhoc.site.schools.models import SitePlacement


def centres_of(units: Iterable[OrgUnit], day: date) -> dict[int, Point | None]:
    """Latitude and longitude of each unit by its key; None where neither is known on ``day``. A fixed number of
    queries, however many units."""
    units = list(units)
    chains = {key: [row.pk for row in chain] for key, chain in versions_of(units).items()}
    own: dict[str, dict[str, float]] = defaultdict(dict)
    for code, held in holding(day, ("lat", "lon")).items():
        for name, attribute in held.items():
            if (degrees := _degrees(attribute.value)) is not None:
                own[code][name] = degrees
    points: dict[int, list[Point]] = defaultdict(list)
    placed = SitePlacement.objects.on(day).exclude(Q(lat=None) | Q(lon=None))
    for school, commune, lat, lon in placed.values_list("school", "commune", "lat", "lon"):
        points[commune].append((lat, lon))
        points[school].append((lat, lon))
    found: dict[int, Point | None] = {}
    for unit in units:
        there = unit.valid_from <= day and (unit.valid_to is None or unit.valid_to >= day)  # codes are reused
        told = own[unit.code] if there and len(own[unit.code]) == 2 else None
        sites = [point for key in chains[unit.pk] for point in points[key]]
        found[unit.pk] = (told["lat"], told["lon"]) if told else centroid(sites)
    return found


def _degrees(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if -180 <= number <= 180 else None

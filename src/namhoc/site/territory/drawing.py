"""The map of a province as it is drawn: a shape a unit, each with its name, its mark and its link.

Any page may use it: it says what each unit is marked with, this module says where it stands.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import cos, radians

from namhoc.orgunits.tiles import Point, centre, corners, tile_map
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SitePlacement
from namhoc.site.territory.models import BoundarySet
from namhoc.site.territory.places import centres_of

SIZE = 25.0  # circumradius of a hexagon, in units of the drawing
_EDGE = 5.0  # room around the drawing for the outline of a chosen tile


@dataclass(frozen=True)
class Mark:
    """What is drawn on a unit: ``text`` in the shape, ``style`` its class ("l3", "l2", "l1", "l0", "lx"), ``said`` the
    same in words after the name, for those who do not see it. ``href`` empty: no link."""

    unit: OrgUnit
    text: str = ""
    style: str = ""
    said: str = ""
    href: str = ""
    chosen: bool = False

    @property
    def words(self) -> str:
        """Name and meaning: "Xã Nà Pheo: mức độ 2"."""
        return f"{self.unit.label}: {self.said}" if self.said else self.unit.label


@dataclass(frozen=True)
class Shape:
    """One unit on the drawing: its outline (SVG path data) and where its text stands."""

    mark: Mark
    path: str
    x: str
    y: str
    placed: bool = True


@dataclass(frozen=True)
class Drawing:
    """A map ready to be drawn. ``schematic``: hexagons of ours, not boundaries; ``source``: whose boundaries."""

    shapes: tuple[Shape, ...]
    left: float
    top: float
    width: float
    height: float
    schematic: bool = True
    source: str = ""

    @property
    def view_box(self) -> str:
        """As SVG wants it."""
        return f"{self.left:.0f} {self.top:.0f} {self.width:.0f} {self.height:.0f}"

    @cached_property
    def unplaced(self) -> list[OrgUnit]:
        """Units whose place is not known; they stand at the foot."""
        return [shape.mark.unit for shape in self.shapes if not shape.placed]

    @property
    def has_unknown(self) -> bool:
        """True when a shape is hatched, so that the pattern is needed."""
        return any(shape.mark.style == "lx" for shape in self.shapes)


def draw_map(marks: Iterable[Mark], day: date) -> Drawing:
    """The units of ``marks`` as they lie on ``day``, from north to south.

    By boundaries where a loaded set has every one of them, else by tiles: a map with a unit wanting would lie.
    """
    marks = tuple(marks)
    return draw_boundaries(marks) or draw_tiles(marks, day)


def draw_boundaries(marks: Sequence[Mark]) -> Drawing | None:
    """Units in the boundaries of the newest set that holds them all; None where none does."""
    keys = [mark.unit.pk for mark in marks]
    newest = BoundarySet.objects.filter(dropped_at=None, boundaries__unit__in=keys[:1]).first()
    if newest is None:
        return None
    held = dict(newest.boundaries.filter(unit__in=keys).values_list("unit", "polygons"))
    if len(held) < len(set(keys)):
        return None
    points = [(lat, lon) for polygons in held.values() for polygon in polygons for lon, lat in polygon[0]]
    project, width, height = projection(points)
    shapes = []
    for mark in marks:
        rings = [[project(lat, lon) for lon, lat in ring] for polygon in held[mark.unit.pk] for ring in polygon]
        largest = max(rings, key=len)
        x, y = (sum(axis) / len(largest) for axis in zip(*largest, strict=True))
        shapes.append(Shape(mark, "".join(closed_path(ring) for ring in rings), f"{x:.1f}", f"{y + 5:.1f}"))
    shapes.sort(key=lambda shape: (float(shape.y), float(shape.x)))
    return Drawing(tuple(shapes), 0, 0, width, height, schematic=False, source=newest.told)


def draw_tiles(marks: Sequence[Mark], day: date) -> Drawing:
    """Equal hexagons, each near to where the unit truly lies (bản đồ khái quát)."""
    by_key = {str(mark.unit.pk): mark for mark in marks}
    drawn = tile_map({str(pk): place for pk, place in centres_of([mark.unit for mark in marks], day).items()})
    shapes, points = [], []
    for tile in sorted(drawn.tiles, key=lambda tile: (tile.row, tile.column)):
        outline = corners(tile, SIZE)
        points += outline
        x, y = centre(tile, SIZE)
        shapes.append(Shape(by_key[tile.code], closed_path(outline), f"{x:.1f}", f"{y + 5.5:.1f}", tile.placed))
    left, top = (min((point[axis] for point in points), default=0) - _EDGE for axis in (0, 1))
    right, bottom = (max((point[axis] for point in points), default=0) + _EDGE for axis in (0, 1))
    return Drawing(tuple(shapes), left, top, right - left, bottom - top)


def closed_path(points: Iterable[tuple[float, float]]) -> str:
    """A ring as SVG path data."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


@dataclass(frozen=True)
class Dot:
    """One school site on the drawing."""

    place: SitePlacement
    x: str
    y: str


@dataclass(frozen=True)
class SiteDrawing:
    """Sites where their coordinates put them, on plain ground."""

    dots: tuple[Dot, ...]
    width: int
    height: int


def draw_sites(places: Iterable[SitePlacement]) -> SiteDrawing:
    """Every site with coordinates, north up, with the same scale both ways."""
    places = list(places)
    project, width, height = projection([(place.lat or 0.0, place.lon or 0.0) for place in places])
    dots = []
    for place in sorted(places, key=lambda one: one.is_main):  # main sites are drawn last, on top
        x, y = project(place.lat or 0.0, place.lon or 0.0)
        dots.append(Dot(place, f"{x:.1f}", f"{y:.1f}"))
    return SiteDrawing(tuple(dots), width, height)


def projection(points: Sequence[Point], width: int = 640) -> tuple[Callable[[float, float], Point], int, int]:
    """A function from latitude and longitude to the drawing, and the size of the drawing: a plain equirectangular
    projection, good for one province."""
    if not points:
        return (lambda lat, lon: (0.0, 0.0)), width, width
    south, north = min(lat for lat, _ in points), max(lat for lat, _ in points)
    west, east = min(lon for _, lon in points), max(lon for _, lon in points)
    squeeze = cos(radians((south + north) / 2))
    across = max((east - west) * squeeze, (north - south), 1e-6)
    scale = (width - 2 * _EDGE - 10) / across
    height = round((north - south) * scale + 2 * _EDGE + 10)

    def project(lat: float, lon: float) -> Point:
        return _EDGE + 5 + (lon - west) * squeeze * scale, _EDGE + 5 + (north - lat) * scale

    return project, round((east - west) * squeeze * scale + 2 * _EDGE + 10), height

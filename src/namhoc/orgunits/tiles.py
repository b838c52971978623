"""A tile map: every unit one hexagon of the same size, near to where it truly lies (bản đồ khái quát).

No set of commune boundaries with a confirmed licence is known, so the default map is a drawing of our own from
centroids. It is a diagram, not a map: nothing may be measured on it, and units of any size weigh the same.

Cells are hexagons with a corner up, in rows; odd rows stand half a cell to the right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import cos, hypot, radians, sqrt

Point = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84), in this order."""

Cell = tuple[int, int]
"""Row, from the north, and column, from the west."""

_ROW_HEIGHT = sqrt(3) / 2  # between two rows, where two cells of a row are 1 apart
_CELL_AREA = _ROW_HEIGHT
_PASSES = 60  # of mending; it settles after about ten


@dataclass(frozen=True, order=True, slots=True)
class Tile:
    """The cell of one unit. ``placed`` False: no coordinates are known, the tile only stands at the foot of the map."""

    code: str
    row: int
    column: int
    placed: bool = True


@dataclass(frozen=True, slots=True)
class TileMap:
    """Tiles in the order of their codes, on ``rows`` x ``columns`` cells counted from 0."""

    tiles: tuple[Tile, ...]
    rows: int
    columns: int

    @property
    def unplaced(self) -> tuple[str, ...]:
        """Codes of the units whose place is not known."""
        return tuple(tile.code for tile in self.tiles if not tile.placed)

    def width(self, size: float) -> float:
        """Width of the drawing when a hexagon has the circumradius ``size``."""
        return sqrt(3) * size * (self.columns + 0.5)

    def height(self, size: float) -> float:
        """Height of the drawing."""
        return size * (1.5 * max(self.rows - 1, 0) + 2) if self.rows else 0.0


def centre(tile: Tile, size: float) -> Point:
    """Centre (x, y) of a tile in a drawing whose first cell touches the upper left corner; y grows downwards."""
    return sqrt(3) * size * (tile.column + 0.5 + 0.5 * (tile.row % 2)), size * (1.5 * tile.row + 1)


def corners(tile: Tile, size: float) -> tuple[Point, ...]:
    """The six corners (x, y) of a tile, from the top, clockwise."""
    x, y = centre(tile, size)
    half = sqrt(3) / 2 * size
    return (
        (x, y - size), (x + half, y - size / 2), (x + half, y + size / 2),
        (x, y + size), (x - half, y + size / 2), (x - half, y - size / 2),
    )  # fmt: skip


def centroid(points: Iterable[Point]) -> Point | None:
    """The middle of ``points`` (the sites of a commune, say); None of none."""
    known = tuple(points)
    if not known:
        return None
    return sum(lat for lat, _ in known) / len(known), sum(lon for _, lon in known) / len(known)


def tile_map(centres: Mapping[str, Point | None]) -> TileMap:
    """Lay units, by code, on hexagons: no two on one cell, each near its place, the same units always the same way.

    Units without coordinates (None) stand in rows of their own at the foot, after an empty row, by code.
    """
    known = {code: place for code, place in sorted(centres.items()) if place is not None}
    unknown = sorted(code for code, place in centres.items() if place is None)
    cells = _best_layout(_flat(known)) if known else {}
    top = min((row for row, _ in cells.values()), default=0)
    top -= top % 2  # keep odd rows odd: they stand half a cell to the right
    left = min((column for _, column in cells.values()), default=0)
    tiles = [Tile(code, row - top, column - left) for code, (row, column) in cells.items()]
    columns = max((tile.column for tile in tiles), default=-1) + 1
    rows = max((tile.row for tile in tiles), default=-1) + 1
    across = columns or max(1, round(sqrt(len(unknown) * 1.5)))
    below = rows + 1 if rows else 0
    tiles += [Tile(code, below + n // across, n % across, placed=False) for n, code in enumerate(unknown)]
    return TileMap(
        tuple(sorted(tiles)),
        rows=max((tile.row for tile in tiles), default=-1) + 1,
        columns=max((tile.column for tile in tiles), default=-1) + 1,
    )


def _flat(places: Mapping[str, Point]) -> dict[str, Point]:
    """Places as (x, y) on a plane in which one hexagon is 1 wide and the units together fill their area."""
    middle = sum(lat for lat, _ in places.values()) / len(places)
    squeeze = cos(radians(middle))
    plane = {code: (lon * squeeze, -lat) for code, (lat, lon) in places.items()}
    extent = max(max(axis) - min(axis) for axis in zip(*plane.values(), strict=True))
    # The outermost centroids lie half a cell inside the border, so their hull is smaller than the cells together.
    area = max(_hull_area(plane.values()), 0.25 * extent**2) / max(sqrt(len(plane)) - 1, 1) ** 2
    scale = sqrt(_CELL_AREA / area) if area > 1e-12 else 0.0
    x0, y0 = (sum(axis) / len(plane) for axis in zip(*plane.values(), strict=True))
    return {code: ((x - x0) * scale, (y - y0) * scale) for code, (x, y) in plane.items()}


def _hull_area(points: Iterable[Point]) -> float:
    """Area of the convex hull (Andrew's monotone chain)."""
    ordered = sorted(set(points))

    def half(run: Iterable[Point]) -> list[Point]:
        chain: list[Point] = []
        for point in run:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        return chain[:-1]

    hull = half(ordered) + half(reversed(ordered))
    around = zip(hull, [*hull[1:], *hull[:1]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in around)) / 2


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _middle(cell: Cell) -> Point:
    row, column = cell
    return column + 0.5 * (row % 2), row * _ROW_HEIGHT


def _around(cell: Cell) -> tuple[Cell, ...]:
    """The six neighbours of a cell."""
    row, column = cell
    shift = row % 2
    return (
        (row, column - 1), (row, column + 1), (row - 1, column - 1 + shift), (row - 1, column + shift),
        (row + 1, column - 1 + shift), (row + 1, column + shift),
    )  # fmt: skip


def _best_layout(places: Mapping[str, Point]) -> dict[str, Cell]:
    """The lattice may begin anywhere: several beginnings are tried, and the one that misses places least is kept."""
    layouts = (
        _Layout({code: (x + dx, y + dy * _ROW_HEIGHT) for code, (x, y) in places.items()})
        for dx in (0.0, 0.5)
        for dy in (0.0, 0.5, 1.0, 1.5)  # a whole row changes which rows are odd
    )
    return min(layouts, key=lambda layout: round(layout.missed, 6)).cells


class _Layout:
    """Units on cells: laid from the middle outwards, then mended until no exchange brings units nearer."""

    def __init__(self, places: Mapping[str, Point]) -> None:
        self.places = places
        self.cells: dict[str, Cell] = {}
        self.held: dict[Cell, str] = {}
        for code in sorted(places, key=lambda code: (hypot(*places[code]), code)):
            self._put(code, self._nearest_free(places[code]))
        for _ in range(_PASSES):
            if not sum(self._mend(code) for code in places):
                break
        self._fill_holes()

    @property
    def missed(self) -> float:
        """Sum of squared distances between where units lie and where they are drawn."""
        return sum(self._miss(code, cell) for code, cell in self.cells.items())

    def _put(self, code: str, cell: Cell) -> None:
        self.cells[code] = cell
        self.held[cell] = code

    def _miss(self, code: str, cell: Cell) -> float:
        """Squared distance between where a unit lies and the middle of a cell."""
        (x, y), (cx, cy) = self.places[code], _middle(cell)
        return (x - cx) ** 2 + (y - cy) ** 2

    def _nearest_free(self, place: Point) -> Cell:
        row = round(place[1] / _ROW_HEIGHT)
        home = (row, round(place[0] - 0.5 * (row % 2)))
        for reach in range(len(self.held) + 2):
            free = [cell for cell in _ring(home, reach) if cell not in self.held]
            if free:  # the ring after may hold a nearer one, because a ring is no circle
                free += [cell for cell in _ring(home, reach + 1) if cell not in self.held]
                x, y = place
                return min(free, key=lambda c: ((x - _middle(c)[0]) ** 2 + (y - _middle(c)[1]) ** 2, c))
        raise AssertionError("rings grow beyond every held cell")

    def _mend(self, code: str) -> bool:
        """Move a unit to a neighbouring cell, or exchange it with the unit there, when that brings them nearer."""
        here = self.cells[code]
        for there in _around(here):
            other = self.held.get(there)
            gain = self._miss(code, here) - self._miss(code, there)
            if other is not None:
                gain += self._miss(other, there) - self._miss(other, here)
            if gain > 1e-9:
                del self.held[here]
                self._put(code, there)
                if other is not None:
                    self._put(other, here)
                return True
        return False

    def _fill_holes(self) -> None:
        """Empty cells that units enclose wander outwards, so that the map has no holes that the land has not."""
        for hole in self._enclosed():
            while True:
                far = max(_around(hole), key=lambda cell: (hypot(*_middle(cell)), cell))
                code = self.held.pop(far, None)
                if code is None:
                    break
                self._put(code, hole)
                hole = far

    def _enclosed(self) -> list[Cell]:
        rows = [row for row, _ in self.held]
        columns = [column for _, column in self.held]
        box = {
            (row, column)
            for row in range(min(rows) - 1, max(rows) + 2)
            for column in range(min(columns) - 1, max(columns) + 2)
        }
        empty = box - set(self.held)
        outside = [(min(rows) - 1, min(columns) - 1)]
        while outside:
            cell = outside.pop()
            if cell in empty:
                empty.discard(cell)
                outside += _around(cell)
        return sorted(empty, key=lambda cell: (-hypot(*_middle(cell)), cell))


def _ring(cell: Cell, reach: int) -> Iterator[Cell]:
    """The cells that are ``reach`` steps away."""
    if reach == 0:
        yield cell
        return
    row, column = cell
    q, r = column - (row - row % 2) // 2, row  # axial coordinates, in which a step is always the same
    q, r = q - reach, r + reach
    for dq, dr in ((1, 0), (1, -1), (0, -1), (-1, 0), (-1, 1), (0, 1)):
        for _ in range(reach):
            yield r, q + (r - r % 2) // 2
            q, r = q + dq, r + dr

"""Columns of a list of schools or of school sites, told by the text of their heads, never by where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from namhoc.core import fold
from namhoc.orgunits.school import Figure

Grid = Sequence[Sequence[object]]
"""Rows of cells; row 0 is row 1 of the sheet. Cells that a merged head covers hold its words (``reading.Sheet.spread``)."""

SITES = "sites"
_LOOKED_AT, _DEPTH = 25, 4

FIGURES = tuple(figure.value for figure in Figure if figure is not Figure.SCHOOLS)
"""The figures that a row of a school may give."""


@cache
def _table() -> dict[tuple[str, ...], str]:
    words = yaml.safe_load(files("namhoc.orgunits").joinpath("data/school_heads.yaml").read_text("utf-8"))
    return {tuple(fold(part) for part in way.split(" > ")): column for column, ways in words.items() for way in ways}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a sheet stand, from 0, and the first row below the heads."""

    places: dict[str, int]
    first_row: int
    unread: tuple[int, ...]

    @property
    def of_sites(self) -> bool:
        """True for a list with a row a site, false for one with a row a school."""
        return "site_code" in self.places or "site_name" in self.places


def find_columns(grid: Grid) -> Columns | None:
    """The heads of a list of schools (code or name, commune) or of sites; None where no rows are such heads. The rows
    that tell most columns win; of equals, the fewest rows."""
    best: Columns | None = None
    for last in range(min(_LOOKED_AT, len(grid))):
        for depth in range(1, min(_DEPTH, last + 1) + 1):
            found = _read(grid, last - depth + 1, last)
            named = {"code", "name", "site_code", "site_name"} & found.places.keys()
            if named and len(found.places) > 2 and (best is None or len(found.places) > len(best.places)):
                best = found
    return best


def _read(grid: Grid, first: int, last: int) -> Columns:
    places: dict[str, int] = {}
    unread = []
    for place in range(max(len(row) for row in grid[first : last + 1])):
        lines = [grid[row][place] for row in range(first, last + 1) if place < len(grid[row])]
        stack = [fold(cell) for cell in lines if isinstance(cell, str) and fold(cell)]
        if not stack:
            continue
        own, above = stack[-1], [line for line in stack[:-1] if line != stack[-1]]
        told = _table()
        column = next((told[line, own] for line in reversed(above) if (line, own) in told), told.get((own,)))
        if column is None:
            unread.append(place)
        elif column not in places:
            places[column] = place
    return Columns(places, last + 1, tuple(unread))

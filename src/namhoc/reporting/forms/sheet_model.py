"""A form as cells before it is a file: what stands where, how it looks, what it is computed from.

Positions are rows and columns of the sheet from 0. A formula names cells by position; its value is computed here too,
so that whoever opens the file without recalculating sees the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Place = tuple[int, int]
"""Row and column of a cell."""


class Look(StrEnum):
    """How a cell looks."""

    HEAD = "head"
    NUMBERING = "numbering"  # (1), (2) ... under the heads
    LABEL = "label"
    STRONG = "strong"  # label of a line that sums
    TEXT = "text"
    NUMBER = "number"
    TOTAL = "total"
    PERCENT = "percent"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Sum:
    """The cells added up."""

    cells: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """The cells of ``part`` added up over those of ``whole``: a percentage or a ratio, by the look of the cell."""

    part: tuple[Place, ...]
    whole: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """``value`` None prints an empty cell: a figure that is missing is never 0."""

    row: int
    column: int
    value: int | float | str | None
    look: Look
    formula: Sum | Share | None = None
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Grid:
    """The cells of a form's table, and how the sheet is printed."""

    form: str
    title: str
    widths: list[float]
    paper: str = "A4"
    portrait: bool = False
    first_row: int = 0
    body_row: int = 0
    frozen_columns: int = 2
    is_one_page: bool = False
    cells: dict[Place, Cell] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)

    def put(self, cell: Cell) -> None:
        """Place a cell. Raises ValueError where one stands already: a layout that overlaps is wrong."""
        if (cell.row, cell.column) in self.cells:
            raise ValueError(f"{self.form}: ô {cell.row}, {cell.column} có hai nội dung")
        self.cells[cell.row, cell.column] = cell

    def number(self, place: Place) -> int | float | None:
        """The number of a cell; None where it is empty."""
        cell = self.cells.get(place)
        return cell.value if cell is not None and not isinstance(cell.value, str) else None

    def sum_of(self, places: Iterable[Place]) -> int | None:
        """The numbers added up; None where one of them is missing."""
        numbers = [self.number(place) for place in places]
        if not numbers or any(number is None for number in numbers):
            return None
        return sum(int(number) for number in numbers if number is not None)

    def put_sum(self, row: int, column: int, places: Sequence[Place], look: Look = Look.TOTAL) -> None:
        """A cell that adds up others; empty, without a formula, where one of them is missing."""
        value = self.sum_of(places)
        self.put(Cell(row, column, value, look, None if value is None else Sum(tuple(places))))

    def put_share(
        self, row: int, column: int, part: Sequence[Place], whole: Sequence[Place], look: Look = Look.PERCENT
    ) -> None:
        """A percentage or ratio of cells; empty where a figure is missing or the whole is nobody."""
        n, d = self.sum_of(part), self.sum_of(whole)
        known = n is not None and bool(d)
        value = n / d if known and n is not None and d else None
        self.put(Cell(row, column, value, look, Share(tuple(part), tuple(whole)) if known else None))

    @property
    def last_row(self) -> int:
        """The last row of the table."""
        return max(cell.row + cell.rows - 1 for cell in self.cells.values())

    def as_lines(self) -> list[str]:
        """The model as text, a line a cell, for golden tests."""
        told = [f"{self.form} | {self.title} | {self.paper}{' dọc' if self.portrait else ''}"]
        for place in sorted(self.cells):
            cell = self.cells[place]
            span = f" {cell.rows}x{cell.columns}" if (cell.rows, cell.columns) != (1, 1) else ""
            value = f"{cell.value:.6f}" if isinstance(cell.value, float) else "" if cell.value is None else cell.value
            made = {Sum: " =cộng", Share: " =chia"}.get(type(cell.formula), "")
            told.append(f"{_name(place)}{span} {cell.look.value}{made}: {value}")
        return told


def _name(place: Place) -> str:
    row, column = place
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"

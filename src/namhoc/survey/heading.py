"""Finding the heads of a survey sheet: which rows they fill, what each column holds, and what nobody could tell."""

from __future__ import annotations

from dataclasses import dataclass

from namhoc.core import fold
from namhoc.reading import Sheet
from namhoc.survey.columns import Column, told

_LOOKED_AT = 25  # letterhead, title and merged heads end well before this row
_DEPTH = 5  # heads are at most this many rows


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the columns stand (counted from 0), the row of the first person, the columns whose head told nothing, and
    those that said again what another one says."""

    columns: dict[Column, int]
    first_row: int
    unread: tuple[int, ...]
    twice: tuple[int, ...]

    @property
    def names_people(self) -> bool:
        """True when names and years of birth can be read: without them a row is nobody."""
        have = self.columns.keys()
        return bool(have & {Column.NAME, Column.GIVEN_NAME}) and bool(have & {Column.BIRTH_YEAR, Column.BIRTH_DATE})


def find_heading(sheet: Sheet) -> Heading | None:
    """The heads of ``sheet``, None where no rows tell a person's name and birth. The rows that tell most columns win;
    of equals, the fewest rows."""
    best: Heading | None = None
    for last in range(min(_LOOKED_AT, len(sheet.rows))):
        for depth in range(1, min(_DEPTH, last + 1) + 1):
            heading = _read(sheet, last - depth + 1, last)
            if heading.names_people and (best is None or len(heading.columns) > len(best.columns)):
                best = heading
    return best


def _read(sheet: Sheet, first: int, last: int) -> Heading:
    lines = [
        [fold(cell) if isinstance(cell, str) else "" for cell in sheet.spread(row)] for row in range(first, last + 1)
    ]
    columns: dict[Column, int] = {}
    unread, twice = [], []
    for place in range(len(lines[0])):
        stack = [line[place] for line in lines if line[place]]
        if not stack:
            continue
        own, above = stack[-1], tuple(dict.fromkeys(line for line in stack[:-1] if line != stack[-1]))
        column = told(above, own)
        if column is None:
            unread.append(place)
        elif column in columns:
            twice.append(place)
        else:
            columns[column] = place
    return Heading(_parted(columns), _first_person(sheet, last + 1), tuple(unread), tuple(twice))


def _parted(columns: dict[Column, int]) -> dict[Column, int]:
    """A name in two columns whose head "Họ và tên" stands over the first alone: the second, without a head of its own,
    is left to the reader; a given name without a surname is the whole name."""
    if Column.GIVEN_NAME in columns and Column.SURNAME not in columns and Column.NAME not in columns:
        place = columns.pop(Column.GIVEN_NAME)
        columns[Column.NAME] = place
    return columns


def _first_person(sheet: Sheet, row: int) -> int:
    """The first row below the heads that does not merely number the columns (1, 2, 3 or a, b, c)."""
    while row < len(sheet.rows):
        cells = [cell for cell in sheet.rows[row] if cell is not None]
        numbered = len(cells) > 3 and all(_numbers_a_column(cell) for cell in cells)
        if cells and not numbered:
            break
        row += 1
    return row


def _numbers_a_column(cell: object) -> bool:
    if isinstance(cell, int):
        return cell < 200
    text = str(cell).strip("()")
    return len(text) == 1 or (text.isdigit() and len(text) < 4)

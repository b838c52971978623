"""Excel files as grids of cells with their addresses: what imports read, where ``workbook`` reads an annex to its text.

Cells show the values last saved; formulas are never computed, macros and links never followed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from xml.parsers import expat

from namhoc.core import UserFacingError, nfc, squash
from namhoc.reading import formats, problems
from namhoc.reading.formats import Format
from namhoc.reading.limits import Limits

Cell = str | int | float | bool | date | None
"""What a cell holds: text composed and squashed, whole numbers as int, dates as date, None where it is empty."""

ROWS, COLUMNS = 99_999, 702
"""The largest grid that is read, a row or a column past it is refused: a commune has 20,000 persons, not a million."""

# One cell in the last corner makes a reader lay out seventeen thousand million cells, so it is looked for beforehand.
_FAR_AWAY = re.compile(rb"""\br\s*=\s*["'](?:[a-z]{3,}\d+|[a-z]{0,2}\d{6,})["']""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet. ``rows[0]`` is row 1 of the sheet, all rows have one width; ``merged`` are ranges as
    (first row, first column, last row, last column), counted from 0, ends inclusive."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def spread(self, row: int) -> list[Cell]:
        """Row ``row`` with a merged cell's value in each place that it covers, as a reader sees a heading."""
        cells = list(self.rows[row])
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom:
                for column in range(left, min(right + 1, len(cells))):
                    cells[column] = self.rows[top][left]
        return cells


def read_sheets(data: bytes, name: str, *, limits: Limits | None = None) -> tuple[Sheet, ...]:
    """The visible sheets of an .xlsx or .xlsm file that hold something, in their order.

    Raises ``UserFacingError`` with a code READ-...: no Excel file, encrypted, broken, too big, unpacking too big, or a
    cell beyond row 99,999 or column 702.
    """
    limits = limits or Limits()
    if len(data) > limits.file_bytes:
        raise problems.too_big(name, len(data), limits.file_bytes)
    if not data.strip(b"\x00"):
        raise problems.empty(name)
    if formats.tell(data, name, limits) is not Format.WORKBOOK:
        raise problems.not_a_workbook(name)
    try:
        _inspect(data, name)
        sheets = tuple(_sheets(data))
    except UserFacingError:
        raise
    except Exception as error:  # zipfile, zlib and calamine raise many kinds on broken bytes
        raise problems.broken(name, formats.kind(Format.WORKBOOK)) from error
    if not sheets:
        raise problems.no_text(name)
    return sheets


def _inspect(data: bytes, name: str) -> None:
    """Look at each sheet's XML before it is trusted: the fast reader skips over what is malformed, and a row that is
    silently lost is worse than a file refused."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        for member in container.namelist():
            if "worksheets/" not in member.lower() or not member.lower().endswith(".xml"):
                continue
            xml = container.read(member)
            if _FAR_AWAY.search(xml):
                raise problems.too_wide(name, ROWS, COLUMNS)
            parser = expat.ParserCreate()
            parser.StartDoctypeDeclHandler = _no_doctype  # a sheet has none; entities could read files or explode
            parser.Parse(xml, True)


def _no_doctype(*_: object) -> None:
    raise ValueError("document type in a sheet")


def _sheets(data: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for told in book.sheets_metadata:
            if told.visible is not SheetVisibleEnum.Visible or told.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(told.name)
            rows = tuple(tuple(map(_cell, row)) for row in sheet.to_python(skip_empty_area=False))
            if any(cell is not None for row in rows for cell in row):
                merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
                yield Sheet(squash(nfc(told.name)), rows, merged)


def _cell(value: str | float | int | bool | datetime | date | time | timedelta) -> Cell:
    match value:
        case str():
            return _text(value) if value else None
        case bool():
            return value
        case float():
            return int(value) if value.is_integer() else value
        case datetime():
            return value.date()
        case time() | timedelta():
            return str(value)
        case _:
            return value


@lru_cache(maxsize=65_536)
def _text(value: str) -> str | None:
    """Composed and squashed; remembered, since a column says the same few words thousands of times."""
    return squash(nfc(value)) or None

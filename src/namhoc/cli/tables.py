"""Tables given on the command line: CSV in whatever encoding, or the sheets of an Excel file, as rows of cells."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from namhoc.cli.values import bytes_of
from namhoc.core import UserFacingError, nfc

_BINARY = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", b"PAR1")
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass(frozen=True, slots=True)
class Grid:
    """One table. ``rows``: line number from 1 and cells, all of one width. ``uncomputed``: (line, column from 0) of the
    cells that hold a formula whose result was never saved: empty, but not left empty by anybody."""

    name: str
    rows: tuple[tuple[int, tuple[Any, ...]], ...]
    uncomputed: frozenset[tuple[int, int]] = frozenset()


def grids(path: Path, code: str) -> tuple[Grid, ...]:
    """The visible sheets of an Excel file, or a CSV file (comma, semicolon or TAB) as one grid. Raises UserFacingError:
    ``code`` where a CSV file cannot be read, READ-... for an Excel file that is broken, locked or hostile."""
    data = bytes_of(path, code)
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls") or data.startswith(_BINARY):
        return _of_workbook(data, path.name)
    return (_of_text(data, path.name, code),)


def rows(path: Path, code: str) -> list[tuple[int, tuple[str, ...]]]:
    """Rows of the first sheet that hold something, as text, with their line number from 1; cells trimmed."""
    first = grids(path, code)[0]
    told = [(line, tuple("" if cell is None else str(cell).strip() for cell in cells)) for line, cells in first.rows]
    return [(line, cells) for line, cells in told if any(cells)]


def _of_workbook(data: bytes, name: str) -> tuple[Grid, ...]:
    from namhoc.reading import read_sheets

    found = read_sheets(data, name)
    unsaved = frozenset(_unsaved(data))
    return tuple(
        Grid(
            sheet.name,
            tuple(enumerate(sheet.rows, 1)),
            frozenset(
                (line, column)
                for line, column in unsaved
                if line <= len(sheet.rows) and column < len(sheet.rows[0]) and sheet.rows[line - 1][column] is None
            ),
        )
        for sheet in found
    )


def _unsaved(data: bytes) -> Iterator[tuple[int, int]]:
    """Cells with a formula and no value, in any sheet. The file was looked over by ``read_sheets`` before."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        for member in container.namelist():
            if "worksheets/" not in member or not member.endswith(".xml"):
                continue
            for _, cell in ElementTree.iterparse(io.BytesIO(container.read(member))):
                if not cell.tag.endswith("}c"):
                    continue
                parts = {part.tag.rpartition("}")[2]: part.text for part in cell}
                match = _ADDRESS.fullmatch(cell.get("r", ""))
                if "f" in parts and not parts.get("v") and match:
                    yield int(match[2]), _column(match[1])
                cell.clear()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1


def _of_text(data: bytes, name: str, code: str) -> Grid:
    from namhoc.reading.encodings import decode

    text = nfc(decode(data).text)
    lines = text.splitlines()
    first = lines[0].lower() if lines else ""
    if first.startswith("sep=") and len(first) == 5:  # written by Excel
        delimiter = first[4]
        text = "\n" + text.split("\n", 1)[-1]
    else:
        head = "\n".join(lines[:30])
        delimiter = max(";\t,", key=lambda mark: max((line.count(mark) for line in head.split("\n")), default=0))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[tuple[int, list[str]]] = []
    started = 1
    try:
        for cells in reader:
            found.append((started, cells))
            started = reader.line_num + 1
    except csv.Error as error:
        raise UserFacingError(
            code,
            "dòng không đúng cú pháp CSV",
            where=f"{name}, từ dòng {started}",
            why="Có thể một dấu nháy kép không có dấu đóng, hoặc có ký tự lạ.",
            fix="sửa dòng đó, hoặc lưu lại bảng thành .xlsx",
        ) from error
    width = max((len(cells) for _, cells in found), default=0)
    return Grid(name, tuple((line, (*cells, *[""] * (width - len(cells)))) for line, cells in found))

"""Annex tables: a row is a piece of work, the columns say who leads it and who joins.

Two shapes reach us as text: cells of a row joined by TAB (Word, PDF), and cells on lines of their own between lines
that hold only "|" (text taken from web pages).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from namhoc.core import Span, fold
from namhoc.directives.directive import Role
from namhoc.directives.extractors.assignments.duties import Duties
from namhoc.directives.extractors.assignments.labelled import role_of_label
from namhoc.directives.extractors.assignments.names import Names

Row = tuple[Span, ...]

_COLUMN = re.compile(r"\b(?:co quan|don vi|nguoi|bo phan|chu tri|phoi hop|thuc hien|dau moi|chu nhiem)\b")
_NO_COLUMN = re.compile(r"\b(?:thoi gian|thoi han|noi dung|nhiem vu|ket qua|san pham|kinh phi|ghi chu|tien do)\b")
_WORK = re.compile(r"\b(?:nhiem vu|noi dung|cong viec|hoat dong|dau viec)\b")
_BAR = re.compile(r"^[^\S\n]*\|[^\S\n]*$", re.MULTILINE)


def read_tables(names: Names, start: int, end: int, duties: Duties) -> None:
    """The assignments in the rows of the tables that stand in ``text[start:end]``."""
    columns: dict[int, Role] = {}
    work: int | None = None
    width = 0
    for row in _rows(names.text, start, end):
        if head := _columns(names.text, row):
            columns, width = head, len(row)
            work = next((n for n, cell in enumerate(row) if _WORK.search(fold(cell.of(names.text)))), None)
        elif columns and len(row) == width:
            for number, role in columns.items():
                agencies = names.between(row[number].start, row[number].end)
                duties.add(
                    agencies, role, None, row[number], "annex_table", 0.85, what=row[work] if work is not None else None
                )


def _columns(text: str, row: Row) -> dict[int, Role]:
    """The columns of a head row that name who does the work; nothing where the row is no head."""
    if len(row) < 3:
        return {}
    found = {}
    for number, cell in enumerate(row):
        label = fold(cell.of(text))
        if len(label) <= 60 and _COLUMN.search(label) and not _NO_COLUMN.search(label):
            found[number] = role_of_label(cell.of(text))
    has_work = any(_WORK.search(fold(cell.of(text))) and len(cell) <= 60 for cell in row)
    return found if has_work else {}


def _rows(text: str, start: int, end: int) -> Iterator[Row]:
    yield from _rows_by_tab(text, start, end)
    yield from _rows_by_bar(text, start, end)


def _rows_by_tab(text: str, start: int, end: int) -> Iterator[Row]:
    at = start
    for line in text[start:end].split("\n"):
        if line.count("\t") >= 2:
            cells, begin = [], at
            for cell in line.split("\t"):
                cells.append(Span(begin, begin + len(cell)).trimmed(text))
                begin += len(cell) + 1
            yield tuple(cells)
        at += len(line) + 1


def _rows_by_bar(text: str, start: int, end: int) -> Iterator[Row]:
    """Rows end where one bar follows another."""
    cells: list[Span] = []
    at: int | None = None
    for bar in _BAR.finditer(text, start, end):
        if at is not None:
            cell = Span(at, bar.start()).trimmed(text)
            if "\n\n" in cell.of(text):  # paragraphs between two tables
                cells = []
            elif len(cell):
                cells.append(cell)
            elif cells:
                yield tuple(cells)
                cells = []
        at = bar.end()
    if cells:
        yield tuple(cells)

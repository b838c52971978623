"""Annex tables: one row a task, with lead, partners and time in its cells.

A row is one line with its cells parted by TAB, as .docx and .pdf reading give it, or lines between table bars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from namhoc.core import fold
from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.unit import Unit
from namhoc.directives.layout import Line

RULE = "annex-table"
_WORK = re.compile(r"(?:ten )?(?:nhiem vu|noi dung|cong viec|hoat dong|dau viec)")
_WHO_OR_WHEN = re.compile(r"chu tri|phoi hop|co quan|don vi|thoi gian|tien do|thoi han|san pham|phu trach")
_ROW_NUMBER = re.compile(r"\W*\d{1,3}(?:\.\d{1,2})?\W*$")


def find(text: str, lines: Sequence[Line], kind: TaskKind = TaskKind.TASK) -> list[Unit]:
    """The numbered rows of tables whose head names the work and who does it or when; [] without such a table."""
    rows = [*_tabbed(text, lines), *_barred(text, lines)]
    units: list[Unit] = []
    inside = False
    for cells in rows:
        head = [fold(words) for _, words in cells]
        if any(_WORK.match(h) for h in head) and any(_WHO_OR_WHEN.search(h) for h in head):
            inside = True
        elif inside and len(cells) > 2 and _ROW_NUMBER.match(cells[0][1]) and cells[1][1]:
            last = cells[-1]
            units.append(Unit(cells[0][0], last[0] + len(last[1]), kind, RULE, 0.7, cells[0][1].strip("*. ")))
    return units


_Cell = tuple[int, str]
"""Where the words of a cell begin, and the words."""


def _tabbed(text: str, lines: Sequence[Line]) -> Iterator[list[_Cell]]:
    """Rows printed on one line, cells parted by TAB."""
    for line in lines:
        if "\t" in line.text and not line.furniture:
            cells, at = [], line.span.start
            for raw in line.text.split("\t"):
                cells.append((at + len(raw) - len(raw.lstrip()), raw.strip()))
                at += len(raw) + 1
            yield [cell for cell in cells if cell[1]]


def _barred(text: str, lines: Sequence[Line]) -> Iterator[list[_Cell]]:
    """Rows printed one cell after the other between lines that hold nothing but a bar; two bars end a row."""
    cells: list[_Cell] = []
    bars = 0
    for is_bar, group in groupby((line for line in lines if not line.furniture), key=lambda line: line.text == "|"):
        block = list(group)
        if is_bar:
            bars = len(block)
            if bars > 1 and cells:
                yield cells
                cells = []
        elif bars:
            start, end = block[0].span.start, block[-1].span.end
            cells.append((start, text[start:end]))
    if cells:
        yield cells

"""Ruled tables as rows: cells by TAB, rows cut by a page break put together, repeated heads set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from namhoc.core import fold
from namhoc.reading.document import BlockKind
from namhoc.reading.draft import Draft, DraftLine
from namhoc.reading.grid import Grid, GridCell
from namhoc.reading.lines import segments_of
from namhoc.reading.paragraphs import MARK, confidence_of, draft_of, joined, short_lines_of
from namhoc.reading.printed import PrintedLine, PrintedPage
from namhoc.reading.tables import Cell, is_layout

_SAME_EDGE = 6.0  # points by which the columns of a table may differ from page to page


@dataclass(slots=True)
class PrintedRow:
    """A row of a ruled table: for each cell its column (from 0) and the lines printed in it."""

    cells: dict[int, list[PrintedLine]]

    @property
    def text(self) -> str:
        """The cells joined by TAB."""
        return self.draft().text

    def draft(self, kind: BlockKind = BlockKind.TABLE_ROW) -> Draft:
        """The row as a draft block; an empty cell keeps its TAB."""
        text, placed = "", []
        for column in range(max(self.cells, default=0) + 1):
            text += "\t" if column else ""
            if lines := self.cells.get(column):
                words, own = joined(lines)
                placed += [DraftLine(line.start + len(text), line.end + len(text), line.page, line.box) for line in own]
                text += words
        return Draft(text, kind, placed, confidence_of([line for lines in self.cells.values() for line in lines]))

    def repeats(self, head: PrintedRow) -> bool:
        """True when this row prints the same words as ``head``; recognised words may differ by a letter or two."""
        here, there = (fold(row.text).replace(" ", "") for row in (self, head))
        return here == there or SequenceMatcher(None, here, there).ratio() > 0.9

    def completes(self, other: PrintedRow) -> bool:
        """True when this row, the first on its page, is the rest of ``other``, the last on the page before.

        The rest has no number of its own, and some cell goes on in the middle of a sentence.
        """
        filled = [lines[0].text for lines in self.cells.values() if lines]
        if not filled or self.cells.get(0) or not other.cells.get(0):
            return False
        return any(words[0].islower() for words in filled) and not any(MARK.match(words) for words in filled)

    def absorb(self, rest: PrintedRow) -> None:
        """Take the lines of ``rest`` into the cells they go on from."""
        for column, lines in rest.cells.items():
            self.cells.setdefault(column, []).extend(lines)


def rows_of(grid: Grid, page: PrintedPage) -> list[PrintedRow]:
    """The rows of a grid that hold words."""
    rows = [PrintedRow({cell.column: _lines_of(cell, page) for cell in row}) for row in grid.rows]
    return [row for row in rows if any(row.cells.values())]


def layout_drafts(rows: list[PrintedRow]) -> Iterator[Draft] | None:
    """Drafts of a table that only places things side by side, column by column; None for a table of data."""
    shapes = [[Cell(c, [draft_of(lines)] if lines else []) for c, lines in row.cells.items()] for row in rows]
    if not is_layout(shapes, ruled=True):
        return None
    columns = sorted({column for row in rows for column in row.cells})
    stacks = (row.cells.get(column, []) for column in columns for row in rows)
    return (draft_of(part) for lines in stacks for part in short_lines_of(lines))


def same_columns(a: Grid, b: Grid) -> bool:
    """True when two grids have their columns at the same places: one table on two pages."""
    first, second = _edges(a), _edges(b)
    return len(first) == len(second) and all(abs(x - y) < _SAME_EDGE for x, y in zip(first, second, strict=True))


def _edges(grid: Grid) -> list[float]:
    return sorted({round(cell.x0) for row in grid.rows for cell in row} | {round(grid.x1)})


def _lines_of(cell: GridCell, page: PrintedPage) -> list[PrintedLine]:
    """The printed lines of one cell; inside a cell there are no columns."""
    by_row: list[PrintedLine] = []
    for segment in segments_of(page, cell.words):
        if by_row and min(by_row[-1].y1, segment.y1) - max(by_row[-1].y0, segment.y0) > 0.5 * segment.size:
            words = sorted([*by_row[-1].words, *segment.words], key=lambda word: word.x0)
            by_row[-1] = PrintedLine(words, segment.page)
        else:
            by_row.append(segment)
    return by_row

"""Printed pages to draft blocks in reading order: furniture aside, tables as rows, columns one by one, paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from namhoc.reading.columns import Flow, flows_of
from namhoc.reading.document import BlockKind
from namhoc.reading.draft import Draft
from namhoc.reading.grid import Grid, grids_of
from namhoc.reading.lines import segments_of
from namhoc.reading.page_furniture import furniture_of
from namhoc.reading.paragraphs import Measure, draft_of, measure, paragraphs_of, short_lines_of
from namhoc.reading.printed import PrintedLine, PrintedPage
from namhoc.reading.ruled_tables import PrintedRow, layout_drafts, rows_of, same_columns

_LONG_COLUMN = 14  # lines; a head or a signature block is shorter, a page set in two columns longer


def drafts_of_pages(pages: Sequence[PrintedPage]) -> list[Draft]:
    """Drafts of all pages in reading order; a paragraph or a row that runs over a page break is one draft."""
    grids = {page.number: grids_of(page) for page in pages}
    loose = []
    for page in pages:
        outside = [word for word in page.words if not any(grid.holds(word) for grid in grids[page.number])]
        loose.append((page, segments_of(page, outside)))
    furniture = furniture_of(loose)
    parts = {
        page.number: list(_parts([s for s in segments if id(s) not in furniture], grids[page.number]))
        for page, segments in loose
    }
    order = _ReadingOrder(_frames(parts))
    for page, segments in loose:
        order.furniture([s for s in segments if id(s) in furniture])
        for part in parts[page.number]:
            if isinstance(part, Grid):
                order.table(part, page)
            elif part.is_column:
                order.column(part)
            else:
                order.body(part.lines)
    return order.finish()


class _ReadingOrder:
    """Puts what stands on the pages into one sequence of drafts.

    What may go on overleaf (a paragraph, a table row) waits; the furniture met meanwhile follows it.
    """

    def __init__(self, frames: Mapping[int, Measure]) -> None:
        self._frames = frames
        self._drafts: list[Draft] = []
        self._lines: list[PrintedLine] = []
        self._aside: list[tuple[int, Draft]] = []
        self._grid: Grid | None = None  # the table met last, while nothing but furniture has followed
        self._head: PrintedRow | None = None
        self._row: PrintedRow | None = None

    def furniture(self, lines: list[PrintedLine]) -> None:
        """Page numbers and running lines of the page that begins."""
        self._aside += [(line.page, draft_of([line], BlockKind.FURNITURE)) for line in lines]

    def body(self, lines: list[PrintedLine]) -> None:
        """Lines of the body, to be cut into paragraphs once it is known where they end."""
        self._close_table()
        self._lines += lines

    def column(self, flow: Flow) -> None:
        """One column of what stands side by side."""
        self._close_table()
        self._cut(flow.lines[0].page)
        self._drafts += [PrintedRow(row).draft() for row in flow.rows] or _column_drafts(flow)

    def table(self, grid: Grid, page: PrintedPage) -> None:
        """A ruled table; the rest of the one on the page before, if it has the same columns."""
        rows = rows_of(grid, page)
        if self._grid is not None and same_columns(self._grid, grid):
            if self._head is not None and rows and rows[0].repeats(self._head):
                self._aside.append((page.number, rows[0].draft(BlockKind.FURNITURE)))
                rows = rows[1:]
            if self._row is not None and rows and rows[0].completes(self._row):
                self._row.absorb(rows[0])
                rows = rows[1:]
            self._grid = grid
        else:
            self._close_table()
            self._cut(page.number)
            if (side_by_side := layout_drafts(rows)) is not None:
                self._drafts += side_by_side
                return
            self._grid, self._head = grid, rows[0] if rows else None
        for row in rows:
            self._close_row()
            self._put_aside(page.number)
            self._row = row

    def finish(self) -> list[Draft]:
        """All drafts in reading order."""
        self._close_table()
        self._cut(None)
        return self._drafts

    def _cut(self, page: int | None) -> None:
        """Cut the waiting lines into paragraphs, then put down the furniture up to ``page`` (None: all)."""
        for lines in paragraphs_of(self._lines, self._frames):
            self._put_aside(lines[0].page)
            self._drafts.append(draft_of(lines))
        self._lines = []
        self._put_aside(page)

    def _put_aside(self, page: int | None) -> None:
        while self._aside and (page is None or self._aside[0][0] <= page):
            self._drafts.append(self._aside.pop(0)[1])

    def _close_row(self) -> None:
        if self._row is not None:
            self._drafts.append(self._row.draft())
        self._row = None

    def _close_table(self) -> None:
        self._close_row()
        self._grid = self._head = None


def _frames(parts: dict[int, list[Flow | Grid]]) -> dict[int, Measure]:
    """The measure of each page's body; a page with few lines takes that of the fullest page."""
    bodies = {
        page: [line for part in own if isinstance(part, Flow) and not part.is_column for line in part.lines]
        for page, own in parts.items()
    }
    fullest = max(bodies.values(), key=len, default=[])
    return {page: measure(lines if len(lines) > 5 else fullest or lines) for page, lines in bodies.items() if lines}


def _column_drafts(flow: Flow) -> Iterator[Draft]:
    if len(flow.lines) > _LONG_COLUMN:
        own = measure(flow.lines)
        yield from (draft_of(lines) for lines in paragraphs_of(flow.lines, {line.page: own for line in flow.lines}))
    else:
        yield from (draft_of(lines) for lines in short_lines_of(flow.lines))


def _parts(segments: list[PrintedLine], grids: list[Grid]) -> Iterator[Flow | Grid]:
    """Flows and tables of one page from top to bottom."""
    rest = segments
    for grid in grids:
        middle = (grid.y0 + grid.y1) / 2
        above = [s for s in rest if (s.y0 + s.y1) / 2 < min(grid.y0 + 2, middle)]
        rest = [s for s in rest if (s.y0 + s.y1) / 2 >= min(grid.y0 + 2, middle)]
        yield from flows_of(above)
        yield grid
    yield from flows_of(rest)

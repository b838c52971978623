"""Printed pages to draft blocks in reading order: furniture aside, tables as rows, columns one by one, paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from namhoc.reading.columns import Flow, flows_of
from namhoc.reading.document import BlockKind
from namhoc.reading.draft import Draft, DraftLine
from namhoc.reading.grid import Grid, GridCell, grids_of
from namhoc.reading.lines import segments_of
from namhoc.reading.page_furniture import furniture_of
from namhoc.reading.paragraphs import Measure, confidence_of, draft_of, joined, measure, paragraphs_of, short_lines_of
from namhoc.reading.printed import PrintedLine, PrintedPage
from namhoc.reading.tables import Cell, is_layout

_LONG_COLUMN = 14  # lines; a head or a signature block is shorter, a page set in two columns longer


def drafts_of_pages(pages: Sequence[PrintedPage]) -> list[Draft]:
    """Drafts of all pages in reading order; a paragraph that runs over a page break is one draft."""
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
    frames = _frames(parts)
    body: list[PrintedLine] = []  # body lines not yet cut into paragraphs: they may go on overleaf
    aside: list[Draft] = []  # furniture met meanwhile: it follows the paragraph it interrupts
    drafts: list[Draft] = []

    def cut() -> None:
        drafts.extend(draft_of(lines) for lines in paragraphs_of(body, frames))
        drafts.extend(aside)
        body.clear()
        aside.clear()

    for page, segments in loose:
        aside += [draft_of([s], BlockKind.FURNITURE) for s in segments if id(s) in furniture]
        for part in parts[page.number]:
            if isinstance(part, Grid):
                cut()
                drafts += _grid_drafts(part, page)
            elif part.is_column:
                cut()
                drafts += _column_drafts(part)
            else:
                body += part.lines
    cut()
    return drafts


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


def _grid_drafts(grid: Grid, page: PrintedPage) -> Iterator[Draft]:
    """A ruled table as rows, cells joined by TAB; a ruled frame around a head is read column by column."""
    rows = [[(cell, _cell_lines(cell, page)) for cell in row] for row in grid.rows]
    shapes = [[Cell(cell.column, [draft_of(lines)] if lines else []) for cell, lines in row] for row in rows]
    if is_layout(shapes, ruled=True):
        width = max(cell.column for row in rows for cell, _ in row) + 1
        for column in range(width):
            for row in rows:
                for cell, lines in row:
                    if cell.column == column and lines:
                        yield from (draft_of(part) for part in short_lines_of(lines))
        return
    for row in rows:
        text, placed = "", []
        column = 0
        for cell, lines in row:
            text += "\t" * (cell.column - column)
            column = cell.column
            if lines:
                words, own = joined(lines)
                placed += [DraftLine(line.start + len(text), line.end + len(text), line.page, line.box) for line in own]
                text += words
        if text.strip():
            yield Draft(text, BlockKind.TABLE_ROW, placed, confidence_of([line for _, lines in row for line in lines]))


def _cell_lines(cell: GridCell, page: PrintedPage) -> list[PrintedLine]:
    """The printed lines of one cell; inside a cell there are no columns."""
    by_row: list[PrintedLine] = []
    for segment in segments_of(page, cell.words):
        if by_row and min(by_row[-1].y1, segment.y1) - max(by_row[-1].y0, segment.y0) > 0.5 * segment.size:
            words = sorted([*by_row[-1].words, *segment.words], key=lambda word: word.x0)
            by_row[-1] = PrintedLine(words, segment.page)
        else:
            by_row.append(segment)
    return by_row

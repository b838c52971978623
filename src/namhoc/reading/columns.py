"""Reading order of a printed page: what stands side by side (the head, the signature block, two columns) is read
column by column, so that "Số: 10/CT-UBND" and the place and date line each stay whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from namhoc.reading.printed import PrintedLine

_GUTTER = 6.0  # points of white that part two columns
_LONGEST = 160  # segments of a page that may stand side by side


@dataclass(slots=True)
class Flow:
    """Lines that are read one after the other, top to bottom; ``rows`` where they are a table without rules."""

    lines: list[PrintedLine] = field(default_factory=list)
    is_column: bool = False
    rows: list[dict[int, list[PrintedLine]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A run of segments that stand in two columns, ``segments[start:end]``, and the middle of the white between."""

    start: int
    end: int
    gutter: float


def flows_of(segments: list[PrintedLine]) -> list[Flow]:
    """Segments (top to bottom) as flows in reading order: the body, and before or after it what stands side by side."""
    flows = [Flow()]
    at = 0
    for region in regions_of(segments):
        flows[-1].lines += _one_line_a_row(segments[at : region.start])
        members = segments[region.start : region.end]
        if rows := _rows_without_rules(members):
            flows += [Flow(members, True, rows), Flow()]
        else:
            left = [s for s in members if s.x1 <= region.gutter + 1]
            right = [s for s in members if s.x1 > region.gutter + 1]
            flows += [Flow(_one_line_a_row(left), True), Flow(_one_line_a_row(right), True), Flow()]
        at = region.end
    flows[-1].lines += _one_line_a_row(segments[at:])
    return [flow for flow in flows if flow.lines]


def regions_of(segments: list[PrintedLine]) -> Iterator[SideBySide]:
    """Where segments (top to bottom) stand side by side."""
    at = 0
    while at < len(segments):
        found = _side_by_side(segments, at)
        if found is not None:
            yield SideBySide(at, *found)
        at = found[0] if found is not None else at + 1


def _rows_without_rules(members: list[PrintedLine]) -> list[dict[int, list[PrintedLine]]]:
    """Rows (column -> lines) of a table that is set without rules; empty where the members are no such table.

    Three columns or more, parted by white from top to bottom, and three rows or more with words in at least three of
    them. A row begins where its first column has words; lines without go on with the row above.
    """
    columns: list[list[float]] = []
    for x0, x1 in sorted((s.x0, s.x1) for s in members):
        if columns and x0 - columns[-1][1] < _GUTTER:
            columns[-1][1] = max(columns[-1][1], x1)
        else:
            columns.append([x0, x1])
    if len(columns) < 3:
        return []
    rows: list[dict[int, list[PrintedLine]]] = []
    for segment in sorted(members, key=lambda s: (s.base, s.x0)):
        column = next(place for place, (_, x1) in enumerate(columns) if segment.x0 <= x1)
        beside = rows and any(_same_row(segment, line) for lines in rows[-1].values() for line in lines)
        if not rows or (column == 0 and not (beside and 0 not in rows[-1])):
            rows.append({})
        rows[-1].setdefault(column, []).append(segment)
    return rows if sum(len(row) >= 3 for row in rows) >= 3 else []


def _one_line_a_row(side: list[PrintedLine]) -> list[PrintedLine]:
    """Segments of one column that share a row are one line again (a blank for the day between "ngày" and "tháng")."""
    lines: list[PrintedLine] = []
    for segment in sorted(side, key=lambda s: (s.y1, s.x0)):
        if lines and _same_row(lines[-1], segment):
            words = sorted([*lines[-1].words, *segment.words], key=lambda word: word.x0)
            lines[-1] = PrintedLine(words, segment.page)
        else:
            lines.append(segment)
    return lines


def _side_by_side(segments: list[PrintedLine], at: int) -> tuple[int, float] | None:
    """The end (exclusive) of the side-by-side region that begins at ``segments[at]``, and where its gutter is."""
    if not any(_pairs(segments[at], other) for other in segments[at + 1 : at + 4]):
        return None
    best: tuple[int, float] | None = None
    for end in range(at + 1, min(len(segments), at + _LONGEST)):
        members, newest = segments[at : end + 1], segments[end]
        gutter = _gutter(members)
        if gutter is None:
            break
        if any(_pairs(other, newest) for other in members[:-1]) or (best and _fits_a_side(newest, members, gutter)):
            best = (end + 1, (gutter[0] + gutter[1]) / 2)
    return best if best and _is_more_than_a_gap(segments[at : best[0]], best[1]) else None


def _is_more_than_a_gap(members: list[PrintedLine], gutter: float) -> bool:
    """One wide blank in one line makes no columns: two lines stand beside others, or the white between is broad."""
    left = [s for s in members if s.x1 <= gutter]
    right = [s for s in members if s.x1 > gutter]
    beside = sum(1 for s in left if any(_pairs(s, other) for other in right))
    white = min(s.x0 for s in right) - max(s.x1 for s in left) if left and right else 0.0
    return beside >= 2 or white > 2 * members[0].size


def _gutter(members: list[PrintedLine]) -> tuple[float, float] | None:
    """The widest stretch of white between the members that runs from top to bottom, with members on both sides."""
    edges = sorted((segment.x0, segment.x1) for segment in members)
    reach = edges[0][1]
    best: tuple[float, float] | None = None
    for x0, x1 in edges[1:]:
        if x0 - reach >= _GUTTER and (best is None or x0 - reach > best[1] - best[0]):
            best = (reach, x0)
        reach = max(reach, x1)
    return best


def _same_row(a: PrintedLine, b: PrintedLine) -> bool:
    shared = min(a.y1, b.y1) - max(a.y0, b.y0)
    return shared > 0.5 * min(a.y1 - a.y0, b.y1 - b.y0)


def _pairs(a: PrintedLine, b: PrintedLine) -> bool:
    """True when two segments stand beside each other."""
    shared = min(a.y1, b.y1) - max(a.y0, b.y0)
    return shared > 0.25 * min(a.y1 - a.y0, b.y1 - b.y0) and (a.x1 < b.x0 or b.x1 < a.x0)


def _fits_a_side(newest: PrintedLine, members: list[PrintedLine], gutter: tuple[float, float]) -> bool:
    """True when a lone line goes on the column above it: same left edge or same middle, and close below."""
    middle = (gutter[0] + gutter[1]) / 2
    side = [s for s in members[:-1] if (s.x1 <= middle) == (newest.x1 <= middle)]
    if not side:
        return False
    last = side[-1]
    close = newest.y0 - last.y1 < 1.2 * last.size
    aligned = abs(newest.x0 - last.x0) < 4 or abs((newest.x0 + newest.x1) - (last.x0 + last.x1)) < 12
    return close and aligned

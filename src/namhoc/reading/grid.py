"""Ruled tables of a printed page: drawn lines make a grid, words fall into its cells."""

from __future__ import annotations

from dataclasses import dataclass

from namhoc.reading.printed import PrintedPage, Rule, Word

_NEAR = 3.0  # points within which two rules are the same line
_SHORTEST = 8.0


@dataclass(slots=True)
class GridCell:
    """A cell of a ruled table, merged cells joined: its place, its extent on the page, its words."""

    row: int
    column: int
    x0: float
    y0: float
    x1: float
    y1: float
    words: list[Word]


@dataclass(slots=True)
class Grid:
    """A ruled table: extent on the page and its cells, row by row."""

    x0: float
    y0: float
    x1: float
    y1: float
    rows: list[list[GridCell]]

    def holds(self, word: Word) -> bool:
        """True when the middle of ``word`` lies inside the table."""
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        return self.x0 - 1 <= x <= self.x1 + 1 and self.y0 - 1 <= y <= self.y1 + 1


def grids_of(page: PrintedPage) -> list[Grid]:
    """The ruled tables of a page, top to bottom. Frames of one cell and underlines are no tables."""
    rules = [rule for rule in page.rules if max(rule.x1 - rule.x0, rule.y1 - rule.y0) >= _SHORTEST]
    grids = []
    for group in _connected(rules):
        across = [rule for rule in group if rule.is_horizontal]
        down = [rule for rule in group if not rule.is_horizontal]
        xs = _distinct([(rule.x0 + rule.x1) / 2 for rule in down])
        ys = _distinct([(rule.y0 + rule.y1) / 2 for rule in across])
        if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) < 2 or len(xs) * len(ys) > 20_000:
            continue
        grids.append(_grid(xs, ys, across, down, page.words))
    grids = [grid for grid in grids if any(cell.words for row in grid.rows for cell in row)]
    grids.sort(key=lambda grid: grid.y0)
    return grids


def _connected(rules: list[Rule]) -> list[list[Rule]]:
    """Rules that touch each other, directly or through others."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        merged = [rule, *(other for group in touching for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append(merged)
    return groups


def _touch(a: Rule, b: Rule) -> bool:
    return a.x0 - _NEAR <= b.x1 and b.x0 - _NEAR <= a.x1 and a.y0 - _NEAR <= b.y1 and b.y0 - _NEAR <= a.y1


def _distinct(values: list[float]) -> list[float]:
    """Sorted values, those nearer than ``_NEAR`` taken for one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept


def _grid(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule], words: list[Word]) -> Grid:
    width, height = len(xs) - 1, len(ys) - 1
    owner = list(range(width * height))  # cells without a rule between them share one owner

    def find(cell: int) -> int:
        while owner[cell] != cell:
            cell = owner[cell]
        return cell

    for r in range(height):
        for c in range(width):
            middle_y, middle_x = (ys[r] + ys[r + 1]) / 2, (xs[c] + xs[c + 1]) / 2
            if c + 1 < width and not any(
                abs((d.x0 + d.x1) / 2 - xs[c + 1]) <= _NEAR and d.y0 - 1 <= middle_y <= d.y1 + 1 for d in down
            ):
                owner[find(r * width + c + 1)] = find(r * width + c)
            if r + 1 < height and not any(
                abs((a.y0 + a.y1) / 2 - ys[r + 1]) <= _NEAR and a.x0 - 1 <= middle_x <= a.x1 + 1 for a in across
            ):
                owner[find((r + 1) * width + c)] = find(r * width + c)
    cells: dict[int, GridCell] = {}
    for r in range(height):
        for c in range(width):
            root = min(i for i in (find(r * width + c), r * width + c))
            cell = cells.get(find(r * width + c))
            if cell is None:
                cells[find(r * width + c)] = GridCell(
                    root // width, root % width, xs[c], ys[r], xs[c + 1], ys[r + 1], []
                )
            else:
                cell.x0, cell.x1 = min(cell.x0, xs[c]), max(cell.x1, xs[c + 1])
                cell.y0, cell.y1 = min(cell.y0, ys[r]), max(cell.y1, ys[r + 1])
                cell.row, cell.column = min(cell.row, r), min(cell.column, c)
    grid = Grid(xs[0], ys[0], xs[-1], ys[-1], [])
    for word in words:
        if grid.holds(word):
            c = _interval(xs, (word.x0 + word.x1) / 2)
            r = _interval(ys, (word.y0 + word.y1) / 2)
            cells[find(r * width + c)].words.append(word)
    for r in range(height):
        row = sorted((cell for cell in cells.values() if cell.row == r), key=lambda cell: cell.column)
        if row:
            grid.rows.append(row)
    return grid


def _interval(edges: list[float], value: float) -> int:
    for place in range(len(edges) - 1):
        if value < edges[place + 1]:
            return place
    return len(edges) - 2

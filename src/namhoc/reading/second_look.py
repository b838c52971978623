"""A second look at the parts of a scanned page where one pass over the whole page goes wrong.

Read as one block, lines that stand side by side at different heights (the head, the signature block) are cut through
the middle. Such columns are recognised again, each by itself, and the better reading is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from namhoc.reading.columns import regions_of
from namhoc.reading.document import Box
from namhoc.reading.grid import Grid, grids_of
from namhoc.reading.lines import segments_of
from namhoc.reading.printed import PrintedLine, PrintedPage, Rule, Word

_MARGIN = 4.0  # points of white left around a part
_GARBAGE = 0.2  # mean confidence of a stretch of words that are stains, not letters (real words measured 0.5 and more)
_MOST = 40  # parts of a page that are looked at again
_POOR = 0.6  # mean confidence of a line that is worth a second look


def look_again(words: list[Word], number: int, rules: list[Rule], recognise: Callable[[Box], list[Word]]) -> list[Word]:
    """The words of page ``number``, its columns and poor lines recognised again by ``recognise(box)``."""
    page = PrintedPage(number, 0, 0, words, rules)
    grids = grids_of(page)
    outside = [word for word in words if not any(grid.holds(word) for grid in grids)]
    segments = segments_of(page, outside)
    for box in _parts(segments) + _poor_cells(grids):
        inside = [word for word in words if _holds(box, word)]
        again = recognise(box)
        if _worth(again) > _worth(inside):
            words = [word for word in words if word not in inside] + again
    return words


def without_stains(words: list[Word], number: int) -> list[Word]:
    """The words without those stretches that are stamps, folds and dirt taken for letters."""
    page = PrintedPage(number, 0, 0, words)
    return [word for line in segments_of(page) if mean_confidence(line.words) >= _GARBAGE for word in line.words]


def mean_confidence(words: Iterable[Word]) -> float:
    """Mean confidence of words, each by its length; 0.0 for none."""
    words = list(words)
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _parts(segments: list[PrintedLine]) -> list[Box]:
    """The columns of side-by-side regions, and single lines that were read poorly."""
    parts: list[Box] = []
    taken: set[int] = set()
    for region in regions_of(segments):
        members = segments[region.start : region.end]
        taken.update(map(id, members))
        whole = _around(members)
        parts.append(Box(whole.x0, whole.y0, region.gutter, whole.y1))
        parts.append(Box(region.gutter, whole.y0, whole.x1, whole.y1))
    parts += [_around([s]) for s in segments if id(s) not in taken and s.confidence < _POOR]
    return parts[:_MOST]


def _poor_cells(grids: list[Grid]) -> list[Box]:
    """Cells of ruled tables that were read poorly: a lone digit is often taken for something else."""
    poor = [
        Box(cell.x0 + 1, cell.y0 + 1, cell.x1 - 1, cell.y1 - 1)
        for grid in grids
        for row in grid.rows
        for cell in row
        if cell.words and mean_confidence(cell.words) < _POOR
    ]
    return poor[:_MOST]


def _around(lines: Sequence[PrintedLine]) -> Box:
    return Box(
        min(line.x0 for line in lines) - _MARGIN,
        min(line.y0 for line in lines) - _MARGIN,
        max(line.x1 for line in lines) + _MARGIN,
        max(line.y1 for line in lines) + _MARGIN,
    )


def _holds(box: Box, word: Word) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.y0 <= (word.y0 + word.y1) / 2 <= box.y1


def _worth(words: list[Word]) -> float:
    """Letters that were recognised, each by its confidence; doubtful ones count against a reading."""
    return sum((word.confidence - 0.4) * len(word.text) for word in words)

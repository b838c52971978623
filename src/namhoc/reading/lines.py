"""Words of a printed page to line segments: stretches of words on one line with no column gap between them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from namhoc.reading.printed import PrintedLine, PrintedPage, Word


def segments_of(page: PrintedPage, words: Iterable[Word] | None = None) -> list[PrintedLine]:
    """Line segments of the page from top to bottom, left to right.

    Words are put on one row by their height on the page, whatever their order in the file (numbers stamped into a
    blank come out in their place). A row is cut where the gap between two words is a column gap.
    """
    words = list(page.words if words is None else words)
    order = {id(word): place for place, word in enumerate(words)}
    segments: list[PrintedLine] = []
    for row in _rows(words):
        row.sort(key=lambda word: word.x0)
        segments += [PrintedLine(part, page.number) for part in _cut(row, order)]
    segments.sort(key=lambda segment: (segment.y1, segment.x0))
    return segments


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words whose heights overlap by more than half of the smaller one stand on one row."""
    rows: list[list[Word]] = []
    edges: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: ((w.y0 + w.y1) / 2, w.x0)):
        for place in range(len(rows) - 1, max(-1, len(rows) - 6), -1):
            top, bottom = edges[place]
            shared = min(bottom, word.y1) - max(top, word.y0)
            if shared > 0.55 * min(bottom - top, word.y1 - word.y0):
                rows[place].append(word)
                break
        else:
            rows.append([word])
            edges.append((word.y0, word.y1))
    return rows


def _cut(row: list[Word], order: dict[int, int]) -> list[list[Word]]:
    """Cut a row at its column gaps.

    A gap is one when it is wide by itself, or when it is clearly wider than the other blanks of the row (justified
    lines have wide blanks everywhere), or when the file jumps elsewhere between the two words (another table cell).
    """
    gaps = [max(0.0, right.x0 - max(left.x1, left.reach)) for left, right in pairwise(row)]
    if not gaps:
        return [row]
    usual = median(gaps)
    parts = [[row[0]]]
    for left, right, gap in zip(row, row[1:], gaps, strict=False):
        size = min(left.size, right.size)
        jump = order[id(right)] != order[id(left)] + 1
        wide = gap > max(1.6 * size, 3.0 * usual if len(gaps) > 3 else 0.0) or gap > 4 * size
        goes_on = not jump and (right.text[0].islower() or right.text[0] == "/")  # "Số:      /KH-UBND", "ngày    tháng"
        if (wide and not goes_on) or (jump and gap > 0.7 * size):
            parts.append([])
        parts[-1].append(right)
    return parts

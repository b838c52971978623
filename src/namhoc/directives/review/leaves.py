"""The pages of the original with the places of items and marks on them, for drawing over a page image."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from namhoc.core import Span
from namhoc.directives.review.item import ReviewItem
from namhoc.directives.review.paper import Mark
from namhoc.reading import Document, LineBox, Page


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle on a page, in hundredths of its width and height. ``owner``: the key of an item, or ``mark`` what
    the words are; ``first``: the item begins here; ``span``: the words under it."""

    x: float
    y: float
    width: float
    height: float
    span: Span
    owner: str = ""
    mark: Mark | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page with its patches, items before marks."""

    page: Page
    patches: tuple[Patch, ...]


def leaves(document: Document, items: Iterable[ReviewItem], marks: Iterable[tuple[Span, Mark]]) -> tuple[Leaf, ...]:
    """The pages of ``document``; empty where the format has none.

    An item is one rectangle a page and stretch of words; a mark is one a line, placed along the line by its share of
    the line's characters, because lines are as fine as a reading of a scan goes.
    """
    lines = sorted((line for block in document.blocks for line in block.lines), key=lambda line: line.span)
    starts = [line.span.start for line in lines]
    pages = {page.number: page for page in document.pages}
    found: dict[int, list[Patch]] = {number: [] for number in pages}
    for item in items:
        first = True
        for span in item.spans:
            for number, touched in _by_page(_touching(lines, starts, span)):
                if number in pages:
                    found[number].append(_around(touched, pages[number], span, item.key, first))
                    first = False
    for span, mark in marks:
        for line in _touching(lines, starts, span):
            if line.page in pages:
                found[line.page].append(_along(line, pages[line.page], span, mark))
    return tuple(Leaf(page, tuple(found[number])) for number, page in sorted(pages.items()))


def _touching(lines: Sequence[LineBox], starts: Sequence[int], span: Span) -> Iterator[LineBox]:
    at = max(0, bisect_right(starts, span.start) - 1)
    while at < len(lines) and lines[at].span.start < span.end:
        if lines[at].span.overlaps(span):
            yield lines[at]
        at += 1


def _by_page(lines: Iterable[LineBox]) -> Iterator[tuple[int, list[LineBox]]]:
    pages: dict[int, list[LineBox]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    yield from pages.items()


def _around(lines: list[LineBox], page: Page, span: Span, owner: str, first: bool) -> Patch:
    x0, y0 = min(line.box.x0 for line in lines), min(line.box.y0 for line in lines)
    x1, y1 = max(line.box.x1 for line in lines), max(line.box.y1 for line in lines)
    return _patch(page, (x0, y0, x1, y1), span, owner=owner, first=first)


def _along(line: LineBox, page: Page, span: Span, mark: Mark) -> Patch:
    here = Span(max(line.span.start, span.start), min(line.span.end, span.end))
    a, width = line.box.x0, (line.box.x1 - line.box.x0) / max(1, len(line.span))
    x0, x1 = a + width * (here.start - line.span.start), a + width * (here.end - line.span.start)
    return _patch(page, (x0, line.box.y0, x1, line.box.y1), here, mark=mark)


def _patch(
    page: Page,
    box: tuple[float, float, float, float],
    span: Span,
    *,
    owner: str = "",
    mark: Mark | None = None,
    first: bool = False,
) -> Patch:
    x0, y0, x1, y1 = box
    across, down = 100 / page.width, 100 / page.height
    return Patch(
        x=round(_inside(x0 * across), 2),
        y=round(_inside(y0 * down), 2),
        width=round(_inside(x1 * across) - _inside(x0 * across), 2),
        height=round(_inside(y1 * down) - _inside(y0 * down), 2),
        span=span,
        owner=owner,
        mark=mark,
        first=first,
    )


def _inside(value: float) -> float:
    return min(100.0, max(0.0, value))

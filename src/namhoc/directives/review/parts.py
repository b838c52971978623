"""The marked parts that a unit of a directive is made of: 1.1, 1.2; a), b); dashes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from namhoc.core import Span
from namhoc.directives.review.stretches import Stretch, stretches


@dataclass(frozen=True, slots=True)
class Part:
    """A marked part of a unit, from its mark to the next of the same kind."""

    span: Span
    mark: str
    level: str


def parts_of(span: Span, text: str) -> tuple[Part, ...]:
    """The parts a unit is made of: its paragraphs that open with marks of one kind, the first kind met after its own.

    Empty when there are fewer than two.
    """
    below = list(stretches(span, text))[1:]
    opening = next((stretch for stretch in below if stretch.mark), None)
    if opening is None:
        return ()
    starts = [stretch for stretch in below if stretch.mark and _alike(stretch, opening)]
    if len(starts) < 2:
        return ()
    borders = [*(stretch.span.start for stretch in starts), span.end]
    return tuple(
        Part(Span(a, b).trimmed(text), stretch.mark, stretch.level)
        for stretch, (a, b) in zip(starts, pairwise(borders), strict=True)
    )


def _alike(stretch: Stretch, opening: Stretch) -> bool:
    return (stretch.level, stretch.depth) == (opening.level, opening.depth)

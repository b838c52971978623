"""The marked parts that a unit of a directive is made of: 1.1, 1.2; a), b); dashes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from namhoc.core import Span
from namhoc.directives.layout import Line, lines_of


@dataclass(frozen=True, slots=True)
class Part:
    """A marked part of a unit, from its mark to the next of the same kind."""

    span: Span
    mark: str
    level: str


def parts_of(span: Span, text: str) -> tuple[Part, ...]:
    """The parts a unit is made of: its lines that open with marks of one kind, the first kind met after its own.

    Empty when there are fewer than two.
    """
    words = span.of(text)
    lines = list(lines_of(words))
    opening = next((line for line in lines[1:] if line.mark), None)
    if opening is None:
        return ()
    starts = [line for line in lines[1:] if line.mark and _alike(line, opening)]
    if len(starts) < 2:
        return ()
    borders = [*(line.span.start for line in starts), len(words)]
    return tuple(
        Part(Span(span.start + a, span.start + b).trimmed(text), line.mark, line.level)
        for line, (a, b) in zip(starts, pairwise(borders), strict=True)
    )


def _alike(line: Line, opening: Line) -> bool:
    return line.level == opening.level and line.mark.count(".") == opening.mark.count(".")

"""Spans of a text that mentions already take, asked by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator

from namhoc.core import Span


class Taken:
    """Spans that do not overlap, kept in order, so that a question looks at the neighbours only."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(spans)

    def add(self, span: Span) -> None:
        """Take one more span."""
        insort(self._spans, span)

    def holds(self, position: int) -> bool:
        """True when a span covers ``position``."""
        return self.overlaps(Span(position, position + 1))

    def overlaps(self, span: Span) -> bool:
        """True when a span shares a character with ``span``."""
        index = bisect_left(self._spans, Span(span.end, span.end))
        return any(other.overlaps(span) for other in self._spans[max(0, index - 2) : index])

    def before(self, position: int, within: int) -> Iterator[Span]:
        """The spans that end at most ``within`` characters before ``position``, the nearest first."""
        index = bisect_right(self._spans, Span(position, position))
        for other in reversed(self._spans[:index]):
            if other.end < position - within:
                return
            if other.end <= position:
                yield other

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

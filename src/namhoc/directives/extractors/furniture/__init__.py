"""Page furniture: menus, captions, teasers, visitor counters, recipients' lists. Nothing is read from there."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.core import Span
from namhoc.directives.extractors.furniture import authors, captions, lines, tails
from namhoc.directives.extractors.furniture.rows import rows_of

__all__ = ["find"]


def find(text: str, known: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Spans of furniture in ``text``, in order, touching no other; ``known`` are those the file format already told.

    A caption that states a target or a figure in a full sentence is no furniture: it is read like any sentence.
    """
    rows = rows_of(text)
    found = [*tails.find(rows), *lines.find(rows), *captions.find(rows)]
    found += authors.find(rows, found)
    return tuple(_merged(text, [*known, *found]))


def _merged(text: str, spans: list[Span]) -> Iterator[Span]:
    """Spans in order; those with nothing but blanks between them become one."""
    current: Span | None = None
    for span in sorted(span for span in spans if len(span)):
        if current is None:
            current = span
        elif span.start <= current.end or not text[current.end : span.start].strip():
            current = Span(current.start, max(current.end, span.end))
        else:
            yield current
            current = span
    if current is not None:
        yield current

"""The paragraphs of an item, however the page broke their lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from namhoc.core import Span, squash
from namhoc.directives.layout import Paragraph, lines_of, paragraphs_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, or the part of one that lies in an item. ``mark``, ``level``: of the number it opens with, "" where
    it has none or begins after it; ``words``: what follows the mark, on one line, without markup."""

    span: Span
    words: str
    mark: str = ""
    level: str = ""
    depth: int = 0  # how many numbers the mark holds: 1 for "2.", 2 for "2.1."


def stretches(span: Span, text: str) -> Iterator[Stretch]:
    """The paragraphs of ``text`` that lie in ``span``, cut at its ends, in order."""
    paragraphs, starts = _paragraphs(text)
    at = max(0, bisect_right(starts, span.start) - 1)
    while at < len(paragraphs) and starts[at] < span.end:
        paragraph = paragraphs[at]
        at += 1
        here = Span(max(span.start, paragraph.span.start), max(span.start, min(span.end, paragraph.span.end)))
        if not len(here := here.trimmed(text)):
            continue
        first = paragraph.first
        if here == paragraph.span or (here.start <= first.body and here.end == paragraph.span.end):
            yield Stretch(here, paragraph.words, first.mark, first.level, len(first.number))
        elif here.start <= first.head and first.mark:
            words = squash(text[min(first.body, here.end) : here.end]).rstrip("*_ ")
            yield Stretch(here, words, first.mark, first.level, len(first.number))
        else:
            yield Stretch(here, squash(here.of(text)).strip("*_ "))


@lru_cache(maxsize=4)
def _paragraphs(text: str) -> tuple[tuple[Paragraph, ...], tuple[int, ...]]:
    """Whether a page's width broke the lines can only be told from the whole text; it is asked for every item."""
    paragraphs = paragraphs_of(tuple(lines_of(text)))
    return paragraphs, tuple(paragraph.span.start for paragraph in paragraphs)

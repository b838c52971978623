"""Paragraphs and clauses of a stretch of text, with hard-wrapped lines put together again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from namhoc.core import CAPITALS, Span
from namhoc.directives.layout import Context, Line

_WIDEST_WRAP = 140  # characters: a text whose lines are nearly all shorter may be wrapped by hand or by a PDF
_SHORT = 0.6  # a line shorter than this share of the width ended by itself: a heading, the end of a paragraph
_ENDED = re.compile(r"[.;:!?…][\s*_\"”)]*$")
_OPEN_END = re.compile(r"(?:,|(?<!\w)(?:và|của|các|với|Sở|Bộ|UBND|về|hoặc|theo|số))$")
_CLAUSE_END = re.compile(rf";|[.!?](?=\s+[\W{CAPITALS}]|\s*$)")
_LONGEST_CLAUSE = 2000  # characters
_ABBREVIATION = re.compile(r"(?:TP|Tp|tp|TS|PGS|ThS|v\.v|tr|Q|P)$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; ``level`` is the kind of mark its first line opens with."""

    span: Span
    level: str = ""


class Paragraphs:
    """The paragraphs of a text, without page furniture."""

    def __init__(self, context: Context) -> None:
        self._text = context.text
        self._lines = tuple(line for line in context.lines if not line.furniture)
        self._ends = [line.span.end for line in self._lines]
        self._width = _wrap_width(self._lines)
        # A blank line stands between the paragraphs: then a single line break is only a wrap.
        self._spaced = context.text.count("\n\n") * 8 >= len(self._lines)

    def within(self, start: int, end: int) -> Iterator[Paragraph]:
        """The paragraphs of ``text[start:end]``; those that reach beyond it are cut there."""
        opened: Span | None = None
        level = ""
        previous: Span | None = None
        for line in self._lines[bisect_right(self._ends, start) :]:
            if line.span.start >= end:
                break
            span = Span(max(line.span.start, start), min(line.span.end, end))
            if opened is not None and previous is not None and self._continues(previous, span, line.level):
                opened = Span(opened.start, span.end)
            else:
                if opened is not None:
                    yield Paragraph(opened, level)
                opened, level = span, line.level
            previous = span
        if opened is not None:
            yield Paragraph(opened, level)

    def _continues(self, previous: Span, line: Span, level: str) -> bool:
        gap = self._text[previous.end : line.start]
        before = previous.of(self._text)
        unfinished = not _ENDED.search(before)
        first = line.of(self._text).lstrip("-–—*_ ")[:1]
        if gap.strip():  # page furniture: a sentence may go on behind it
            return bool(self._width) and not level and unfinished and first.islower()
        if not self._width or gap.count("\n") != 1:
            return False
        if level:
            return level == "dash" and unfinished and first.islower()
        if first.islower() or self._spaced or _OPEN_END.search(before):
            return True
        return unfinished and len(previous) >= _SHORT * self._width


def _wrap_width(lines: tuple[Line, ...]) -> int:
    """The width at which the lines of the text were broken, 0 where they were not."""
    lengths = sorted(len(line.span) for line in lines)
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.95)] if len(lengths) > 20 else lengths[-1]
    return width if width <= _WIDEST_WRAP else 0


def clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences and their parts between semicolons; brackets are not cut.

    What runs on for longer than any sentence is cut all the same, so that reading stays linear.
    """
    begin = start
    for mark in _CLAUSE_END.finditer(text, start, end):
        piece = text[begin : mark.start()]
        if len(piece) <= _LONGEST_CLAUSE and (
            piece.count("(") > piece.count(")") or (mark[0] == "." and _ABBREVIATION.search(piece))
        ):
            continue
        yield from _pieces(text, begin, mark.start())
        begin = mark.end()
    yield from _pieces(text, begin, end)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        cut = min(end, start + _LONGEST_CLAUSE)
        if cut < end:
            cut = max(text.rfind(" ", start, cut) + 1, start + _LONGEST_CLAUSE // 2)
        span = Span(start, cut).trimmed(text)
        if len(span):
            yield span
        start = cut

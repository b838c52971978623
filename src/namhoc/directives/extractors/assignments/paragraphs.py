"""Paragraphs and clauses of a stretch of text, with hard-wrapped lines put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from namhoc.core import Span
from namhoc.directives.layout import Context

_WIDEST_WRAP = 140  # characters: a text whose lines are nearly all shorter may be wrapped by hand or by a PDF
_SHORT = 0.6  # a line shorter than this share of the width ended by itself: a heading, the end of a paragraph
_ENDED = re.compile(r"[.;:!?…][\s*_\"”)]*$")
_OPEN_END = re.compile(r"(?:,|(?<!\w)(?:và|của|các|với|Sở|Bộ|UBND|về|hoặc|theo|số))$")
_CLAUSE_END = re.compile(r";|[.!?](?=\s+[\WA-ZĐÀ-Ỹ]|\s*$)")
_ABBREVIATION = re.compile(r"(?:TP|Tp|tp|TS|PGS|ThS|v\.v|tr|Q|P)$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; ``level`` is the kind of mark its first line opens with."""

    span: Span
    level: str = ""


def paragraphs(context: Context, start: int, end: int) -> Iterator[Paragraph]:
    """The paragraphs of ``text[start:end]`` without page furniture."""
    text = context.text
    width, spaced = _wrap_width(context), _spaced(context)
    opened: Span | None = None
    level = ""
    previous: Span | None = None
    for line in context.lines:
        if line.span.end <= start or line.furniture:
            continue
        if line.span.start >= end:
            break
        span = Span(max(line.span.start, start), min(line.span.end, end))
        if opened is not None and previous is not None and _continues(text, previous, span, line.level, width, spaced):
            opened = Span(opened.start, span.end)
        else:
            if opened is not None:
                yield Paragraph(opened, level)
            opened, level = span, line.level
        previous = span
    if opened is not None:
        yield Paragraph(opened, level)


def _wrap_width(context: Context) -> int:
    """The width at which the lines of the text were broken, 0 where they were not."""
    lengths = sorted(len(line.span) for line in context.lines)
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.95)] if len(lengths) > 20 else lengths[-1]
    return width if width <= _WIDEST_WRAP else 0


def _spaced(context: Context) -> bool:
    """True when a blank line stands between the paragraphs: then a single line break is only a wrap."""
    return context.text.count("\n\n") * 8 >= len(context.lines)


def _continues(text: str, previous: Span, line: Span, level: str, width: int, spaced: bool) -> bool:
    gap = text[previous.end : line.start]
    if not width or gap.count("\n") != 1:
        return False
    unfinished = not _ENDED.search(previous.of(text))
    first = line.of(text).lstrip("-–—*_ ")[:1]
    if level:
        return level == "dash" and unfinished and first.islower()
    if first.islower() or spaced or _OPEN_END.search(previous.of(text)):
        return True
    return unfinished and len(previous) >= _SHORT * width


def clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences and their parts between semicolons; brackets are not cut."""
    begin = start
    for mark in _CLAUSE_END.finditer(text, start, end):
        piece = text[begin : mark.start()]
        if piece.count("(") > piece.count(")") or (mark[0] == "." and _ABBREVIATION.search(piece)):
            continue
        span = Span(begin, mark.start()).trimmed(text)
        if len(span):
            yield span
        begin = mark.end()
    span = Span(begin, end).trimmed(text)
    if len(span):
        yield span

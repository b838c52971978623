"""The lines of a text as furniture is looked for: without markup, with blanks as one space."""

from __future__ import annotations

import re
from dataclasses import dataclass

from namhoc.core import Span, squash

_MARKUP = re.compile(r"\*+|^#+\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """A line with words: where it stands, its words without markup, and whether a blank line stands before."""

    span: Span
    words: str
    gap: bool


def rows_of(text: str) -> list[Row]:
    """The lines of ``text`` that hold words, in order."""
    rows = []
    start, gap = 0, True
    for raw in text.split("\n"):
        span = Span(start, start + len(raw)).trimmed(text)
        start += len(raw) + 1
        words = squash(_MARKUP.sub("", raw.strip()) if "*" in raw or "#" in raw else raw)
        if words:
            rows.append(Row(span, words, gap))
        gap = not len(span)
    return rows

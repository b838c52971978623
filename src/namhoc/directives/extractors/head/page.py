"""The headline of a page, and whether the page explains a document instead of printing it."""

from __future__ import annotations

import re

from namhoc.core import Span
from namhoc.directives.extractors.head.lines import MARKUP
from namhoc.directives.layout import Context


def headline_of(context: Context) -> Span | None:
    """The headline of a page: its first line that is no page furniture, markup left out.

    A line of three words or fewer is the name of a column ("Giáo dục") where a longer one follows; a full sentence is
    the beginning of the story and returned only where nothing stands before it.
    """
    short: Span | None = None
    for at, line in enumerate(context.lines):
        if not line.furniture and (words := line.text.strip(MARKUP)):
            start = line.span.start + line.text.index(words)
            span = Span(start, _end_of_headline(context, at, start + len(words)))
            if len(words.split()) > 3:
                return short if short and words.endswith(".") else span
            short = short or span
    return short


def _end_of_headline(context: Context, at: int, end: int) -> int:
    """The end of a headline that the page's width broke: its next lines go on in lower case, with no blank line."""
    for line in context.lines[at + 1 : at + 4]:
        words = line.text.strip(MARKUP)
        if line.gap or line.furniture or line.mark or not words[:1].islower() or _ENDED.search(context.text[:end][-3:]):
            break
        end = line.span.start + line.text.index(words) + len(words)
    return end


_ENDED = re.compile(r"[.:;!?…]\W*$")


def is_page_title(text: str, headline: Span) -> bool:
    """A page that explains a document opens with a title of its own ("# …", "Toàn văn …?"), not with the form."""
    marked = text[max(0, headline.start - 3) : headline.start].strip().startswith("#")
    return marked or _EXPLAINS.match(text, headline.start, headline.end) is not None


_EXPLAINS = re.compile(r"(?i)toàn\s+văn\s|tải\s+(?:về\s+)?(?:toàn\s+văn|file)|.{10,300}\?$")

"""A short title for a review item, in the document's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from namhoc.core import Span, squash
from namhoc.directives.layout import lines_of
from namhoc.directives.review.values import Said

LONGEST = 110
"""Characters of a title: about two lines of the list."""

_SHORTEST = 8

_END = re.compile(r"[.;:](?=\s|$)")
_WHO = re.compile(
    r"^[^.;:]{0,160}?\b(?:chủ trì|(?:có|chịu) trách nhiệm(?: chính)?)\b"
    r"(?:\s*,?\s*(?:và\s+)?phối hợp(?: chặt chẽ)?(?: với)?[^,;:.]*,)?\s*[,:]?\s*"
)
_LATEST = re.compile(r"[\s,(]*\b(?:trước|chậm nhất|hoàn thành trước|xong trước)\s+(?:ngày|tháng|quý|năm)\b[^;.]*$")


def title_of(spans: Iterable[Span], text: str, agencies: Iterable[str] = ()) -> Said:
    """The first statement of the item without its number, the agency that leads it and the date it is due.

    ``agencies``: names of those who are told to do it, to be left out where the statement begins with one.

    "1.1. Sở Y tế chủ trì rà soát trạm y tế học đường, trước ngày 30/9." becomes "Rà soát trạm y tế học đường".
    The words are the document's, so the title counts as extracted; it points to the item's first words.
    """
    spans = tuple(spans)
    first = spans[0]
    line = next(lines_of(first.of(text)))
    words = squash(line.text[len(line.mark) :].lstrip(" *#"))
    statement = words[: end.start()] if (end := _END.search(words)) and end.start() > 3 else words
    short = _WHO.sub("", statement, count=1)
    if len(short) < _SHORTEST:
        short = statement
    for name in sorted(map(squash, agencies), key=len, reverse=True):
        if short.startswith(f"{name} ") and len(short) - len(name) > _SHORTEST:
            short = short[len(name) :].lstrip(" ,")
            break
    short = _LATEST.sub("", short).strip(" ,;:.") or squash(first.of(text))
    if len(short) > LONGEST:
        short = short[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return Said(short[:1].upper() + short[1:], span=first)

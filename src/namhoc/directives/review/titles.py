"""A short title for a review item, in the document's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from namhoc.core import Span, squash
from namhoc.directives.review.stretches import stretches
from namhoc.directives.review.values import Said
from namhoc.directives.review.work_rows import work_row

LONGEST = 110
"""Characters of a title: about two lines of the list."""

_SHORTEST = 8
_END = re.compile(r"[.;:](?=\s|$)")
_DUTY = re.compile(r"^[^.;:]{0,160}?\b(?:[Cc]hủ trì|[Cc]ó trách nhiệm(?: chính)?)\b\s*[,:]?\s*(?:và\s+)?")
_WITH = re.compile(r"^[Pp]hối hợp(?: chặt chẽ)?(?: với| cùng)?\s+")
_LINK = re.compile(r"^(?:,|;|và|cùng|với|các)\s*", re.IGNORECASE)
_LATEST = re.compile(
    r"[\s,(]*\b(?:hoàn thành trước|xong trước|trước|chậm nhất)\s+(?:(?:ngày|tháng|quý|năm)\b|\d{1,2}[/.-]\d)[^;]*$"
)


def title_of(spans: Iterable[Span], text: str, agencies: Iterable[str] = (), *, addressed: bool = False) -> Said:
    """The first statement of the item without its number, the agencies that are to do it and the date it is due.

    ``agencies``: names to leave out where the statement begins with them. ``addressed``: the item is a block whose
    heading only names an agency, so that its first statement stands below. "1.1. Sở Y tế chủ trì, phối hợp với Sở
    Tài chính rà soát trạm y tế học đường, trước ngày 30/9." becomes "Rà soát trạm y tế học đường". The words are the
    document's, so the title counts as extracted; it points to the item's words.
    """
    spans = tuple(spans)
    first = spans[0]
    if (row := work_row(first, text)) is not None:
        first_words = squash(row.work.of(text)).strip(" *_")
        return Said(_shortened(first_words[:1].upper() + first_words[1:]), span=first)
    names = sorted({squash(name) for name in agencies}, key=len, reverse=True)
    statements = [_statement(stretch.words) for stretch in stretches(first, text)] or [squash(first.of(text))]
    statement = statements[1] if addressed and len(statements) > 1 else statements[0]
    short = _LATEST.sub("", _work(statement, names)).strip(" ,;:.")
    if len(short) < _SHORTEST:
        short = statement.strip(" ,;:.") or squash(first.of(text))
    return Said(_shortened(short[:1].upper() + short[1:]), span=first)


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _statement(words: str) -> str:
    end = _END.search(words)
    return words[: end.start()] if end and end.start() > 3 else words


def _work(statement: str, names: Sequence[str]) -> str:
    """What is to be done: the statement after those who are to do it, where it begins with them."""
    rest = _without(_DUTY.sub("", statement, count=1), names)
    if partners := _WITH.match(rest):
        named = rest[partners.end() :]
        rest = _without(named, names) if _without(named, names) != named else rest
    return rest if len(rest) >= _SHORTEST else statement


def _without(words: str, names: Sequence[str]) -> str:
    """``words`` without the agencies it begins with, named one after the other; unchanged where the list goes on with
    somebody who is not among ``names``."""
    rest = words
    while name := next((name for name in names if re.match(rf"{re.escape(name)}\b", rest, re.IGNORECASE)), None):
        rest = rest[len(name) :].lstrip(" ,")
        while link := _LINK.match(rest):
            if not any(rest[link.end() :].lower().startswith(n.lower()) for n in names):
                break
            rest = rest[link.end() :]
    return words if re.match(r"(?:và|cùng)\b", rest, re.IGNORECASE) else rest

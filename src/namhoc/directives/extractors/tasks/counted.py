"""Units announced by a count: paragraphs that follow it, or the pieces of the sentence that follows it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from namhoc.core import CAPITALS, squash
from namhoc.directives.extractors.tasks import inline
from namhoc.directives.extractors.tasks.announced import Announcement, announcements
from namhoc.directives.extractors.tasks.unit import Unit
from namhoc.directives.extractors.tasks.wording import is_action, takes_an_object
from namhoc.directives.layout import Paragraph

_COLON = re.compile(r"[^.:;]{0,80}?:\s*$")
_OPENING = re.compile(
    r"[^.:;]{0,60}?(?::|,\s+(?:chú\s+trọng|tập\s+trung|trong\s+đó)[^.:;]{0,20}?\s(?:vào|là)|\bgồm)\s+"
)


def find(text: str, paragraphs: Sequence[Paragraph]) -> tuple[list[Unit], int]:
    """Units that an announced count is followed by, and how many paragraphs were used up to the last of them."""
    units: list[Unit] = []
    used = 0
    shown = [p for p in paragraphs if not p.furniture]
    for i, paragraph in enumerate(shown):
        if i < used:
            continue
        for announcement in announcements(text, paragraph.span.start, paragraph.span.end):
            rest = text[announcement.span.end : paragraph.span.end]
            if _COLON.fullmatch(rest) and not announcement.past:
                found = _paragraphs(shown[i + 1 :], announcement)
                units += found
                used = max(used, i + 1 + len(found))
            elif items := inline.find(text, announcement.span.end, paragraph.span.end, announcement.kind):
                units += items
                used = max(used, i + 1)
            elif opening := _OPENING.match(rest):
                found = _pieces(text, announcement.span.end + opening.end(), paragraph.span.end, announcement)
                units += found
                used = max(used, i + 1) if found else used
    return units, used


def _paragraphs(following: Sequence[Paragraph], announced: Announcement) -> list[Unit]:
    """As many paragraphs as announced, when so many unmarked ones follow."""
    block = following[: announced.count]
    if len(block) < announced.count or any(p.first.mark for p in block):
        return []
    sure = sum(is_action(p.words) for p in block) * 2 >= len(block)
    return [Unit(p.start, p.span.end, announced.kind, "paragraphs-after-count", 0.92 if sure else 0.7) for p in block]


_CAPITAL = re.compile(rf"(?<=;)\s+(?=[{CAPITALS}])")
_SEMICOLON = re.compile(r"(?<=;)\s+")
_SENTENCE = re.compile(rf"(?<=\.)\s+(?=[{CAPITALS}])")
_LAST = re.compile(r"(?<=,)\s+(?=\w)|(?<=\bvà)\s+(?=\w)")


def _pieces(text: str, start: int, end: int, announced: Announcement) -> list[Unit]:
    """The announced number of pieces of a sentence or of a few; [] when no way of cutting gives that number.

    A capital after a semicolon opens the next unit; a small letter goes on with the same one. Sentences come next;
    the last units of a row are joined by commas and "và".
    """
    pieces = {cut: _cut(text, start, end, cut) for cut in (_CAPITAL, _SEMICOLON, _SENTENCE)}
    ways = (
        (0.9, pieces[_CAPITAL]),
        (0.85, pieces[_SEMICOLON]),
        (0.8, _with_last_row(text, pieces[_SEMICOLON]) if len(pieces[_SENTENCE]) == 1 else []),
        (0.75, pieces[_SENTENCE]),
        (0.75, [piece for sentence in pieces[_SENTENCE] for piece in _cut(text, *sentence, _CAPITAL)]),
        (0.6, _with_last_row(text, pieces[_SENTENCE])),
    )
    for confidence, spans in ways:
        if len(spans) == announced.count:
            return _units(spans, announced, confidence)
    return []


def _with_last_row(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same pieces, the last one cut where it joins units by commas and "và"."""
    return [*spans[:-1], *_row(text, *spans[-1])] if spans else spans


def _row(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A row "A, công tác B và đẩy mạnh C": cut where a new action or "công tác" opens."""
    cuts = [m.end() for m in _LAST.finditer(text, start, end) if _opens_a_unit(squash(text[m.end() : m.end() + 40]))]
    edges = [start, *cuts, end]
    return [(a, len(text[:b].rstrip())) for a, b in itertools.pairwise(edges)]


def _opens_a_unit(words: str) -> bool:
    return words.startswith("công tác ") or takes_an_object(words)


def _cut(text: str, start: int, end: int, cut: re.Pattern[str]) -> list[tuple[int, int]]:
    spans = []
    for match in cut.finditer(text, start, end):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, end)] if start < end else spans


def _units(spans: list[tuple[int, int]], announced: Announcement, confidence: float) -> list[Unit]:
    return [Unit(a, b, announced.kind, "pieces-of-counted-sentence", confidence) for a, b in spans]

"""Where an item can be cut."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from namhoc.core import squash
from namhoc.directives.review.item import ReviewItem, cut
from namhoc.directives.review.parts import parts_of
from namhoc.directives.review.stretches import stretches


def part_cuts(item: ReviewItem, text: str) -> tuple[int, ...]:
    """Where an item would fall into its marked parts; its heading goes with the first."""
    starts = [part.span.start for span in item.spans for part in parts_of(span, text)]
    return tuple(start for start in starts[1:] if len(cut(item.spans, (start,), text)) == 2)


_CLAUSE = re.compile(r"[;.](?=\s)\s*|,\s+")


def deadline_cuts(item: ReviewItem, text: str) -> tuple[int, ...]:
    """Where an item with several deadlines would fall apart: after each deadline but the last, at the end of its
    clause. Empty when the deadlines stand in one clause."""
    dues = sorted({option.span for option in item.deadline.options if option.span and item.holds(option.span)})
    clauses = _clauses(item, text)
    cuts: list[int] = []
    for earlier, later in pairwise(dues):
        between = [at for at in clauses if earlier.end <= at <= later.start]
        commas = [m.end() for m in _CLAUSE.finditer(text, earlier.end, later.start)]
        cuts += (between or commas)[:1]
    return tuple(position for position in cuts if len(cut(item.spans, (position,), text)) == 2)


def _clauses(item: ReviewItem, text: str) -> list[int]:
    """Where clauses of the item begin: paragraphs, and what follows a semicolon or a full stop."""
    found: set[int] = set()
    for span in item.spans:
        for stretch in stretches(span, text):
            after = stretch.span.start + len(stretch.mark)  # the stop of "2.2." ends no clause
            ends = (m for m in _CLAUSE.finditer(text, after, stretch.span.end) if not m[0].startswith(","))
            found |= {stretch.span.start, *(m.end() for m in ends)}
    return sorted(found)


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause of an item. ``start``: the position to cut at to begin a part with it; ``cut``: a part begins here."""

    start: int
    words: str
    cut: bool


def pieces(item: ReviewItem, text: str, cuts: Collection[int]) -> tuple[Piece, ...]:
    """The clauses of ``item`` in order, for choosing where to cut; ``cuts`` inside a clause divide it."""
    found: list[Piece] = []
    wanted = {*_clauses(item, text), *cuts}
    for span in item.spans:
        borders = sorted({span.start, span.end, *(at for at in wanted if span.start < at < span.end)})
        found += [
            Piece(a, squash(text[a:b]), a in cuts and bool(found or a > span.start))
            for a, b in pairwise(borders)
            if text[a:b].strip()
        ]
    return tuple(found)

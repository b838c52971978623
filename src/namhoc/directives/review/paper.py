"""The text as it is laid on the page of the review: lines, cut into runs that carry their marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from namhoc.core import Span
from namhoc.directives.directive import Assignment, Directive
from namhoc.directives.layout import lines_of, paragraphs_of
from namhoc.directives.review.item import ReviewItem
from namhoc.reading import Block, BlockKind

T = TypeVar("T")


class Mark(StrEnum):
    """What a highlighted run of words is."""

    AGENCY = "agency"
    TARGET = "target"
    DEADLINE = "deadline"


class Look(StrEnum):
    """How a line is set."""

    BODY = "body"
    ISSUER = "issuer"  # left half of an official document's head: who issues it, number and symbol
    STATE = "state"  # right half: name of the State, motto, place and date
    HEADING = "heading"
    CENTRED = "centred"
    ROW = "row"
    ASIDE = "aside"  # page furniture: shown, but as what it is


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters that share their marks and belong to the same item ("" for none)."""

    start: int
    text: str
    marks: tuple[Mark, ...]
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Consecutive lines that belong wholly to one item (``owner``), or to none, or to several ("" as well).

    ``begins``: keys of the items whose first word stands in here.
    """

    owner: str
    begins: tuple[str, ...]
    lines: tuple[tuple[Look, tuple[Run, ...]], ...]


def marks_of(directive: Directive, text: str) -> tuple[tuple[Span, Mark], ...]:
    """The words to highlight: agencies, targets, deadlines."""
    units = {task.ordinal: task.span for task in directive.tasks}
    named = {_name_of(a, units.get(a.task_ordinal or 0), text) for a in directive.assignments}
    return (
        *((span, Mark.AGENCY) for span in named if span),
        *((t.span, Mark.TARGET) for t in directive.targets),
        *((d.span, Mark.DEADLINE) for d in directive.deadlines),
    )


_HEADING = 240
"""Characters at the start of a unit in which the agency it is addressed to is named."""


def _name_of(assignment: Assignment, unit: Span | None, text: str) -> Span | None:
    """Where the agency's name stands: in the words that give it the duty, else in the heading of the unit. A name put
    together from a list ("các Sở: Nội vụ, Tài chính") stands nowhere as a whole; then its last words are looked for."""
    places = [assignment.span]
    if unit and unit.start < assignment.span.start:
        places.append(Span(unit.start, min(unit.start + _HEADING, assignment.span.start)))
    words = assignment.agency.split()
    for name in (words, words[1:]):
        pattern = re.compile(r"\s+".join(map(re.escape, name)), re.IGNORECASE)
        for place in places:
            if name and (match := pattern.search(text, place.start, place.end)):
                return Span(*match.span())
    return None


def sheets(
    text: str,
    blocks: Iterable[Block],
    items: Iterable[ReviewItem],
    marks: Iterable[tuple[Span, Mark]],
    title: Span | None = None,
) -> tuple[Sheet, ...]:
    """The whole of ``text`` as sheets, blank lines left out; runs hold the characters of the text unchanged.

    Where items overlap, words belong to the shortest of them.
    """
    blocks = tuple(blocks)
    lines = _lines(text, tuple(block.span for block in blocks if block.kind is BlockKind.FURNITURE))
    starts = [line.start for line in lines]
    owners = _by_line(lines, starts, [(span, item.key) for item in items for span in item.spans])
    marked = _by_line(lines, starts, marks)
    kinds = _by_line(lines, starts, [(block.span, block.kind) for block in blocks])
    begins = _by_line(lines, starts, [(Span(item.start, item.start + 1), item.key) for item in items])
    made: list[Sheet] = []
    for n, line in enumerate(lines):
        runs = tuple(_runs(line, text, owners[n], marked[n]))
        keys = {run.owner for run in runs if run.text.strip()}
        owner = keys.pop() if len(keys) == 1 else ""
        kind = kinds[n][0][1] if kinds[n] else BlockKind.PARAGRAPH
        alone = any(span.end <= line.end for span, _ in owners[n])
        laid = (_look(line, text, kind, title, alone), runs)
        first = tuple(key for _, key in sorted(begins[n]))
        if made and owner and made[-1].owner == owner and not first:
            made[-1] = Sheet(owner, made[-1].begins, (*made[-1].lines, laid))
        else:
            made.append(Sheet(owner, first, (laid,)))
    return tuple(made)


def _lines(text: str, furniture: tuple[Span, ...]) -> tuple[Span, ...]:
    """The paragraphs of the text, whatever a page's width did to their lines; one that furniture interrupts is laid
    in pieces."""
    lines = tuple(lines_of(text, furniture))
    place = {line.span.start: n for n, line in enumerate(lines)}
    pieces: list[Span] = []
    for paragraph in paragraphs_of(lines):
        piece = paragraph.lines[0].span
        for before, line in pairwise(paragraph.lines):
            if place[line.span.start] == place[before.span.start] + 1:
                piece = Span(piece.start, line.span.end)
            else:
                pieces.append(piece)
                piece = line.span
        pieces.append(piece)
    return tuple(sorted(pieces))


def _by_line(lines: tuple[Span, ...], starts: list[int], spans: Iterable[tuple[Span, T]]) -> list[list[tuple[Span, T]]]:
    """For each line the spans that share a character with it."""
    table: list[list[tuple[Span, T]]] = [[] for _ in lines]
    for span, what in spans:
        n = max(0, bisect_right(starts, span.start) - 1)
        while n < len(lines) and lines[n].start < span.end:
            if lines[n].overlaps(span):
                table[n].append((span, what))
            n += 1
    return table


def _runs(line: Span, text: str, owners: list[tuple[Span, str]], marks: list[tuple[Span, Mark]]) -> Iterator[Run]:
    borders = {line.start, line.end}
    for span, _ in (*owners, *marks):
        borders |= {p for p in (span.start, span.end) if line.start < p < line.end}
    for start, end in pairwise(sorted(borders)):
        here = Span(start, end)
        kinds = {kind for span, kind in marks if span.covers(here)}
        mine = [(len(span), key) for span, key in owners if span.covers(here)]
        yield Run(start, text[start:end], tuple(m for m in Mark if m in kinds), min(mine)[1] if mine else "")


_HEAD_LINE = 90
_PLACE_AND_DATE = re.compile(r",\s*ngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:[IVX]+|\d+(?:\.\d+)*|[A-ZĐ]|Điều \d+)\s*[.)]?\s")
_MOTTO = re.compile(r"^(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc)$")
_KIND_LINE = re.compile(r"^(?:CHỈ THỊ|KẾ HOẠCH|QUYẾT ĐỊNH|THÔNG BÁO|BÁO CÁO|CÔNG ĐIỆN|NGHỊ QUYẾT)$")


def _look(line: Span, text: str, kind: BlockKind, title: Span | None, alone: bool) -> Look:
    """``alone``: the line ends an item, so that what looks like a heading heads nothing."""
    words = line.of(text)
    if kind is BlockKind.FURNITURE:
        return Look.ASIDE
    if kind is BlockKind.TABLE_ROW and "\t" in words:
        return Look.ROW
    if (title and title.overlaps(line)) or _KIND_LINE.match(words):
        return Look.CENTRED
    if _MOTTO.match(words):
        return Look.STATE
    if title and line.end <= title.start and len(words) <= _HEAD_LINE:
        return Look.STATE if _PLACE_AND_DATE.search(words) else Look.ISSUER
    numbered = _NUMBERED.match(words) and len(words) < 120 and words[-1] not in ".;,:"
    if kind is BlockKind.HEADING or (numbered and not alone):
        return Look.HEADING
    return Look.BODY

"""A unit of work as a recogniser found it, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.wording import is_closing
from namhoc.directives.layout import Paragraph
from namhoc.directives.outline import BULLETS, Node


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its place, kind and printed number; ``rule`` names the recogniser, ``confidence`` is 0..1."""

    start: int
    end: int
    kind: TaskKind
    rule: str
    confidence: float
    label: str = ""


_EMPTY = re.compile(r"[\W_]*")
_SIGNATURE = re.compile(r"\W*(?:nơi nhận|TM\.|KT\.|TL\.|phụ lục)", re.IGNORECASE)


def end_of(paragraphs: Iterable[Paragraph], fallback: int) -> int:
    """The end of the last line that belongs to a unit: page furniture, table bars and
    stray signs of a scan after it are left out."""
    end = fallback
    for paragraph in paragraphs:
        if paragraph.furniture:
            if _SIGNATURE.match(paragraph.first.text):
                break
            continue
        for line in paragraph.lines:
            if not _EMPTY.fullmatch(line.text):
                end = line.span.end
    return end


def without_closing(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs of the last unit without the sentences that close the document.

    They stand after the last numbered item and have no mark; a bare heading keeps its first paragraph, whatever
    words that opens with ("4. Sở Tài chính" / "Căn cứ Kế hoạch này, ...").
    """
    bare = len(paragraphs) > 1 and paragraphs[0].words[-1:] not in (".", ";", "/")
    first = len(paragraphs)
    for at in range(len(paragraphs) - 1, 1 if bare else 0, -1):
        paragraph = paragraphs[at]
        if paragraph.first.mark and not paragraph.furniture:
            break
        if not paragraph.furniture and (is_closing(paragraph.words) or _ends_the_document(paragraphs[at:])):
            first = at
    return paragraphs[:first]


def _ends_the_document(paragraphs: Sequence[Paragraph]) -> bool:
    """True for a last sentence that ends with the official end mark "./."."""
    return paragraphs[0].words.endswith("./.") and all(p.furniture or not p.words for p in paragraphs[1:])


def _of_bullet(paragraphs: Sequence[Paragraph]) -> int:
    """How many of a bullet's paragraphs belong to it: behind a blank line, text without a mark is no longer."""
    away = (i for i, p in enumerate(paragraphs) if i and p.first.gap and not p.first.mark and not p.furniture)
    return next(away, len(paragraphs))


def behind_bullet(node: Node) -> list[Paragraph]:
    """The paragraphs after a bullet that do not belong to it."""
    paragraphs = all_paragraphs(node)
    return paragraphs[_of_bullet(paragraphs) :]


def all_paragraphs(node: Node) -> list[Paragraph]:
    """The paragraphs of an item and of everything below it, in order."""
    return [paragraph for each in node.walk() for paragraph in each.paragraphs]


def unit_of(node: Node, kind: TaskKind, rule: str, confidence: float, final: bool) -> Unit:
    """The unit that an item of the outline is; ``final`` when nothing but closing sentences may follow it."""
    paragraphs: Sequence[Paragraph] = all_paragraphs(node)
    if node.level in BULLETS:
        paragraphs = paragraphs[: _of_bullet(paragraphs)]
    if final:
        paragraphs = without_closing(paragraphs)
    start = node.first.start
    return Unit(start, end_of(paragraphs, start), kind, rule, confidence, node.first.first.mark)

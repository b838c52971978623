"""Paragraphs that only assign, each to its addressee, in texts that print no numbers."""

from __future__ import annotations

from collections.abc import Sequence

from namhoc.core import squash
from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.addressees import order_start
from namhoc.directives.extractors.tasks.unit import Unit, end_of
from namhoc.directives.layout import Paragraph

RULE = "addressed-paragraphs"


def find(text: str, paragraphs: Sequence[Paragraph]) -> list[Unit]:
    """Units that open with the addressee ("Sở Giáo dục và Đào tạo chủ trì ...", "Đối với UBND huyện ...").

    A paragraph without an addressee goes on with the unit before it.
    """
    shown = [p for p in paragraphs if not p.furniture]
    starts = [(i, at) for i, p in enumerate(shown) if (at := _start(text, p)) is not None]
    stops = [i for i, _ in starts[1:]] + [len(shown)]
    return [
        Unit(at, end_of(shown[i:stop], at), TaskKind.ASSIGNMENT, RULE, 0.75)
        for (i, at), stop in zip(starts, stops, strict=False)
    ]


def _start(text: str, paragraph: Paragraph) -> int | None:
    if paragraph.first.mark:
        return None
    printed = text[paragraph.start : paragraph.span.end]
    at = order_start(squash(printed))
    return None if at is None else paragraph.start + _as_printed(printed, at)


def _as_printed(printed: str, squashed: int) -> int:
    """Where the character at ``squashed`` of the squashed words stands among the words as printed."""
    inked = len(squash(printed)[:squashed].replace(" ", ""))
    for i, character in enumerate(printed):
        if not character.isspace():
            if inked == 0:
                return i
            inked -= 1
    return 0

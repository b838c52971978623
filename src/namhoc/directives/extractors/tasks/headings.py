"""Short-line headings without number or mark, each with its paragraphs or with none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.addressees import is_addressed, is_order
from namhoc.directives.extractors.tasks.parts import Part, part_of
from namhoc.directives.extractors.tasks.unit import Unit, end_of, without_closing
from namhoc.directives.layout import Paragraph

RULE = "short-headings"
_LONGEST = 320


def find(paragraphs: Sequence[Paragraph], kind: TaskKind, final: bool) -> tuple[list[Unit], list[Paragraph]]:
    """Units that open with a heading on a line of its own, and the paragraphs left over; none unless the first
    paragraph is such a heading.

    The list ends where a line leads over to orders ("Để thực hiện tốt các nhiệm vụ:" before "Sở Giáo dục ..."), or
    one body asks another.

    Headings are printed without a full stop, their text with one. A line with a full stop that is followed by a
    heading, is no longer than headings are, and does not open the text under one, is a heading all the same (the stop
    is a slip): "Tăng cường cơ sở vật chất, bảo đảm chất lượng giáo dục."
    """
    everything = [p for p in paragraphs if not p.furniture]
    shown = everything[: _leads_over(everything)]
    asked = next((i for i, p in enumerate(shown) if i > 1 and not p.first.mark and is_order(p.words)), len(shown))
    shown = shown[:asked]
    if not shown or not _looks_like_heading(shown[0]):
        return [], everything
    usual = median(len(p.words) for p in shown if _looks_like_heading(p))
    heads = [
        i
        for i, paragraph in enumerate(shown)
        if _looks_like_heading(paragraph) or (i > 0 and _stopped_heading(shown, i, usual))
    ]
    if len(heads) < 2 and len(shown) < 2:
        return [], everything
    units = []
    for at, following in zip(heads, [*heads[1:], len(shown)], strict=True):
        head = shown[at]
        if part_of(head.words) is Part.CONTEXT and not is_addressed(head.words):
            continue
        block = shown[at:following]
        if final and following == len(everything):
            block = list(without_closing(block))
        addressed = kind is TaskKind.ASSIGNMENT or (is_addressed(head.words) and len(head.words) < 90)
        units.append(
            Unit(
                head.start,
                end_of(block, head.start),
                TaskKind.ASSIGNMENT if addressed else kind,
                RULE,
                0.8 if len(heads) > 2 else 0.6,
            )
        )
    return units, everything[len(shown) :]


def _leads_over(shown: Sequence[Paragraph]) -> int:
    """Where a line leads over to paragraphs that address bodies; the end where none does."""
    for at, (paragraph, following) in enumerate(pairwise(shown)):
        words = paragraph.words
        if (
            at
            and words.endswith(":")
            and len(words) < 120
            and is_addressed(following.words)
            and not following.first.mark
        ):
            return at
    return len(shown)


def _looks_like_heading(paragraph: Paragraph) -> bool:
    words = paragraph.words
    return (
        not paragraph.first.mark
        and words[:1].isupper()
        and words[-1:] not in ".;:,…!?/"
        and "\t" not in paragraph.first.text
        and len(words) <= _LONGEST
        and not words.startswith(("“", '"'))
    )


def _stopped_heading(shown: Sequence[Paragraph], at: int, usual: float) -> bool:
    """A heading that ended with a full stop by a slip."""
    words = shown[at].words
    return (
        not shown[at].first.mark
        and words[:1].isupper()
        and words.endswith(".")
        and len(words) <= usual
        and ". " not in words
        and not _looks_like_heading(shown[at - 1])
        and at + 1 < len(shown)
        and _looks_like_heading(shown[at + 1])
    )

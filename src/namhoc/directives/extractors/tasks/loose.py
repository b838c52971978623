"""Units of a part, or of a whole text, that prints no numbers: the unnumbered layouts in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks import addressed, annex, counted, headings, inline
from namhoc.directives.extractors.tasks.parts import Part
from namhoc.directives.extractors.tasks.unit import Unit, end_of, without_closing
from namhoc.directives.extractors.tasks.wording import is_action, is_opening
from namhoc.directives.layout import Paragraph

_END = re.compile(
    r"(?:Chỉ thị|Kế hoạch|Quyết định|Công văn|Hướng dẫn) này\s|Trên đây là|Trong quá trình|Nguồn\b|Nhận được"
)


def in_part(text: str, heading: Paragraph, body: Sequence[Paragraph], part: Part, final: bool) -> list[Unit]:
    """The units of a part from its unnumbered ``body``; ``final`` when the body may run on to the closing sentences.

    Orders to agencies stand under short headings or one a paragraph; a single paragraph under "Tổ chức thực hiện"
    is the request that closes the document, no unit. Tasks stand after a count, under short headings, counted
    inside a paragraph, or one a paragraph.
    """
    kind = part.kind if part is not Part.ORDERS else TaskKind.TASK  # a row is a piece of work, not an addressee
    rows = annex.find(text, [line for p in body for line in p.lines], kind)
    if rows:
        return rows
    kept = without_closing([heading, *body])[1:] if final else body
    if part is Part.ORDERS:
        found, rest = headings.find(body, part.kind, final)
        if found:
            return found + addressed.find(text, rest)
        found = [] if any(p.first.mark for p in kept) else addressed.find(text, kept)
        return found if len(found) > 1 else []
    found, _ = counted.find(text, [heading, *body])
    if found:
        return found
    found, rest = headings.find(body, part.kind, final)
    if found:
        return found + addressed.find(text, _before_the_end(rest))
    return _inline(text, body, part.kind) or _one_a_paragraph(kept, part.kind)


def in_text(text: str, paragraphs: Sequence[Paragraph], final: bool) -> list[Unit]:
    """The units that a text counts before its first number, or without any: after a count, or after "như sau:".

    Where such units were found, paragraphs after them that address a body are units too.
    """
    shown = [p for p in paragraphs if not p.furniture]
    units, used = counted.find(text, shown)
    openings = [i for i, p in enumerate(shown) if is_opening(p.words)]
    if not units and openings and openings[-1] + 2 < len(shown):
        units, rest = headings.find(shown[openings[-1] + 1 :], TaskKind.TASK, final)
        used = len(shown) - len(rest)
    if not units and openings:
        units, used = _inline(text, shown[openings[-1] :], TaskKind.TASK), len(shown)
    if not units and final:
        units, used = _opened_inline(text, shown), len(shown)
    return units + addressed.find(text, _before_the_end(shown[used:])) if units else []


def _inline(text: str, paragraphs: Sequence[Paragraph], kind: TaskKind) -> list[Unit]:
    for paragraph in paragraphs:
        if found := inline.find(text, paragraph.start, paragraph.span.end, kind):
            return found
    return []


_OPENS_A_ROW = re.compile(
    r"(?:nhiệm\s+vụ|giải\s+pháp|nội\s+dung|yêu\s+cầu|đề\s+nghị|chỉ\s+đạo)[^.;:]{0,80}:\s*(?=\(1|\(i\)|một\s+là|thứ\s+nhất)",
    re.IGNORECASE,
)


def _opened_inline(text: str, paragraphs: Sequence[Paragraph]) -> list[Unit]:
    """A row that one sentence opens and counts: "yêu cầu thực hiện các nhiệm vụ sau: Thứ nhất, ..."."""
    for paragraph in paragraphs:
        opening = _OPENS_A_ROW.search(text, paragraph.start, paragraph.span.end)
        if opening and (found := inline.find(text, opening.end(), paragraph.span.end, TaskKind.TASK)):
            return found
    return []


def _one_a_paragraph(paragraphs: Sequence[Paragraph], kind: TaskKind) -> list[Unit]:
    if any(p.first.mark for p in paragraphs):
        return []
    plain = [p for p in paragraphs if not p.furniture and is_action(p.words)]
    if len(plain) < 2:
        return []
    return [Unit(p.start, end_of([p], p.start), kind, "paragraphs-in-part", 0.6) for p in plain]


def _before_the_end(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Loose paragraphs up to the sentence on the entry into force, or on difficulties met."""
    end = next((i for i, p in enumerate(paragraphs) if _END.match(p.words)), len(paragraphs))
    return list(paragraphs[:end])

"""Announced counts ("9 nhiệm vụ", "05 giải pháp") against what was found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from namhoc.core import Finding, Span, squash
from namhoc.directives.directive import Directive, TaskKind
from namhoc.directives.extractors.tasks.announced import Announcement, announcements
from namhoc.directives.layout import Context

CODE = "TASK-COUNT"
_NAMES = {TaskKind.TASK: "nhiệm vụ", TaskKind.SOLUTION: "giải pháp"}
_AROUND = 40
"""Characters of the sentence quoted on each side of the announcing words."""


def check(context: Context, directive: Directive, as_of: date) -> tuple[Finding, ...]:
    """A finding for each kind whose announced count differs from the units found; ``as_of`` plays no part.

    Counts of last year, in page furniture, in the title of a cited document or inside a unit announce nothing here.
    Where a text announces groups and items ("3 nhóm, 12 nhiệm vụ"), one of the counts must be met.
    """
    announced = [a for a in announcements(context.text, 0, len(context.text)) if _counts_here(context, directive, a)]
    found = []
    for kind in (TaskKind.TASK, TaskKind.SOLUTION):
        counts = [a for a in announced if a.kind is kind]
        units = sum(task.kind is kind for task in directive.tasks)
        if counts and directive.tasks and units not in {a.count for a in counts}:
            found.append(_finding(context.text, counts, units))
    return tuple(found)


def _counts_here(context: Context, directive: Directive, announced: Announcement) -> bool:
    return not (
        announced.past
        or context.in_furniture(announced.span)
        or any(citation.span.overlaps(announced.span) for citation in directive.citations)
        or any(task.span.covers(announced.span) for task in directive.tasks)
    )


def _finding(text: str, counts: Sequence[Announcement], units: int) -> Finding:
    first = counts[0]
    name = _NAMES[first.kind]
    return Finding(
        code=CODE,
        message=(f"Văn bản nêu {first.count} {name} (“{_quoted(text, first.span)}”) nhưng đọc được {units} {name}."),
        fix=f"Đối chiếu với văn bản rồi tách, gộp hoặc thêm {name} cho đủ; nếu văn bản ghi sai số thì giữ nguyên.",
        spans=tuple(announced.span for announced in counts),
    )


def _quoted(text: str, span: Span) -> str:
    """The announcing words with a little of their sentence, cut at whole words."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _AROUND)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + _AROUND)
    if start and not text[start - 1].isspace():
        start = text.find(" ", start, span.start) + 1 or span.start
    if end < len(text) and not text[end].isspace():
        end = max(text.rfind(" ", span.end, end), span.end)
    return squash(text[start:end])

"""Announced counts: "8 nhiệm vụ trọng tâm", "05 giải pháp cơ bản", "ba nhóm nhiệm vụ"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from namhoc.core import Span
from namhoc.directives.directive import TaskKind
from namhoc.directives.marks import NUMERALS


@dataclass(frozen=True, slots=True)
class Announcement:
    """The words that announce how many units follow, the count, and what is counted (a joint count is of tasks)."""

    span: Span
    count: int
    kind: TaskKind
    past: bool = False  # counted in a sentence about what was done, or in another document


_COUNT = re.compile(
    rf"(?<![\w/.,-])(?P<n>\d{{1,2}}|{'|'.join(NUMERALS)})\s+(?:nhóm\s+)?(?:nội\s+dung\s+)?(?P<what>nhiệm\s+vụ|"
    rf"giải\s+pháp)"
    r"(?P<joint>\s*(?:,|và)?\s*(?:nhóm\s+)?(?:giải\s+pháp|nhiệm\s+vụ))?(?!\s+(?:mà|đã|được\s+giao|nêu))",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"năm\s+học\s+trước|năm\s+trước|vừa\s+qua|đã\s+(?:thực\s+hiện|triển\s+khai|hoàn\s+thành|làm|đạt)|"
    r"(?:nêu|quy\s+định|đề\s+ra)\s+(?:tại|trong)|kết\s+quả\s+thực\s+hiện|theo\s+(?:Chỉ\s+thị|Nghị\s+quyết|"
    r"Quyết\s+định)\s+số",
    re.IGNORECASE,
)


def announcements(text: str, start: int, end: int) -> Iterator[Announcement]:
    """Counts announced in ``text[start:end]``, in order; those of the past are marked as such."""
    for match in _COUNT.finditer(text, start, end):
        past = bool(_PAST.search(_sentence(text, match.start(), match.end(), start, end)))
        n = match["n"].lower()
        count = int(n) if n.isdigit() else NUMERALS.index(n) + 1
        solution = "giải" in match["what"].lower() and not match["joint"]
        if count:
            yield Announcement(Span(*match.span()), count, TaskKind.SOLUTION if solution else TaskKind.TASK, past)


def _sentence(text: str, first: int, last: int, start: int, end: int) -> str:
    """The sentence around ``text[first:last]``, inside ``text[start:end]``."""
    begin = max((text.rfind(stop, start, first) for stop in (". ", ".\n", ";\n", "\n\n")), default=-1)
    stops = [at for stop in (". ", ".\n", "\n\n") if (at := text.find(stop, last, end)) >= 0]
    return text[max(begin, start) : min(stops, default=end)]

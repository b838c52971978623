"""News prose: what a leader asked for, one paragraph a task."""

from __future__ import annotations

import re
from collections.abc import Sequence

from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.unit import Unit
from namhoc.directives.extractors.tasks.wording import ends_a_speech, is_action
from namhoc.directives.layout import Paragraph

RULE = "news-prose"
_ASKS = re.compile(
    r"(?:Đồng chí|Ông|Bà|Bí thư|Chủ tịch|Phó Chủ tịch|Giám đốc|Phó Giám đốc|Sở|UBND|Ủy ban|Bộ trưởng|Thứ trưởng|"
    r"Lãnh đạo)"
    r"[^.;:]{0,160}?(?:đề nghị|yêu cầu|chỉ đạo|lưu ý|giao)\b[^.;:]{0,200}"
)
_THEREFORE = re.compile(
    r"(?<=[.] )(?:Do đó|Vì vậy|Vì thế|Theo đó|Thời gian tới|Trong thời gian tới|"
    r"Để [^.;]{5,120}?),?\s[^.]{0,120}?\bcần\b"
)


def find(text: str, paragraphs: Sequence[Paragraph]) -> list[Unit]:
    """The paragraph that asks, and those after it that open with a verb of action; [] for fewer than three.

    A sub-heading of the newspaper or a paragraph about something else ends the list.
    """
    shown = [p for p in paragraphs if not p.furniture]
    for at, paragraph in enumerate(shown):
        start = _ask(text, paragraph)
        if start is None:
            continue
        following = []
        for later in shown[at + 1 :]:
            if ends_a_speech(later.words) or not is_action(later.words) or len(later.words) < 60:
                break
            following.append(later)
        if len(following) >= 2:
            first = Unit(start, paragraph.span.end, TaskKind.TASK, RULE, 0.6)
            return [first, *(Unit(p.start, p.span.end, TaskKind.TASK, RULE, 0.65) for p in following)]
    return []


def _ask(text: str, paragraph: Paragraph) -> int | None:
    """Where the asking begins: the paragraph, or its last sentence ("... Do đó, ngành giáo dục cần ...")."""
    if paragraph.first.mark:
        return None
    if _ASKS.match(paragraph.words) and not paragraph.words.endswith(":"):
        return paragraph.start
    therefore = _THEREFORE.search(text, paragraph.start, paragraph.span.end)
    return therefore.start() if therefore else None

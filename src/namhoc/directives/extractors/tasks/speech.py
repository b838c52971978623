"""News prose: what a leader or a document asked for, one paragraph a task."""

from __future__ import annotations

import re
from collections.abc import Sequence

from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.unit import Unit, end_of
from namhoc.directives.extractors.tasks.wording import ends_a_speech, is_action
from namhoc.directives.layout import Paragraph

RULE = "news-prose"
_SHORTEST = 60
"""A shorter paragraph that opens with a verb is a sub-heading of the newspaper, unless the text ends there."""

_ASKS = re.compile(
    r"(?:(?:Phát biểu|Kết luận|Chỉ đạo|Tại|Nhân dịp)[^.;:]{0,100}?, )?"
    r"(?:[Đđ]ồng chí|Ông|ông|Bà|bà|Bí thư|(?:Phó )?Chủ tịch|(?:Phó )?Giám đốc|Sở|UBND|Ủy ban|Bộ trưởng|Thứ trưởng|"
    r"[Ll]ãnh đạo)[^.;:]{0,160}?(?:đề nghị|yêu cầu|chỉ đạo|lưu ý|giao)\b[^.;:]{0,200}"
)
_THEREFORE = re.compile(
    r"(?<=[.\s])(?:Do\s+đó|Vì\s+vậy|Vì\s+thế|Theo\s+đó|(?:Trong\s+)?[Tt]hời\s+gian\s+tới|Để\s[^.;]{5,120}?),?\s"
    r"[^.]{0,120}?\bcần\b"
)
_FIRST = re.compile(
    r"(?:(?:Việc|Nhiệm vụ|Giải pháp|Nội dung|Yêu cầu) )?(?:đầu tiên|thứ nhất)\b|Trước hết|Trước tiên", re.IGNORECASE
)
_NEXT = re.compile(
    r"(?:(?:Việc|Nhiệm vụ|Giải pháp|Nội dung|Yêu cầu) )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|tám)|tiếp theo|cuối cùng)\b|"
    r"(?:Cùng với đó|Bên cạnh đó|Đồng thời|Ngoài ra|Song song|Mặt khác)\b[^.;:]{0,80}?"
    r"\b(?:yêu cầu|đề nghị|cần|phải|chỉ đạo)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:Mục tiêu|Phấn đấu|Trong đó|Cụ thể)\b")


def find(text: str, paragraphs: Sequence[Paragraph]) -> list[Unit]:
    """The paragraph that asks, and those after it that open with a verb of action; [] for fewer than three.

    "Việc đầu tiên là ..." opens such a list too. A paragraph on the target of the task goes on with it; one about
    something else, or a sub-heading of the newspaper, ends the list.
    """
    shown = [p for p in paragraphs if not p.furniture]
    for at, paragraph in enumerate(shown):
        start = _ask(text, paragraph)
        if start is None:
            continue
        blocks = [[paragraph]]
        for later in shown[at + 1 :]:
            last = later is shown[-1]
            if _GOES_ON.match(later.words):
                blocks[-1].append(later)
            elif _is_next(later, last):
                blocks.append([later])
            else:
                break
        if len(blocks) >= 3:
            starts = [start, *(block[0].start for block in blocks[1:])]
            return [
                Unit(s, end_of(block, s), TaskKind.TASK, RULE, 0.65) for s, block in zip(starts, blocks, strict=True)
            ]
    return []


def _ask(text: str, paragraph: Paragraph) -> int | None:
    """Where the asking begins: the paragraph, or its last sentence ("... Do đó, ngành giáo dục cần ...")."""
    if paragraph.first.mark:
        return None
    if _FIRST.match(paragraph.words):
        return paragraph.start
    if _ASKS.match(paragraph.words) and not paragraph.words.endswith(":"):
        return paragraph.start
    therefore = _THEREFORE.search(text, paragraph.start, paragraph.span.end)
    return therefore.start() if therefore else None


def _is_next(paragraph: Paragraph, last: bool) -> bool:
    """True when the paragraph asks for one more thing."""
    words = paragraph.words
    if ends_a_speech(words):
        return False
    return bool(_NEXT.match(words)) or (is_action(words) and (last or len(words) >= _SHORTEST))

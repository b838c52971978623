"""News of who was told what: one paragraph a body, after the first one that is given an order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.addressees import is_addressed, is_order
from namhoc.directives.extractors.tasks.unit import Unit, end_of
from namhoc.directives.extractors.tasks.wording import tells_of_past
from namhoc.directives.layout import Paragraph

RULE = "news-orders"
_SAYS = re.compile(r"[^,.;:]{0,90}\s(?:cho biết|cho hay|thông tin|chia sẻ|khẳng định|báo cáo|cũng cho)\b")


def find(paragraphs: Sequence[Paragraph]) -> list[Unit]:
    """The paragraph in which one body orders another ("Theo đó, UBND tỉnh giao Sở Y tế ..."), and those after it that
    open with a body; [] for fewer than two."""
    shown = [p for p in paragraphs if not p.furniture]
    for at, paragraph in enumerate(shown):
        if paragraph.first.mark or not is_order(paragraph.words) or paragraph.words.endswith(":"):
            continue
        block = [paragraph]
        for later in shown[at + 1 :]:
            if not _goes_on(later):
                break
            block.append(later)
        if len(block) > 1:
            return [Unit(p.start, end_of([p], p.start), TaskKind.ASSIGNMENT, RULE, 0.65) for p in block]
    return []


def _goes_on(paragraph: Paragraph) -> bool:
    words = paragraph.words
    if paragraph.first.mark or tells_of_past(words) or _SAYS.match(words):
        return False
    return is_order(words) or is_addressed(words)

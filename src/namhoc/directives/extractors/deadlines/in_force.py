"""The document's own entry into force, computed where it is told from the day of signing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from namhoc.core import PartialDate, Span
from namhoc.directives.directive import Deadline
from namhoc.directives.extractors.deadlines.due_dates import due_dates
from namhoc.directives.sentences import Sentence

_KIND = r"(?:chỉ thị|quyết định|kế hoạch|quy định|quy chế|văn bản|hướng dẫn|thông báo|công văn|nghị quyết|thông tư)"
_EFFECT = re.compile(
    rf"{_KIND}(?:\s+này)\s+(?:có\s+hiệu\s+lực|được\s+thực\s+hiện\s+kể\s+từ)[^;.]{{0,80}}"
    rf"|^\W*(?:\d+\.\s*)?{_KIND}\s+có\s+hiệu\s+lực[^;.]{{0,30}}kể\s+từ\s+ngày\s+ký[^;.]{{0,30}}",
    re.IGNORECASE,
)
_REPLACES = re.compile(r"\s*(?:,|và)?\s*(?:thay\s+thế|bãi\s+bỏ)\s", re.IGNORECASE)
_OF_OTHERS = re.compile(r"hết\s+hiệu\s+lực|(?:từ|trước)\s+(?:ngày|khi)\s*$", re.IGNORECASE)
_DAYS_AFTER = re.compile(r"sau\s+(?P<days>\d{1,3})(?:\s*\([^)]*\))?\s+ngày", re.IGNORECASE)
_FROM_SIGNING = re.compile(r"ngày\s+(?:ký|ban\s+hành)", re.IGNORECASE)


def in_force(sentence: Sentence, signed: PartialDate | None) -> Iterator[Deadline]:
    """The entry into force that ``sentence`` states of the document itself; that of other documents is none."""
    effect = _EFFECT.search(sentence.text) if sentence.mentions("hiệu lực", "được thực hiện") else None
    if effect is None or _OF_OTHERS.search(sentence.text[: effect.start()]):
        return
    words = _REPLACES.split(effect[0])[0].rstrip(" ./,")
    span = Span(sentence.span.start + effect.start(), sentence.span.start + effect.start() + len(words))
    signing = _FROM_SIGNING.search(words)
    due = next(due_dates(words), None)
    day = due.last_day if due is not None and not (signing and signing.start() < due.span.start) else None
    if day is None and signed is not None and signed.day is not None and signing:
        after = _DAYS_AFTER.search(words)
        day = (signed.last_day() + timedelta(days=int(after["days"]) if after else 0)).isoformat()
    yield Deadline(span, "entry-into-force", 0.9, "effective", day, None, words[:120])

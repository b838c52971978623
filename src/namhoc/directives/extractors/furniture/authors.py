"""The author's name under a newspaper article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from namhoc.core import CAPITALS, Span
from namhoc.directives.extractors.furniture.rows import Row

_C = rf"[{CAPITALS}]"
_CREDIT = re.compile(
    rf"^(?:(?:Tin|Bài|Ảnh)(?:,? (?:bài|ảnh))*\s*[:-]?\s+{_C}[\w. ]{{0,30}}"
    r"|\(?(?:Theo|Nguồn)\s*:?\s[^\W\d][^\d;:]{1,38})$"
)
_INITIALS = re.compile(rf"^(?:(?:{_C}\.\s?){{1,3}}{_C}?|{_C}{{2,7}}(?: {_C}{{2,7}}){{1,3}})$")
_FULL_NAME = re.compile(rf"^{_C}\w+(?: {_C}\w+){{1,3}}$")
_LONGEST = 44


def find(rows: Sequence[Row], found: Sequence[Span]) -> Iterator[Span]:
    """Credits after the last sentence: "Tin, ảnh: Minh Hà", "THANH NAM", "K.D".

    Behind a mere name nothing may follow but the furniture ``found`` already.
    """
    starts = {span.start for span in found}
    for before, row, after in zip(rows, rows[1:], [*rows[2:], None], strict=False):
        if before.words[-1:] not in (".", "”", '"', "/") or len(row.words) > _LONGEST:
            continue
        last = after is None or after.span.start in starts
        if _CREDIT.match(row.words) or (last and (_INITIALS.match(row.words) or _FULL_NAME.match(row.words))):
            yield row.span

"""What follows a number: its date and its issuer, in either order.

"số 1090/SGDĐT-VP của Sở GDĐT ngày 07/5/2021", "số 71/2020/NĐ-CP ngày 30 tháng 6 năm 2020 của Chính phủ",
"26/CT-TTg năm 2025". The tail ends where the summary ("về việc …") begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from namhoc.citations.issuers import ISSUER, tidy
from namhoc.core import PartialDate

_DATE = re.compile(
    r"""\s*[,(]?\s*(?i:(?:ban\s+hành\s+|ký\s+|đề\s+)?ngày)\s*
    (?P<d>\d{1,2})?\s*(?:(?i:tháng)|[/.-])\s*(?P<m>\d{1,2})\s*(?:(?i:năm)|[/.-])\s*(?P<y>\d{4})(?!\d)\)?""",
    re.VERBOSE,
)
_YEAR = re.compile(r"\s*,?\s*(?i:năm)\s+(?P<y>(?:19|20)\d\d)(?!\s*[-–]\s*(?:19|20)\d\d)(?!\d)")
_ISSUER = re.compile(rf"\s*,?\s*(?:của|do)\s+(?P<issuer>{ISSUER})(?!\w)")
_ISSUER_IN_CAPITALS = re.compile(rf"\s*,?\s*(?:CỦA|DO)\s+(?P<issuer>(?i:{ISSUER}))(?!\w)")
_FOOTNOTE = re.compile(r"\s?\(\s*\)|\s?\[\d{1,2}\]|(?<=[A-ZĐg])\(\d{1,2}\)")
"""The mark of a footnote that is lost: "389/KH-UBND()"."""


_SHORT_FORM = re.compile(r"\s*\([^()\n]{2,25}\)")
"""The short form of an issuer: "của Bộ Giáo dục và Đào tạo (Bộ GDĐT) ngày …"."""


@dataclass(frozen=True, slots=True)
class Tail:
    """Date and issuer printed after a number; ``end`` is where the tail ends in the text."""

    end: int
    date: PartialDate | None = None
    issuer: str | None = None


def read_tail(text: str, end: int) -> Tail:
    """The tail that begins at ``end``; a footnote mark is passed over where date or issuer follow it."""
    note = _FOOTNOTE.match(text, end)
    if note is not None:
        after = read_tail(text, note.end())
        return after if after.end > note.end() else Tail(end)
    date: PartialDate | None = None
    issuer: str | None = None
    while True:
        if date is None and (found := _DATE.match(text, end) or _YEAR.match(text, end)):
            part = found.groupdict()
            try:
                date = PartialDate(*(int(part[key]) if part.get(key) else None for key in "ymd"))  # type: ignore[arg-type]
            except ValueError:
                return Tail(end, None, issuer)
        elif issuer is None and (found := _ISSUER.match(text, end) or _ISSUER_IN_CAPITALS.match(text, end)):
            issuer = tidy(found["issuer"])
            short_form = _SHORT_FORM.match(text, found.end())
            if date is None and short_form and _DATE.match(text, short_form.end()):
                end = short_form.end()
                continue
        else:
            return Tail(end, date, issuer)
        end = found.end()

"""What follows a number: its date and its issuer, in either order.

"số 1090/SGDĐT-VP của Sở GDĐT ngày 07/5/2021", "số 71/2020/NĐ-CP ngày 30 tháng 6 năm 2020 của Chính phủ",
"26/CT-TTg năm 2025". The tail ends where the summary ("về việc …") begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from namhoc.citations.issuers import ISSUER, tidy
from namhoc.core import PartialDate

_MARK = r"[\s*_]*(?:\(\s*\)|\[\d{1,2}\]|\(\d{1,2}\))?"  # an empty footnote mark keeps its brackets: "389/KH-UBND()"
_DATE = re.compile(
    r"\s*[,(]?\s*(?i:ngày|đề\s+ngày|ký\s+ngày|ban\s+hành\s+ngày)\s*"
    r"(?P<d>\d{1,2})?\s*(?:(?i:tháng)|[/.-])\s*(?P<m>\d{1,2})\s*(?:(?i:năm)|[/.-])\s*(?P<y>\d{4})(?!\d)\)?"
)
_YEAR = re.compile(r"\s*(?:,\s*)?(?i:năm)\s+(?P<y>(?:19|20)\d\d)(?!\s*[-–]\s*(?:19|20)\d\d)(?!\d)")
_ISSUER = re.compile(rf"\s*,?\s*(?i:của|do)\s+(?P<issuer>(?i:{ISSUER}))(?!\w)")
_ISSUER_CAPITAL = re.compile(rf"\s*,?\s*(?i:của|do)\s+(?P<issuer>{ISSUER})(?!\w)")
_FOOTNOTE = re.compile(r"\s?\(\s*\)|\s?\[\d{1,2}\]")


@dataclass(frozen=True, slots=True)
class Tail:
    """Date and issuer printed after a number; ``end`` is where the tail ends in the text."""

    end: int
    date: PartialDate | None = None
    issuer: str | None = None


def read_tail(text: str, end: int, year: int | None = None) -> Tail:
    """The tail that begins at ``end``; ``year`` is the year inside a law's number, used where no date is printed."""
    date, issuer, year_only = None, None, None
    if note := _FOOTNOTE.match(text, end):
        if _DATE.match(text, note.end()) or _ISSUER_CAPITAL.match(text, note.end()):
            end = note.end()
    for _ in range(3):
        if date is None and (found := _DATE.match(text, end)):
            try:
                date = PartialDate(int(found["y"]), int(found["m"]), int(found["d"]) if found["d"] else None)
            except ValueError:
                break
            end = found.end()
        elif date is None and (found := _YEAR.match(text, end)):
            date = year_only = PartialDate(int(found["y"]))
            end = found.end()
        elif issuer is None and (
            found := (
                _ISSUER_CAPITAL.match(text, end) or (text[end : end + 8].isupper() and _ISSUER.match(text, end)) or None
            )
        ):
            issuer, end = tidy(found["issuer"]), found.end()
        else:
            break
    if date is None and year is not None:
        date = None
    return Tail(end, date, issuer)

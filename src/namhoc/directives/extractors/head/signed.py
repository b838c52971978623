"""Place and date of signing (box 4 of the form): "Lai Châu, ngày 11 tháng 9 năm 2020".

The day or the month may be left blank, the place may be lost, and a school may date its plan at the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from namhoc.citations.number import UPPER
from namhoc.core import PartialDate, squash
from namhoc.directives.extractors.head.lines import MARKUP

_BLANK = r"[\s.…_]*"
_DATE = rf"""[nN]g[àa]y\s*[*_]*\s*(?P<d>\d{{1,2}})?
    (?:{_BLANK}th[áa]ng\s*[*_]*\s*(?P<m>\d{{1,2}})?{_BLANK}n[ăa]m|\s*[/.-]\s*(?P<m2>\d{{1,2}})\s*[/.-])\s*(?P<y>\d{{4}})(?!\d)"""
_PLACE_AND_COMMA = rf"(?P<place>[{UPPER}][^,\n|\d:;]{{1,40}}(?:\n[^,\n|\d:;]{{1,25}})?)\s*,\s*"
_PLACE_ALONE = rf"(?:^|\n)[ \t*_|]*(?P<place>(?:[{UPPER}][\w.]*[ \t]+){{1,5}})"

_WITH_PLACE = re.compile(_PLACE_AND_COMMA + _DATE, re.VERBOSE)
_BETWEEN = re.compile(r"[\s*_|(.]*")
_WITHOUT_COMMA = re.compile(_PLACE_ALONE + _DATE, re.VERBOSE)
_ON_ITS_LINE = re.compile(rf"(?:^|\n)[ \t*_|(]*(?P<place>){_DATE}[ \t*_|).]*(?=\n|$)", re.VERBOSE)
_BEHIND_NUMBER = re.compile(rf"[\s,*_|]{{1,4}}(?P<place>){_DATE}", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Signed:
    """Where and when: ``place`` is empty where it is not printed, ``date`` shortened to what is not left blank."""

    place: str
    date: PartialDate


def read_signed(text: str, end: int, number_end: int | None) -> Signed | None:
    """The place and date of the head that ends at ``end``; ``number_end`` is where its number line ends."""
    candidates = [*_WITH_PLACE.finditer(text, 0, end), *_WITHOUT_COMMA.finditer(text, 0, end)]
    if number_end is not None and (behind := _BEHIND_NUMBER.match(text, number_end)):
        candidates.append(behind)
    candidates += _ON_ITS_LINE.finditer(text, 0, end)
    return next((signed for match in candidates if (signed := _signed(match)) is not None), None)


def read_signed_under(text: str, end: int) -> Signed | None:
    """Place and date on the first line under the summary, where communes and boards like to print them."""
    match = _WITH_PLACE.match(text, _BETWEEN.match(text, end).end())  # type: ignore[union-attr]  # blanks may be none
    return _signed(match) if match else None


def read_signed_at_end(text: str) -> Signed | None:
    """The last place and date that has a line of its own near the end of the text."""
    found = None
    for match in _WITH_PLACE.finditer(text, max(0, len(text) - 1500)):
        line = text.rfind("\n", 0, match.start()) + 1
        if not text[line : match.start()].strip(MARKUP):
            found = _signed(match) or found
    return found


def _signed(match: re.Match[str]) -> Signed | None:
    day, month = match["d"], match["m"] or match["m2"]
    try:
        date = PartialDate(int(match["y"]), int(month) if month else None, int(day) if day and month else None)
    except ValueError:
        return None
    return Signed(squash(match["place"].strip(MARKUP)), date)

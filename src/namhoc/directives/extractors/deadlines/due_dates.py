"""Due dates: the date phrases of a sentence, with the last day they mean.

A month, a quarter or a year ends with its last day. A day without a year takes the year that its own sentence prints
(a school year runs from August to July), else that of signing if it still lay ahead then; any other stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from namhoc.core import PartialDate, SchoolYear, Span

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_DATE = re.compile(
    r"(?:ngày\s*)?(?P<day>\d{1,2})\s*(?:[/.-]|tháng)\s*(?P<month>\d{1,2})(?:\s*(?:[/.-]|năm)\s*(?P<year>20\d\d))?"
    r"(?![\d%]|[/.,-]\d|/[A-ZĐ])"
    r"|tháng\s*(?P<month_of>\d{1,2})(?:\s*(?:[/.-]|năm)\s*(?P<month_year>20\d\d))?(?!\d|[/.-]\d)"
    r"|qu[ýí]\s*(?P<quarter>IV|III|II|I|[1-4])(?:\s*(?:[-–/.,]|năm)?\s*(?P<quarter_year>20\d\d))?(?!\w)"
    r"|(?P<half>0?6\s+tháng\s+đầu\s+)?năm\s*(?P<year_alone>20\d\d)(?!\s*[-–]\s*20\d\d|\d)",
    re.IGNORECASE,
)
_MAY_BE_DATE = re.compile(r"\d|[Qq]u[ýí]\s")
_DAY_BEFORE = re.compile(r"(?:ngày|trước|đến|từ|và|nhất|hết|hạn|vào|là|[:(,])\s*$", re.IGNORECASE)
_FIRST_MONTH = 8


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date phrase. ``form``: day, month, quarter or year; ``known`` is None when the year is not printed.

    ``month`` and ``day`` are what is printed (a quarter is its last month).
    """

    span: Span
    form: str
    known: PartialDate | None
    month: int
    day: int | None

    @property
    def last_day(self) -> str | None:
        """The last day the phrase may mean, ISO; None when its year is unknown."""
        return self.known.last_day().isoformat() if self.known else None

    def within(self, school_year: SchoolYear) -> DueDate:
        """The same day or month in ``school_year``, where its own year is not printed and the calendar has the day."""
        if self.known is not None:
            return self
        try:
            return replace(self, known=PartialDate(_year_in(school_year, self.month), self.month, self.day))
        except ValueError:
            return self

    def from_day(self, signed: PartialDate | None) -> DueDate:
        """The same phrase in the year of signing, where no year is printed and the day is not over by then.

        Who writes "xong trước 30/9" in August means the September to come. A day that was over when the document was
        signed may be a slip or a day of next year: it stays unknown.
        """
        if self.known is not None or signed is None or signed.day is None:
            return self
        try:
            ahead = PartialDate(signed.year, self.month, self.day)
        except ValueError:
            return self
        return replace(self, known=ahead) if ahead.last_day() >= signed.last_day() else self

    @property
    def unsettled(self) -> str | None:
        """What is known of a day without a year, for the person who will settle it."""
        if self.known is not None:
            return None
        return f"before {self.month:02d}-{self.day:02d}, year not printed" if self.day else "year not printed"


def due_dates(text: str, start: int = 0) -> Iterator[DueDate]:
    """Every date phrase of ``text`` from ``start`` on, in order; spans are offsets in ``text``."""
    if not _MAY_BE_DATE.search(text):
        return
    school_year = SchoolYear.parse(text)
    for match in _DATE.finditer(text, start):
        due = _read(match, school_year)
        if due is None or (due.form == "day" and not match[0].lower().startswith("ngày") and not _is_day(match)):
            continue
        yield due


def _is_day(match: re.Match[str]) -> bool:
    """A bare "15/10" is a day only after a word that leads to one; "15/10/2025" always is."""
    return bool(match["year"]) or bool(_DAY_BEFORE.search(match.string, max(0, match.start() - 12), match.start()))


def _read(match: re.Match[str], school_year: SchoolYear | None) -> DueDate | None:
    day = None
    if match["day"]:
        form, day, month, year = "day", int(match["day"]), int(match["month"]), match["year"]
    elif match["month_of"]:
        form, month, year = "month", int(match["month_of"]), match["month_year"]
    elif match["quarter"]:
        quarter = match["quarter"].upper()
        form, month, year = "quarter", 3 * (_ROMAN.get(quarter) or int(quarter)), match["quarter_year"]
    elif match["half"]:
        form, month, year = "month", 6, match["year_alone"]
    else:
        form, month, year = "year", 12, match["year_alone"]
    if not 1 <= month <= 12 or not 0 < (day or 1) <= 31:
        return None
    known = None
    if year or school_year:
        printed = int(year) if year else _year_in(school_year, month)
        try:
            known = PartialDate(printed, None if form == "year" else month, day)
        except ValueError:
            return None
    return DueDate(Span(*match.span()), form, known, month, day)


def _year_in(school_year: SchoolYear | None, month: int) -> int:
    assert school_year is not None
    return school_year.start if month >= _FIRST_MONTH else school_year.start + 1

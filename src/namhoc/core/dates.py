"""Dates as Vietnamese documents write them: 05/9/2026, ngày 05 tháng 9 năm 2026, tháng 12/2025, Quý IV-2025."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from namhoc.core.spans import Span


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A date shortened to what is known: a year, a month of a year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        month, day = (1 if part is None else part for part in (self.month, self.day))
        date(self.year, month, day)  # raises ValueError where the calendar has no such day

    def iso(self) -> str:
        """ISO 8601, shortened: ``2026``, ``2026-05``, ``2026-05-31``."""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def in_words(self) -> str:
        """As official documents print it (Nghị định 30/2020/NĐ-CP, Phụ lục I): "ngày 05 tháng 9 năm 2026", a zero
        before days under 10 and before months 1 and 2 only."""
        day = "" if self.day is None else f"ngày {self.day:02d} "
        month = "" if self.month is None else f"tháng {_month(self.month)} "
        return f"{day}{month}năm {self.year}"

    def in_digits(self) -> str:
        """The short form in running text: "05/9/2026", "9/2026", "2026"."""
        parts = [] if self.day is None else [f"{self.day:02d}"]
        parts += [] if self.month is None else [_month(self.month)]
        return "/".join([*parts, str(self.year)])

    def last_day(self) -> date:
        """The last day the date may mean: a deadline "trong tháng 12/2025" ends on 31/12/2025."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def _month(month: int) -> str:
    return f"{month:02d}" if month <= 2 else str(month)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date found in a text, with the words it was read from."""

    span: Span
    value: PartialDate


_DATE = re.compile(
    r"ngày\s*(?P<d1>\d{1,2})\s*tháng\s*(?P<m1>\d{1,2})\s*(?:năm|[-/.])\s*(?P<y1>\d{4})"
    r"|(?<![\d/])(?P<d2>\d{1,2})\s*[/.-]\s*(?P<m2>\d{1,2})\s*[/.-]\s*(?P<y2>\d{4})(?!\d)"
    r"|tháng\s*(?P<m3>\d{1,2})\s*(?:năm|[-/.])\s*(?P<y3>\d{4})(?!\d)",
    re.IGNORECASE,
)


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDate]:
    """Dates with a year in ``text[start:end]``, in order; days that no calendar has are skipped."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        day, month, year = (
            match["d1"] or match["d2"],
            match["m1"] or match["m2"] or match["m3"],
            match["y1"] or match["y2"] or match["y3"],
        )
        try:
            value = PartialDate(int(year), int(month), int(day) if day else None)
        except ValueError:
            continue
        yield FoundDate(Span(*match.span()), value)

"""The day a page is asked for: today, or any day of the past, told by ``ngay`` in the address."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from namhoc.core import SchoolYear

REFORM = date(2025, 7, 1)
"""The two-tier government begins, districts end (Luật 72/2025/QH15)."""

_EARLIEST = date(1945, 9, 2)


@dataclass(frozen=True)
class AskedDay:
    """``day`` is what the page shows; ``given`` what was typed where it is no day, to be shown again with a word."""

    day: date
    today: date
    given: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "AskedDay":
        """Read the address; nothing asked is today."""
        today = timezone.localdate()
        text = request.GET.get("ngay", "").strip()[:20]
        if not text:
            return cls(today, today)
        try:
            asked = forms.DateField().to_python(text)
        except ValidationError:
            return cls(today, today, given=text)
        if asked is None or not _EARLIEST <= asked <= today + timedelta(days=3660):
            return cls(today, today, given=text)
        return cls(asked, today)

    @property
    def is_today(self) -> bool:
        """True when nothing else was asked for."""
        return self.day == self.today

    @property
    def is_old_map(self) -> bool:
        """True before 1 July 2025."""
        return self.day < REFORM

    @cached_property
    def school_year(self) -> SchoolYear:
        """The school year that runs on the day; a new one begins in August."""
        return SchoolYear(self.day.year if self.day.month >= 8 else self.day.year - 1)

    @property
    def ending(self) -> str:
        """What keeps the day in a link: "?ngay=2025-06-30", empty today."""
        return "" if self.is_today else f"?ngay={self.day:%Y-%m-%d}"

"""The school year (năm học): named by the calendar year it starts in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIR = re.compile(r"(?<!\d)(20\d\d|19\d\d)\s*[-–—]\s*(20\d\d|19\d\d)(?!\d)")


@dataclass(frozen=True, order=True, slots=True)
class SchoolYear:
    """``SchoolYear(2026)`` is the school year 2026-2027."""

    start: int

    def __str__(self) -> str:
        return f"{self.start}-{self.start + 1}"

    @classmethod
    def parse(cls, text: str) -> SchoolYear | None:
        """The school year written in ``text`` ("2026 - 2027"); None when there is none."""
        for match in _PAIR.finditer(text):
            first, second = int(match[1]), int(match[2])
            if second == first + 1:
                return cls(first)
        return None

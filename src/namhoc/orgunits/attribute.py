"""Dated attributes of a unit: what is said of it over a span of days, by which document, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True, slots=True)
class Attribute:
    """``name`` of the unit that bears ``unit`` is ``value`` over ``[valid_from, valid_to]`` (last day inclusive).

    ``value`` is text as stored; ``source`` is the decision or list that says so; ``confidence`` is H, M or L (L is
    UNCONFIRMED).
    """

    unit: str
    name: str
    valid_from: date
    value: str
    valid_to: date | None = None
    source: str = ""
    confidence: str = "M"

    def holds_on(self, as_of: date) -> bool:
        """True when the value is in force on ``as_of``."""
        return self.valid_from <= as_of and (self.valid_to is None or as_of <= self.valid_to)

    def overlaps(self, other: Attribute) -> bool:
        """True when both speak of the same attribute of the same unit on some day."""
        return (
            (self.unit, self.name) == (other.unit, other.name)
            and (other.valid_to is None or self.valid_from <= other.valid_to)
            and (self.valid_to is None or other.valid_from <= self.valid_to)
        )

"""A link: what a unit became on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, order=True, slots=True)
class Link:
    """On ``effective``, the unit ``old`` (as it was the day before) went wholly or in part into ``new``.

    ``share`` is the part of ``old`` that went there, with its declared ``basis`` (population, area, pupils ...); None
    where a part went there and no share is known. ``decision`` and ``decided`` name the legal act; ``confidence`` is H,
    M or L as in the rule book (L is UNCONFIRMED).
    """

    effective: date
    old: str
    new: str
    share: Fraction | None = Fraction(1)
    basis: str = ""
    decision: str = ""
    decided: date | None = None
    confidence: str = "M"

    @property
    def whole(self) -> bool:
        """True when all of ``old`` went into ``new``."""
        return self.share == 1

"""A criterion: so many of so many, against a threshold, compared as whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from namhoc.rulebook.recognition import Threshold


class WhenNobody(StrEnum):
    """What an empty cohort means: UNKNOWN for learners (never an automatic pass), MET where nobody is concerned."""

    UNKNOWN = "unknown"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a verdict. ``met`` is None where a figure is missing: unknown is neither failed nor passed."""

    id: str
    numerator: int | None
    denominator: int | None
    percent: int
    met: bool | None
    label: str = ""
    document: str = ""
    article: str = ""
    confidence: str = "H"

    @property
    def margin(self) -> int | None:
        """Persons above (positive) or short of (negative) the threshold; None while a figure is missing.

        Short of it by n means that n more learners reach it: ceil(percent x denominator / 100) - numerator.
        """
        if self.numerator is None or self.denominator is None:
            return None
        return self.numerator - needed(self.denominator, self.percent)


def needed(denominator: int, percent: int) -> int:
    """The least number of persons that is at least ``percent`` of ``denominator``."""
    return -(-percent * denominator // 100)


def at_least(numerator: int, denominator: int, percent: int) -> bool:
    """True when numerator / denominator >= percent, compared exactly: 48/49 is not 98 %."""
    return 100 * numerator >= percent * denominator


def criterion(
    rule: Threshold,
    numerator: int | None,
    denominator: int | None,
    when_nobody: WhenNobody = WhenNobody.UNKNOWN,
    *,
    id: str | None = None,
) -> Criterion:
    """Test one rate against ``rule``. An empty cohort is unknown or met as ``when_nobody`` says."""
    if denominator == 0:
        met: bool | None = True if when_nobody is WhenNobody.MET else None
    elif numerator is None or denominator is None:
        met = None
    else:
        met = at_least(numerator, denominator, rule.percent)
    return Criterion(
        id or rule.criterion,
        numerator,
        denominator,
        rule.percent,
        met,
        rule.label,
        rule.document,
        rule.article,
        rule.confidence,
    )

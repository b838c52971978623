"""A criterion: so many of so many, against a threshold, compared as whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from namhoc.recognition.counts import Counts
from namhoc.rulebook.recognition import Threshold

PREREQUISITES = ("THCS1.primary", "THCS1.literacy")
"""Lower secondary asks for level 1 of primary and of literacy first (20/2014/NĐ-CP, khoản 2 Điều 14)."""


class WhenNobody(StrEnum):
    """What an empty cohort means: UNKNOWN for learners (never an automatic pass), MET where nobody is concerned."""

    UNKNOWN = "unknown"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a verdict. ``met`` is None where a figure is missing or persons not known could still decide it:
    unknown is neither failed nor passed.

    ``numerator`` is certain; ``unclear`` more persons may turn out to count in it, ``denominator_unclear`` more in the
    denominator. ``percent`` is None where the rule exists but its figure was not read. ``switch`` names the open
    reading of the law the line rests on; ``rules`` the rule set that asks it."""

    id: str
    numerator: int | None
    denominator: int | None
    percent: int | None
    met: bool | None
    label: str = ""
    document: str = ""
    article: str = ""
    confidence: str = "H"
    unclear: int = 0
    denominator_unclear: int = 0
    switch: str = ""
    rules: str = ""

    @property
    def prerequisite(self) -> bool:
        """A level of another programme, not a share of persons: ``numerator`` is the level it stands at."""
        return self.id in PREREQUISITES

    @property
    def needed(self) -> int | None:
        """Persons who must count for the line to be met for certain; None while a figure is missing."""
        if self.denominator is None or self.percent is None:
            return None
        return needed(self.denominator + self.denominator_unclear, self.percent)

    @property
    def margin(self) -> int | None:
        """Persons above (positive) or short of (negative) the threshold for certain; None while a figure is missing.

        Short of it by n means that n more learners reach it: ceil(percent x denominator / 100) - numerator.
        """
        return None if self.numerator is None or self.needed is None else self.numerator - self.needed

    @property
    def possible_margin(self) -> int | None:
        """The same if everyone not known turned out to count."""
        if self.numerator is None or self.denominator is None or self.percent is None:
            return None
        best = self.numerator + self.unclear
        return best - needed(max(self.denominator, best), self.percent)

    @property
    def short(self) -> tuple[int, int] | None:
        """How many persons are missing, at least and at most: (1, 2) prints "còn thiếu 1 đến 2"; (0, 0) when met."""
        if self.margin is None or self.possible_margin is None:
            return None
        return max(0, -self.possible_margin), max(0, -self.margin)


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
    unclear: int = 0,
    denominator_unclear: int = 0,
    switch: str = "",
    label: str | None = None,
) -> Criterion:
    """Test one rate against ``rule``. An empty cohort is unknown or met as ``when_nobody`` says; persons not known
    leave it open only where they could change the answer."""
    return Criterion(
        id or rule.criterion,
        numerator,
        denominator,
        rule.percent,
        _met(numerator, denominator, rule.percent, when_nobody, unclear, denominator_unclear),
        label or rule.label,
        rule.document,
        rule.article,
        rule.confidence,
        unclear,
        denominator_unclear,
        switch,
        rule.rules,
    )


def _met(
    numerator: int | None,
    denominator: int | None,
    percent: int | None,
    when_nobody: WhenNobody,
    unclear: int,
    denominator_unclear: int,
) -> bool | None:
    if percent is None:
        return None
    if denominator == 0 and denominator_unclear == 0:
        return True if when_nobody is WhenNobody.MET else None
    if numerator is None or denominator is None:
        return None
    if at_least(numerator, denominator + denominator_unclear, percent):
        # A cohort made up of persons not known only may still turn out empty.
        return True if denominator or when_nobody is WhenNobody.MET else None
    best = numerator + unclear
    if denominator == 0 and when_nobody is WhenNobody.UNKNOWN:
        return None
    return None if at_least(best, max(denominator, best), percent) else False


def rate_of(
    counts: Counts,
    rule: Threshold,
    numerator: str,
    denominator: str,
    when_nobody: WhenNobody = WhenNobody.UNKNOWN,
    *,
    switch: str = "",
    label: str | None = None,
) -> Criterion:
    """The criterion on two figures of a commune by name, each with the persons not known beside it
    (``age11_completed`` and ``age11_completed_unclear``)."""
    return criterion(
        rule,
        counts.get(numerator),
        counts.get(denominator),
        when_nobody,
        unclear=counts.get(f"{numerator}_unclear") or 0,
        denominator_unclear=counts.get(f"{denominator}_unclear") or 0,
        switch=switch,
        label=label,
    )

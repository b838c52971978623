"""What the rules ask of one commune: the book of rules, the area of the commune, the open readings chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from namhoc.recognition.counts import Counts
from namhoc.recognition.criterion import Criterion, WhenNobody, rate_of
from namhoc.recognition.switches import AS_THE_FORMS, Switches
from namhoc.rulebook.recognition import STANDING, Book, Threshold


@dataclass(frozen=True, slots=True)
class Asked:
    """``difficult``: especially difficult socio-economic conditions (ĐBKK) on the day of the evaluation."""

    difficult: bool
    book: Book = STANDING
    switches: Switches = AS_THE_FORMS

    def threshold(self, criterion: str) -> Threshold | None:
        """What the criterion asks; None when the rules do not ask it."""
        return self.book.threshold(criterion, self.difficult)

    def rate(
        self,
        criterion: str,
        counts: Counts,
        numerator: str,
        denominator: str,
        when_nobody: WhenNobody = WhenNobody.UNKNOWN,
        *,
        switch: str = "",
    ) -> list[Criterion]:
        """The line on two figures by name; no line when the rules do not ask it. ``switch``: the open reading of the
        law that says who is counted, told in the label."""
        rule = self.threshold(criterion)
        if rule is None:
            return []
        label = _label(rule, self.switches.told(switch) if switch else "") if switch or rule.band else None
        return [rate_of(counts, rule, numerator, denominator, when_nobody, switch=switch, label=label)]


@lru_cache(maxsize=1024)
def _label(rule: Threshold, told: str) -> str:
    said = [f"{rule.band.replace('_', '-')} tuổi"] if rule.band else []
    said += [told] if told else []
    return f"{rule.label} ({', '.join(said)})"

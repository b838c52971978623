"""Phổ cập giáo dục tiểu học, mức độ 1-3. Điều 9-11 NĐ 20/2014/NĐ-CP (from 2014-05-15); Điều 2 TT 07/2016/TT-BGDĐT.

Counts: age6_grade1 / age6_ppc; upto14_completed / upto14_ppc (11-14 or 14, chosen upstream and named on the verdict);
age11_completed / age11_ppc; age11_in_primary (of those not completed); disabled_access / disabled_able. PPC (số phải
phổ cập) = all less disabled, moved away and deceased.

Persons not known: ``age11_completed_unclear`` may turn out to have completed; ``age11_in_primary_unclear`` are neither
known to have completed nor known to be in primary, and may turn out to be one or the other.
"""

from __future__ import annotations

from namhoc.recognition.counts import ContradictoryCounts, Counts, check
from namhoc.recognition.criterion import Criterion, WhenNobody, criterion
from namhoc.recognition.standards.asked import Asked

FIGURES = (
    "age6_grade1", "age6_ppc", "upto14_completed", "upto14_ppc", "age11_completed", "age11_ppc", "age11_in_primary",
    "disabled_able", "disabled_access",
)  # fmt: skip
_PARTS = [
    ("age6_grade1", "age6_ppc"),
    ("upto14_completed", "upto14_ppc"),
    ("age11_completed", "age11_ppc"),
    ("age11_in_primary", "age11_ppc"),
    ("disabled_access", "disabled_able"),
]


def levels(counts: Counts, asked: Asked) -> list[list[Criterion]]:
    """Levels 1, 2 and 3; the criteria of a lower level are part of the higher one through the order."""
    check(counts, _PARTS)

    def age6(level: int) -> list[Criterion]:
        return asked.rate(f"TH{level}.age6", counts, "age6_grade1", "age6_ppc")

    def age11(level: int) -> list[Criterion]:
        completed = asked.rate(f"TH{level}.age11", counts, "age11_completed", "age11_ppc")
        return completed + _remaining(f"TH{level}.remaining", counts, asked)

    return [
        [
            *age6(1),
            *asked.rate("TH1.upto14", counts, "upto14_completed", "upto14_ppc", switch="primary_l1_cohort"),
            *asked.rate("TH.disabled", counts, "disabled_access", "disabled_able", WhenNobody.MET),
        ],
        [*age6(2), *age11(2)],
        [*age6(3), *age11(3)],
    ]


def _remaining(id: str, counts: Counts, asked: Asked) -> list[Criterion]:
    """Every 11-year-old who has not completed is in primary. Nobody left over: the clause concerns nobody."""
    rule = asked.threshold(id)
    if rule is None:
        return []
    ppc, completed, in_primary = (counts.get(f"age11_{name}") for name in ("ppc", "completed", "in_primary"))
    if ppc is None or completed is None:
        return [criterion(rule, in_primary, None, WhenNobody.MET)]
    remaining = ppc - completed
    if in_primary is None:
        return [criterion(rule, None, remaining, WhenNobody.MET)]
    if in_primary > remaining:
        raise ContradictoryCounts(["age11_in_primary"])
    unclear = counts.get("age11_in_primary_unclear")
    if unclear is None:  # whoever is not known to have completed may be among those not seen in primary
        unclear = counts.get("age11_completed_unclear") or 0
    return [criterion(rule, in_primary, remaining, WhenNobody.MET, unclear=min(unclear, remaining - in_primary))]

"""Phổ cập giáo dục tiểu học, mức độ 1-3. Điều 9-11 NĐ 20/2014/NĐ-CP (from 2014-05-15); Điều 2 TT 07/2016/TT-BGDĐT.

Counts: age6_grade1 / age6_ppc; upto14_completed / upto14_ppc (11-14 or 14, chosen upstream and named on the verdict);
age11_completed / age11_ppc; age11_in_primary (of those not completed); disabled_access / disabled_able. PPC (số phải
phổ cập) = all less disabled, moved away and deceased.
"""

from __future__ import annotations

from namhoc.recognition.counts import ContradictoryCounts, Counts, check
from namhoc.recognition.criterion import Criterion, WhenNobody, criterion
from namhoc.rulebook.recognition import threshold

_PARTS = [
    ("age6_grade1", "age6_ppc"),
    ("upto14_completed", "upto14_ppc"),
    ("age11_completed", "age11_ppc"),
    ("age11_in_primary", "age11_ppc"),
    ("disabled_access", "disabled_able"),
]


def levels(counts: Counts, difficult: bool) -> list[list[Criterion]]:
    """Levels 1, 2 and 3; the criteria of a lower level are part of the higher one through the order."""
    check(counts, _PARTS)
    get = counts.get
    remaining = None
    ppc, completed, in_primary = get("age11_ppc"), get("age11_completed"), get("age11_in_primary")
    if ppc is not None and completed is not None:
        remaining = ppc - completed
        if in_primary is not None and in_primary > remaining:
            raise ContradictoryCounts(["age11_in_primary"])

    def age6(level: int) -> Criterion:
        return criterion(threshold(f"TH{level}.age6", difficult), get("age6_grade1"), get("age6_ppc"))

    def age11(level: int) -> list[Criterion]:
        # Nobody left over: every 11-year-old completed, so the clause on the others concerns nobody.
        return [
            criterion(threshold(f"TH{level}.age11", difficult), completed, ppc),
            criterion(threshold(f"TH{level}.remaining", difficult), in_primary, remaining, WhenNobody.MET),
        ]

    return [
        [
            age6(1),
            criterion(threshold("TH1.upto14", difficult), get("upto14_completed"), get("upto14_ppc")),
            criterion(
                threshold("TH.disabled", difficult), get("disabled_access"), get("disabled_able"), WhenNobody.MET
            ),
        ],
        [age6(2), *age11(2)],
        [age6(3), *age11(3)],
    ]

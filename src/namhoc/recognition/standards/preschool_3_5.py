"""Phổ cập giáo dục mầm non cho trẻ em từ 3 đến 5 tuổi. NĐ 277/2025/NĐ-CP; thresholds read in one source, UNCONFIRMED.

Counts by age 3, 4, 5: must_mobilise, attending, completed. Attendance is taken over the three ages together; completion
over those attending, per age or pooled (``completion_scope``: each_age or pooled; the decree's wording is UNCONFIRMED).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from namhoc.recognition.counts import ContradictoryCounts
from namhoc.recognition.criterion import Criterion, criterion
from namhoc.rulebook.recognition import threshold

AGES = ("3", "4", "5")
ByAge = Mapping[str, Mapping[str, int | None]]
Scope = Literal["each_age", "pooled"]


def _sum(figures: Mapping[str, int | None]) -> int | None:
    values = [figures.get(age) for age in AGES]
    return None if any(value is None for value in values) else sum(value for value in values if value is not None)


def levels(counts: ByAge, difficult: bool, scope: Scope = "each_age") -> list[list[Criterion]]:
    """The one level of the standard."""
    wrong = []
    for part, whole in (("attending", "must_mobilise"), ("completed", "attending")):
        for age in AGES:
            small, large = counts.get(part, {}).get(age), counts.get(whole, {}).get(age)
            if small is not None and (small < 0 or (large is not None and small > large)):
                wrong.append(f"{part}.{age}")
    if wrong:
        raise ContradictoryCounts(wrong)
    attending, completed = counts.get("attending", {}), counts.get("completed", {})
    attend = criterion(threshold("MN35.attend", difficult), _sum(attending), _sum(counts.get("must_mobilise", {})))
    rule = threshold("MN35.complete", difficult)
    if scope == "pooled":
        return [[attend, criterion(rule, _sum(completed), _sum(attending))]]
    return [
        [
            attend,
            *(criterion(rule, completed.get(age), attending.get(age), id=f"MN35.complete.{age}") for age in AGES),
        ]
    ]

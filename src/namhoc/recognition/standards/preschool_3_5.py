"""Phổ cập giáo dục mầm non cho trẻ em từ 3 đến 5 tuổi. NĐ 277/2025/NĐ-CP; thresholds read in one source, UNCONFIRMED.

Counts by age 3, 4, 5: must_mobilise, attending, completed, and attending_unclear, completed_unclear. Attendance is
taken over the three ages together; completion over those attending, per age or pooled (``Switches.mn35_scope``; the
decree's wording is UNCONFIRMED).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from namhoc.recognition.counts import ContradictoryCounts
from namhoc.recognition.criterion import Criterion, criterion
from namhoc.recognition.standards.asked import Asked
from namhoc.recognition.switches import CompletionScope

AGES = ("3", "4", "5")
FIGURES = ("must_mobilise", "attending", "completed")
"""Each by age."""

ByAge = Mapping[str, Mapping[str, int | None]]


def levels(counts: ByAge, asked: Asked) -> list[list[Criterion]]:
    """The one level of the standard."""
    _check(counts)
    found: list[Criterion] = []
    attend, complete = asked.threshold("MN35.attend"), asked.threshold("MN35.complete")
    if attend is not None:
        found.append(
            criterion(
                attend,
                _sum(counts, "attending", AGES),
                _sum(counts, "must_mobilise", AGES),
                unclear=_unclear(counts, "attending", AGES),
            )
        )
    if complete is not None:
        pooled = asked.switches.mn35_scope is CompletionScope.POOLED
        groups = {"MN35.complete": AGES} if pooled else {f"MN35.complete.{age}": (age,) for age in AGES}
        told = asked.switches.told("mn35_scope")
        for id, ages in groups.items():
            found.append(
                criterion(
                    complete,
                    _sum(counts, "completed", ages),
                    _sum(counts, "attending", ages),
                    id=id,
                    unclear=_unclear(counts, "completed", ages),
                    denominator_unclear=_unclear(counts, "attending", ages),
                    switch="mn35_scope",
                    label=f"{complete.label} ({told if pooled else f'{ages[0]} tuổi'})",
                )
            )
    return [found]


def _check(counts: ByAge) -> None:
    wrong = [
        f"{name}.{age}" for name in counts for age in AGES if (value := counts[name].get(age)) is not None and value < 0
    ]
    for part, whole in (("attending", "must_mobilise"), ("completed", "attending")):
        for age in AGES:
            small, large = counts.get(part, {}).get(age), counts.get(whole, {}).get(age)
            if small is not None and large is not None and small > large:
                wrong.append(f"{part}.{age}")
    if wrong:
        raise ContradictoryCounts(wrong)


def _sum(counts: ByAge, name: str, ages: Iterable[str]) -> int | None:
    values = [counts.get(name, {}).get(age) for age in ages]
    return None if any(value is None for value in values) else sum(value for value in values if value is not None)


def _unclear(counts: ByAge, name: str, ages: Iterable[str]) -> int:
    return sum(counts.get(f"{name}_unclear", {}).get(age) or 0 for age in ages)

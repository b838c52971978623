"""Figures that must agree: derived counts, and the same cohort on two forms (rules X1-X4)."""

from __future__ import annotations

from collections.abc import Mapping

from namhoc.recognition.counts import ContradictoryCounts

Column = Mapping[str, int | None]


def age_in_year(birth_year: int, survey_year: int) -> int:
    """Age as the forms count it: year less birth year, whatever the birthday."""
    return survey_year - birth_year


def must_be_universalised(total: int, disabled: int, moved_away: int, deceased: int) -> int:
    """PPC (số phải phổ cập): all less disabled, moved away and deceased. A negative number is an error in the data and
    is never clamped to 0."""
    ppc = total - disabled - moved_away - deceased
    if ppc < 0:
        raise ContradictoryCounts(["ppc"])
    return ppc


def same_cohort(rule: str, first: Column, second: Column) -> tuple[str, ...]:
    """X1, X2: total and PPC of one birth year agree on two forms."""
    return tuple(
        f"{rule}.{field}"
        for field in ("ppc", "total")
        if None not in (first.get(field), second.get(field)) and first.get(field) != second.get(field)
    )


_PARTS = (
    "grades_local", "grades_elsewhere", "completed_local", "completed_elsewhere", "dropout_local", "dropout_elsewhere",
    "not_started",
)  # fmt: skip


def column(figures: Column) -> tuple[str, ...]:
    """X3 and X4 for one age of a form: the parts add up to the PPC; access <= able <= disabled <= total, and girls and
    minority are not more than all."""
    broken: list[str] = []
    parts = [figures.get(name) for name in _PARTS]
    known = [part for part in parts if part is not None]
    if figures.get("ppc") is not None and len(known) == len(parts) and sum(known) != figures["ppc"]:
        broken.append("X3.ppc")
    for small, large in (
        ("disabled_access", "disabled_able"),
        ("disabled_able", "disabled"),
        ("disabled", "total"),
        ("female", "total"),
        ("minority", "total"),
    ):
        a, b = figures.get(small), figures.get(large)
        if a is not None and b is not None and a > b:
            broken.append(f"X4.{small}")
    return tuple(sorted(broken))

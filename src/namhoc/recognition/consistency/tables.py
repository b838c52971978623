"""X1-X8 on cohort tables: one row a commune and birth year, measures by name (``cohorts.measures``).

A measure that a typed table does not have is not compared. Persons who are not known (``*_unclear``) may explain a gap,
so a sum may be short by as many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from namhoc.recognition.consistency.inconsistency import Inconsistency, Owner

_SCHOOLED_UNTIL = 21
"""Last age at which cohorts count schooling (``cohorts.traits.OLDEST_YOUNG``)."""

Row = Mapping[str, Any]
"""``survey_year``, ``commune``, ``birth_year`` and measures."""

RESIDENT_PLACES = ("here", "elsewhere")


@cache
def _labels() -> Mapping[str, str]:
    """Measures in words. Read when first needed: judging counts alone needs no frame library."""
    from namhoc.recognition.cohorts.measures import MEASURES

    return {measure.name: measure.label for measure in MEASURES}


def _placed(name: str) -> list[str]:
    return [f"{name}_{place}" for place in RESIDENT_PLACES]


_NOT_PRIMARY = [
    *(part for grade in range(1, 6) for part in _placed(f"grade_{grade}")),
    *_placed("dropout_primary"),
    "not_started",
]
_PRIMARY = [*_NOT_PRIMARY, *_placed("completed_primary")]
_LOWER = [
    *_NOT_PRIMARY,
    *(part for grade in range(6, 10) for part in _placed(f"grade_{grade}")),
    *_placed("dropout_lower_secondary"),
    *_placed("completed_lower_secondary"),
]
_TRADE = _placed("upper_vocational")
"""Who learns a trade without having completed the stage stands in no row of a grade and in none of those who left."""

_WITHIN = (
    ("disabled_access", "disabled_able"),
    ("disabled_able", "disabled"),
    ("disabled", "total"),
    ("total_female", "total"),
    ("total_minority", "total"),
    ("total_minority_female", "total_female"),
    ("total_minority_female", "total_minority"),
    ("attending_two_sessions", "must_mobilise"),
)


def _known(row: Row, names: Iterable[str]) -> int | None:
    values = [row.get(name) for name in names]
    return None if any(value is None for value in values) else sum(value for value in values if value is not None)


def _unclear(row: Row, *names: str) -> int:
    return sum(row.get(name) or 0 for name in names)


def check_cohorts(rows: Iterable[Row]) -> Iterator[Inconsistency]:
    """X3, X4 and X5 within each cohort: the parts add up to the PPC; access <= able <= disabled <= total; level 2 <=
    level 1 <= people."""
    for row in rows:
        age = row["survey_year"] - row["birth_year"]
        if 6 <= age <= 14:
            unclear = ("completed_primary_unclear", "schooling_unclear", *_TRADE)
            yield from _adds_up(row, "TH", _PRIMARY, unclear)
        if 11 <= age <= 18:
            unclear = ("completed_primary_unclear", "completed_lower_secondary_unclear", "schooling_unclear", *_TRADE)
            yield from _adds_up(row, "THCS", _LOWER, unclear)
        ppc, whole = row.get("ppc"), _known(row, ("total", "disabled", "moved_out", "deceased"))
        if ppc is not None and whole is not None:
            expected = row["total"] - row["disabled"] - row["moved_out"] - row["deceased"]
            if ppc != expected or expected < 0:
                words = "số phải phổ cập khác tổng số trừ khuyết tật, chuyển đi, chết"
                yield _of(row, "X3", "ppc", words, ppc, expected)
        for small, large in _WITHIN:
            yield from _within(row, "X4", small, large)
        if age >= 15:
            yield from _within(row, "X5", "literate_2", "literate_1")
            yield from _within(row, "X5", "literate_1", "present")


def _adds_up(row: Row, form: str, parts: list[str], unclear: tuple[str, ...]) -> Iterator[Inconsistency]:
    ppc, total = row.get("ppc"), _known(row, parts)
    if ppc is None or total is None:
        return
    if not 0 <= ppc - total <= _unclear(row, *unclear):
        words = f"các dòng lớp, hoàn thành, bỏ học, chưa đi học của biểu {form} không cộng thành số phải phổ cập"
        yield _of(row, "X3", f"{form}.ppc", words, total, ppc)


def _within(row: Row, rule: str, small: str, large: str) -> Iterator[Inconsistency]:
    a, b = row.get(small), row.get(large)
    if a is not None and b is not None and a > b:
        yield _of(row, rule, small, f"“{_labels()[small]}” lớn hơn “{_labels()[large]}”", a, b)


def _of(row: Row, rule: str, place: str, words: str, left: int, right: int) -> Inconsistency:
    commune, born = str(row["commune"]), row["birth_year"]
    text = f"Sinh năm {born}: {words} ({left} và {right})"
    return Inconsistency(rule, commune, f"{born}.{place}", text, Owner.COMMUNE, commune, left, right)


def check_bands(unit: str, figures: Mapping[str, int | None]) -> Iterator[Inconsistency]:
    """X5 on typed totals of literacy (``pop_15_25``, ``l1_15_25`` ...): a narrower band holds fewer people, level 2
    fewer than level 1, level 1 fewer than all."""
    bands = ("15_25", "15_35", "15_60")
    pairs = [(f"{one}_{a}", f"{one}_{b}") for one in ("pop", "l1", "l2") for a, b in pairwise(bands)]
    pairs += [(f"{a}_{band}", f"{b}_{band}") for band in bands for a, b in (("l2", "l1"), ("l1", "pop"))]
    for small, large in pairs:
        a, b = figures.get(small), figures.get(large)
        if a is not None and b is not None and a > b:
            text = f"Xóa mù chữ: {small} lớn hơn {large} ({a} và {b})"
            yield Inconsistency("X5", unit, small, text, Owner.COMMUNE, unit, a, b)


def check_forms(
    first: Iterable[Row], second: Iterable[Row], *, rule: str, ages: Iterable[int], forms: tuple[str, str]
) -> Iterator[Inconsistency]:
    """X1 (age 6 on MN and TH forms) and X2 (ages 11-14 on TH and THCS forms): total and PPC of one birth year agree on
    two forms of the same commune."""
    wanted, other = set(ages), {(row["commune"], row["birth_year"]): row for row in second}
    for row in first:
        match = other.get((row["commune"], row["birth_year"]))
        if match is None or row["survey_year"] - row["birth_year"] not in wanted:
            continue
        for name in ("total", "ppc"):
            a, b = row.get(name), match.get(name)
            if a is not None and b is not None and a != b:
                words = f"“{_labels()[name]}” trên biểu {forms[0]} khác biểu {forms[1]}"
                yield _of(row, rule, name, words, a, b)


def check_province(province: str, told: Iterable[Row], communes: Iterable[Row]) -> Iterator[Inconsistency]:
    """X6: every figure of the province's form is the sum of its communes; rates are taken from sums, never averaged."""
    sums: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in communes:
        for name in _labels():
            if row.get(name) is not None:
                sums[row["birth_year"]][name] += row[name]
    for row in told:
        born = row["birth_year"]
        for name, label in _labels().items():
            if row.get(name) is not None and name in sums.get(born, {}) and row[name] != sums[born][name]:
                text = f"Sinh năm {born}: “{label}” của tỉnh khác tổng các xã ({row[name]} và {sums[born][name]})"
                yield Inconsistency(
                    "X6", province, f"{born}.{name}", text, Owner.DOET, province, row[name], sums[born][name]
                )


def check_years(before: Iterable[Row], now: Iterable[Row]) -> Iterator[Inconsistency]:
    """X7: people of one birth year are those of the year before, less who moved out and died, more who arrived; who
    completed primary or lower secondary stays completed. Both tables by the communes of the later year."""
    last = {(row["commune"], row["birth_year"]): row for row in before}
    for row in now:
        past = last.get((row["commune"], row["birth_year"]))
        if past is None or row["survey_year"] - past["survey_year"] != 1:
            continue
        moves = _known(row, ("moved_out", "deceased", "arrived"))
        here, there = row.get("present"), past.get("present")
        if moves is not None and here is not None and there is not None:
            expected = there - row["moved_out"] - row["deceased"] + row["arrived"]
            if here != expected:
                words = "dân số khác năm trước trừ chuyển đi, chết, cộng chuyển đến"
                yield _of(row, "X7", "present", words, here, expected)
        if row["survey_year"] - row["birth_year"] > _SCHOOLED_UNTIL:
            continue  # schooling is counted no further
        for name in ("completed_primary", "completed_lower_secondary"):
            parts = [*_placed(name), f"{name}_outside_ppc"]
            a, b = _known(row, parts), _known(past, parts)
            # Who left in the year before was still on its forms, outside the PPC.
            gone = sum(year.get(what) or 0 for year in (row, past) for what in ("moved_out", "deceased"))
            if a is not None and b is not None and a + gone < b:
                words = (
                    f"“{_labels()[f'{name}_here'].split(',')[0]}” giảm so với năm trước, nhiều hơn số chuyển đi, chết"
                )
                yield _of(row, "X7", name, words, a, b)


def check_exchange(province: str, communes: Iterable[Row]) -> Iterator[Inconsistency]:
    """X8: who is schooled in another commune of the province is "nơi khác đến" there, so the two sums over the whole
    province are equal, birth year by birth year."""
    away: dict[int, int] = defaultdict(int)
    come: dict[int, int] = defaultdict(int)
    for row in communes:
        if row.get("studying_in_province") is not None and row.get("studying_from_elsewhere") is not None:
            away[row["birth_year"]] += row["studying_in_province"]
            come[row["birth_year"]] += row["studying_from_elsewhere"]
    for born in sorted(away):
        if away[born] != come[born]:
            text = (
                f"Sinh năm {born}: tổng “nơi khác đến” của các xã khác tổng “đi học nơi khác” trong tỉnh "
                f"({come[born]} và {away[born]}); chênh có thể là người ở tỉnh khác đến học"
            )
            yield Inconsistency("X8", province, f"{born}.exchange", text, Owner.DOET, province, come[born], away[born])

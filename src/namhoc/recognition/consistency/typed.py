"""X1, X2, X4 and X6 on figures that somebody typed: against the persons of the register, or the sums of communes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from namhoc.recognition.consistency.inconsistency import Inconsistency, Owner
from namhoc.recognition.consistency.tables import Row


@dataclass(frozen=True, slots=True)
class FormFigure:
    """A figure as it stands on an official form: ``measure`` summed over the ages ``first`` to ``last``."""

    rule: str
    form: str
    measure: str
    first: int
    last: int

    @property
    def ages(self) -> str:
        """The ages as people say them."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


ON_FORMS: Mapping[str, FormFigure] = {
    "mn_6_total": FormFigure("X1", "MN-01-TE", "total", 6, 6),
    "mn_6_ppc": FormFigure("X1", "MN-01-TE", "ppc", 6, 6),
    "th_6_total": FormFigure("X1", "TH-M1", "total", 6, 6),
    "th_11_total": FormFigure("X2", "TH-M1", "total", 11, 11),
    "th_11_14_total": FormFigure("X2", "TH-M1", "total", 11, 14),
    "thcs_11_total": FormFigure("X2", "THCS-M1", "total", 11, 11),
    "thcs_11_ppc": FormFigure("X2", "THCS-M1", "ppc", 11, 11),
    "thcs_11_14_total": FormFigure("X2", "THCS-M1", "total", 11, 14),
    "thcs_11_14_ppc": FormFigure("X2", "THCS-M1", "ppc", 11, 14),
}
"""Figures of the cohorts that two forms share (X1: the six-year-olds; X2: 11 to 14, and 11 alone)."""

_WORDS = {"total": "tổng số", "ppc": "số phải phổ cập"}


def check_counted(
    unit: str, survey_year: int, typed: Mapping[str, int | None], rows: Iterable[Row]
) -> Iterator[Inconsistency]:
    """X1 and X2 where the persons of a commune are counted: both forms are of one row a birth year, so what was typed
    of a form that went out must be what is counted. A cohort that is not counted, or a figure not typed, is left out.
    """
    counted = {row["survey_year"] - row["birth_year"]: row for row in rows if row["survey_year"] == survey_year}
    for name, figure in ON_FORMS.items():
        parts = [counted.get(age, {}).get(figure.measure) for age in range(figure.first, figure.last + 1)]
        told, known = typed.get(name), [part for part in parts if part is not None]
        if told is None or len(known) < len(parts) or told == sum(known):
            continue
        text = (
            f"Trẻ {figure.ages} tuổi: {_WORDS[figure.measure]} trên biểu {figure.form} khác số đếm từ sổ phổ cập "
            f"({told} và {sum(known)})"
        )
        yield Inconsistency(figure.rule, unit, f"{figure.rule}.{name}", text, Owner.COMMUNE, unit, told, sum(known))


def check_access(unit: str, programme: str, label: str, typed: Mapping[str, int | None]) -> Iterator[Inconsistency]:
    """X4 on typed totals of a programme: not more disabled people have access than are able to learn."""
    able, access = typed.get("disabled_able"), typed.get("disabled_access")
    if able is not None and access is not None and access > able:
        text = f"{label}: người khuyết tật được tiếp cận giáo dục nhiều hơn người có khả năng học ({access} và {able})"
        yield Inconsistency("X4", unit, f"{programme}.disabled_access", text, Owner.COMMUNE, unit, access, able)


BY_AGE: Mapping[str, tuple[tuple[str, ...], int, int]] = {
    "total": (("total",), 0, 18),
    "ppc": (("ppc",), 0, 18),
    "completed_primary": (("completed_primary_here", "completed_primary_elsewhere"), 11, 14),
    "completed_lower_secondary": (("completed_lower_secondary_here", "completed_lower_secondary_elsewhere"), 15, 18),
    "present": (("present",), 15, 60),
    "literate_1": (("literate_1",), 15, 60),
    "literate_2": (("literate_2",), 15, 60),
}
"""Rows of the forms of a province that have a column or a line an age: the measures they are the sum of, and the ages
(MN-01-TE, TH-M1, THCS-M1, XMC-3)."""


def check_ages(
    province: str,
    survey_year: int,
    told: Mapping[str, int | None],
    rows: Iterable[Row],
    communes: Iterable[str],
    labels: Mapping[str, str],
) -> Iterator[Inconsistency]:
    """X6 row by row and age by age: each figure on the forms of the province ("ppc.6") is the sum of its communes.

    ``counted`` of a row: persons were counted, so that a commune without a row of an age has nobody of it. Where one of
    ``communes`` does not know a figure, the rest is no sum and nothing is compared.
    """
    wanted, typed = set(communes), set()
    by_age: dict[int, dict[str, Row]] = {}
    for row in rows:
        if row["survey_year"] == survey_year and row["commune"] in wanted:
            by_age.setdefault(survey_year - row["birth_year"], {})[row["commune"]] = row
            if not row.get("counted"):
                typed.add(row["commune"])
    if not wanted or {commune for known in by_age.values() for commune in known} != wanted:
        return
    for path, value in told.items():
        name, _, age = path.partition(".")
        if value is None or name not in BY_AGE or not age.isdecimal():
            continue
        measures = BY_AGE[name][0]
        there = by_age.get(int(age), {})
        if typed - there.keys():
            continue
        parts = [row.get(measure) for row in there.values() for measure in measures]
        known = [part for part in parts if part is not None]
        if len(known) == len(parts) and value != sum(known):
            text = f"{labels[name]}, {age} tuổi: số của tỉnh khác tổng các xã ({value} và {sum(known)})"
            yield Inconsistency("X6", province, path, text, Owner.DOET, province, value, sum(known))

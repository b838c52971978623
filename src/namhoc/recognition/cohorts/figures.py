"""Figures of the standards as sums of measures over ages: what each programme is judged on, by the readings chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

import narwhals as nw

from namhoc.recognition.cohorts import traits
from namhoc.recognition.switches import (
    AS_THE_FORMS,
    LiteracyPopulation,
    PreschoolBase,
    PrimaryCohort,
    Switches,
    UpperBase,
)

CohortRow = tuple[int, Mapping[str, int | None]]
"""Birth year and measures; None (or no such name) where a measure is not known."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum of ``plus`` less ``minus`` over the ages ``youngest`` to ``oldest``."""

    youngest: int
    oldest: int
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def ages(self) -> range:
        """The ages it adds up."""
        return range(self.youngest, self.oldest + 1)


Figures = dict[str, dict[str, Figure]]
"""By programme and name of the figure; of ages 3 to 5 apart, the name ends in the age: "attending__3"."""


def _residents(*names: str) -> tuple[str, ...]:
    """Of those registered here, schooled here or elsewhere: who is counted in rates."""
    return tuple(f"{name}_{place}" for name in names for place in ("here", "elsewhere"))


def figures(switches: Switches = AS_THE_FORMS) -> Figures:
    """What each programme is judged on. The switches choose the cohort "đến 14 tuổi", the base of preschool completion,
    the people of the literacy bands, and who counts in education after lower secondary."""
    return {
        "MN5": _preschool_5(switches),
        "TH": _primary(switches),
        "XMC": _literacy(switches),
        "THCS": _lower_secondary(switches),
        "MN35": {f"{name}__{age}": figure for age in (3, 4, 5) for name, figure in _preschool_of(age).items()},
        "MN4": _preschool_of(4),
    }


def _preschool_of(age: int) -> dict[str, Figure]:
    return {
        "must_mobilise": Figure(age, age, ("must_mobilise",)),
        "attending": Figure(age, age, _residents("attending")),
        "attending_unclear": Figure(age, age, ("attending_unclear",)),
        "completed": Figure(age, age, ("completed_preschool_attending",)),
        "completed_unclear": Figure(age, age, ("completed_preschool_attending_unclear",)),
    }


def _access(youngest: int, oldest: int) -> dict[str, Figure]:
    return {
        "disabled_able": Figure(youngest, oldest, ("disabled_able",)),
        "disabled_able_unclear": Figure(youngest, oldest, ("disabled_able_unclear",)),
        "disabled_access": Figure(youngest, oldest, ("disabled_access",)),
        # Whoever turns out to be able to learn may turn out to have access.
        "disabled_access_unclear": Figure(youngest, oldest, ("disabled_access_unclear", "disabled_able_unclear")),
    }


def _preschool_5(switches: Switches) -> dict[str, Figure]:
    five = _preschool_of(5)
    attending = {name: five[name] for name in ("must_mobilise", "attending", "attending_unclear")}
    if switches.preschool_completion_base is PreschoolBase.ATTENDING:
        completion = {
            "completed": five["completed"],
            "completed_unclear": five["completed_unclear"],
            "completion_base": five["attending"],
            "completion_base_unclear": five["attending_unclear"],
        }
    else:
        age = 6 if switches.preschool_completion_base is PreschoolBase.AGE_6 else 5
        completion = {
            "completed": Figure(age, age, _residents("completed_preschool")),
            "completed_unclear": Figure(age, age, ("completed_preschool_unclear",)),
            "completion_base": Figure(age, age, ("must_mobilise",)),
        }
    return attending | completion | _access(5, 5)


def _primary(switches: Switches) -> dict[str, Figure]:
    first = 14 if switches.primary_l1_cohort is PrimaryCohort.AGE_14 else 11
    grades = tuple(f"grade_{grade}" for grade in range(1, 6))
    return {
        "age6_grade1": Figure(6, 6, ("in_school",)),
        "age6_grade1_unclear": Figure(6, 6, ("schooling_unclear",)),
        "age6_ppc": Figure(6, 6, ("ppc",)),
        "upto14_completed": Figure(first, 14, _residents("completed_primary")),
        "upto14_completed_unclear": Figure(first, 14, ("completed_primary_unclear",)),
        "upto14_ppc": Figure(first, 14, ("ppc",)),
        "age11_completed": Figure(11, 11, _residents("completed_primary")),
        "age11_completed_unclear": Figure(11, 11, ("completed_primary_unclear",)),
        "age11_ppc": Figure(11, 11, ("ppc",)),
        # Who is at school and not known to have completed is in primary until it is known.
        "age11_in_primary": Figure(11, 11, (*_residents(*grades), "at_school_primary_unclear")),
        "age11_in_primary_unclear": Figure(11, 11, ("in_primary_unclear",)),
        **_access(6, 14),
    }


def _literacy(switches: Switches) -> dict[str, Figure]:
    found = {}
    apart = switches.literacy_population is LiteracyPopulation.WITHOUT_DISABLED
    for band, oldest in (("15_25", 25), ("15_35", 35), ("15_60", 60)):
        found[f"pop_{band}"] = Figure(15, oldest, ("present",), ("disabled",) if apart else ())
        for level in (1, 2):
            reached, unclear = f"literate_{level}", "literacy_unclear"
            found[f"l{level}_{band}"] = Figure(15, oldest, (reached,), (f"{reached}_disabled",) if apart else ())
            found[f"l{level}_{band}_unclear"] = Figure(
                15, oldest, (unclear,), (f"{unclear}_disabled",) if apart else ()
            )
    return found


def _lower_secondary(switches: Switches) -> dict[str, Figure]:
    of_graduates = switches.upper_base is UpperBase.GRADUATES
    finished = switches.upper_counts_finished
    upper = (
        ("upper_graduates",) if of_graduates else _residents("upper_general", "upper_continuing", "upper_vocational")
    )
    # Of graduates, whoever turns out to have graduated may be one who studies on.
    unclear = ("upper_graduates_unclear",) if of_graduates else ("upper_unclear",)
    return {
        "graduated": Figure(15, 18, _residents("completed_lower_secondary")),
        "graduated_unclear": Figure(15, 18, ("completed_lower_secondary_unclear",)),
        "age15_18_ppc": Figure(15, 18, ("ppc",)),
        "upper": Figure(15, 18, upper, () if finished else ("upper_finished",)),
        "upper_unclear": Figure(15, 18, (*unclear, "upper_finished_unclear") if finished else unclear),
        **_access(11, 18),
    }


def counts_of(
    rows: Iterable[CohortRow],
    survey_year: int,
    switches: Switches = AS_THE_FORMS,
    *,
    complete: bool | None = None,
) -> dict[str, dict[str, Any]]:
    """The figures of one unit for ``judge_all``, by programme, from its cohort rows.

    Rows of several communes, or several of one birth year, add up: a district, a province, a merged pair is judged on
    its own counts. A figure is None where any measure it needs is not known; ``*_unclear`` not known are left out.
    ``complete``: persons were counted, so that a birth year without a row has nobody; when not told, this is so where
    every row knows every measure it names. No rows at all give no programme: nothing is known.
    """
    by_age: dict[int, list[Mapping[str, int | None]]] = {}
    for birth_year, measures in rows:
        by_age.setdefault(survey_year - birth_year, []).append(measures)
    if not by_age:
        return {}
    if complete is None:
        complete = all(value is not None for rows_of in by_age.values() for row in rows_of for value in row.values())

    def total(figure: Figure) -> int | None:
        found = 0
        for age in figure.ages:
            if age not in by_age:
                if not complete:
                    return None
                continue
            for row in by_age[age]:
                for names, sign in ((figure.plus, 1), (figure.minus, -1)):
                    for name in names:
                        value = row.get(name, 0 if complete else None)
                        if value is None:
                            return None
                        found += sign * value
        return found

    return {
        program: shaped({name: total(one) for name, one in asked.items()})
        for program, asked in figures(switches).items()
    }


def shaped(flat: Mapping[str, int | None]) -> dict[str, Any]:
    """Figures as the standards take them: "attending__3" becomes ``attending["3"]``, and no unclear persons are left
    out."""
    found: dict[str, Any] = {}
    for name, value in flat.items():
        field, _, age = name.partition("__")
        if field.endswith("_unclear") and not value:
            continue
        if age:
            found.setdefault(field, {})[age] = value
        else:
            found[field] = value
    return found


def figure_table(cohorts: Any, switches: Switches = AS_THE_FORMS, by: str = "commune") -> Any:
    """The figures of every unit at once: one row a unit, columns "TH__age6_ppc" and so on, on the engine of ``cohorts``
    (a cohort table counted from persons, so that every measure is known). ``by``: the column that names the unit."""

    def total(figure: Figure) -> nw.Expr:
        parts = [nw.col(name) for name in figure.plus] + [-nw.col(name) for name in figure.minus]
        age = traits.age()
        asked = (age >= figure.youngest) & (age <= figure.oldest)
        return nw.when(asked).then(reduce(add, parts)).otherwise(0).sum()

    return (
        nw.from_native(cohorts)
        .group_by("survey_year", by)
        .agg(
            *(
                total(figure).alias(f"{program}__{name}")
                for program, asked in figures(switches).items()
                for name, figure in asked.items()
            )
        )
        .to_native()
    )


def counts_in(row: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """One row of a ``figure_table`` as ``judge_all`` takes it."""
    flat: dict[str, dict[str, int]] = {}
    for column, value in row.items():
        program, found, name = column.partition("__")
        if found:
            flat.setdefault(program, {})[name] = value
    return {program: shaped(asked) for program, asked in flat.items()}

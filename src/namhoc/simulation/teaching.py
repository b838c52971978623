"""What a school counts in a school year: children, classes, rooms, by stage and grade."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import numpy as np

from namhoc.orgunits.school import Figure, FigureSource, SchoolFigure, SchoolType, Stage
from namhoc.simulation.dice import dice, shared_out
from namhoc.simulation.founding import Founded
from namhoc.simulation.lives import Life, at

BASE_YEAR = 2024
GRADES = {
    Stage.PRESCHOOL: (0, -3, -2, -1),
    Stage.PRIMARY: (1, 2, 3, 4, 5),
    Stage.LOWER_SECONDARY: (6, 7, 8, 9),
    Stage.UPPER_SECONDARY: (10, 11, 12),
    Stage.CONTINUING: (10, 11, 12),
}
"""Grades of a stage, numbered as a person-year does: nursery 0, kindergarten -3 to -1."""

_CHANGE = {Stage.PRESCHOOL: 0.985, Stage.PRIMARY: 0.994, Stage.LOWER_SECONDARY: 1.012, Stage.UPPER_SECONDARY: 1.02}
_CLASS_SIZE = {  # in a town, and where it is hardest
    Stage.PRESCHOOL: (26.5, 20.5),
    Stage.PRIMARY: (30.5, 23.0),
    Stage.LOWER_SECONDARY: (37.0, 31.5),
    Stage.UPPER_SECONDARY: (41.0, 37.0),
    Stage.CONTINUING: (35.0, 31.0),
}
TEACHERS_PER_CLASS = {
    Stage.PRESCHOOL: 1.85,
    Stage.PRIMARY: 1.36,
    Stage.LOWER_SECONDARY: 1.88,
    Stage.UPPER_SECONDARY: 2.2,
    Stage.CONTINUING: 1.6,
}
"""As found, a little under the norms of TT 19/2023 and TT 20/2023."""


def counted_on(school_year: int) -> date:
    """The day the figures of a school year are counted."""
    return date(school_year, 9, 20)


@cache
def _grades(code: str, stage: Stage, pupils: int, year: int, seed: int) -> tuple[int, ...]:
    """Pupils by grade. The youngest nursery children are few; the grades follow from year to year."""
    throw = dice(seed, "grades", code, stage)
    wave = np.exp(throw.normal(0, 0.06, 40))
    shape = np.array([0.35, 0.9, 1.1, 1.2]) if stage is Stage.PRESCHOOL else np.ones(len(GRADES[stage]))
    cohort = wave[[(year - grade) % 40 for grade in GRADES[stage]]]
    return tuple(int(n) for n in shared_out(pupils, shape * cohort))


def pupils_of(base: Founded, stage: Stage, year: int, seed: int) -> tuple[int, ...]:
    """Pupils of one stage of a founded school in a school year, by grade."""
    throw = dice(seed, "year", base.code, stage, year)
    drift = 1.0 if year == BASE_YEAR else float(np.exp(throw.normal(0, 0.012)))
    pupils = round(base.pupils.get(stage, 0) * _CHANGE.get(stage, 1.0) ** (year - BASE_YEAR) * drift)
    return _grades(base.code, stage, pupils, year, seed)


def classes_of(base: Founded, stage: Stage, grades: tuple[int, ...]) -> int:
    """Classes for so many pupils: at least one a grade that has any, no larger than is usual there."""
    town, hard = _CLASS_SIZE[stage]
    size = town + (hard - town) * base.commune.hardship
    return max(round(sum(grades) / size), sum(1 for n in grades if n) if stage is not Stage.PRESCHOOL else 3)


def figures_of(life: Life, year: int, seed: int, staff: Mapping[str, int]) -> dict[str, int]:
    """Every figure of a school in a school year, by name. ``staff``: its posts by kind, counted from the posts."""
    day = counted_on(year)
    counts: dict[str, int] = dict.fromkeys((str(f) for f in Figure), 0)
    kind = at(life.types, day)
    for base in life.bases:
        for stage in base.stages:
            throw = dice(seed, "figures", base.code, stage, year)
            grades = pupils_of(base, stage, year, seed)
            pupils, classes = sum(grades), classes_of(base, stage, grades)
            hard, minority = base.commune.hardship, base.commune.minority
            counts[Figure.PUPILS] += pupils
            counts[Figure.GIRLS] += int(throw.binomial(pupils, 0.484))
            there = 1.0 if kind is SchoolType.BOARDING else minority
            counts[Figure.MINORITY_PUPILS] += int(throw.binomial(pupils, min(there, 1.0)))
            counts[Figure.CLASSES] += classes
            rooms = max(1, round(classes * float(throw.normal(1.0 - 0.06 * hard, 0.05))))
            counts[Figure.CLASSROOMS] += rooms
            counts[Figure.PERMANENT_CLASSROOMS] += int(throw.binomial(rooms, 0.98 - 0.38 * hard))
            if stage is Stage.PRIMARY:
                counts[Figure.COMBINED_CLASSES] += int(throw.binomial(classes, 0.12 * hard))
                counts[Figure.AGE6_GRADE1] += int(throw.binomial(grades[0], 0.975))
            if kind is SchoolType.BOARDING:
                counts[Figure.BOARDERS] += pupils
            elif kind is SchoolType.SEMI_BOARDING or (stage is Stage.UPPER_SECONDARY and hard > 0.4):
                lodging = 0.55 if stage is Stage.LOWER_SECONDARY else 0.3
                counts[Figure.SEMI_BOARDERS] += int(throw.binomial(pupils, lodging))
            for grade, number in zip(GRADES[stage], grades, strict=True):
                name = f"pupils_grade_{grade}" if grade > 0 else "nursery_children" if grade == 0 else f"age_{-grade}"
                counts[_AGES.get(name, name)] = counts.get(_AGES.get(name, name), 0) + number
    return counts | dict(staff)


_AGES = {"age_3": "kindergarten_3", "age_2": "kindergarten_4", "age_1": "kindergarten_5"}


def as_figures(code: str, year: int, counts: Mapping[str, int | None]) -> list[SchoolFigure]:
    """The figures as values, marked as simulated."""
    day = counted_on(year)
    return [
        SchoolFigure(code, year, name, value, day, FigureSource.SIMULATED) for name, value in sorted(counts.items())
    ]

"""What one person's change does to the counts, so that a cohort is corrected and not counted again."""

from __future__ import annotations

from collections.abc import Mapping

from namhoc.recognition.cohorts.oracle import Cohort, measured
from namhoc.recognition.person_year import PersonYear


def delta(before: PersonYear | None, after: PersonYear | None) -> dict[Cohort, dict[str, int]]:
    """What to add to the cohorts when ``before`` becomes ``after``; None where the row is new or is gone.

    By cohort (survey year, commune, birth year), since a corrected birth year or a move between communes touches two;
    by measure, only those that change. Counting everyone anew and adding this come to the same.
    """
    change: dict[Cohort, dict[str, int]] = {}
    for person, sign in ((before, -1), (after, 1)):
        if person is None:
            continue
        of_cohort = change.setdefault((person.survey_year, person.commune, person.birth_year), {})
        for name in measured(person):
            of_cohort[name] = of_cohort.get(name, 0) + sign
    kept = {key: {name: n for name, n in counts.items() if n} for key, counts in change.items()}
    return {key: counts for key, counts in kept.items() if counts}


def applied(counts: Mapping[str, int], change: Mapping[str, int]) -> dict[str, int]:
    """The counts of a cohort after ``change``. Raises ValueError where a count would fall below zero: the change was
    made to other counts than these."""
    total = {name: counts.get(name, 0) + change.get(name, 0) for name in {*counts, *change}}
    if wrong := sorted(name for name, value in total.items() if value < 0):
        raise ValueError(", ".join(wrong))
    return total

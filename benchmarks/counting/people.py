"""Invented persons by the hundred million, quickly: plausible enough for the engines to have real work.

Ages by a pyramid, schooling by age, drop-outs, disability, moves, and one datum in a hundred not known; seeded. Nobody
here is anybody. The invented province of ``namhoc.simulation`` is richer and slower.
"""

import numpy as np
import polars as pl

YEAR = 2026
COUNTRY = 3321  # communes
PROVINCE = 99


def communes(first, count, persons, seed=1):
    """``persons`` of each of ``count`` communes, sorted by commune and birth year."""
    rng = np.random.default_rng([seed, first])
    n = count * persons
    chance = rng.random
    pyramid = np.concatenate([np.ones(60), np.linspace(1, 0.1, 30)])
    age = rng.choice(90, n, p=pyramid / pyramid.sum()).astype(np.int16)
    place_of = np.repeat(np.arange(first, first + count), persons)
    age = age[np.lexsort((-age, place_of))]
    dropped = chance(n) < np.clip((age - 10) * 0.008, 0, 0.1)
    studying = (age >= 2) & (age <= 17) & ~dropped
    by_age = np.clip(age - 5 - (chance(n) < 0.05), -3, 12)
    last = rng.choice([0, 2, 4, 5, 7, 9, 12], n, p=[0.02, 0.03, 0.05, 0.1, 0.1, 0.3, 0.4])
    grade = np.where(studying | (age <= 22), by_age, last).astype(np.int8)
    status = np.where(studying, 0, np.where(age < 6, 3, np.where(grade < 12, 2, 4))).astype(np.int8)
    unknown = chance(n) < 0.01
    disabled = chance(n) < 0.02

    def known(values, missing):
        return pl.select(pl.when(pl.Series(~missing)).then(pl.Series(values)).otherwise(None)).to_series()

    columns = {
        "survey_year": np.full(n, YEAR, np.int16),
        "person": pl.Series(np.arange(first * persons, first * persons + n)).cast(pl.String),
        "commune": pl.Series(place_of).cast(pl.String).str.zfill(5),
        "hamlet": pl.Series(rng.integers(1, 13, n)).cast(pl.String),
        "birth_year": (YEAR - age).astype(np.int16),
        "female": known(chance(n) < 0.49, chance(n) < 0.002),
        "minority": chance(n) < np.repeat(rng.random(count), persons),
        "residence": rng.choice(5, n, p=[0.93, 0.02, 0.02, 0.01, 0.02]).astype(np.int8),
        "status": known(status, unknown),
        "grade": known(grade, unknown | (age < 3)),
        "track": known(np.where(grade >= 10, rng.choice(3, n, p=[0.8, 0.1, 0.1]), 0).astype(np.int8), grade < 1),
        "place": known(rng.choice(3, n, p=[0.9, 0.08, 0.02]).astype(np.int8), age > 18),
        "school": known(rng.integers(1, 20, n), age > 18).cast(pl.String),
        "repeater": studying & (chance(n) < 0.01),
        "two_sessions": known(chance(n) < 0.7, age > 11),
        "prepared_vietnamese": known(chance(n) < 0.8, age > 6),
        "completed_preschool": known(chance(n) < 0.9, age > 11),
        "completed_primary": known(grade >= 6, unknown),
        "primary_year": known((YEAR - age + 11).astype(np.int16), (grade < 6) | (age > 18)),
        "primary_evidence": known(rng.choice(4, n).astype(np.int8), grade < 6),
        "completed_lower_secondary": known(grade >= 10, unknown),
        "lower_secondary_year": known((YEAR - age + 15).astype(np.int16), grade < 10),
        "lower_secondary_evidence": known(rng.choice(4, n).astype(np.int8), grade < 10),
        "completed_upper_secondary": known((grade >= 12) & (age > 17), unknown),
        "literacy": known(rng.choice(3, n, p=[0.03, 0.05, 0.92]).astype(np.int8), (age < 15) | (chance(n) < 0.6)),
        "relapse": np.where(age >= 15, chance(n) < 0.01, False).astype(np.int8),
        "disabled": disabled,
        "disability": known(rng.integers(1, 8, n), ~disabled).cast(pl.String),
        "disabled_able": known(chance(n) < 0.6, ~disabled),
        "disabled_access": known(chance(n) < 0.7, ~disabled),
    }
    return pl.DataFrame(columns)


def in_frames(total, country):
    """Frames of some 5 million persons together ``total``, whole communes each."""
    count = COUNTRY if country else PROVINCE
    persons = -(-total // count)
    step = max(1, 5_000_000 // persons)
    for first in range(0, count, step):
        yield communes(first, min(step, count - first), persons)

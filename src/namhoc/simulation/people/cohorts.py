"""Cohort tables of the invented province: what the site takes in where it holds no persons."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from namhoc.simulation.people.frames import person_years, settlements, with_data
from namhoc.simulation.people.plans import PLANNED_YEAR

OLDEST = 60
"""No figure of any programme asks for people beyond this age."""


def cohort_rows(survey_year: int, seed: int = 1, *, without: Collection[str] = ()) -> list[dict[str, Any]]:
    """One row a commune and birth year, measures by name, by the communes of the map of the year (278 of the old one in
    2024). ``without``: codes of communes left out, since their persons are held. The commune that has sent nothing in
    2026 has no row then."""
    import polars as pl

    from namhoc.recognition.cohorts import count

    ring = settlements(seed)
    sent = {one.code for one in with_data(ring)}
    silent = {one.code for one in ring} - sent if survey_year == PLANNED_YEAR else set()
    frame = person_years(ring, survey_year, seed).lazy()
    asked = ~pl.col("commune").is_in([*without, *silent]) & (pl.col("birth_year") >= survey_year - OLDEST)
    found: list[dict[str, Any]] = count(frame.filter(asked)).sort("commune", "birth_year").collect().to_dicts()
    return found

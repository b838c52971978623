"""Many units at once from their cohorts: the country under another rule set in less than a second (ADR 0141)."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import narwhals as nw

from namhoc.recognition.cohorts.figures import counts_in, figure_table
from namhoc.recognition.commune import PROGRAMS, judge_all
from namhoc.recognition.counts import ContradictoryCounts
from namhoc.recognition.switches import AS_THE_FORMS, Switches
from namhoc.recognition.verdict import Verdict
from namhoc.rulebook.recognition import STANDING, Book

Judged = dict[str, dict[str, Verdict | ContradictoryCounts]]
"""Verdicts by unit and programme."""


def judge_cohorts(
    cohorts: Any,
    *,
    difficult: Collection[str] = (),
    book: Book = STANDING,
    switches: Switches = AS_THE_FORMS,
    by: str = "commune",
) -> Judged:
    """Every unit of a cohort table (one survey year, counted from persons, eager) in every programme that ``book`` has
    rules on. ``difficult``: the units with especially difficult conditions (ĐBKK) on the day of the evaluation."""
    programs = [program for program in PROGRAMS if book.covers(program)]
    table = nw.from_native(figure_table(cohorts, switches, by), eager_only=True)
    with _no_collection():
        found: Judged = {}
        for row in table.iter_rows(named=True):
            counts, unit = counts_in(row), row[by]
            found[unit] = judge_all(
                {program: counts[program] for program in programs},
                difficult=unit in difficult,
                book=book,
                switches=switches,
            )
    return found


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hundreds of thousands of small values are made and kept, none of them in a cycle: looking through them for
    garbage again and again would take a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

"""From stored counts to evaluations of communes. Nothing here writes."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from namhoc.recognition import PROGRAMS, Criterion, Evaluation, Switches, evaluate_all, reference_day
from namhoc.recognition.cohorts import counts_of
from namhoc.recognition.conditions import ConditionsMet
from namhoc.rulebook.recognition import Book
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.conditions import CONDITIONS_PART, conditions_in
from namhoc.site.recognition.models import COUNTED, CohortCount, Origin, ReportedCounts

Counts = dict[str, dict[str, Any]]
"""Figures by programme, as ``evaluate_all`` takes them."""


@dataclass(frozen=True)
class Figures:
    """What is known of a commune in one year. ``origins``: where the figures of each programme come from."""

    counts: Counts = field(default_factory=dict)
    origins: Mapping[str, frozenset[str]] = field(default_factory=dict)
    conditions: Mapping[str, ConditionsMet] = field(default_factory=dict)

    @property
    def simulated(self) -> bool:
        """Some of it is invented."""
        return any(Origin.SIMULATED in found for found in self.origins.values())


def figures_of(communes: Iterable[OrgUnit], survey_year: int, switches: Switches) -> dict[int, Figures]:
    """The figures of each commune by key: from its cohorts where it has any, else the totals that it reported."""
    keys = [unit.pk for unit in communes]
    cohorts: dict[int, list[CohortCount]] = {key: [] for key in keys}
    rows = CohortCount.objects.filter(commune__in=keys, survey_year=survey_year)
    for row in rows.only("commune_id", "birth_year", "counts", "origin").order_by():
        cohorts[row.commune_id].append(row)
    reported: dict[int, list[ReportedCounts]] = {key: [] for key in keys}
    for total in ReportedCounts.objects.filter(commune__in=keys, survey_year=survey_year).order_by("part"):
        reported[total.commune_id].append(total)
    return {key: _figures(cohorts[key], reported[key], survey_year, switches) for key in keys}


def _figures(
    cohorts: list[CohortCount], reported: list[ReportedCounts], survey_year: int, switches: Switches
) -> Figures:
    counts = counted(cohorts, survey_year, switches)
    origins = dict.fromkeys(counts, frozenset(row.origin for row in cohorts))
    conditions = {}
    for row in reported:
        if row.part.startswith(CONDITIONS_PART):
            programme = row.part.removeprefix(CONDITIONS_PART)
            conditions[programme] = conditions_in(programme, row.counts)
        elif row.part not in counts:
            counts[row.part], origins[row.part] = dict(row.counts), frozenset({row.origin})
    return Figures(counts, origins, conditions)


def counted(cohorts: Iterable[CohortCount], survey_year: int, switches: Switches) -> Counts:
    """Cohort rows, of one commune or of several together, as the figures of every programme."""
    cohorts = list(cohorts)
    complete = all(row.origin in COUNTED for row in cohorts)
    rows = ((row.birth_year, row.counts if complete else row.measured) for row in cohorts)
    return counts_of(rows, survey_year, switches, complete=complete)


def evaluations_of(
    code: str,
    figures: Figures,
    *,
    survey_year: int,
    difficult: bool,
    switches: Switches,
    book: Book | None = None,
) -> dict[str, Evaluation]:
    """Every programme that there are figures and rules for, by the law of the year or by ``book``."""
    rules = book or Book(reference_day(survey_year))
    counts = {key: figures.counts[key] for key in PROGRAMS if key in figures.counts and rules.covers(key)}
    return evaluate_all(
        code,
        counts,
        survey_year=survey_year,
        difficult=difficult,
        book=rules,
        switches=switches,
        conditions=figures.conditions,
        simulated=figures.simulated,
    )


def sha256_of(counts: Mapping[str, Any]) -> str:
    """Fingerprint of the figures an evaluation rests on."""
    return hashlib.sha256(json.dumps(counts, sort_keys=True, default=str).encode()).hexdigest()


def next_lines(evaluation: Evaluation | None) -> tuple[Criterion, ...]:
    """The criteria of the level after the certain one; none at the top and where figures contradict each other."""
    return evaluation.verdict.next_lines if evaluation and evaluation.verdict else ()


def blocking(evaluation: Evaluation) -> Criterion | None:
    """What holds the unit back from the next level most: a level of another programme before all, then the criterion
    that lacks most persons for certain."""
    open_ = [line for line in next_lines(evaluation) if line.met is not True]
    return min(open_, key=lambda line: (not line.prerequisite, _margin(line)), default=None)


def _margin(line: Criterion) -> int:
    return 0 if line.margin is None else line.margin


def shortfall(evaluation: Evaluation) -> int | None:
    """Persons short of the next level for certain, over its criteria; None at the top and where a figure is missing."""
    lines = [line for line in next_lines(evaluation) if not line.prerequisite]
    if not lines or any(line.short is None for line in lines if line.met is not True):
        return None
    return sum(line.short[1] for line in lines if line.met is not True and line.short)

"""From stored counts to a verdict of a commune. Nothing here writes."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from namhoc.recognition import PROGRAMS, ContradictoryCounts, Criterion, Verdict, judge_all
from namhoc.recognition.switches import Switches
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.models import CohortCount, Origin, ReportedCounts

Counts = dict[str, dict[str, Any]]
"""Figures by programme, as ``judge_all`` takes them."""


@dataclass(frozen=True)
class Figures:
    """What is known of a commune in one year. ``origins``: where the figures of each programme come from."""

    counts: Counts = field(default_factory=dict)
    origins: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def sha256(self, programme: str) -> str:
        """Fingerprint of the figures of one programme; lower secondary rests on primary and literacy too."""
        rests_on = {"THCS": ("TH", "XMC", "THCS")}.get(programme, (programme,))
        told = {key: self.counts.get(key) for key in rests_on}
        return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def figures_of(communes: Iterable[OrgUnit], survey_year: int, switches: Switches) -> dict[int, Figures]:
    """The figures of each commune by key: from its cohorts where it has any, else the totals that it reported."""
    keys = [unit.pk for unit in communes]
    cohorts: dict[int, list[CohortCount]] = {key: [] for key in keys}
    for row in CohortCount.objects.filter(commune__in=keys, survey_year=survey_year):
        cohorts[row.commune_id].append(row)
    reported: dict[int, list[ReportedCounts]] = {key: [] for key in keys}
    for total in ReportedCounts.objects.filter(commune__in=keys, survey_year=survey_year, part__in=PROGRAMS):
        reported[total.commune_id].append(total)
    return {key: _figures(cohorts[key], reported[key], survey_year, switches) for key in keys}


def _figures(
    cohorts: list[CohortCount], reported: list[ReportedCounts], survey_year: int, switches: Switches
) -> Figures:
    counts: Counts = {}
    origins: dict[str, frozenset[str]] = {}
    if cohorts:
        counts = counted(cohorts, survey_year, switches)
        found = frozenset(row.origin for row in cohorts)
        origins = dict.fromkeys(counts, found)
    for row in reported:
        if row.part not in counts or Origin.TYPED in origins.get(row.part, ()):
            counts[row.part], origins[row.part] = dict(row.counts), frozenset({row.origin})
    return Figures(counts, origins)


def counted(cohorts: Iterable[CohortCount], survey_year: int, switches: Switches) -> Counts:
    """Cohort rows of one commune as the figures of every programme."""
    try:
        from namhoc.recognition.cohorts import counts_of
    except ImportError:
        return {}
    return counts_of(((row.birth_year, row.measured) for row in cohorts), survey_year, switches)


@dataclass(frozen=True)
class Judged:
    """One programme judged. ``verdict`` is None where the figures contradict each other in ``contradiction``."""

    programme: str
    verdict: Verdict | None
    contradiction: tuple[str, ...] = ()

    @property
    def level(self) -> int | None:
        """The certain level; None where nothing can be said."""
        return self.verdict.level if self.verdict else None

    @property
    def possible(self) -> int | None:
        """The possible level."""
        return self.verdict.possible if self.verdict else None

    @property
    def next_lines(self) -> tuple[Criterion, ...]:
        """The criteria of the level after the certain one; none at the top."""
        if self.verdict is None or self.verdict.level >= len(self.verdict.criteria):
            return ()
        return self.verdict.criteria[self.verdict.level]

    @property
    def blocking(self) -> Criterion | None:
        """The failing criterion of the next level that lacks most persons; a prerequisite before all others."""
        failing = [line for line in self.next_lines if line.met is False]
        return min(failing, key=lambda line: (not is_prerequisite(line.id), line.margin or 0), default=None)

    @property
    def short(self) -> int | None:
        """Persons short of the next level over its failing criteria; None at the top and where a figure is missing."""
        lines = [line for line in self.next_lines if not is_prerequisite(line.id)]
        if not lines or any(line.margin is None for line in lines):
            return None
        return sum(max(0, -(line.margin or 0)) for line in lines)


def is_prerequisite(criterion: str) -> bool:
    """A line that is a level of another programme, not a share of persons."""
    return criterion in ("THCS1.primary", "THCS1.literacy")


def judge_commune(figures: Figures, *, difficult: bool, switches: Switches, as_of: date) -> dict[str, Judged]:
    """Every programme that there are figures for, by the law of ``as_of``."""
    found = judge_all(figures.counts, difficult=difficult)
    return {
        key: Judged(key, None, told.fields) if isinstance(told, ContradictoryCounts) else Judged(key, told)
        for key, told in found.items()
    }


def as_result(judged: Judged) -> dict[str, Any]:
    """The verdict as plain values, to be kept for ever."""
    if judged.verdict is None:
        return {"contradiction": list(judged.contradiction), "criteria": []}
    verdict = judged.verdict
    return {
        "level": verdict.level,
        "possible": verdict.possible,
        "blocking": list(verdict.blocking),
        "unknown": list(verdict.unknown),
        "confidence": verdict.confidence,
        "criteria": [[_line(line) for line in level] for level in verdict.criteria],
    }


def _line(line: Criterion) -> dict[str, Any]:
    return {name: getattr(line, name) for name in LINE}


LINE = ("id", "numerator", "denominator", "percent", "met", "label", "document", "article", "confidence")

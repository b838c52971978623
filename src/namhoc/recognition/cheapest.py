"""The cheapest way to a level: the fewest persons who must still come to count, criterion by criterion and together.

One person may count in two criteria: an 11-year-old out of school who completes primary serves "hoàn thành", "còn lại
đang học" and "đến 14 tuổi" at once. So the total has two ends: ``at_least`` where persons are the same ones as far as
the figures allow it, ``at_most`` where each counts in one criterion only. A list of names decides which it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from namhoc.recognition.commune import judge
from namhoc.recognition.counts import Counts
from namhoc.recognition.criterion import Criterion, needed
from namhoc.recognition.evaluation import Evaluation
from namhoc.recognition.switches import AS_THE_FORMS, CompletionScope, PreschoolBase, PrimaryCohort, Switches, UpperBase
from namhoc.recognition.verdict import Verdict
from namhoc.rulebook.recognition import STANDING, Book


@dataclass(frozen=True, slots=True)
class Way:
    """``level``: the level to reach. ``lines``: its criteria, and those of lower levels, that are not certainly met.
    ``at_least``, ``at_most``: persons in all, None where ``unknown`` criteria lack a figure or a threshold. A
    prerequisite in another programme stands in ``first`` and is not counted here."""

    level: int
    lines: tuple[Criterion, ...]
    at_least: int | None
    at_most: int | None
    unknown: tuple[str, ...] = ()
    first: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """False when nothing is left to do."""
        return bool(self.lines or self.unknown or self.first)


def way_of(found: Evaluation, *, level: int | None = None) -> Way | None:
    """The cheapest way of an evaluated unit to ``level`` (the next one); None at the top or when figures contradict
    each other. Of a district or province it counts units below, not persons."""
    if found.verdict is None:
        return None
    return way(found.program, found.counts, found.verdict, level=level, switches=found.switches)


def cheapest(
    program: str,
    counts: Mapping[str, Any],
    *,
    difficult: bool,
    level: int | None = None,
    book: Book = STANDING,
    switches: Switches = AS_THE_FORMS,
) -> Way | None:
    """The cheapest way of a commune from its counts. Raises ContradictoryCounts."""
    verdict = judge(program, counts, difficult=difficult, book=book, switches=switches)
    return way(program, counts, verdict, level=level, switches=switches)


def way(
    program: str, counts: Mapping[str, Any], verdict: Verdict, *, level: int | None, switches: Switches
) -> Way | None:
    """The cheapest way from a verdict; None when the level is held already or does not exist."""
    goal = level or verdict.level + 1
    if goal > len(verdict.criteria) or goal <= verdict.level:
        return None
    asked = [line for lines in verdict.criteria[:goal] for line in lines]
    open_lines = [line for line in asked if line.met is not True]
    first = tuple(line.id for line in open_lines if line.id in PREREQUISITES)
    lines = tuple(line for line in open_lines if line.id not in first)
    unknown = tuple(line.id for line in lines if line.short is None or line.denominator == 0)
    if unknown:
        return Way(goal, lines, None, None, unknown, first)
    at_least, at_most = _totals(program, counts, asked, _short(lines), switches)
    return Way(goal, lines, at_least, at_most, (), first)


PREREQUISITES = ("THCS1.primary", "THCS1.literacy")
"""Lines that are a level of another programme, not a share of persons."""


def _short(lines: Iterable[Criterion]) -> dict[str, int]:
    short: dict[str, int] = {}
    for line in lines:
        head, _, tail = line.id.partition(".")
        key = head if tail == "rate" else tail  # the two levels of literacy ask two different figures
        short[key] = max(short.get(key, 0), -(line.margin or 0))
    return short


def _totals(
    program: str, counts: Mapping[str, Any], asked: Sequence[Criterion], short: Mapping[str, int], switches: Switches
) -> tuple[int, int]:
    """The fewest persons, the same ones wherever the figures allow it; and each in one criterion only."""

    def of(name: str) -> int:
        return short.get(name, 0)

    apart = sum(short.values())
    if asked and all(line.id.endswith(".share") for line in asked):
        # A district or province: units, not persons, and a unit at a higher level counts for the lower ones.
        units = max(short.values(), default=0)
        return units, units
    if asked and all(line.id.startswith("MN35P.") for line in asked):
        return apart, apart  # two groups of communes, each by itself
    if program == "TH":
        # Children of eleven who complete or go back to school; completing serves both, and the cohort to 14 too.
        eleven, upto14 = max(of("age11"), of("remaining")), of("upto14")
        to_eleven = switches.primary_l1_cohort is PrimaryCohort.AGES_11_14
        schooled = max(eleven, upto14) if to_eleven else eleven + upto14
        return of("age6") + schooled + of("disabled"), apart  # disabled children are not in the PPC
    if program == "XMC":
        return max(short.values(), default=0), apart  # the band of level 1 lies within that of level 2
    if program == "THCS":
        upper = _upper(counts, asked, of("graduated"), of("upper"), switches)
        return max(of("graduated"), upper) + of("disabled"), of("graduated") + upper + of("disabled")
    if program == "MN5":
        seen, base = max(of("attend"), of("disabled")), switches.preschool_completion_base
        if base is PreschoolBase.AGE_6:  # other children: those of six, who completed in the year before
            return seen + of("complete"), apart
        if base is PreschoolBase.AGE_5:
            return max(seen, of("complete")), apart
        return _also_completing(seen, {"": seen}, asked, "MN5.complete"), apart + seen
    if program == "MN35":
        room = {age: _room(counts, age) for age in "345"}
        if switches.mn35_scope is CompletionScope.POOLED:
            room = {"": sum(room.values())}
        return _also_completing(of("attend"), room, asked, "MN35.complete"), apart + of("attend")
    return apart, apart


def _upper(counts: Counts, asked: Sequence[Criterion], graduated: int, upper: int, switches: Switches) -> int:
    """Persons short in upper secondary; where its base are the graduates, each new graduate makes the base larger."""
    if switches.upper_base is not UpperBase.GRADUATES:
        return upper
    line = next((line for line in asked if line.id == "THCS3.upper"), None)
    if line is None or line.percent is None or line.denominator is None or line.numerator is None:
        return upper
    return max(0, needed(line.denominator + line.denominator_unclear + graduated, line.percent) - line.numerator)


def _room(counts: Mapping[str, Any], age: str) -> int:
    """Children of ``age`` who do not attend yet."""
    return (counts["must_mobilise"].get(age) or 0) - (counts["attending"].get(age) or 0)


def _also_completing(newcomers: int, room: Mapping[str, int], asked: Sequence[Criterion], id: str) -> int:
    """Completion is a share of those attending, so newcomers make the base larger; at best each of them completes too.

    ``newcomers`` are placed at the ages (``room``) where that leaves the fewest others to complete.
    """
    costs: dict[int, int] = {0: 0}  # newcomers placed -> others who must complete
    for age, free in room.items():
        line = next((line for line in asked if line.id == (f"{id}.{age}" if age else id)), None)
        lacking, percent = (0, 100) if line is None else _lacking(line)
        most = min(free, newcomers)
        placed: dict[int, int] = {}
        for used, cost in costs.items():
            for more in range(min(most, newcomers - used) + 1):
                others = max(0, -(-(lacking - (100 - percent) * more) // 100))
                total = cost + others
                if total < placed.get(used + more, total + 1):
                    placed[used + more] = total
        costs = placed
    return newcomers + costs[newcomers]


def _lacking(line: Criterion) -> tuple[int, int]:
    """By how many hundredths of a person the completed fall short of the threshold, and the threshold."""
    percent = line.percent or 0
    base = (line.denominator or 0) + line.denominator_unclear
    return percent * base - 100 * (line.numerator or 0), percent

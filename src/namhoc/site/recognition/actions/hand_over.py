"""The counts of communes that become one: its open years counted on its own persons, or on the sum of theirs."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.db.models import Model

from namhoc.recognition.cohorts import NAMES, count
from namhoc.recognition.cohorts.frame import as_frame
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions.evaluate import evaluate_communes, touched
from namhoc.site.recognition.actions.load import measures_of
from namhoc.site.recognition.models import COUNTED, CohortCount, Origin, Standing
from namhoc.site.registry.models import PersonYear
from namhoc.site.registry.pure import pure_years


class Writer(Protocol):
    """Whoever carries the change out writes through this, and so can take it back."""

    def change(self, row: Model, /, **changes: Any) -> None:
        """Set fields of a stored row and save it."""

    def create(self, row: Model) -> None:
        """Store a new row."""


Registers = set[tuple[int, int]]
"""Which communes hold persons of which survey year."""

Rows = dict[int, tuple[dict[str, Any], str]]
"""Counts and their origin by birth year."""


def registers_of(communes: Iterable[OrgUnit], first_year: int) -> Registers:
    """The registers of ``communes`` from ``first_year`` on."""
    years = PersonYear.objects.filter(commune__in=list(communes), survey_year__gte=first_year).order_by()
    return set(years.values_list("commune_id", "survey_year").distinct())


def hand_over_counts(
    *, writer: Writer, parts: Iterable[OrgUnit], new: OrgUnit, first_year: int, registers: Registers
) -> int:
    """Count the survey years from ``first_year`` on of ``new``, which takes over ``parts`` (itself among them where it
    went on). Counts that stand with the parts are left as they are. Returns how many years were counted.

    From the register of ``new`` where every part held persons of the year (``registers``, as they were before they
    moved). Else the cohorts of the parts are added up; what one of them does not know, the sum does not know, and a
    part without any leaves the year unknown: missing is not zero. The verdicts follow by ``judge_waiting``.
    """
    parts = list(parts)
    counted = 0
    for year, held in _cohorts(parts, first_year).items():
        simulated = any(row.origin == Origin.SIMULATED for rows in held.values() for row in rows.values())
        origin = Origin.SIMULATED if simulated else Origin.COMPUTED
        if all((part.pk, year) in registers for part in parts):
            rows = _from_register(new, year, origin)
        else:
            rows = _added([held.get(part.pk, {}) for part in parts], origin)
        _write(writer, new, year, rows)
        counted += bool(rows)
    return counted


def divide_counts(
    *, writer: Writer, old: OrgUnit, parts: Iterable[OrgUnit], first_year: int, registers: Registers
) -> int:
    """Count the survey years from ``first_year`` on of ``parts``, among which ``old`` was divided (itself among them
    where it goes on), each on its own persons. Only where ``old`` kept a register of the year, and the part too if it
    has counts of its own; figures that were typed in are left as they are, for nobody knows how they divide. Returns
    how many years of communes were counted.
    """
    counted = 0
    for year, held in _cohorts([old], first_year).items():
        if (old.pk, year) not in registers:
            continue
        simulated = any(row.origin == Origin.SIMULATED for row in held[old.pk].values())
        origin = Origin.SIMULATED if simulated else Origin.COMPUTED
        for part in parts:
            own = part == old or (part.pk, year) in registers
            if own or not CohortCount.objects.filter(commune=part, survey_year=year).exists():
                _write(writer, part, year, _from_register(part, year, origin), origin)
                counted += 1
    return counted


def _write(writer: Writer, commune: OrgUnit, year: int, rows: Rows, counted: Origin | None = None) -> None:
    """Store the counts of a commune's year. ``counted``: the register told of everybody, so that a birth year without
    a row is one of nobody."""
    mine = {row.birth_year: row for row in CohortCount.objects.filter(commune=commune, survey_year=year)}
    if counted is not None:
        rows = {birth_year: ({}, counted) for birth_year in mine} | rows
    for birth_year, (counts, source) in rows.items():
        if birth_year in mine:
            writer.change(mine[birth_year], counts=counts, origin=source)
        else:
            writer.create(
                CohortCount(commune=commune, survey_year=year, birth_year=birth_year, counts=counts, origin=source)
            )


def _cohorts(parts: list[OrgUnit], first_year: int) -> dict[int, dict[int, dict[int, CohortCount]]]:
    """Cohorts by survey year, commune and birth year."""
    found: dict[int, dict[int, dict[int, CohortCount]]] = {}
    for row in CohortCount.objects.filter(commune__in=parts, survey_year__gte=first_year).order_by("survey_year"):
        found.setdefault(row.survey_year, {}).setdefault(row.commune_id, {})[row.birth_year] = row
    return found


def _from_register(new: OrgUnit, year: int, origin: Origin) -> Rows:
    found = count(as_frame(pure_years(new, year)).lazy()).collect().to_dicts()
    return {row["birth_year"]: (measures_of(row, origin), origin) for row in found}


def _added(parts: list[dict[int, CohortCount]], origin: Origin) -> Rows:
    if not all(parts):
        return {}
    counted = all(row.origin in COUNTED for rows in parts for row in rows.values())
    source = origin if counted else Origin.TYPED
    found: Rows = {}
    for birth_year in sorted({birth_year for rows in parts for birth_year in rows}):
        told = [rows[birth_year].measured if birth_year in rows else _nobody(rows) for rows in parts]
        summed = {name: _sum(one[name] for one in told) for name in NAMES}
        found[birth_year] = measures_of(summed, source), source
    return found


def _nobody(rows: dict[int, CohortCount]) -> dict[str, int | None]:
    """A birth year without a row: nobody where persons were counted, not known where figures were typed in."""
    nothing = 0 if all(row.origin in COUNTED for row in rows.values()) else None
    return dict.fromkeys(NAMES, nothing)


def _sum(values: Iterable[int | None]) -> int | None:
    told = list(values)
    return None if None in told else sum(value for value in told if value is not None)


def judge_waiting() -> int:
    """Daily job: communes that have counts of a year and no verdict yet, as after a merger. Returns how many."""
    held = CohortCount.objects.order_by().values_list("commune_id", "survey_year").distinct()
    judged = set(Standing.objects.order_by().values_list("unit_id", "survey_year").distinct())
    waiting: dict[int, list[int]] = {}
    for commune, year in held:
        if (commune, year) not in judged:
            waiting.setdefault(year, []).append(commune)
    for year, keys in sorted(waiting.items()):
        for communes in touched(OrgUnit.objects.filter(pk__in=keys).select_related("parent")).values():
            evaluate_communes(by=None, communes=communes, survey_year=year)
    return sum(len(keys) for keys in waiting.values())

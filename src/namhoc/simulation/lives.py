"""The life of a school: under whom it stood, what it was called, what it went into, from day to day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from namhoc.orgunits import Attribute, Link, OrgUnit, UnitKind
from namhoc.orgunits.school import Ownership, SchoolType, Stage
from namhoc.simulation.dice import dice
from namhoc.simulation.founding import FIRST_DAY, Founded
from namhoc.simulation.province import SIMULATED

ONE_DAY = timedelta(days=1)

Value = TypeVar("Value")
Parents = Callable[[Founded], list[tuple[date, str]]]
"""From which day on a school stands under which unit: a commune, or a department of education."""


@dataclass
class Life:
    """One school code over time. ``bases``: the founded schools whose classes and people are here; a school that came
    of a merger has several. ``names``: from which day on it is called what."""

    code: str
    bases: list[Founded]
    begin: date
    names: list[tuple[date, str]]
    types: list[tuple[date, SchoolType]]
    parents: list[tuple[date, str]]
    end: date | None = None
    successor: str = ""
    act: str = ""
    stages: tuple[Stage, ...] = field(default=())

    def spans(self) -> list[tuple[date, date | None, str, str]]:
        """The versions: first day, last day, name, unit above."""
        days = {day for day, _ in (*self.names, *self.parents) if self.begin < day <= (self.end or date.max)}
        starts = [self.begin, *sorted(days)]
        ends = [*(day - ONE_DAY for day in starts[1:]), self.end]
        return [(a, b, at(self.names, a), at(self.parents, a)) for a, b in zip(starts, ends, strict=True)]


def at(dated: list[tuple[date, Value]], day: date) -> Value:
    """The value that holds on ``day`` in a list of (from, value), oldest first."""
    return [value for begin, value in dated if begin <= day][-1]


def lives(founded: Iterable[Founded], parents: Parents) -> dict[str, Life]:
    """Every founded school, with nothing yet having happened to it but changes of the unit above."""
    return {
        school.code: Life(
            school.code,
            [school],
            max(FIRST_DAY, parents(school)[0][0]),
            [(FIRST_DAY, school.name)],
            [(FIRST_DAY, school.school_type)],
            parents(school),
            stages=school.stages,
        )
        for school in founded
    }


def merge(known: dict[str, Life], sources: tuple[str, ...], *, day: date, code: str, name: str, act: str) -> None:
    """Schools that became one on ``day``: the old codes end, a new one begins."""
    olds = [known[source] for source in sources]
    bases = [base for old in olds for base in old.bases]
    stages = tuple(stage for stage in Stage if any(stage in old.stages for old in olds))
    kept = SchoolType.SEMI_BOARDING
    kind = kept if any(at(old.types, day) is kept for old in olds) else SchoolType.REGULAR
    known[code] = Life(code, bases, day, [(day, name)], [(day, kind)], olds[0].parents, stages=stages)
    for old in olds:
        old.end, old.successor, old.act = day - ONE_DAY, code, act


def convert(life: Life, day: date) -> None:
    """An ordinary school that became a semi-boarding school of the minorities (PTDTBT) on ``day``."""
    life.names.append((day, f"PTDTBT {at(life.names, day)}"))
    life.types.append((day, SchoolType.SEMI_BOARDING))


def units_of(known: dict[str, Life]) -> tuple[OrgUnit, ...]:
    """Every version of every school."""
    return tuple(
        OrgUnit(
            code=life.code,
            valid_from=begin,
            name=name,
            kind=UnitKind.SCHOOL,
            tier=None,
            parent=parent,
            valid_to=end,
            successors=(life.successor,) if life.successor and end == life.end else (),
        )
        for life in known.values()
        for begin, end, name, parent in life.spans()
    )


def links_of(known: dict[str, Life]) -> tuple[Link, ...]:
    """What went into what, with the decision."""
    return tuple(
        Link(
            life.end + ONE_DAY,
            life.code,
            life.successor,
            decision=life.act,
            decided=life.end - timedelta(21),
            confidence="H",
        )
        for life in known.values()
        if life.end and life.successor
    )


def attributes_of(known: dict[str, Life], seed: int) -> tuple[Attribute, ...]:
    """Dated attributes of each version of a school: ``stages`` (codes parted by a space), ``school_type``,
    ``ownership``, ``national_standard`` (level 1 or 2, where it has one) and ``accreditation`` (cấp độ 1 to 3)."""
    found: dict[tuple[str, date, str], Attribute] = {}

    def told(unit: str, name: str, begin: date, value: str, end: date | None) -> None:
        found[unit, begin, name] = Attribute(unit, name, begin, value, end, SIMULATED, "H")

    for life in known.values():
        standard = _standard(life, seed)
        for begin, end, *_ in life.spans():
            told(life.code, "stages", begin, " ".join(life.stages), end)
            told(life.code, "ownership", begin, Ownership.PUBLIC if life.bases[0].public else Ownership.PRIVATE, end)
            told(life.code, "school_type", begin, at(life.types, begin), end)
            if standard:
                first = max(begin, standard)
                if end is None or first <= end:
                    told(life.code, "national_standard", first, "1" if standard.year < 2022 else "2", end)
                    told(life.code, "accreditation", first, "2" if standard.year < 2022 else "3", end)
    return tuple(sorted(found.values()))


def _standard(life: Life, seed: int) -> date | None:
    """Since when the school is of national standard; a new school must be assessed anew."""
    throw = dice(seed, "standard", life.code)
    hardship = life.bases[0].commune.hardship
    if len(life.bases) > 1 or not life.bases[0].public or throw.random() > 0.92 - 0.4 * hardship:
        return None
    return date(2018 + int(throw.integers(0, 8)), 1 + int(throw.integers(0, 12)), 1 + int(throw.integers(0, 28)))

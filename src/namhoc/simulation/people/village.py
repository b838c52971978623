"""The people of one commune by household, with names, birth dates, parents: what a survey writes down.

Persons are those of ``frames``, by the same codes. Numbers of identity begin with 999, which is no province. Who is a
child of whom is told by ages alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Any
from zlib import crc32

import numpy as np

from namhoc.core import fold
from namhoc.recognition.person_year import COLUMNS, EvidenceKind, PersonYear, Place, Residence, Status, Track
from namhoc.simulation.dice import dice
from namhoc.simulation.people.frames import NAMELESS, Settlement, person_years, settlements
from namhoc.simulation.people.names import group_of, name_of, surname_of
from namhoc.simulation.people.plans import PLANNED_YEAR
from namhoc.simulation.province import SIMULATED
from namhoc.survey import SurveyHousehold, SurveyPerson, SurveyRow

ID_PREFIX = "999"
"""What every number of identity begins with: no province has this code."""

_CODES: dict[str, Any] = {
    "residence": Residence, "status": Status, "place": Place, "track": Track, "primary_evidence": EvidenceKind,
    "lower_secondary_evidence": EvidenceKind,
}  # fmt: skip


class PersonFault(StrEnum):
    """An error that may be planted among the rows of a commune."""

    TWICE = "twice"  # the same person on a second row, the name written otherwise
    BIRTH_YEAR = "birth_year"  # born in 2091
    GRADE_AGE = "grade_age"  # a child of seven in grade 9


@dataclass(frozen=True, slots=True)
class PlantedRow:
    """A planted error: what, on which line (from 1), of which person, and of whom it is the double."""

    kind: PersonFault
    line: int
    person: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """The people of a commune in a survey year. ``planted``: the errors asked for, and nothing else is wrong."""

    commune: str
    survey_year: int
    rows: tuple[SurveyRow, ...]
    planted: tuple[PlantedRow, ...] = ()
    mark: str = field(default=SIMULATED)

    @property
    def households(self) -> tuple[SurveyHousehold, ...]:
        """The households, each once."""
        return tuple(dict.fromkeys(row.household for row in self.rows))

    @property
    def years(self) -> tuple[PersonYear, ...]:
        """The person-years alone."""
        return tuple(row.year for row in self.rows)


def people(
    commune: str | Settlement,
    survey_year: int,
    seed: int = 1,
    *,
    faults: Collection[PersonFault | str] = (),
    limit: int | None = None,
) -> People:
    """The people of a commune of the invented province (or of ``commune`` itself) as its survey of a year writes them,
    household by household. The same persons in every year. ``limit``: no more than so many, whole households."""
    ring = settlements(seed)
    place = next((n for n, one in enumerate(ring) if one.code == commune), None)
    if isinstance(commune, Settlement):
        chosen: Sequence[Settlement] = (commune,)
    elif place is None:
        raise KeyError(commune)
    else:
        chosen = (ring[place - 1], ring[place], ring[(place + 1) % len(ring)])
    own = chosen[0] if len(chosen) == 1 else chosen[1]
    code = own.code
    frame = person_years(chosen, survey_year, seed)
    wanted = set(own.units(survey_year))
    years = [_year(row) for row in frame.iter_rows(named=True) if row["commune"] in wanted]
    rows = _written(years, chosen[:2], seed)
    if limit is not None and limit < len(rows):
        last = rows[limit].household
        rows = [row for row in rows[:limit] if row.household != last]
    planted: list[PlantedRow] = []
    for kind in PersonFault:
        if kind in {PersonFault(name) for name in faults}:
            planted.append(_plant(kind, rows, survey_year, len(planted)))
    return People(code, survey_year, tuple(replace(row, line=n) for n, row in enumerate(rows, 1)), tuple(planted))


def _year(row: dict[str, Any]) -> PersonYear:
    values = {name: row[name] for name in COLUMNS}
    for name, kind in _CODES.items():
        if values[name] is not None:
            values[name] = kind(values[name])
    return PersonYear(**values)


def _written(years: list[PersonYear], ring: Sequence[Settlement], seed: int) -> list[SurveyRow]:
    """Rows household by household, hamlet by hamlet; who is schooled here from elsewhere comes last, each alone."""
    known: dict[str, tuple[int, SurveyHousehold, SurveyPerson]] = {}
    for settlement in ring:
        known |= _identities(settlement, seed)
    rows: list[tuple[int, SurveyRow]] = []
    for year in years:
        order, household, person = known[year.person]
        if year.residence is Residence.SCHOOLED_HERE:
            order, household = len(known) + order, replace(household, hamlet="", address="Nơi khác")
        named = replace(year, minority=person.ethnic_group != "Kinh")
        rows.append((order, SurveyRow(sheet="", line=0, household=household, person=person, year=named)))
    return [row for _, row in sorted(rows, key=lambda one: one[0])]


@cache
def _identities(settlement: Settlement, seed: int) -> dict[str, tuple[int, SurveyHousehold, SurveyPerson]]:
    """Who everyone is who ever lived in a commune, by code, with the place in the order of households. Households are
    put together from all of them at once, so that they are the same in every year."""
    grown = settlement.grown(seed)
    names = settlement.hamlets or NAMELESS
    hamlets: dict[int, list[_One]] = defaultdict(list)
    for number in range(len(grown)):
        one = _One(number, int(grown.birth[number]), bool(grown.female[number]), bool(grown.minority[number]))
        hamlets[int(grown.hamlet[number])].append(one)
    throw = dice(seed, "names", settlement.code)
    found: dict[str, tuple[int, SurveyHousehold, SurveyPerson]] = {}
    for hamlet, persons in sorted(hamlets.items()):
        for sheet, members in enumerate(_households(persons), 1):
            for one, household, person in _household(members, names[hamlet], sheet, settlement.code, throw):
                found[f"{settlement.code}-{one.number}"] = (len(found), household, person)
    return found


@dataclass(frozen=True, slots=True)
class _One:
    """What putting a household together asks of a person."""

    number: int
    birth_year: int
    female: bool
    minority: bool


def _households(persons: list[_One]) -> list[list[_One]]:
    """Couples of like age, their children by age of the mother, the old with somebody."""
    grown = [one for one in persons if 1950 < one.birth_year <= 2001]
    men = sorted((one for one in grown if not one.female), key=lambda one: one.birth_year)
    women = sorted((one for one in grown if one.female), key=lambda one: one.birth_year)
    homes = [[man, woman] for man, woman in zip(men, women, strict=False)] or [[persons[0]]]
    placed = {one.number for home in homes for one in home}
    for number, child in enumerate(one for one in persons if one.number not in placed):
        step = number * 7919 % len(homes)
        near = (homes[(step + k) % len(homes)] for k in range(min(len(homes), 40)))
        fitting = (home for home in near if len(home) < 6 and 19 <= child.birth_year - _mother(home) <= 40)
        next(fitting, homes[step]).append(child)
    return homes


def _mother(home: list[_One]) -> int:
    """Birth year of the wife, of the only grown-up where there is one."""
    return home[min(1, len(home) - 1)].birth_year


def _household(
    members: list[_One], hamlet: str, sheet: int, commune: str, throw: np.random.Generator
) -> Iterator[tuple[_One, SurveyHousehold, SurveyPerson]]:
    """The members of a household, the head first, his wife second."""
    head = members[0]
    group = group_of(head.minority, throw)
    surname = surname_of(group, throw)
    father = name_of(surname, head.female, throw)
    mother = name_of(surname_of(group, throw), members[1].female, throw) if len(members) > 1 else ""
    household = SurveyHousehold(hamlet=hamlet, sheet_number=f"{sheet:03d}", head=father, address=hamlet)
    for place, one in enumerate(members):
        child = place > 1 and one.birth_year - head.birth_year >= 15
        given = name_of(surname, one.female, throw)
        month, day = 1 + int(throw.integers(12)), 1 + int(throw.integers(28))
        number = f"{ID_PREFIX}{crc32(commune.encode()) % 1000:03d}{one.number:06d}"
        person = SurveyPerson(
            name=father if place == 0 else mother if place == 1 else given,
            birth_year=one.birth_year,
            birth_month=month,
            birth_day=day,
            female=one.female,
            ethnic_group=group,
            id_number="" if throw.random() < 1 / 12 else number,
            father=father if child else "",
            mother=mother if child else "",
            relation="Chủ hộ" if place == 0 else "Vợ" if place == 1 else "Con" if child else "Người thân",
            note=SIMULATED,
            **_vocational(one),
        )
        yield one, household, person


def _vocational(one: _One) -> dict[str, Any]:
    """One young person in a dozen holds a certificate of the trade taught at school."""
    age = PLANNED_YEAR - one.birth_year
    if one.number % 12 or not 16 <= age <= 18:
        return {}
    number = f"{ID_PREFIX}-{one.number:05d}"
    return {"vocational": "Nghề phổ thông", "vocational_certificate": number, "vocational_year": one.birth_year + 16}


def _plant(kind: PersonFault, rows: list[SurveyRow], survey_year: int, planted: int) -> PlantedRow:
    """Put one error among ``rows``, at a person of its own."""
    if kind is PersonFault.TWICE:
        at = next(n for n, row in enumerate(rows) if row.year.age == 9 and row.person.father)
        row = rows[at]
        double = replace(
            row,
            person=replace(row.person, name=fold(row.person.name).title(), id_number=""),
            year=replace(row.year, person=f"{row.year.person}B"),
        )
        rows.append(double)
        return PlantedRow(kind, len(rows), double.year.person, row.year.person)
    pupils = [n for n, row in enumerate(rows) if row.year.age == 7 and row.year.status is Status.STUDYING]
    at = pupils[planted]
    row = rows[at]
    if kind is PersonFault.BIRTH_YEAR:
        person, year = replace(row.person, birth_year=2091), replace(row.year, birth_year=2091)
    else:
        person, year = row.person, replace(row.year, grade=9)
    rows[at] = replace(row, person=person, year=year)
    return PlantedRow(kind, at + 1, row.year.person)

"""Person-years by the million: the persons of many communes as tables that cohorts are counted from.

A pupil schooled in another commune of the province has a row there as well ("nơi khác đến"): each commune takes in
those of the one before it, the first those of the last, so that the sums of a province agree (rule X8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from namhoc.orgunits import Tier
from namhoc.recognition.person_year import COLUMNS, Place, Residence
from namhoc.simulation.communes import profiles
from namhoc.simulation.dice import dice
from namhoc.simulation.hamlets import hamlets
from namhoc.simulation.people.career import NONE, columns, seen
from namhoc.simulation.people.enrolment import Enrolment, schools_of
from namhoc.simulation.people.growth import DISABILITIES, Array, Grown, grow
from namhoc.simulation.people.plans import Plan, Want, plans
from namhoc.simulation.province import province

MERGED = 2025
"""First survey year on the map of 99 communes."""

NAMELESS = tuple(f"Thôn {number}" for number in range(1, 11))
"""Hamlets of a commune that has none told."""

_YES_NO = frozenset(
    {
        "female", "minority", "repeater", "two_sessions", "prepared_vietnamese", "completed_preschool",
        "completed_primary", "completed_lower_secondary", "completed_upper_secondary", "disabled", "disabled_able",
        "disabled_access",
    }
)  # fmt: skip
_YEARS = ("birth_year", "primary_year", "lower_secondary_year")


@dataclass(frozen=True, slots=True)
class Settlement:
    """A commune that people are grown for. ``parts``: codes of the old communes it was made of, with the share of the
    people that lives in each; empty where it is not told of an older map."""

    code: str
    people: int
    hardship: float
    minority: float
    plan: Plan = field(default_factory=Plan)
    parts: tuple[tuple[str, float], ...] = ()
    hamlets: tuple[str, ...] = ()

    def grown(self, seed: int) -> Grown:
        """Its persons."""
        return grow(
            self.code,
            self.people,
            hardship=self.hardship,
            minority=self.minority,
            plan=self.plan,
            seed=seed,
            parts=tuple(share for _, share in self.parts) or (1.0,),
            hamlets=len(self.hamlets) or 10,
        )

    def units(self, survey_year: int) -> tuple[str, ...]:
        """The code of the commune of each part in a survey year."""
        codes = tuple(code for code, _ in self.parts)
        return codes if codes and survey_year < MERGED else (self.code,) * max(len(codes), 1)


@cache
def settlements(seed: int = 1) -> tuple[Settlement, ...]:
    """The 99 communes of the invented province, in order of code."""
    parts: dict[str, list[tuple[str, float]]] = {}
    for unit in province():
        if unit.tier is Tier.COMMUNE and unit.successors:
            parts.setdefault(unit.successors[0], []).append((unit.code, float(profiles()[unit.code].people)))
    told = plans(seed)
    return tuple(
        Settlement(
            code,
            profile.people,
            profile.hardship,
            profile.minority,
            told[code],
            tuple(parts[code]),
            hamlets(code, profile.people, urban=profile.urban),
        )
        for code, profile in sorted(profiles().items())
        if not profile.district
    )


def with_data(communes: Iterable[Settlement]) -> tuple[Settlement, ...]:
    """Those that have sent their survey."""
    return tuple(commune for commune in communes if commune.plan.want is not Want.NO_DATA)


def country(people: int, seed: int = 1, *, each: int = 30_000) -> Iterator[Settlement]:
    """Communes for a load test, not of any province: codes X000001 and on, ``people`` in all."""
    for number in range(-(-people // each)):
        throw = dice(seed, "country", number)
        hardship = float(throw.beta(1.3, 2.2))
        plan = Plan(difficult=hardship > 0.6)
        yield Settlement(
            f"X{number + 1:06d}",
            min(each, people - number * each),
            round(hardship, 3),
            round(min(1.0, hardship * 0.9), 3),
            plan,
        )


def person_years(communes: Sequence[Settlement], survey_year: int, seed: int = 1) -> Any:
    """The person-years of ``communes`` in a survey year as one Polars frame, sorted by commune, with the columns of
    ``PersonYear``. Pupils go to school round the ring of the communes given. About 0.4 million rows take a second."""
    grown = [commune.grown(seed) for commune in communes]
    blocks: list[dict[str, Array]] = []
    names: list[tuple[str, ...]] = []
    guests = _guests(communes[-1], grown[-1], survey_year) if len(communes) > 1 else {}
    for commune, persons in zip(communes, grown, strict=True):
        rows = _residents(commune, persons, survey_year)
        blocks.append({name: np.concatenate([rows[name], guests[name]]) for name in rows} if guests else rows)
        names.append(commune.hamlets or NAMELESS)
        guests = _guests_of(rows) if len(communes) > 1 else {}
    return _frame(communes, blocks, names, survey_year)


def chunks(communes: Iterable[Settlement], survey_year: int, seed: int = 1, *, rows: int = 3_000_000) -> Iterator[Any]:
    """Frames of whole communes, some ``rows`` persons each, one after the other in little memory: any size, up to the
    country. Each frame is a province of its own as far as schooling elsewhere goes."""
    held: list[Settlement] = []
    for commune in communes:
        held.append(commune)
        if sum(one.people for one in held) >= rows:
            yield person_years(held, survey_year, seed)
            held = []
    if held:
        yield person_years(held, survey_year, seed)


def _residents(commune: Settlement, persons: Grown, survey_year: int) -> dict[str, Array]:
    """Everyone registered there: columns, and the person's number and the number of their part."""
    present = np.flatnonzero(seen(persons, survey_year))
    here = persons.at(present)
    found = columns(here, survey_year)
    found |= {
        "number": present.astype(np.int32),
        "part": here.part,
        "hamlet": here.hamlet,
        "birth_year": here.birth,
        "female": here.female.astype(np.int8),
        "minority": here.minority.astype(np.int8),
        "disability": here.disability,
    }
    return found


def _guests(commune: Settlement, persons: Grown, survey_year: int) -> dict[str, Array]:
    return _guests_of(_residents(commune, persons, survey_year))


def _guests_of(rows: dict[str, Array]) -> dict[str, Array]:
    """The pupils of a commune schooled elsewhere in the province, as the commune of the school tells of them."""
    present = (rows["residence"] == Residence.RESIDENT) | (rows["residence"] == Residence.ARRIVED)
    studying = (rows["status"] <= 1) & (rows["status"] >= 0)
    chosen = np.flatnonzero(present & studying & (rows["place"] == Place.IN_PROVINCE))
    found = {name: values[chosen] for name, values in rows.items()}
    found["residence"] = np.full(len(chosen), int(Residence.SCHOOLED_HERE), np.int8)
    found["place"] = np.full(len(chosen), int(Place.HERE), np.int8)
    found["part"] = np.full(len(chosen), -1, np.int8)
    found["hamlet"] = np.full(len(chosen), -1, np.int16)
    return found


def _schools(
    communes: Sequence[Settlement],
    units: Sequence[tuple[str, ...]],
    names: Sequence[tuple[str, ...]],
    data: dict[str, Array],
    whose: Array,
    unit: Array,
    base: Array,
    survey_year: int,
) -> Any:
    """The code of the school of each row. Who is schooled elsewhere in the province learns at a school of the next
    commune of the ring, where the row as a guest stands too: both rows tell the same school."""
    import polars as pl

    if not all(commune.parts for commune in communes):  # of no map: there are no schools to attend
        return pl.lit(None, pl.String)
    enrolment = Enrolment.of([code for codes in units for code in codes], schools_of(survey_year))
    away = (data["part"] >= 0) & (data["place"] == int(Place.IN_PROVINCE))
    guest = data["part"] < 0
    there = np.where(away, base[(whose + 1) % len(communes)], unit)
    hamlets = np.array([len(one) for one in names])[whose]
    # Which school a guest attends follows from the person alone: the hamlet is not one of the school's commune.
    hamlet = np.where(away | guest, data["number"] % 97, data["hamlet"])
    at = enrolment.at(data, there, hamlet, np.where(away | guest, 97, hamlets))
    return pl.Series([*enrolment.codes, None], dtype=pl.String).gather(np.where(at < 0, len(enrolment.codes), at))


def _frame(
    communes: Sequence[Settlement], blocks: list[dict[str, Array]], names: list[tuple[str, ...]], survey_year: int
) -> Any:
    import polars as pl

    lengths = [len(block["number"]) for block in blocks]
    data = {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}
    whose = np.repeat(np.arange(len(communes), dtype=np.int32), lengths)
    guest = data["part"] < 0

    units = [commune.units(survey_year) for commune in communes]
    base = np.cumsum([0, *(len(codes) for codes in units)])[:-1]
    unit = base[whose] + np.maximum(data["part"], 0)
    named = np.cumsum([0, *(len(one) for one in names)])[:-1]
    all_units = pl.Series([code for codes in units for code in codes], dtype=pl.String)
    all_names = pl.Series([name for one in names for name in one] + [""], dtype=pl.String)
    home = np.where(guest, (whose - 1) % len(communes), whose)  # a guest's number is of the commune before
    codes = pl.Series([commune.code for commune in communes], dtype=pl.String)
    school = _schools(communes, units, names, data, whose, unit, base, survey_year)
    frame = pl.DataFrame({name: values for name, values in data.items() if name not in ("part", "number", "hamlet")})
    frame = frame.with_columns(
        pl.lit(survey_year, pl.Int16).alias("survey_year"),
        all_units.gather(unit).alias("commune"),
        all_names.gather(np.where(guest, len(all_names) - 1, named[whose] + data["hamlet"])).alias("hamlet"),
        codes.gather(home).alias("person"),
        pl.Series("number", data["number"]),
        school.alias("school"),
        pl.Series(["", *DISABILITIES], dtype=pl.String).gather(data["disability"]).alias("disability"),
    )
    known = [
        pl.when(pl.col(name) == NONE).then(None).otherwise(pl.col(name) == 1).alias(name)
        if name in _YES_NO
        else pl.when(pl.col(name) == (0 if name in _YEARS else NONE)).then(None).otherwise(pl.col(name)).alias(name)
        for name in data
        if name not in ("part", "number", "hamlet", "disability")
    ]
    frame = frame.with_columns(
        *known,
        (pl.col("person") + "-" + pl.col("number").cast(pl.String)).alias("person"),
        pl.when(pl.col("disability") == "").then(None).otherwise(pl.col("disability")).alias("disability"),
    ).select(COLUMNS)
    return frame if survey_year >= MERGED else frame.sort("commune", maintain_order=True)

"""The schools of the invented province, and schools laid on real units for load tests.

Proportions follow a province of the mountains in 2024-2025 on the old map: the old province Hoàng Khê (H7) has 594
schools, some 8,200 classes, 235,000 pupils and 16,800 staff; Sơn Thín (H8) has fewer and larger ones.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from namhoc.orgunits import OrgUnit, Tier, UnitKind, UnitRegister
from namhoc.orgunits.school import Stage
from namhoc.simulation.communes import NA_PHEO, CommuneProfile, profiles
from namhoc.simulation.dice import dice
from namhoc.simulation.faults import plant
from namhoc.simulation.founding import FIRST_DAY, Founded, found_schools
from namhoc.simulation.grounds import grounds, placements
from namhoc.simulation.history import happen
from namhoc.simulation.lives import Parents, attributes_of, links_of, lives, units_of
from namhoc.simulation.network import Fault, SchoolNetwork
from namhoc.simulation.places import SOUTH_WEST, Place
from namhoc.simulation.province import province
from namhoc.simulation.staff import posts_of, slots, staff_counts
from namhoc.simulation.teaching import as_figures, counted_on, figures_of

YEARS = range(2021, 2027)
"""School years that have figures."""

SEED = 1

SCHOOLS = {"H7": 594, "H8": 452}
"""Schools of the two old provinces in the school year 2024-2025."""

_PUPILS = {
    "H7": (58_430, 92_310, 61_280, 20_350, 3_020),
    "H8": (56_240, 93_870, 62_190, 22_480, 3_160),
}
_MERGED = {"H7": 0.2, "H8": 0.55}
_MERGERS_BEFORE = 5  # of 2023, in each old province: they take two schools and give one


@cache
def network(seed: int = SEED, faults: frozenset[Fault] = frozenset()) -> SchoolNetwork:
    """Every school of the invented province from 2004 to the school year 2026-2027, with its history: mergers in 2023,
    2025 and 2026, schools turned into PTDTBT in 2024. ``faults``: what to plant (``faults`` of the result tells where).
    The same seed gives the same schools."""
    old = [profile for profile in profiles().values() if profile.district]
    founded: list[Founded] = []
    for prefix, schools in SCHOOLS.items():
        founded += found_schools(
            [profile for profile in old if profile.code.startswith(prefix)],
            seed=seed,
            schools=schools + _MERGERS_BEFORE,
            pupils=dict(zip(Stage, _PUPILS[prefix], strict=True)),
            merged=_MERGED[prefix],
            owner=f"{prefix}-GDDT",
            codes=_plain_codes(),
        )
    return plant(_grown(founded, seed, _communes, YEARS, history=True), faults)


def schools(as_of: date, seed: int = SEED) -> tuple[OrgUnit, ...]:
    """The schools of the invented province on a day."""
    return network(seed).schools(as_of)


def on_units(register: UnitRegister, as_of: date, seed: int = SEED) -> SchoolNetwork:
    """Schools laid on the communes of ``register`` as they are on ``as_of``, without a history, for load tests; never
    for anything that is shown, for the units may be real. Figures are those of the school year that begins in the year
    of ``as_of``. Carries the mark like everything else; codes begin with "H", and places are open sea."""
    communes = [_thrown(unit, number, seed) for number, unit in enumerate(register.on(as_of, Tier.COMMUNE))]
    children = sum(commune.people for commune in communes)
    founded = found_schools(
        communes,
        seed=seed,
        schools=None,
        pupils=dict(zip(Stage, (round(children * part) for part in (0.07, 0.11, 0.073, 0.026, 0.0035)), strict=True)),
        merged=0.35,
        codes={commune.code: f"H-{commune.code}" for commune in communes},
    )
    since = {unit.code: unit.valid_from for unit in register.on(as_of, Tier.COMMUNE)}
    years = range(as_of.year, as_of.year + 1)
    return _grown(founded, seed, lambda base: [(since[base.commune.code], base.commune.code)], years)


def _grown(
    founded: list[Founded], seed: int, communes: Parents, years: range, *, history: bool = False
) -> SchoolNetwork:
    known = lives(founded, lambda base: _parents(base, communes))
    if history:
        happen(known, seed)
    by_site = {base.code: grounds(base, seed) for base in founded}
    by_slot = {base.code: slots(base, number, seed, years) for number, base in enumerate(founded)}
    figures = [
        figure
        for life in known.values()
        for year in years
        if life.begin <= counted_on(year) and (life.end is None or counted_on(year) <= life.end)
        for figure in as_figures(
            life.code, year, figures_of(life, year, seed, staff_counts(life, by_slot, counted_on(year)))
        )
    ]
    return SchoolNetwork(
        units=units_of(known),
        links=links_of(known),
        attributes=attributes_of(known, seed),
        sites=tuple(ground.site for rows in by_site.values() for ground in rows),
        placements=tuple(place for life in known.values() for place in placements(life, by_site, communes)),
        all_figures=tuple(figures),
        posts=tuple(post for life in known.values() for post in posts_of(life, by_slot)),
    )


@cache
def _versions(code: str) -> tuple[date, ...]:
    return tuple(unit.valid_from for unit in province() if unit.code == code)


def _communes(base: Founded) -> list[tuple[date, str]]:
    """The commune a school lies in: one of the old map, then the one it went into, told anew at each version of it."""
    new = next(unit.successors[0] for unit in province() if unit.code == base.commune.code)
    return [(FIRST_DAY, base.commune.code), *((day, new) for day in _versions(new))]


def _parents(base: Founded, communes: Parents) -> list[tuple[date, str]]:
    if not base.owner:
        return communes(base)
    return [(FIRST_DAY, base.owner), (date(2025, 7, 1), "H9-GDDT")]


def _plain_codes() -> dict[str, str]:
    """Nà Pheo has the schools of the pictures: ordinary ones, under the code of the new commune."""
    first = next(unit for unit in province() if NA_PHEO in unit.successors)
    return {first.code: NA_PHEO}


def _thrown(unit: OrgUnit, number: int, seed: int) -> CommuneProfile:
    """A made-up profile for a unit of any register; its place is open sea, whatever the unit."""
    throw = dice(seed, "profile", unit.code)
    urban = unit.kind is not UnitKind.COMMUNE
    hardship = 0.12 if urban else float(throw.beta(1.4, 2.0))
    place: Place = (SOUTH_WEST[0] + number // 60 * 0.05, SOUTH_WEST[1] + number % 60 * 0.05)
    people = int((34_000 if urban else 26_000 - 14_000 * hardship) * float(throw.lognormal(0, 0.35)))
    return CommuneProfile(unit.code, unit.name, urban, people, round(hardship, 3), round(hardship * 0.8, 3), place)

"""What the invented communes are like: people, hardship, borders, the difficult list of each period.

Difficulty (đặc biệt khó khăn) follows lists: until 28 January 2026 the communes of zone III of 2021-2025, carried over
to the new communes; since 29 January 2026 a new list, as in the country (Nghị định 272/2025/NĐ-CP).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from namhoc.orgunits import Attribute, OrgUnit, Tier, UnitKind
from namhoc.simulation.dice import dice, shared_out
from namhoc.simulation.places import Place, metres, places
from namhoc.simulation.province import SIMULATED, province

NA_PHEO = "H9013"
"""The commune of the demo: its figures in 2026 are those of the pictures it is drawn in (``people.plans``)."""

PEOPLE = {"H7": 779_000, "H8": 921_000}
"""People of the two old provinces, 1.7 million together."""

SPECIAL_COMMUNES = 45
"""How many of the 99 communes are especially difficult since 29 January 2026."""

OLD_LIST = (date(2021, 6, 4), date(2026, 1, 28))
NEW_LIST = date(2026, 1, 29)


@dataclass(frozen=True, slots=True)
class CommuneProfile:
    """What growing schools and people needs to know of a commune. ``hardship``: 0 (town) to 1 (far, poor, steep);
    ``minority``: part of the people who are of a minority; ``district``: of a commune of the old map."""

    code: str
    name: str
    urban: bool
    people: int
    hardship: float
    minority: float
    place: Place
    district: str = ""


@cache
def profiles() -> dict[str, CommuneProfile]:
    """Every commune of the invented province, old and new, by code."""
    units = {unit.code: unit for unit in province() if unit.tier is Tier.COMMUNE and unit.valid_from <= _REFORM}
    old = [unit for unit in units.values() if unit.valid_to == _REFORM - timedelta(days=1)]
    where = places()
    seats = {  # a district's seat is where its town is
        unit.parent: where[unit.code] for unit in reversed(old) if unit.kind is not UnitKind.COMMUNE
    }
    found = {unit.code: _old(unit, seats, where) for unit in old}
    for prefix, total in PEOPLE.items():
        codes = [code for code in found if code.startswith(prefix)]
        shares = shared_out(total, np.array([found[code].people for code in codes], float))
        found |= {code: _with_people(found[code], int(share)) for code, share in zip(codes, shares, strict=True)}
    parts: dict[str, list[CommuneProfile]] = defaultdict(list)
    for unit in old:
        parts[unit.successors[0]].append(found[unit.code])
    return found | {code: _together(units[code], group, where[code]) for code, group in parts.items()}


_REFORM = date(2025, 7, 1)


def _old(unit: OrgUnit, seats: dict[str | None, Place], where: dict[str, Place]) -> CommuneProfile:
    """A commune of the old map: the farther from the seat of its district, the harder and the fewer."""
    throw = dice(1, "commune", unit.code)
    urban = unit.kind is not UnitKind.COMMUNE
    far = min(metres(where[unit.code], seats.get(unit.parent, where[unit.code])) / 40_000, 1.0)
    hardship = 0.12 if urban else float(np.clip(0.25 + 0.65 * far + throw.normal(0, 0.13), 0.1, 0.97))
    minority = float(np.clip(0.18 + 0.95 * hardship + throw.normal(0, 0.12), 0.05, 0.99))
    people = (9_500 if urban else 6_800 - 3_200 * hardship) * float(np.exp(throw.normal(0, 0.28)))
    if NA_PHEO in unit.successors:
        hardship, minority, people = 0.7, 0.86, 4_300.0
    return CommuneProfile(
        unit.code, unit.name, urban, int(people), round(hardship, 3), round(minority, 3), where[unit.code],
        unit.parent or "",
    )  # fmt: skip


def _with_people(profile: CommuneProfile, people: int) -> CommuneProfile:
    return CommuneProfile(
        profile.code, profile.name, profile.urban, people, profile.hardship, profile.minority, profile.place,
        profile.district,
    )  # fmt: skip


def _together(unit: OrgUnit, parts: list[CommuneProfile], place: Place) -> CommuneProfile:
    people = sum(part.people for part in parts)
    hardship = sum(part.hardship * part.people for part in parts) / people
    minority = sum(part.minority * part.people for part in parts) / people
    urban = unit.kind is UnitKind.WARD
    return CommuneProfile(unit.code, unit.name, urban, people, round(hardship, 3), round(minority, 3), place)


@cache
def special(as_of: date) -> frozenset[str]:
    """Codes of the communes that are especially difficult (ĐBKK) on ``as_of``; nothing is known before June 2021."""
    if as_of < OLD_LIST[0]:
        return frozenset()
    of_old = {
        code
        for code, profile in profiles().items()
        if profile.district and not profile.urban and profile.hardship >= 0.6
    }
    if as_of < _REFORM:
        return frozenset(of_old) - {unit.code for unit in province() if NA_PHEO in unit.successors}
    rows = sorted(_new(), key=lambda profile: (-profile.hardship, profile.code))
    if as_of < NEW_LIST:
        return frozenset(row.code for row in rows[: SPECIAL_COMMUNES + 6]) - {NA_PHEO}
    listed = {row.code for row in rows[:SPECIAL_COMMUNES]}
    return frozenset(listed if NA_PHEO in listed else listed - {rows[SPECIAL_COMMUNES - 1].code} | {NA_PHEO})


def _new() -> list[CommuneProfile]:
    return [profile for profile in profiles().values() if not profile.district and not profile.urban]


@cache
def border() -> frozenset[str]:
    """The northernmost communes, old and new: they are said to lie on the border."""
    found: set[str] = set()
    for new in (False, True):
        rows = [p for p in profiles().values() if (not p.district) is new]
        rows.sort(key=lambda p: -p.place[0])
        found |= {row.code for row in rows[: len(rows) // 10]}
    return frozenset(found)


@cache
def attributes() -> tuple[Attribute, ...]:
    """The dated attributes of every commune: ``difficulty`` ("special"), ``zone`` (I, II, III), ``staffing_region``
    (1, 2, 3), ``border`` ("yes"), ``lat`` and ``lon``. One that lasts over a new version of its unit is told of each.
    """
    return tuple(sorted(_attributes()))


def _attributes() -> Iterator[Attribute]:
    spans = ((*OLD_LIST, "Danh sách xã khu vực III 2021-2025"), (NEW_LIST, None, "Danh sách xã khu vực III 2026-2030"))
    for unit in province():
        if unit.tier is not Tier.COMMUNE:
            continue
        profile = profiles()[unit.code]

        def told(name: str, value: str, begin: date, end: date | None, source: str, unit: OrgUnit = unit) -> Attribute:
            first = max(begin, unit.valid_from)
            last = min((day for day in (end, unit.valid_to) if day), default=None)
            return Attribute(unit.code, name, first, value, last, f"{source} ({SIMULATED.lower()})", "H")

        for begin, end, source in spans:
            if (unit.valid_to and unit.valid_to < begin) or (end and end < unit.valid_from):
                continue
            hard = unit.code in special(max(begin, unit.valid_from))
            zone = "III" if hard else "II" if profile.hardship > 0.4 else "I"
            yield told("zone", zone, begin, end, source)
            region = "1" if zone == "III" else "3" if profile.urban else "2"
            yield told("staffing_region", region, begin, end, source)
            if hard:
                yield told("difficulty", "special", begin, end, source)
        if unit.code in border():
            yield told("border", "yes", unit.valid_from, None, "Danh mục xã biên giới")
        for name, value in zip(("lat", "lon"), profile.place, strict=True):
            yield told(name, f"{value:.6f}", unit.valid_from, None, "Tọa độ")

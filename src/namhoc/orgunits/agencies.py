"""The agencies of a province as units: departments, sectors, party and mass organisations, over dates.

Who they are is the rule book's register of agencies (``namhoc.rulebook.agencies``); here is which of them a province
has, what they are called there on a day, and what each became in 2025.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

import yaml

from namhoc.orgunits.link import Link
from namhoc.orgunits.register import UnitRegister
from namhoc.orgunits.unit import OrgUnit, UnitKind

_ONE_DAY = timedelta(days=1)


class Successor(Protocol):
    """See ``namhoc.rulebook.agencies.Successor``."""

    @property
    def agency_id(self) -> str: ...
    @property
    def note(self) -> str: ...


class Agency(Protocol):
    """What is needed of an entry of the rule book's register: see ``namhoc.rulebook.agencies.Agency``."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...
    @property
    def successors(self) -> Sequence[Successor]: ...
    @property
    def source(self) -> str: ...
    @property
    def confirmed(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class AgencyUnit:
    """An agency of a province as a unit with its name and dates there. ``sort``: department, sector, party, mass.
    ``confidence`` L: its dates, or that name, are UNCONFIRMED."""

    unit: OrgUnit
    agency_id: str
    sort: str
    confidence: str
    source: str


_KINDS = {
    "department": UnitKind.AGENCY,
    "sector": UnitKind.AGENCY,
    "party": UnitKind.PARTY_BODY,
    "mass": UnitKind.MASS_ORGANISATION,
}


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
        files("namhoc.orgunits").joinpath("data/agencies.yaml").read_text("utf-8")
    )
    return found


def agency_code(province: str, agency_id: str) -> str:
    """The code of an agency as a unit: the code of its province and its id in the rule book."""
    return f"{province}-{agency_id}"


def agency_units(province: OrgUnit, bodies: Iterable[Agency]) -> tuple[AgencyUnit, ...]:
    """The agencies of one version of a province, over its whole life, departments first. A body that only some
    provinces have is left out, because which ones is not known."""
    found = [
        version
        for body in bodies
        if (entry := _table().get(body.id)) is not None and not entry.get("somewhere")
        for version in _versions(province, body, entry)
    ]
    order = list(_KINDS)
    return tuple(sorted(found, key=lambda one: (order.index(one.sort), one.unit.code, one.unit.valid_from)))


def agencies_of(province: OrgUnit, bodies: Iterable[Agency], as_of: date) -> tuple[AgencyUnit, ...]:
    """The agencies that ``province`` has on ``as_of``, each under its name of that day."""
    return tuple(one for one in agency_units(province, bodies) if one.unit.exists_on(as_of))


def _versions(province: OrgUnit, body: Agency, entry: Mapping[str, Any]) -> Iterator[AgencyUnit]:
    """The body under each name it bore while it and the province were there."""
    begins = max(province.valid_from, body.start or province.valid_from)
    ends = min((day for day in (province.valid_to, body.end) if day is not None), default=None)
    names = [(name["name"], name["to"], name["confidence"]) for name in entry.get("names", ())]
    for name, last, confidence in (*names, (body.name, ends, "M")):
        until = ends if ends is not None and (last is None or last > ends) else last
        if until is not None and until < begins:
            continue
        unit = OrgUnit(
            code=agency_code(province.code, body.id),
            valid_from=begins,
            name=_there(name, province),
            kind=UnitKind.DOET if body.id == "so-gddt" else _KINDS[entry["sort"]],
            tier=None,
            parent=province.code,
            valid_to=until,
            agency=body.id,
        )
        sure = confidence if body.confirmed else "L"
        yield AgencyUnit(unit, body.id, entry["sort"], sure, body.source or "danh mục cơ quan của bộ quy tắc")
        if until is None or until == ends:
            return
        begins = until + _ONE_DAY


def _there(name: str, province: OrgUnit) -> str:
    """The name in a province or in a city run by the centre: "Công an tỉnh", "Thành ủy"."""
    city = province.kind is UnitKind.CITY
    name = name.replace("tỉnh/thành phố", "tỉnh").replace("Tỉnh ủy/Thành ủy", "Tỉnh ủy")
    return name.replace("tỉnh", "thành phố").replace("Tỉnh ủy", "Thành ủy") if city else name


def agency_links(provinces: Iterable[OrgUnit], bodies: Sequence[Agency], history: UnitRegister) -> tuple[Link, ...]:
    """What became of the agencies of ``provinces`` (every version of each): inside a province by the rule book's
    successors, and when a province went whole into another one, each body into the body of its kind there.

    Shares of divided duties are not known; their note is the basis. The resolutions of each province that set its
    agencies up were not read, so the confidence is L.
    """
    provinces = tuple(provinces)
    units = UnitRegister(one.unit for province in provinces for one in agency_units(province, bodies))
    return tuple(dict.fromkeys((*_inside(provinces, bodies, units), *_over_mergers(provinces, history, units))))


def _inside(provinces: tuple[OrgUnit, ...], bodies: Sequence[Agency], units: UnitRegister) -> Iterator[Link]:
    for province in provinces:
        for body in bodies:
            if body.end is None or not province.exists_on(body.end):
                continue
            old, day = agency_code(province.code, body.id), body.end + _ONE_DAY
            heirs = [(heir, agency_code(province.code, heir.agency_id)) for heir in body.successors]
            heirs = [(heir, code) for heir, code in heirs if units.get(code, day) is not None]
            if units.get(old, body.end) is None:
                continue
            for heir, code in heirs:
                share = Fraction(1) if len(body.successors) == 1 else None
                yield Link(day, old, code, share, heir.note, body.source, confidence="M" if body.confirmed else "L")
                if units.get(code, body.end) is not None:
                    yield Link(day, code, code, confidence="L")  # it was there before, and is one of its own parts


def _over_mergers(provinces: tuple[OrgUnit, ...], history: UnitRegister, units: UnitRegister) -> Iterator[Link]:
    codes = {province.code for province in provinces}
    for link in history.links:
        if link.old not in codes or link.new not in codes or not link.whole:
            continue
        for unit in units.children(link.old, link.effective - _ONE_DAY):
            new = agency_code(link.new, unit.agency)
            if units.get(new, link.effective) is not None:
                yield Link(link.effective, unit.code, new, decision=link.decision, decided=link.decided, confidence="L")

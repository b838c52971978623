"""One province with its whole history: what it came from, what was ever under it, and what became of whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from namhoc.core import UserFacingError, fold
from namhoc.orgunits.agencies import Agency, agency_links, agency_units
from namhoc.orgunits.link import Link
from namhoc.orgunits.register import UnitRegister
from namhoc.orgunits.unit import OrgUnit, Tier

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FoundProvince:
    """The province of the day that a name means; ``named`` is another one where an older name was given, whose
    successor ``unit`` is."""

    unit: OrgUnit
    named: OrgUnit | None = None


def find_province(register: UnitRegister, words: str, as_of: date) -> FoundProvince:
    """The province of ``as_of`` that ``words`` (name with or without kind, accents as one likes, or code) mean.

    "Lào Cai" is the name of an old province and of a new one: the one of the day is meant. "Yên Bái" names only an old
    one, and leads to the province it went into. Raises ``UserFacingError`` (PROVINCE-UNKNOWN).
    """

    def answers(unit: OrgUnit) -> bool:
        return fold(words) in (fold(unit.name), fold(unit.full_name))

    today = register.on(as_of, Tier.PROVINCE)
    if found := next((unit for unit in today if answers(unit) or unit.code == words.strip()), None):
        return FoundProvince(found)
    for old in register:
        if old.tier is Tier.PROVINCE and old.valid_to is not None and old.valid_to < as_of and answers(old):
            heirs = register.successors(old.code, old.valid_to, as_of)
            if len(heirs) == 1 and (unit := register.get(heirs[0].code, as_of)) is not None:
                return FoundProvince(unit, old)
    raise UserFacingError(
        "PROVINCE-UNKNOWN",
        f"Không có tỉnh, thành phố nào mang tên này ngày {as_of:%d/%m/%Y} hay trước đó",
        where=f"Tỉnh {words!r}",
        fix='Ghi tên như "Lào Cai", hoặc mã tỉnh 2 chữ số; xem namhoc units list --kind tỉnh.',
    )


def province_versions(register: UnitRegister, province: OrgUnit) -> tuple[OrgUnit, ...]:
    """Every version of the province and of the provinces it came from, oldest first."""
    found: set[OrgUnit] = set()
    queue = [province]
    while queue:
        version = queue.pop()
        if version in found:
            continue
        found.add(version)
        eve = version.valid_from - _ONE_DAY
        came = register.predecessors(version.code, version.valid_from, eve)
        queue += [unit for one in came if (unit := register.get(one.code, eve)) is not None]
    return tuple(sorted(found, key=lambda unit: (unit.valid_from, unit.code)))


def province_history(register: UnitRegister, province: OrgUnit, bodies: Sequence[Agency] = ()) -> UnitRegister:
    """The units of ``province`` through time with the links between them and, given the rule book's ``bodies``, its
    agencies. Links to units of other provinces are left out: ``links_outside`` tells them."""
    provinces = province_versions(register, province)
    units = UnitRegister(_with_descendants(register, provinces))
    links = [link for link in register.links if all(_ends(link, units))]
    agencies = [one.unit for version in provinces for one in agency_units(version, bodies)]
    return UnitRegister([*units, *agencies], [*links, *agency_links(provinces, bodies, register)])


def with_agencies(register: UnitRegister, bodies: Sequence[Agency]) -> UnitRegister:
    """``register`` and the agencies of all its provinces, old and new, with what became of them."""
    provinces = [unit for unit in register if unit.tier is Tier.PROVINCE]
    agencies = [one.unit for version in provinces for one in agency_units(version, bodies)]
    return UnitRegister([*register, *agencies], [*register.links, *agency_links(provinces, bodies, register)])


def links_outside(register: UnitRegister, history: UnitRegister) -> tuple[Link, ...]:
    """Links of which only one end is in ``history``: what came from, or went to, another province."""
    return tuple(link for link in register.links if sum(_ends(link, history)) == 1)


def _with_descendants(register: UnitRegister, tops: Iterable[OrgUnit]) -> set[OrgUnit]:
    found: set[OrgUnit] = set()
    level = list(tops)
    while level:
        found |= set(level)
        level = [child for unit in level for child in register.ever_under(unit.code) if _meet(unit, child)]
        level = [child for child in level if child not in found]
    return found


def _meet(parent: OrgUnit, child: OrgUnit) -> bool:
    """True when the child lived on a day on which the parent did."""
    return parent.valid_from <= (child.valid_to or date.max) and child.valid_from <= (parent.valid_to or date.max)


def _ends(link: Link, units: UnitRegister) -> tuple[bool, bool]:
    """Whether the old and the new unit of a link are among ``units``."""
    old = units.get(link.old, link.effective - _ONE_DAY) is not None
    return old, units.get(link.new, link.effective) is not None

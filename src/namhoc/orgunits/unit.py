"""An organisation unit: a province, district, commune, agency or school, as it is called over a span of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tier(StrEnum):
    """Tier of government. Districts ended on 30 June 2025 (Luật 72/2025/QH15)."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class UnitKind(StrEnum):
    """What the unit is called in law; the commune tier has three kinds since 1 July 2025, one more before."""

    PROVINCE = "tỉnh"
    CITY = "thành phố"
    DISTRICT = "huyện"
    URBAN_DISTRICT = "quận"
    TOWN = "thị xã"
    COMMUNE = "xã"
    WARD = "phường"
    TOWNSHIP = "thị trấn"
    SPECIAL_ZONE = "đặc khu"
    DOET = "sở giáo dục và đào tạo"
    AGENCY = "cơ quan"
    PARTY_BODY = "cơ quan đảng"
    MASS_ORGANISATION = "đoàn thể"
    SCHOOL = "trường"


NAMED_IN_FULL = frozenset({UnitKind.DOET, UnitKind.AGENCY, UnitKind.PARTY_BODY, UnitKind.MASS_ORGANISATION})
"""Kinds whose names already say what they are: "Sở Y tế" is not "cơ quan Sở Y tế"."""


@dataclass(frozen=True, order=True, slots=True)
class OrgUnit:
    """One unit with one name and one parent over ``[valid_from, valid_to]`` (last day inclusive, None = still so).

    The key is ``(code, valid_from)``: official codes are reused with other meanings. ``successors`` are codes of
    the units that took it over when it ended. ``agency`` is the id in the rule book's register of agencies, for a unit
    that is one of them.
    """

    code: str
    valid_from: date
    name: str
    kind: UnitKind
    tier: Tier | None
    parent: str | None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    agency: str = ""

    @property
    def full_name(self) -> str:
        """Kind and name as the unit is addressed: "xã Nà Pheo", "Sở Y tế"."""
        return self.name if self.kind in NAMED_IN_FULL else f"{self.kind} {self.name}"

    def exists_on(self, as_of: date) -> bool:
        """True when the unit exists, under this name and parent, on ``as_of``."""
        return self.valid_from <= as_of and (self.valid_to is None or as_of <= self.valid_to)

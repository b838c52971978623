"""Whom a directive addresses, and which units that means on a day: single bodies, groups, collectives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from namhoc.core import fold
from namhoc.orgunits import OrgUnit, Tier, UnitKind
from namhoc.rulebook.agencies import AgencyRegister

COMMUNE_GROUPS: dict[str, str] = {
    "ubnd-xa": "UBND các xã, phường, đặc khu",
    "cac-xa": "các xã, phường, đặc khu",
    "dia-phuong": "các địa phương",
    "phong-vhxh": "Phòng Văn hóa - Xã hội các xã, phường, đặc khu",
}
"""Addressees that mean every commune of the province: each commune gets its own row of the task."""

SCHOOL_GROUPS = frozenset({"csgd"})
"""Addressees that mean every school of the commune, when it is a commune that hands the directive on."""

GROUPS = frozenset(COMMUNE_GROUPS) | SCHOOL_GROUPS

SINGLE_BODIES: dict[str, UnitKind] = {"so-gddt": UnitKind.DOET, "ubnd-tinh": UnitKind.PROVINCE}
"""Addressees that are one unit of the province's own tree."""

COLLECTIVES: dict[str, str] = {
    "so-nganh": "Theo dõi chung một dòng; chọn từng cơ quan nếu cần theo dõi riêng.",
    "don-vi-lien-quan": "Văn bản không nói rõ đơn vị nào; nơi chủ trì mời khi cần.",
    "csgd": "Cơ sở giáo dục nhận việc qua đơn vị quản lý trực tiếp (Sở hoặc UBND cấp xã).",
    "nganh-gddt": "Ngành Giáo dục không phải một cơ quan; Sở Giáo dục và Đào tạo làm đầu mối.",
    "nganh-y-te": "Ngành Y tế không phải một cơ quan; Sở Y tế làm đầu mối.",
    "nganh-cong-thuong": "Ngành Công Thương không phải một cơ quan; Sở Công Thương làm đầu mối.",
    "doan-the": "Mỗi đoàn thể tự phân công; theo dõi chung một dòng.",
    "doanh-nghiep": "Doanh nghiệp không phải đơn vị trực thuộc; theo dõi chung một dòng.",
    "bo-khac": "Cơ quan trung ương không nhận việc trong hệ thống của tỉnh.",
}
"""Addressees that stay one line, and why they are not taken apart."""

GROUP_NOTE = "Theo dõi chung một dòng; nơi giao cập nhật thay."
OUTSIDE_NOTE = "Cơ quan chưa có tài khoản trong hệ thống; nơi giao cập nhật thay."

_KIND_WORDS: dict[UnitKind, str] = {
    UnitKind.COMMUNE: "xa",
    UnitKind.WARD: "phuong",
    UnitKind.SPECIAL_ZONE: "dac khu",
    UnitKind.TOWNSHIP: "thi tran",
}


def kinds_named(printed: str) -> frozenset[UnitKind]:
    """The kinds of commune that ``printed`` names. "Cấp xã" names the tier, so no kind in particular."""
    words = re.sub(r"\bcap xa\b", " ", fold(printed))
    return frozenset(kind for kind, word in _KIND_WORDS.items() if re.search(rf"\b{word}\b", words))


def communes_meant(printed: str, units: Iterable[OrgUnit], as_of: date) -> tuple[OrgUnit, ...]:
    """The communes that ``printed`` ("UBND các xã, phường", "UBND xã Nà Pheo") means on ``as_of``, in given order.

    Communes named one by one are meant alone. "Các phường" or "các đặc khu" alone means that kind; every other
    wording means the whole tier, because "xã" is also the name of the tier.
    """
    living = [unit for unit in units if unit.tier is Tier.COMMUNE and unit.exists_on(as_of)]
    words = f" {fold(printed)} "
    if named := [unit for unit in living if f" {fold(unit.full_name)} " in words]:
        return tuple(named)
    kinds = kinds_named(printed)
    if not kinds or UnitKind.COMMUNE in kinds:
        return tuple(living)
    return tuple(unit for unit in living if unit.kind in kinds)


def schools_of(commune: OrgUnit, units: Iterable[OrgUnit], as_of: date) -> tuple[OrgUnit, ...]:
    """The schools under ``commune`` on ``as_of``."""
    return tuple(
        unit for unit in units if unit.kind is UnitKind.SCHOOL and unit.parent == commune.code and unit.exists_on(as_of)
    )


def members_of(
    agency_id: str, printed: str, units: Iterable[OrgUnit], as_of: date, giver: OrgUnit | None
) -> tuple[OrgUnit, ...]:
    """The units that a group addressee means; () for single bodies and for collectives kept as one line."""
    if agency_id in COMMUNE_GROUPS:
        return communes_meant(printed, units, as_of)
    if agency_id in SCHOOL_GROUPS and giver is not None and giver.tier is Tier.COMMUNE:
        return schools_of(giver, units, as_of)
    return ()


def note_on(agency_id: str, agencies: AgencyRegister | None) -> str:
    """Why an addressee is one line that nobody signs in for; "" for a group of communes kept together as partners."""
    if agency_id in COMMUNE_GROUPS:
        return ""
    if agency_id in COLLECTIVES:
        return COLLECTIVES[agency_id]
    agency = agencies.get(agency_id) if agencies else None
    return GROUP_NOTE if agency is not None and agency.group else OUTSIDE_NOTE


def display_name(unit: OrgUnit) -> str:
    """A unit's name at the head of a line: "Xã Nà Pheo"; the DOET's name already says what it is."""
    name = unit.name if unit.kind is UnitKind.DOET else unit.full_name
    return name[:1].upper() + name[1:]


def single_unit(agency_id: str, units: Iterable[OrgUnit], as_of: date) -> OrgUnit | None:
    """The unit of the province's tree that ``agency_id`` names on ``as_of``; None where the tree has none."""
    kind = SINGLE_BODIES.get(agency_id)
    return next((unit for unit in units if unit.kind is kind and unit.exists_on(as_of)), None) if kind else None

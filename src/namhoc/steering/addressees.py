"""Whom a directive addresses, and which units that means on a day: single bodies, groups, collectives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from namhoc.orgunits import Members, OrgUnit, Tier, UnitKind, UnitRegister, communes_meant, qualified, schools_of
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


def members_of(
    agency_id: str,
    printed: str,
    units: Iterable[OrgUnit],
    as_of: date,
    giver: OrgUnit | None,
    history: UnitRegister | None = None,
) -> Members:
    """The units that a group addressee means; nobody for single bodies and for collectives kept as one line.

    ``history`` knows the dated attributes of communes: without it "các xã biên giới" is nobody known, with a finding.
    """
    if agency_id in COMMUNE_GROUPS:
        return qualified(printed, communes_meant(printed, units, as_of), history or UnitRegister(()), as_of)
    if agency_id in SCHOOL_GROUPS and giver is not None and giver.tier is Tier.COMMUNE:
        return Members(schools_of(giver, units, as_of))
    return Members(())


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

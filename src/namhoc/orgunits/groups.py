"""Whom a group addressee means on a day: "các xã, phường, đặc khu", "các trường THCS", "các sở, ngành liên quan".

A group is read by its words, compared without accents, and answered with the units of that day. What is not known is
said: a commune whose status nobody declared is neither in the group nor out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from namhoc.core import Finding, Severity, fold
from namhoc.orgunits.register import UnitRegister
from namhoc.orgunits.school import SchoolAttribute, Stage
from namhoc.orgunits.standing import value_on
from namhoc.orgunits.unit import OrgUnit, Tier, UnitKind

COMMUNE_KINDS: dict[UnitKind, str] = {
    UnitKind.COMMUNE: "xa",
    UnitKind.WARD: "phuong",
    UnitKind.SPECIAL_ZONE: "dac khu",
    UnitKind.TOWNSHIP: "thi tran",
}
DISTRICT_KINDS: dict[UnitKind, str] = {
    UnitKind.DISTRICT: "huyen",
    UnitKind.URBAN_DISTRICT: "quan",
    UnitKind.TOWN: "thi xa",
    UnitKind.CITY: "thanh pho",
}
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)  # Luật 72/2025/QH15


@dataclass(frozen=True, slots=True)
class Members:
    """``units``: those that are meant, in the order they were given. ``unknown``: those of which nobody declared
    whether they belong. ``findings`` say what is not known, and why nobody is meant where nobody is."""

    units: tuple[OrgUnit, ...]
    unknown: tuple[OrgUnit, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


def members(words: str, register: UnitRegister, within: str, as_of: date) -> Members:
    """The members of the group ``words`` among the units under the unit ``within`` on ``as_of``, by name.

    Understood: communes and their offices (phòng Văn hóa - Xã hội), districts and theirs (until 30 June 2025), schools
    by stage, agencies of the province, mass organisations; of communes and of schools by their commune also "biên
    giới", "đặc biệt khó khăn", "khu vực III".
    """
    under = sorted(register.descendants(within, as_of), key=lambda unit: (unit.kind, fold(unit.name), unit.code))
    text = fold(words)
    bodies = [*(_OFFICES if _AGENCIES.search(text) else ()), *(_MASS if _ASSOCIATIONS.search(text) else ())]
    if bodies:
        found = tuple(unit for unit in under if unit.kind in bodies)
        return Members(found, findings=(*_none(found, words, as_of), *_related(text, words, found)))
    if _SCHOOLS.search(text):
        return _schools(words, under, register, as_of)
    if _DISTRICTS.search(text):
        found = districts_meant(words, under, as_of)
        return Members(found, findings=_none(found, words, as_of))
    if _COMMUNES.search(text):
        group = qualified(words, communes_meant(words, under, as_of), register, as_of)
        return group if group.findings else replace(group, findings=_none(group.units, words, as_of))
    return Members((), findings=(_finding("GROUP-WORDS", f"Chưa hiểu nhóm “{words}”", "Chọn từng đơn vị."),))


_AGENCIES = re.compile(r"\bso\b.{0,20}\bnganh\b|\bcac so\b|\bban,? nganh\b")
_ASSOCIATIONS = re.compile(r"\bdoan the\b|\bto chuc chinh tri\b")
_OFFICES = (UnitKind.DOET, UnitKind.AGENCY)
_MASS = (UnitKind.MASS_ORGANISATION,)
_SCHOOLS = re.compile(r"\btruong\b|\bco so giao duc\b")
_DISTRICTS = re.compile(r"\bhuyen\b|\bquan\b(?! ly)|\bthi xa\b|\bthanh pho\b|\bphong (gd|giao duc)")
_COMMUNES = re.compile(r"\bxa\b|\bphuong\b|\bdac khu\b|\bthi tran\b|\bdia phuong\b|\bvan hoa - xa hoi\b|\bvhxh\b")


def kinds_named(printed: str) -> frozenset[UnitKind]:
    """The kinds of commune that ``printed`` names. "Cấp xã" names the tier, so no kind in particular.

    "Thị xã" is a district and "địa phương" (locality) no ward, though they read so without accents."""
    words = re.sub(r"\b(cap|thi) xa\b|\bdia phuong\b", " ", fold(printed))
    return frozenset(kind for kind, word in COMMUNE_KINDS.items() if re.search(rf"\b{word}\b", words))


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


def districts_meant(printed: str, units: Iterable[OrgUnit], as_of: date) -> tuple[OrgUnit, ...]:
    """The districts that ``printed`` ("UBND các huyện, thành phố") means on ``as_of``, in given order; those named one
    by one alone. "Huyện" is also the name of the tier, so it means all; none exist since 1 July 2025."""
    living = [unit for unit in units if unit.tier is Tier.DISTRICT and unit.exists_on(as_of)]
    words = f" {fold(printed)} "
    if named := [unit for unit in living if f" {fold(unit.full_name)} " in words]:
        return tuple(named)
    kinds = {kind for kind, word in DISTRICT_KINDS.items() if re.search(rf"\b{word}\b", words)}
    if not kinds or UnitKind.DISTRICT in kinds:
        return tuple(living)
    return tuple(unit for unit in living if unit.kind in kinds)


def schools_of(commune: OrgUnit, units: Iterable[OrgUnit], as_of: date) -> tuple[OrgUnit, ...]:
    """The schools under ``commune`` on ``as_of``, in given order."""
    return tuple(
        unit for unit in units if unit.kind is UnitKind.SCHOOL and unit.parent == commune.code and unit.exists_on(as_of)
    )


_QUALITIES: tuple[tuple[str, str, str, str], ...] = (
    (r"\bbien gioi\b", "border", "yes", "xã biên giới"),
    (r"\bdac biet kho khan\b|\bdbkk\b", "difficulty", "special", "xã đặc biệt khó khăn"),
    (r"\bkhu vuc (iii|3)\b", "zone", "III", "xã khu vực III"),
    (r"\bkhu vuc (ii|2)\b", "zone", "II", "xã khu vực II"),
    (r"\bkhu vuc (i|1)\b", "zone", "I", "xã khu vực I"),
)


STATUSES = frozenset(name for _, name, *_ in _QUALITIES)
"""The attributes that a group of communes may be told by."""


def asks_status(words: str) -> bool:
    """True when ``words`` tell a group by a status of its communes, which only dated attributes know."""
    return any(re.search(pattern, fold(words)) for pattern, *_ in _QUALITIES)


def qualified(words: str, communes: tuple[OrgUnit, ...], register: UnitRegister, as_of: date) -> Members:
    """Those of ``communes`` that have on ``as_of`` the status that ``words`` name; all where they name none.

    A list of such communes names its members and no others. So where some are declared, a commune on no list is taken
    to be out, with a note; where none is declared, nothing is known of any.
    """
    text = fold(words)
    asked = [(name, value, told) for pattern, name, value, told in _QUALITIES if re.search(pattern, text)]
    if not asked:
        return Members(communes)
    unknown: tuple[OrgUnit, ...] = ()
    findings: tuple[Finding, ...] = ()
    for name, value, told in asked:
        values = {unit.code: value_on(register, unit.code, name, as_of) for unit in communes}
        silent = tuple(unit for unit in communes if values[unit.code] is None)
        unsure = [found for found in values.values() if found is not None and found.confidence == "L"]
        communes = tuple(u for u in communes if (one := values[u.code]) is not None and one.value == value)
        if silent and not communes:
            unknown = silent
            message = f"Chưa khai {told}: không biết {len(silent)} đơn vị nào thuộc nhóm “{words}”"
            findings += (_finding("GROUP-NOT-DECLARED", message, "Khai thuộc tính của xã kèm văn bản."),)
        elif silent:
            message = f"{len(silent)} đơn vị không có trong danh sách {told} đã khai, coi là không thuộc nhóm"
            findings += (_finding("GROUP-UNLISTED", message, "Bổ sung nếu danh sách còn thiếu.", Severity.NOTE),)
        if unsure:
            message = f"{len(unsure)} giá trị {told} CHƯA XÁC NHẬN"
            findings += (_finding("GROUP-UNCONFIRMED", message, "Đối chiếu văn bản.", Severity.NOTE),)
    return Members(communes, unknown, findings)


_STAGES: tuple[tuple[str, Stage], ...] = (
    (r"\bmam non\b|\bmau giao\b|\bmn\b", Stage.PRESCHOOL),
    (r"\btieu hoc\b|\bth\b", Stage.PRIMARY),
    (r"\bthcs\b|\btrung hoc co so\b", Stage.LOWER_SECONDARY),
    (r"\bthpt\b|\btrung hoc pho thong\b", Stage.UPPER_SECONDARY),
    (r"\bgdtx\b|\bgdnn-gdtx\b|\bgiao duc thuong xuyen\b", Stage.CONTINUING),
)


def stages_named(words: str) -> frozenset[Stage]:
    """The stages of schooling that the name of a school or of a group of schools tells of."""
    text = fold(words)
    return frozenset(stage for pattern, stage in _STAGES if re.search(pattern, text))


def _schools(words: str, under: list[OrgUnit], register: UnitRegister, as_of: date) -> Members:
    communes = qualified(words, tuple(unit for unit in under if unit.tier is Tier.COMMUNE), register, as_of)
    qualifies = asks_status(words)
    schools = tuple(unit for unit in under if unit.kind is UnitKind.SCHOOL)
    findings = communes.findings if qualifies else ()
    if qualifies:
        allowed = {unit.code for unit in communes.units}
        schools = tuple(unit for unit in schools if unit.parent in allowed)
    wanted = stages_named(words)
    if not wanted:
        return Members(schools, findings=(*findings, *_none(schools, words, as_of)))
    taught = {unit.code: _taught(unit, register, as_of) for unit in schools}
    unknown = tuple(unit for unit in schools if not taught[unit.code])
    found = tuple(unit for unit in schools if taught[unit.code] & wanted)
    if unknown:
        message = f"Chưa khai cấp học của {len(unknown)} trường: không biết có thuộc nhóm “{words}” không"
        findings += (_finding("GROUP-NOT-DECLARED", message, "Khai cấp học của trường."),)
    return Members(found, unknown, (*findings, *(() if unknown else _none(found, words, as_of))))


def _taught(school: OrgUnit, register: UnitRegister, as_of: date) -> frozenset[Stage]:
    """The stages a school teaches: as declared, else as its name says; empty where neither tells."""
    declared = value_on(register, school.code, SchoolAttribute.STAGES, as_of)
    return frozenset(map(Stage, declared.value.split())) if declared else stages_named(school.name)


def _none(found: tuple[OrgUnit, ...], words: str, as_of: date) -> tuple[Finding, ...]:
    if found:
        return ()
    message = f"Ngày {as_of:%d/%m/%Y} không có đơn vị nào thuộc nhóm “{words}”"
    if _DISTRICTS.search(fold(words)) and as_of > LAST_DAY_OF_DISTRICTS:
        message += "; cấp huyện kết thúc ngày 30/6/2025"
        return (_finding("GROUP-EMPTY", message, "Giao cho các xã, phường, đặc khu kế tiếp."),)
    return (_finding("GROUP-EMPTY", message, "Kiểm tra ngày và danh mục đơn vị."),)


def _related(text: str, words: str, found: tuple[OrgUnit, ...]) -> tuple[Finding, ...]:
    if "lien quan" not in text or not found:
        return ()
    message = f"“{words}” không nói cơ quan nào; liệt kê cả {len(found)} cơ quan"
    return (_finding("GROUP-RELATED", message, "Bỏ cơ quan không liên quan."),)


def _finding(code: str, message: str, fix: str, severity: Severity = Severity.LOOK) -> Finding:
    return Finding(code, message, fix, severity)

"""Dated attributes of a unit in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from namhoc.orgunits.school import Ownership, SchoolAttribute, SchoolType, Stage
from namhoc.site.orgunits.models import Confidence, UnitAttribute

NAMES: dict[str, str | Promise] = {
    SchoolAttribute.TYPE: _("Loại trường"),
    SchoolAttribute.STAGES: _("Cấp học"),
    SchoolAttribute.OWNERSHIP: _("Loại hình"),
    SchoolAttribute.NATIONAL_STANDARD: _("Chuẩn quốc gia"),
    SchoolAttribute.ACCREDITATION: _("Kiểm định chất lượng"),
    "difficulty": _("Điều kiện kinh tế - xã hội"),
    "zone": _("Khu vực vùng dân tộc, miền núi"),
    "staffing_region": _("Vùng định mức biên chế"),
    "border": _("Xã biên giới"),
}

_VALUES: dict[tuple[str, str], str | Promise] = {
    ("difficulty", "special"): _("đặc biệt khó khăn"),
    ("difficulty", "difficult"): _("khó khăn"),
    ("zone", "I"): _("khu vực I"),
    ("zone", "II"): _("khu vực II"),
    ("zone", "III"): _("khu vực III"),
    ("border", "yes"): _("có"),
    ("border", "no"): _("không"),
}


@dataclass(frozen=True)
class SaidOfUnit:
    """One attribute over a span of days. ``current``: in force on the day of the page."""

    name: str
    value: str
    valid_from: date
    valid_to: date | None
    source: str
    unconfirmed: bool
    current: bool


def said_of(rows: Iterable[UnitAttribute], day: date) -> list[SaidOfUnit]:
    """Rows in words: those in force on ``day`` first, then the older ones, newest first."""
    said = [
        SaidOfUnit(
            name=str(NAMES.get(row.name, row.name)),
            value=value_words(row.name, row.value),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            source=row.source,
            unconfirmed=row.confidence == Confidence.LOW,
            current=row.valid_from <= day and (row.valid_to is None or row.valid_to >= day),
        )
        for row in rows
    ]
    return sorted(said, key=lambda one: (not one.current, one.name, -one.valid_from.toordinal()))


def value_words(name: str, value: str) -> str:
    """The value as people say it; one that no list knows is shown as it is stored."""
    if name == SchoolAttribute.STAGES:
        return ", ".join(stage.label for stage in Stage if stage in value.split()) or value
    if name == SchoolAttribute.TYPE and value in set(SchoolType):
        return SchoolType(value).label
    if name == SchoolAttribute.OWNERSHIP and value in set(Ownership):
        return Ownership(value).label
    if name in (SchoolAttribute.NATIONAL_STANDARD, SchoolAttribute.ACCREDITATION) and value.isdecimal():
        return f"mức độ {value}" if name == SchoolAttribute.NATIONAL_STANDARD else f"cấp độ {value}"
    return str(_VALUES.get((name, value), value))

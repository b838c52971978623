"""Conditions (điều kiện bảo đảm) as a commune reports them: rooms, area, teachers, equipment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from namhoc.recognition import Evaluation
from namhoc.recognition.conditions import ConditionsMet, judge
from namhoc.rulebook.recognition import conditions as rule_of

CONDITIONS_PART = "DK-"
"""Before the programme, in the part of ``ReportedCounts`` that holds its conditions."""


@dataclass(frozen=True)
class AllOf:
    """Something that every one of a number must have. ``of``: the field that holds the number."""

    name: str
    label: Promise
    of: str


TEACHERS = AllOf("teachers_standard", _("Giáo viên đạt chuẩn nghề nghiệp"), "teachers")
EQUIPMENT = AllOf("classes_equipped", _("Lớp có đủ thiết bị tối thiểu"), "classes")
POLICY = AllOf("teachers_policy", _("Giáo viên được hưởng đủ chế độ, chính sách"), "teachers")
TRACKING = AllOf("tracking_person", _("Có người theo dõi phổ cập"), "")

ASKED: dict[str, tuple[AllOf, ...]] = {
    "MN5": (TEACHERS, POLICY, EQUIPMENT, TRACKING),
    "TH": (TEACHERS, EQUIPMENT, TRACKING),
    "THCS": (TEACHERS, EQUIPMENT, TRACKING),
    "XMC": (TEACHERS, TRACKING),
}
"""What must be complete for each programme (Điều 3-6 TT 07/2016/TT-BGDĐT)."""

LABELS: dict[str, Promise] = {
    "COND.rooms": _("Phòng học trên lớp"),
    "COND.area": _("Diện tích phòng cho mỗi trẻ"),
    **{f"COND.{one.name}": one.label for one in (TEACHERS, EQUIPMENT, POLICY, TRACKING)},
}

FIELDS: dict[str, Promise] = {
    "classes": _("Số lớp"),
    "rooms": _("Số phòng học"),
    "min_area_dm2": _("Diện tích nhỏ nhất cho một trẻ (dm²)"),
    "teachers": _("Số giáo viên"),
    **{one.name: one.label for one in (TEACHERS, POLICY, EQUIPMENT)},
    "tracking_person": _("Số người theo dõi phổ cập"),
}


def fields_of(programme: str) -> list[str]:
    """The fields a commune fills in for the conditions of a programme."""
    rule, asked = rule_of(programme), ASKED[programme]
    wanted = {one.name for one in asked} | {one.of for one in asked if one.of}
    if "rooms_tenths" in rule:
        wanted |= {"classes", "rooms"}
    if "area_dm2" in rule:
        wanted.add("min_area_dm2")
    return [name for name in FIELDS if name in wanted]


def conditions_in(programme: str, given: Mapping[str, Any]) -> ConditionsMet:
    """The conditions of one programme judged on what was reported; what was not is unknown."""
    asked = ASKED.get(programme, ())
    return judge(
        programme,
        classes=given.get("classes"),
        rooms=given.get("rooms"),
        min_area_dm2=given.get("min_area_dm2"),
        all_of={one.name: (given.get(one.name), given.get(one.of) if one.of else 1) for one in asked},
    )


def unmet_conditions(judged: Evaluation | None) -> tuple[Promise | str, ...]:
    """The conditions that hold recognition back: certainly not met, where the province chose that they do."""
    if judged is None or judged.conditions is None or not judged.switches.conditions_block:
        return ()
    return tuple(LABELS.get(name, name) for name in judged.conditions.failed)


@dataclass(frozen=True)
class ConditionLine:
    """One condition as a table shows it: what is there, what is asked, whether it is met."""

    label: Promise
    there: str
    asked: str
    met: bool | None


def condition_lines(programme: str, given: Mapping[str, Any]) -> list[ConditionLine]:
    """The conditions of one programme, line by line."""
    rule, told = rule_of(programme), conditions_in(programme, given)

    def met(name: str) -> bool | None:
        return None if name in told.unknown else name not in told.failed

    def figure(name: str) -> str:
        value = given.get(name)
        return str(_("chưa có")) if value is None else str(value)

    lines = []
    if "rooms_tenths" in rule:
        least = f"{rule['rooms_tenths'] / 10:.1f}".replace(".", ",")
        there = _("%(rooms)s phòng, %(classes)s lớp") % {"rooms": figure("rooms"), "classes": figure("classes")}
        lines.append(
            ConditionLine(LABELS["COND.rooms"], there, _("từ %(n)s phòng một lớp") % {"n": least}, met("COND.rooms"))
        )
    if "area_dm2" in rule:
        least = _("từ %(n)s dm²") % {"n": rule["area_dm2"]}
        lines.append(ConditionLine(LABELS["COND.area"], f"{figure('min_area_dm2')} dm²", least, met("COND.area")))
    for one in ASKED[programme]:
        there = f"{figure(one.name)} / {figure(one.of)}" if one.of else figure(one.name)
        lines.append(ConditionLine(one.label, there, _("đủ 100%") if one.of else _("có"), met(f"COND.{one.name}")))
    return lines

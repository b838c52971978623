"""Writes on units."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import transaction

from namhoc.core import UserFacingError
from namhoc.orgunits import Attribute, Link, links_of_successors, read_value
from namhoc.orgunits import OrgUnit as Unit
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute, UnitLink

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

Held = dict[str, list[OrgUnit]]
"""The stored units by code."""


@transaction.atomic
def load_units(
    *,
    by: "User | None",
    units: Iterable[Unit],
    links: Iterable[Link] = (),
    attributes: Iterable[Attribute] = (),
    source: str = "",
    simulated: bool = False,
) -> int:
    """Store ``units``, parents before children, with what became of whom and what is said of them; what is already
    held is brought up to date. Returns how many units are new.

    A unit is named by its code; codes are reused, so it is the unit of that code on the day that is meant: for a
    parent the day its child begins, for a link the day before and the day of the change. A successor that a unit names
    and no link tells of becomes a link.
    """
    units = tuple(units)
    held = {(unit.code, unit.valid_from): unit for unit in OrgUnit.objects.all()}
    by_code: Held = {}
    for row in held.values():
        by_code.setdefault(row.code, []).append(row)
    new = 0
    for unit in units:
        row = held.get((unit.code, unit.valid_from))
        if row is None:
            row = held[unit.code, unit.valid_from] = OrgUnit(code=unit.code, valid_from=unit.valid_from)
            by_code.setdefault(unit.code, []).append(row)
            new += 1
        row.name, row.kind, row.tier, row.valid_to = unit.name, unit.kind, unit.tier or "", unit.valid_to
        row.agency, row.source, row.simulated = unit.agency, source, simulated
        row.parent = _parent(unit, by_code) if unit.parent else None
        row.save()
    _store_links(links_of_successors(units, links), by_code)
    _store_attributes(attributes, by_code)
    if new:
        root = held[units[0].code, units[0].valid_from]
        record("units.load", root, by=by, unit=root, details={"units": len(units), "new": new})
    return new


def _on(code: str, day: date, by_code: Held) -> OrgUnit | None:
    """The stored unit that bears ``code`` on ``day``."""
    for row in by_code.get(code, []):
        if row.pk and row.valid_from <= day and (row.valid_to is None or row.valid_to >= day):
            return row
    return None


def _parent(unit: Unit, by_code: Held) -> OrgUnit:
    if row := _on(unit.parent or "", unit.valid_from, by_code):
        return row
    raise UserFacingError(
        "UNIT-PARENT",
        f"Không có đơn vị cấp trên mã {unit.parent} còn hiệu lực ngày {unit.valid_from:%d/%m/%Y}",
        where=f"Đơn vị {unit.code}",
        fix="Đưa đơn vị cấp trên vào danh mục trước, hoặc sửa mã cấp trên.",
    )


def _store_links(links: Iterable[Link], by_code: Held) -> None:
    held = {(row.effective, row.old_id, row.new_id): row for row in UnitLink.objects.all()}
    for link in links:
        old = _on(link.old, link.effective - timedelta(days=1), by_code)
        new = _on(link.new, link.effective, by_code)
        if old is None or new is None:
            missing = link.old if old is None else link.new
            raise UserFacingError(
                "UNIT-LINK",
                f"Không có đơn vị mã {missing} để nối khi thay đổi ngày {link.effective:%d/%m/%Y}",
                where=f"Liên kết {link.old} → {link.new}",
                fix="Đưa đơn vị đó vào danh mục trước, hoặc sửa mã hay ngày hiệu lực của liên kết.",
            )
        row = held.get((link.effective, old.pk, new.pk)) or UnitLink(effective=link.effective, old=old, new=new)
        row.share, row.basis, row.decision = link.share, link.basis, link.decision
        row.decided, row.confidence = link.decided, link.confidence
        row.save()


def _store_attributes(attributes: Iterable[Attribute], by_code: Held) -> None:
    attributes = sorted(attributes, key=lambda a: (a.unit, a.name, a.valid_from))
    for first, second in pairwise(attributes):
        if first.overlaps(second):
            raise _overlap(second)
    for attribute in attributes:
        unit = _on(attribute.unit, attribute.valid_from, by_code)
        if unit is None:
            raise UserFacingError(
                "UNIT-ATTRIBUTE-UNIT",
                f"Không có đơn vị mã {attribute.unit} ngày {attribute.valid_from:%d/%m/%Y}",
                where=f"Thuộc tính {attribute.name}",
                fix="Sửa mã đơn vị hoặc ngày bắt đầu của thuộc tính.",
            )
        set_attribute(unit, attribute)


def set_attribute(unit: OrgUnit, attribute: Attribute) -> UnitAttribute:
    """Store one value of ``unit``, part of a write that records itself: the one that begins on the same day is
    replaced; one that overlaps it, and a text that is no value of the attribute, are refused."""
    read_value(attribute.name, attribute.value)
    others = UnitAttribute.objects.filter(unit__code=unit.code, name=attribute.name).select_related("unit")
    row = UnitAttribute(unit=unit, name=attribute.name, valid_from=attribute.valid_from)
    for other in others:
        if other.unit_id == unit.pk and other.valid_from == attribute.valid_from:
            row = other
        elif other.valid_from <= (attribute.valid_to or date.max) and attribute.valid_from <= (
            other.valid_to or date.max
        ):
            raise _overlap(attribute)
    row.value, row.valid_to = attribute.value, attribute.valid_to
    row.source, row.confidence = attribute.source, attribute.confidence
    row.save()
    return row


def _overlap(attribute: Attribute) -> UserFacingError:
    return UserFacingError(
        "UNIT-ATTRIBUTE-OVERLAP",
        f"Thuộc tính {attribute.name} đã có giá trị khác cùng thời gian",
        where=f"Đơn vị {attribute.unit}, từ ngày {attribute.valid_from:%d/%m/%Y}",
        fix="Ghi ngày kết thúc của giá trị trước, hoặc sửa ngày bắt đầu của giá trị mới.",
    )

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
        _bring_up_to_date(
            row,
            _parent(unit, by_code) if unit.parent else None,
            name=unit.name,
            kind=str(unit.kind),
            tier=str(unit.tier or ""),
            valid_to=unit.valid_to,
            agency=unit.agency,
            source=source,
            simulated=simulated,
        )
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


def _bring_up_to_date(row: OrgUnit, parent: OrgUnit | None, **values: object) -> None:
    """Save the row where a value differs, or where the path of its parent moved."""
    changed = row.parent_id != (parent.pk if parent else None)
    changed |= any(getattr(row, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(row, name, value)
    row.parent = parent
    if changed or not row.pk or row.path != row.due_path:
        row.save()


def _parent(unit: Unit, by_code: Held) -> OrgUnit:
    """The version of the parent that the unit ends under, so that the tree of today is one; the day of the unit's own
    beginning decides which unit of that code is meant."""
    row = _on(unit.parent or "", unit.valid_from, by_code)
    if row is None:
        raise UserFacingError(
            "UNIT-PARENT",
            f"Không có đơn vị cấp trên mã {unit.parent} còn hiệu lực ngày {unit.valid_from:%d/%m/%Y}",
            where=f"Đơn vị {unit.code}",
            fix="Đưa đơn vị cấp trên vào danh mục trước, hoặc sửa mã cấp trên.",
        )
    while row.valid_to is not None and (unit.valid_to is None or row.valid_to < unit.valid_to):
        later = _on(row.code, row.valid_to + timedelta(days=1), by_code)
        if later is None:
            break
        row = later
    return row


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
        told = (link.share, link.basis, link.decision, link.decided, link.confidence)
        if not row.pk or told != (row.share, row.basis, row.decision, row.decided, row.confidence):
            row.share, row.basis, row.decision, row.decided, row.confidence = told
            row.save()


def _store_attributes(attributes: Iterable[Attribute], by_code: Held) -> None:
    attributes = sorted(attributes, key=lambda a: (a.unit, a.name, a.valid_from))
    for first, second in pairwise(attributes):
        if first.overlaps(second):
            raise _overlap(second)
    told: Told = {}
    for row in UnitAttribute.objects.select_related("unit") if attributes else ():
        told.setdefault((row.unit.code, row.name), []).append(row)
    new = []
    for attribute in attributes:
        unit = _on(attribute.unit, attribute.valid_from, by_code)
        if unit is None:
            raise UserFacingError(
                "UNIT-ATTRIBUTE-UNIT",
                f"Không có đơn vị mã {attribute.unit} ngày {attribute.valid_from:%d/%m/%Y}",
                where=f"Thuộc tính {attribute.name}",
                fix="Sửa mã đơn vị hoặc ngày bắt đầu của thuộc tính.",
            )
        row = _attribute_row(unit, attribute, told.get((attribute.unit, attribute.name), []))
        if row.pk:
            row.save()
        else:
            new.append(row)
    UnitAttribute.objects.bulk_create(new)


Told = dict[tuple[str, str], list[UnitAttribute]]
"""The stored attributes by code of the unit and name."""


def _attribute_row(unit: OrgUnit, attribute: Attribute, told: Iterable[UnitAttribute]) -> UnitAttribute:
    """The row to store for ``attribute``, beside what is ``told`` of the same attribute of units of that code."""
    read_value(attribute.name, attribute.value)
    row = UnitAttribute(unit=unit, name=attribute.name, valid_from=attribute.valid_from)
    last = attribute.valid_to or date.max
    for other in told:
        if other.unit_id == unit.pk and other.valid_from == attribute.valid_from:
            row = other
        elif other.valid_from <= last and attribute.valid_from <= (other.valid_to or date.max):
            raise _overlap(attribute)
    row.value, row.valid_to = attribute.value, attribute.valid_to
    row.source, row.confidence = attribute.source, attribute.confidence
    return row


def _overlap(attribute: Attribute) -> UserFacingError:
    return UserFacingError(
        "UNIT-ATTRIBUTE-OVERLAP",
        f"Thuộc tính {attribute.name} đã có giá trị khác cùng thời gian",
        where=f"Đơn vị {attribute.unit}, từ ngày {attribute.valid_from:%d/%m/%Y}",
        fix="Ghi ngày kết thúc của giá trị trước, hoặc sửa ngày bắt đầu của giá trị mới.",
    )

"""Writes on units."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from namhoc.core import UserFacingError
from namhoc.orgunits import OrgUnit as Unit
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@transaction.atomic
def load_units(*, by: "User | None", units: Iterable[Unit]) -> int:
    """Store ``units``, parents before children; those already held are brought up to date. Returns how many are new.

    A parent is named by its code; codes are reused, so it is the unit of that code that exists when the child begins.
    """
    units = tuple(units)
    held = {(unit.code, unit.valid_from): unit for unit in OrgUnit.objects.all()}
    by_code: dict[str, list[OrgUnit]] = {}
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
        row.parent = _parent(unit, by_code) if unit.parent else None
        row.save()
    if new:
        root = held[units[0].code, units[0].valid_from]
        record("units.load", root, by=by, unit=root, details={"units": len(units), "new": new})
    return new


def _parent(unit: Unit, by_code: dict[str, list[OrgUnit]]) -> OrgUnit:
    for row in by_code.get(unit.parent or "", []):
        if row.pk and row.valid_from <= unit.valid_from and (row.valid_to is None or row.valid_to >= unit.valid_from):
            return row
    raise UserFacingError(
        "UNIT-PARENT",
        f"Không có đơn vị cấp trên mã {unit.parent} còn hiệu lực ngày {unit.valid_from:%d/%m/%Y}",
        where=f"Đơn vị {unit.code}",
        fix="Đưa đơn vị cấp trên vào danh mục trước, hoặc sửa mã cấp trên.",
    )

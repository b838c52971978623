"""Writes of the room: what leaves the house is told in the journal; boundaries come and go."""

import hashlib
from datetime import date

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.orgunits import Tier
from namhoc.orgunits.boundaries import BoundaryReading, read_boundaries
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.orgunits.values import as_value
from namhoc.site.territory.models import BoundarySet, UnitBoundary


@transaction.atomic
def tell_export(*, by: User, form: str, rows: int, day: str) -> None:
    """One event: who took how many rows of which day in which form."""
    record("territory.export", province_of(by), by=by, unit=by.unit, details={"form": form, "rows": rows, "day": day})


def province_of(user: User) -> OrgUnit:
    """The province that the person works in."""
    return OrgUnit.objects.get(path=user.unit.path_prefixes[0])


def read_file(*, by: User, data: bytes, day: date) -> BoundaryReading:
    """What a file gives for the communes of the person's province on ``day``. Raises MAP-..."""
    return read_boundaries(data, [as_value(unit) for unit in communes_of(province_of(by), day)])


def communes_of(province: OrgUnit, day: date) -> list[OrgUnit]:
    """The communes of the province on ``day``."""
    found = OrgUnit.objects.on(day).filter(path__startswith=province.path, tier=Tier.COMMUNE)
    return list(found.select_related("parent"))


@transaction.atomic
def load_boundaries(
    *, by: User, name: str, data: bytes, source: str, licence: str, day: date, skip_broken: bool
) -> tuple[BoundarySet | None, BoundaryReading]:
    """Store the boundaries of a file; None where features are broken and nobody said to leave them out.

    Raises MAP-... for a file that is no GeoJSON, MAP-NONE where no feature can be used.
    """
    province = province_of(by)
    reading = read_file(by=by, data=data, day=day)
    if reading.findings and not skip_broken:
        return None, reading
    if not reading.boundaries:
        raise UserFacingError(
            "MAP-NONE", "Không có ranh giới nào dùng được", fix="Thêm thuộc tính code (mã xã) rồi tải lên lại."
        )
    units = {unit.code: unit for unit in communes_of(province, day)}
    stored = BoundarySet.objects.create(
        province=province, source=source, licence=licence, file_name=name[:255],
        sha256=hashlib.sha256(data).hexdigest(), by=by,
    )  # fmt: skip
    UnitBoundary.objects.bulk_create(
        UnitBoundary(of=stored, unit=units[boundary.unit], polygons=boundary.polygons)
        for boundary in reading.boundaries
    )
    details = {"units": len(reading.boundaries), "refused": reading.refused, "sha256": stored.sha256}
    record("boundaries.load", stored, by=by, unit=province, details=details)
    return stored, reading


@transaction.atomic
def drop_boundaries(*, by: User, boundaries: BoundarySet) -> None:
    """Take a set out of use: the map is drawn from tiles again."""
    if boundaries.dropped_at is None:
        boundaries.dropped_at = timezone.now()
        boundaries.save(update_fields=["dropped_at"])
        record("boundaries.drop", boundaries, by=by, unit=boundaries.province)

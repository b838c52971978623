"""Writing a workbook of schools: handed in, looked at, then written whole or not at all."""

import hashlib
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.orgunits import UnitKind
from namhoc.orgunits.school import FigureSource, SchoolAttribute
from namhoc.orgunits.school_table import SchoolRow, SiteRow, read_schools
from namhoc.reading import Limits, address, read_sheets
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute
from namhoc.site.schools.import_plan import Plan, PlannedRow, keeper, make_plan, plain_name
from namhoc.site.schools.models import SchoolFigures, SchoolSite, SchoolUpload, SitePlacement

LIMITS = Limits(file_bytes=10_000_000, unpacked_bytes=150_000_000)


@transaction.atomic
def hand_in(*, by: User, name: str, data: bytes, school_year: int, as_of: date) -> SchoolUpload:
    """Keep a file for its preview. Raises READ-... or SCHOOL-HEADS when it is no workbook of schools."""
    read_schools(read_sheets(data, name, limits=LIMITS), address)
    SchoolUpload.objects.filter(by=by, written_at=None).delete()  # the one before was left unwritten
    upload = SchoolUpload.objects.create(
        unit=province_of(by),
        by=by,
        file_name=name[:255],
        sha256=hashlib.sha256(data).hexdigest(),
        data=data,
        school_year=school_year,
        as_of=as_of,
    )
    record("schools.hand_in", upload, by=by, unit=upload.unit, details={"bytes": len(data)})
    return upload


def plan_of(upload: SchoolUpload) -> Plan:
    """What writing the file would change now."""
    reading = read_schools(read_sheets(bytes(upload.data), upload.file_name, limits=LIMITS), address)
    return make_plan(upload.unit, reading, school_year=upload.school_year, as_of=upload.as_of)


@transaction.atomic
def write(*, by: User, upload: SchoolUpload, fingerprint: str) -> Plan:
    """Write what was seen. Raises SCHOOL-STALE when the registry has changed since, SCHOOL-WRITTEN the second time."""
    upload = SchoolUpload.objects.select_for_update().get(pk=upload.pk)
    if upload.written_at is not None:
        raise UserFacingError("SCHOOL-WRITTEN", "Tệp này đã ghi rồi", fix="Mở danh sách trường để xem kết quả.")
    plan = plan_of(upload)
    if plan.fingerprint != fingerprint:
        raise UserFacingError(
            "SCHOOL-STALE",
            "Danh mục đã thay đổi từ lúc xem trước",
            fix="Mở lại trang xem trước, kiểm tra rồi bấm Ghi.",
        )
    schools: dict[str, OrgUnit] = {}
    for planned in plan.to_write:
        if isinstance(planned.row, SchoolRow):
            schools[planned.code] = _write_school(planned, planned.row, upload)
    for planned in plan.to_write:
        if isinstance(planned.row, SiteRow):
            _write_site(planned, planned.row, planned.unit or schools[planned.row.code], upload)
    upload.written_at, upload.written, upload.data = timezone.now(), dict(plan.counts), b""
    upload.save()
    record("schools.import", upload, by=by, unit=upload.unit, details=dict(plan.counts) | {"sha256": upload.sha256})
    return plan


def province_of(user: User) -> OrgUnit:
    """The province that the person's registry is of."""
    return OrgUnit.objects.get(path=user.unit.path_prefixes[0])


def _write_school(planned: PlannedRow, row: SchoolRow, upload: SchoolUpload) -> OrgUnit:
    school, source = planned.unit, f"Tệp {upload.file_name}"[:200]
    if school is None:
        assert planned.commune is not None, "the plan lets no new school through without a commune"
        school = OrgUnit.objects.create(
            code=row.code,
            name=plain_name(row.name),
            kind=UnitKind.SCHOOL,
            parent=keeper(row, planned.commune, upload.as_of),
            valid_from=upload.as_of,
            source=source,
        )
        site = SchoolSite.objects.create(code=_free_site_code(row.code), name="Điểm chính")
        SitePlacement.objects.create(
            site=site, school=school, commune=planned.commune, is_main=True, valid_from=upload.as_of,
            lat=row.lat, lon=row.lon,
        )  # fmt: skip
    elif planned.site is not None and any(change.key == "place" for change in planned.changes):
        SitePlacement.objects.filter(pk=planned.site.pk).update(lat=row.lat, lon=row.lon)
    changed = {change.key for change in planned.changes}
    for name in changed & set(row.figures):
        SchoolFigures.objects.update_or_create(
            school=_counted_before(school, upload.school_year, name) or school,
            school_year=upload.school_year,
            name=name,
            defaults={"value": row.figures[name], "as_of": upload.as_of, "source": FigureSource.IMPORTED},
        )
    told = {
        SchoolAttribute.STAGES: " ".join(row.stages or ()),
        SchoolAttribute.TYPE: str(row.school_type or ""),
        SchoolAttribute.OWNERSHIP: str(row.ownership or ""),
    }
    for attribute, value in told.items():
        if attribute in changed:
            _say(school, attribute, value, upload.as_of, source)
    return school


def _counted_before(school: OrgUnit, school_year: int, name: str) -> OrgUnit | None:
    """The row of the school that holds the figure already: it may have been renamed during the year."""
    held = SchoolFigures.objects.filter(school__code=school.code, school_year=school_year, name=name)
    found = held.select_related("school").first()
    return found.school if found else None


def _say(school: OrgUnit, name: str, value: str, day: date, source: str) -> None:
    """The attribute is ``value`` from ``day`` on; what held until then ends the day before."""
    held = UnitAttribute.objects.on(day).filter(unit__code=school.code, name=name).first()
    if held is not None and held.valid_from == day:
        held.value, held.source = value, source
        held.save()
        return
    until = held.valid_to if held else None
    if held is not None:
        held.valid_to = day - timedelta(days=1)
        held.save()
    UnitAttribute.objects.create(unit=school, name=name, value=value, valid_from=day, valid_to=until, source=source)


def _write_site(planned: PlannedRow, row: SiteRow, school: OrgUnit, upload: SchoolUpload) -> None:
    if planned.site is None:
        site = SchoolSite.objects.create(code=row.site_code, name=row.site_name)
        commune = planned.commune or school.parent
        SitePlacement.objects.create(
            site=site, school=school, commune=commune, valid_from=upload.as_of, lat=row.lat, lon=row.lon
        )
        return
    changed = {change.key for change in planned.changes}
    if "name" in changed:
        planned.site.site.name = row.site_name
        planned.site.site.save()
    if "place" in changed:
        SitePlacement.objects.filter(pk=planned.site.pk).update(lat=row.lat, lon=row.lon)


def _free_site_code(school: str) -> str:
    """A code for the main site of a new school that no site ever had; a site's is shorter than a school's may be."""
    start = school[:25]
    taken = set(SchoolSite.objects.filter(code__startswith=f"{start}-").values_list("code", flat=True))
    return next(code for n in range(1, len(taken) + 2) if (code := f"{start}-{n}") not in taken)

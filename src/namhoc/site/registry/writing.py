"""The one way a held person or person-year changes: locked, compared, logged by field, told to the apps above."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from namhoc.core import UserFacingError
from namhoc.core.text import nfc, squash
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.checking import held, person_complaints, refuse, year_complaints
from namhoc.site.registry.fields import PERSON_FIELDS, PURE_PERSON_FIELDS, YEAR_FIELDS, label_of, minority_of
from namhoc.site.registry.models import FieldChange, Person, PersonYear, Source
from namhoc.site.registry.pure import to_pure
from namhoc.site.registry.signals import person_year_changed

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


def lock(person: Person, version: int | None = None) -> Person:
    """The person as it stands now, held until the transaction ends.

    Raises REG-CONFLICT when it was changed since ``version``, REG-MERGED when it went into another.
    """
    now = Person.objects.select_for_update().select_related(None).get(pk=person.pk)
    if now.merged_into_id is not None:
        raise UserFacingError(
            "REG-MERGED", "Người này đã gộp vào người khác", where=now.code, fix="Mở người được giữ lại."
        )
    if version is not None and version != now.version:
        raise UserFacingError(
            "REG-CONFLICT",
            "Có người vừa sửa người này",
            where=now.code,
            why="Bản đang sửa không còn là bản mới nhất",
            fix="Mở lại trang, xem thay đổi rồi sửa tiếp.",
        )
    return now


def lock_row(row: PersonYear, version: int | None = None) -> PersonYear:
    """The row and its person as they stand now, held until the transaction ends: what was read before the lock may be
    out of date, and the counts above go by the difference. Raises as ``lock``, and REG-CONFLICT when the row is gone.
    """
    person = lock(row.person, version)
    now = person.years.select_related("commune").filter(pk=row.pk).first()
    if now is None:
        raise UserFacingError(
            "REG-CONFLICT",
            "Năm điều tra này của người này không còn trong sổ",
            where=person.code,
            fix="Mở lại trang, xem thay đổi rồi sửa tiếp.",
        )
    now.person = person
    return now


def clean(values: Mapping[str, Any]) -> dict[str, Any]:
    """Text in one spelling: composed letters, single spaces."""
    return {name: squash(nfc(value)) if isinstance(value, str) else value for name, value in values.items()}


def set_person(
    person: Person, values: Mapping[str, Any], *, by: "User | None", commune: OrgUnit, why: str, source: Source
) -> list[FieldChange]:
    """Write fields of a locked person; returns what changed. The years that are counted by them are told on."""
    values = clean({name: value for name, value in values.items() if name in PERSON_FIELDS})
    if "ethnic_group" in values and values["ethnic_group"] != person.ethnic_group and "minority" not in values:
        values["minority"] = minority_of(values["ethnic_group"])
    changed = [name for name, value in values.items() if getattr(person, name) != value]
    if not changed:
        return []
    years = list(person.years.select_related("person", "commune").order_by("survey_year"))
    surveyed = [row.survey_year for row in years] or [9999]
    complaints = person_complaints(held(person, PERSON_FIELDS) | values, min(surveyed), last_year=max(surveyed))
    refuse(complaints, lambda name: label_of(name, of_year=False))
    check_id_number(values.get("id_number", ""), person)
    told = years if PURE_PERSON_FIELDS & set(changed) else []
    before = [to_pure(row) for row in told]
    log = [_change(person, None, commune, name, values[name], by, why, source) for name in changed]
    for name in changed:
        setattr(person, name, values[name])
    person.version += 1
    person.save()
    FieldChange.objects.bulk_create(log)
    for row, pure in zip(told, before, strict=True):
        row.person = person
        tell(row, pure, by)
    return log


def set_year(
    row: PersonYear, values: Mapping[str, Any], *, by: "User | None", why: str, source: Source
) -> list[FieldChange]:
    """Write fields of a year of a locked person; returns what changed."""
    values = clean({name: value for name, value in values.items() if name in YEAR_FIELDS})
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if not changed:
        return []
    refuse(
        year_complaints(held(row, YEAR_FIELDS) | values, row.survey_year, row.person.birth_year),
        lambda name: label_of(name, of_year=True),
    )
    before = to_pure(row)
    log = [_change(row.person, row, row.commune, name, values[name], by, why, source) for name in changed]
    for name in changed:
        setattr(row, name, values[name])
    row.source = source
    row.save()
    FieldChange.objects.bulk_create(log)
    row.person.version += 1
    row.person.save(update_fields=["version"])
    tell(row, before, by)
    return log


def _change(
    person: Person,
    row: PersonYear | None,
    commune: OrgUnit,
    name: str,
    value: Any,
    by: "User | None",
    why: str,
    source: Source,
) -> FieldChange:
    before = getattr(row if row is not None else person, name)
    return FieldChange(
        person=person,
        year=row,
        survey_year=None if row is None else row.survey_year,
        commune=commune,
        field=name,
        before=before,
        after=value,
        why=why[:200],
        source=source,
        by=by,
    )


def tell(row: PersonYear, before: Any, by: "User | None", *, gone: bool = False) -> None:
    """Send ``person_year_changed`` where the pure row differs from ``before`` (None: a new row)."""
    after = None if gone else to_pure(row)
    if before != after:
        person_year_changed.send(sender=PersonYear, before=before, after=after, commune=row.commune, by=by)


def check_id_number(number: str, person: Person | None = None) -> None:
    """Raise REG-ID-TWICE when somebody else has the number. Who it is is not told: it may be another commune's."""
    if not number:
        return
    others = Person.objects.filter(id_number=number, merged_into=None)
    if person is not None:
        others = others.exclude(pk=person.pk)
    if others.exists():
        raise UserFacingError(
            "REG-ID-TWICE",
            _("Số định danh này đã có ở một người khác"),
            why="Một số định danh chỉ của một người",
            fix="Tìm theo số định danh trong sổ. Nếu là người chuyển đến, dùng Tiếp nhận chuyển đến.",
        )

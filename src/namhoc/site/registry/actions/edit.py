"""Add a person; change one person or one person-year alone."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.checking import held, person_complaints, refuse, year_complaints
from namhoc.site.registry.codes import new_codes
from namhoc.site.registry.fields import PERSON_FIELDS, YEAR_FIELDS, label_of, minority_of
from namhoc.site.registry.models import Household, HouseholdMembership, Person, PersonYear, Source
from namhoc.site.registry.rights import check_may_edit
from namhoc.site.registry.writing import check_id_number, clean, lock, lock_row, set_person, set_year, tell

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@transaction.atomic
def add_person(
    *,
    by: "User | None",
    commune: OrgUnit,
    survey_year: int,
    person: Mapping[str, Any],
    year: Mapping[str, Any] | None = None,
    household: Household | None = None,
    relation: str = "",
    source: Source = Source.TYPED,
) -> Person:
    """A new person with a first person-year. Raises REG-VALUE for a value that cannot be, REG-ID-TWICE."""
    check_may_edit(by, commune)
    fields = clean({name: value for name, value in person.items() if name in PERSON_FIELDS})
    fields.setdefault("minority", minority_of(fields.get("ethnic_group", "")))
    refuse(person_complaints(fields, survey_year), lambda name: label_of(name, of_year=False))
    check_id_number(fields.get("id_number", ""))
    made = Person(code=new_codes(commune, 1)[0], commune=commune, household=household, **fields)
    row = PersonYear(person=made, commune=commune, survey_year=survey_year, source=source)
    given = clean({name: value for name, value in (year or {}).items() if name in YEAR_FIELDS})
    if household is not None and not given.get("hamlet"):
        given["hamlet"] = household.hamlet
    for name, value in given.items():
        setattr(row, name, value)
    refuse(
        year_complaints(held(row, YEAR_FIELDS), survey_year, made.birth_year),
        lambda name: label_of(name, of_year=True),
    )
    made.save()
    row.person = made
    row.save()
    if household is not None:
        HouseholdMembership.objects.create(
            household=household, person=made, relation=relation[:60], since=timezone.localdate()
        )
    tell(row, None, by)
    record("person.add", made, by=by, unit=commune, details={"year": survey_year, "source": str(source)})
    return made


@transaction.atomic
def edit_person(
    *,
    by: "User | None",
    person: Person,
    values: Mapping[str, Any],
    version: int | None = None,
    why: str = "",
    source: Source = Source.TYPED,
) -> int:
    """Change who somebody is; returns how many fields changed. Raises REG-CONFLICT, REG-VALUE, REG-ID-TWICE."""
    check_may_edit(by, person.commune)
    now = lock(person, version)
    log = set_person(now, values, by=by, commune=now.commune, why=why, source=source)
    if log:
        record("person.edit", now, by=by, unit=now.commune, details={"fields": [change.field for change in log]})
    return len(log)


@transaction.atomic
def edit_year(
    *,
    by: "User | None",
    row: PersonYear,
    values: Mapping[str, Any],
    version: int | None = None,
    why: str = "",
    source: Source = Source.TYPED,
    review: bool = False,
) -> int:
    """Change one person-year; returns how many fields changed. ``review``: by looked the row over."""
    check_may_edit(by, row.commune)
    row = lock_row(row, version)
    log = set_year(row, values, by=by, why=why, source=source)
    if review and by is not None:
        row.reviewed_by, row.reviewed_at = by, timezone.now()
        row.save(update_fields=["reviewed_by", "reviewed_at"])
    if log:
        details = {"year": row.survey_year, "fields": [change.field for change in log]}
        record("person.edit_year", row.person, by=by, unit=row.commune, details=details)
    return len(log)

"""Completions, disability, literacy: facts that last into the later years."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from namhoc.core import UserFacingError
from namhoc.recognition.person_year import EvidenceKind
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import (
    Completion,
    edit_year,
    mark_disability,
    record_completion,
    record_literacy,
    undo_change,
)
from namhoc.site.registry.models import FieldChange, Person, PersonYear


@pytest.fixture
def two_years(person: Person) -> list[PersonYear]:
    first = person.years.get()
    PersonYear.objects.create(person=person, survey_year=2027, commune=first.commune)
    return [first, person.years.get(survey_year=2027)]


def test_a_completion_with_evidence_holds_from_its_year_on(
    two_years: list[PersonYear], officer_a: User, heard: list[dict[str, Any]]
) -> None:
    heard.clear()
    record_completion(
        by=officer_a, row=two_years[0], completion=Completion.PRIMARY, year=2026, evidence=EvidenceKind.RECORD
    )
    for row in PersonYear.objects.all():
        assert (row.completed_primary, row.primary_year, row.primary_evidence) == (True, 2026, EvidenceKind.RECORD)
    assert [one["after"].survey_year for one in heard] == [2026, 2027]
    assert heard[0]["after"].primary_evidence is EvidenceKind.RECORD
    event = AuditEvent.objects.get(action="person.complete")
    assert event.details == {"year": 2026, "completion": "primary", "evidence": "RECORD"}


def test_preschool_is_completed_in_its_own_year_only(two_years: list[PersonYear]) -> None:
    record_completion(by=None, row=two_years[0], completion=Completion.PRESCHOOL)
    assert [row.completed_preschool for row in PersonYear.objects.order_by("survey_year")] == [True, None]


@pytest.mark.parametrize("year", [2016, 2027])
def test_a_year_of_completion_that_cannot_be_is_refused(person: Person, year: int) -> None:
    with pytest.raises(UserFacingError) as refused:
        record_completion(by=None, row=person.years.get(), completion=Completion.PRIMARY, year=year)
    assert refused.value.code == "REG-VALUE"
    assert person.years.get().completed_primary is None


def test_another_commune_completes_nobody(person: Person, officer_b: User) -> None:
    with pytest.raises(PermissionDenied):
        record_completion(by=officer_b, row=person.years.get(), completion=Completion.PRIMARY)


def test_a_disability_taken_back_leaves_nothing_behind(person: Person, officer_a: User) -> None:
    row = person.years.get()
    mark_disability(by=officer_a, row=row, disabled=True, kind="nghe nói", able=True, access=True)
    assert PersonYear.objects.get().disabled_access is True
    mark_disability(by=officer_a, row=person.years.get(), disabled=False, kind="nghe nói", able=True)
    kept = PersonYear.objects.get()
    assert (kept.disabled, kept.disability, kept.disabled_able, kept.disabled_access) == (False, "", None, None)


def test_literacy_and_relapse_are_levels(person: Person) -> None:
    record_literacy(by=None, row=person.years.get(), level=1, relapse=1)
    assert (PersonYear.objects.get().literacy, PersonYear.objects.get().relapse) == (1, 1)
    with pytest.raises(UserFacingError):
        record_literacy(by=None, row=person.years.get(), level=3)


def test_one_field_is_taken_back_and_only_while_it_stands(person: Person, officer_a: User) -> None:
    record_literacy(by=officer_a, row=person.years.get(), level=1)
    change = FieldChange.objects.get(field="literacy")
    undo_change(by=officer_a, change=change)
    assert person.years.get().literacy is None
    change.refresh_from_db()
    assert change.undone_at is not None
    with pytest.raises(UserFacingError) as refused:
        undo_change(by=officer_a, change=change)
    assert refused.value.code == "REG-UNDO"


def test_a_field_changed_again_is_not_taken_back(person: Person) -> None:
    record_literacy(by=None, row=person.years.get(), level=1)
    record_literacy(by=None, row=person.years.get(), level=2)
    with pytest.raises(UserFacingError) as refused:
        undo_change(by=None, change=FieldChange.objects.get(field="literacy", after=1))
    assert refused.value.code == "REG-UNDO"
    assert person.years.get().literacy == 2


def test_the_number_of_the_paper_is_kept_with_the_person(person: Person, officer_a: User) -> None:
    changed = record_completion(
        by=officer_a,
        row=person.years.get(),
        completion=Completion.PRIMARY,
        year=2026,
        evidence=EvidenceKind.RECORD,
        number=" HB  017 ",
    )
    person.refresh_from_db()
    assert (changed, person.primary_number) == (4, "HB 017")
    assert AuditEvent.objects.filter(action="person.complete").count() == 1
    assert person.changes.get(field="primary_number").by == officer_a


def test_a_fact_recorded_where_the_person_lived_changes_no_year_of_the_new_commune(
    person: Person, officer_a: User, units: dict[str, OrgUnit]
) -> None:
    Person.objects.filter(pk=person.pk).update(commune=units["H9002"], household=None)
    PersonYear.objects.create(person=person, survey_year=2027, commune=units["H9002"])
    here = person.years.select_related("person", "commune").get(survey_year=2026)
    record_completion(by=officer_a, row=here, completion=Completion.PRIMARY, year=2026, evidence=EvidenceKind.RECORD)
    assert [row.completed_primary for row in person.years.order_by("survey_year")] == [True, None]
    with pytest.raises(PermissionDenied):  # papers stand with the person, and that is the new commune's
        record_completion(
            by=officer_a, row=here, completion=Completion.PRIMARY, year=2026, evidence=EvidenceKind.RECORD, number="7"
        )
    assert Person.objects.get(pk=person.pk).primary_number == ""


def test_what_was_read_before_somebody_else_changed_it_takes_nothing_back(
    person: Person, heard: list[dict[str, Any]]
) -> None:
    read_before = person.years.select_related("person", "commune").get()
    edit_year(by=None, row=person.years.get(), values={"grade": 6, "class_name": "6A"})
    heard.clear()
    record_literacy(by=None, row=read_before, level=1)
    row = person.years.get()
    assert (row.grade, row.class_name, row.literacy) == (6, "6A", 1)
    assert heard[0]["before"].grade == 6

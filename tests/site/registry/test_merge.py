"""Duplicates made one, and two again."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import dismiss_pair, edit_year, merge_persons, undo_merge
from namhoc.site.registry.actions.merge import image_of
from namhoc.site.registry.models import DismissedPair, DuplicateMerge, Person, PersonYear
from namhoc.site.registry.pure import pure_years
from tests.site.registry.people import person_in


@pytest.fixture
def double(person: Person, commune: OrgUnit) -> Person:
    made = person_in(commune, "Lò Thị Mẫu", 2015, phone="0900000000", year={"school": "H9001-T1", "grade": 4})
    PersonYear.objects.create(person=made, commune=commune, survey_year=2025, grade=3)
    return made


def test_the_kept_one_keeps_what_it_knows_and_takes_what_it_does_not(
    person: Person, double: Person, officer_a: User, heard: list[dict[str, Any]]
) -> None:
    heard.clear()
    merge_persons(by=officer_a, kept=person, merged=double)
    kept = Person.objects.get(pk=person.pk)
    assert (kept.phone, kept.mother) == ("0900000000", "Quàng Thị Mẹ")
    years = {row.survey_year: row for row in kept.years.all()}
    assert (years[2026].grade, years[2026].school, years[2025].grade) == (5, "H9001-T1", 3)
    double.refresh_from_db()
    assert double.merged_into == kept
    assert not double.years.exists()
    codes = [(one["before"] and one["before"].person, one["after"] and one["after"].person) for one in heard]
    assert sorted(codes, key=str) == sorted(
        [(double.code, None), (double.code, None), (None, person.code), (person.code, person.code)], key=str
    )
    event = AuditEvent.objects.get(action="person.merge")
    assert (event.object_name, event.details) == (person.code, {"merged": double.code})


def test_undoing_brings_both_back_as_they_were(person: Person, double: Person, officer_a: User) -> None:
    def without_ids(image: dict[str, Any]) -> dict[str, Any]:
        years = [{key: value for key, value in row.items() if key != "id"} for row in image["years"]]
        return image | {"years": sorted(years, key=lambda row: row["survey_year"])}

    before = [without_ids(image_of(one)) for one in (person, double)]
    counted = sorted(pure_years(person.commune, 2026), key=str)
    merge = merge_persons(by=officer_a, kept=person, merged=double)
    undo_merge(by=officer_a, merge=merge)
    after = [without_ids(image_of(Person.objects.get(pk=one.pk))) for one in (person, double)]
    assert after == before
    assert sorted(pure_years(person.commune, 2026), key=str) == counted
    with pytest.raises(UserFacingError):
        undo_merge(by=officer_a, merge=DuplicateMerge.objects.get())


def test_a_merge_that_was_built_upon_is_not_undone(person: Person, double: Person) -> None:
    merge = merge_persons(by=None, kept=person, merged=double)
    edit_year(by=None, row=Person.objects.get(pk=person.pk).years.get(survey_year=2026), values={"grade": 6})
    with pytest.raises(UserFacingError) as refused:
        undo_merge(by=None, merge=merge)
    assert refused.value.code == "REG-UNDO"


def test_the_number_moves_to_the_kept_one(commune: OrgUnit) -> None:
    one, other = person_in(commune), person_in(commune, id_number="012015000007")
    merge_persons(by=None, kept=one, merged=other)
    assert Person.objects.get(pk=one.pk).id_number == "012015000007"


def test_a_merged_person_is_not_edited_and_not_merged_again(person: Person, double: Person) -> None:
    merge_persons(by=None, kept=person, merged=double)
    for attempt in (lambda: merge_persons(by=None, kept=person, merged=double),):
        with pytest.raises(UserFacingError) as refused:
            attempt()
        assert refused.value.code == "REG-MERGED"


def test_persons_of_two_communes_or_one_person_twice_are_refused(
    person: Person, stranger: Person, officer_b: User, double: Person
) -> None:
    for other in (person, stranger):
        with pytest.raises(UserFacingError) as refused:
            merge_persons(by=None, kept=person, merged=other)
        assert refused.value.code == "REG-PAIR"
    with pytest.raises(PermissionDenied):
        merge_persons(by=officer_b, kept=person, merged=double)


def test_two_who_are_two_are_not_asked_about_again(person: Person, double: Person, officer_a: User) -> None:
    dismiss_pair(by=officer_a, one=double, other=person)
    dismiss_pair(by=officer_a, one=person, other=double)
    pair = DismissedPair.objects.get()
    assert pair.first_id < pair.second_id


def test_a_known_no_of_the_kept_one_is_not_taken_for_unknown(person: Person, double: Person, commune: OrgUnit) -> None:
    PersonYear.objects.filter(person=person).update(completed_primary=False, two_sessions=False, disabled=False)
    PersonYear.objects.filter(person=double, survey_year=2026).update(
        completed_primary=True, two_sessions=None, disabled=True
    )
    merge_persons(by=None, kept=person, merged=double)
    row = person.years.get(survey_year=2026)
    assert (row.completed_primary, row.two_sessions, row.disabled) == (False, False, True)

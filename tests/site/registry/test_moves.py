"""Moving out, moving in, dying: dated, told on, taken back when it was a mistake."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from namhoc.core import UserFacingError
from namhoc.recognition.person_year import Residence
from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import record_departure, take_in, withdraw_event
from namhoc.site.registry.models import EventKind, Household, Person, PersonEvent, PersonYear

ON = date(2026, 8, 15)


def test_who_moved_out_is_so_in_the_year_of_the_day_and_gone_from_the_next(
    person: Person, officer_a: User, heard: list[dict[str, Any]]
) -> None:
    PersonYear.objects.create(person=person, survey_year=2027, commune=person.commune)
    heard.clear()
    record_departure(by=officer_a, person=person, kind=EventKind.MOVED_OUT, on=ON, place="Tỉnh khác")
    assert person.years.get().residence == Residence.MOVED_OUT
    assert [(one["before"].survey_year, one["after"] and one["after"].residence) for one in heard] == [
        (2026, Residence.MOVED_OUT),
        (2027, None),
    ]
    person.refresh_from_db()
    assert person.household is None
    assert person.memberships.get().until == ON


def test_october_belongs_to_the_next_survey_year(person: Person) -> None:
    record_departure(by=None, person=person, kind=EventKind.DIED, on=date(2026, 10, 1))
    assert person.years.get().residence == Residence.RESIDENT
    assert PersonEvent.objects.get().on == date(2026, 10, 1)


@pytest.mark.parametrize("on", [date(2014, 1, 1), date(2999, 1, 1)])
def test_a_day_that_cannot_be_is_refused(person: Person, on: date) -> None:
    with pytest.raises(UserFacingError) as refused:
        record_departure(by=None, person=person, kind=EventKind.DIED, on=on)
    assert refused.value.code == "REG-DATE"


def test_nobody_leaves_twice(person: Person) -> None:
    record_departure(by=None, person=person, kind=EventKind.MOVED_OUT, on=ON)
    with pytest.raises(UserFacingError) as refused:
        record_departure(by=None, person=person, kind=EventKind.DIED, on=ON)
    assert refused.value.code == "REG-LEFT"


def test_a_mistake_is_withdrawn_and_the_household_is_back(
    person: Person, household: Household, officer_a: User
) -> None:
    event = record_departure(by=officer_a, person=person, kind=EventKind.MOVED_OUT, on=ON)
    withdraw_event(by=officer_a, event=event)
    person.refresh_from_db()
    assert person.years.get().residence == Residence.RESIDENT
    assert person.household == household
    with pytest.raises(UserFacingError):
        withdraw_event(by=officer_a, event=event)


def test_the_new_commune_takes_in_who_left_and_knows_what_lasts(
    person: Person, units: dict[str, OrgUnit], officer_a: User, officer_b: User, heard: list[dict[str, Any]]
) -> None:
    row = person.years.get()
    row.completed_primary, row.grade, row.school = True, 5, "H9001-T1"
    row.save()
    record_departure(by=officer_a, person=person, kind=EventKind.MOVED_OUT, on=ON)
    heard.clear()
    taken = take_in(
        by=officer_b,
        commune=units["H9002"],
        id_number=person.id_number,
        name="lo thi mau",
        birth_year=2015,
        on=date(2026, 8, 20),
    )
    assert taken.code == person.code
    new = taken.years.get(commune=units["H9002"])
    assert (new.residence, new.completed_primary, new.grade, new.school) == (Residence.ARRIVED, True, 5, "")
    assert taken.years.get(commune=units["H9001"]).residence == Residence.MOVED_OUT
    assert [one["commune"] for one in heard] == [units["H9002"]]
    taken.refresh_from_db()
    assert taken.commune == units["H9002"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "REG-NOT-LEFT"),
        ({"name": "Quàng Thị Khác", "birth_year": 1990}, "REG-NOT-FOUND"),
        ({"id_number": ""}, "REG-NOT-FOUND"),
        ({"id_number": "999999999999"}, "REG-NOT-FOUND"),
    ],
)
def test_nobody_is_taken_in_by_guessing(
    person: Person, units: dict[str, OrgUnit], officer_b: User, given: dict[str, Any], code: str
) -> None:
    asked = {"id_number": person.id_number, "name": person.name, "birth_year": 2015, "on": ON} | given
    with pytest.raises(UserFacingError) as refused:
        take_in(by=officer_b, commune=units["H9002"], **asked)
    assert refused.value.code == code
    assert person.name not in refused.value.text


def test_another_commune_moves_nobody(person: Person, officer_b: User) -> None:
    with pytest.raises(PermissionDenied):
        record_departure(by=officer_b, person=person, kind=EventKind.MOVED_OUT, on=ON)


@pytest.mark.parametrize("on", [date(2026, 8, 14), date(2999, 1, 1)])
def test_nobody_arrives_before_the_day_of_leaving_or_on_a_day_to_come(
    person: Person, units: dict[str, OrgUnit], on: date
) -> None:
    record_departure(by=None, person=person, kind=EventKind.MOVED_OUT, on=ON)
    with pytest.raises(UserFacingError) as refused:
        take_in(by=None, commune=units["H9002"], id_number=person.id_number, name=person.name, birth_year=2015, on=on)
    assert refused.value.code == "REG-DATE"
    assert Person.objects.get(pk=person.pk).commune == person.commune

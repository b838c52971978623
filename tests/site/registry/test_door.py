"""Entries from the door: sent twice and taken once; two who wrote lose nothing."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import edit_year, mark_surveyed, open_campaign, receive_door
from namhoc.site.registry.models import DoorSubmission, Household, HouseholdVisit, Person, Source
from tests.site.registry.people import YEAR


def send(by: User, household: Household, *people: dict[str, Any], uuid: UUID | None = None) -> dict[str, Any]:
    return receive_door(
        by=by, uuid=uuid or uuid4(), commune=household.commune, household=household, survey_year=YEAR,
        people=list(people),
    )  # fmt: skip


def entry(person: Person, **fields: Any) -> dict[str, Any]:
    return {"key": person.code, "code": person.code, "version": person.version, "person": {}, "year": fields}


def test_a_household_is_taken_in_and_ticked_off(officer_a: User, household: Household, person: Person) -> None:
    open_campaign(by=officer_a, commune=household.commune, survey_year=YEAR)
    new = {"key": "moi-1", "code": "", "person": {"name": "Lò Văn Bé", "birth_year": 2026}, "year": {}}
    answer = send(officer_a, household, entry(person, grade=6, status=0), new)
    assert answer["done"] is True
    assert [one["state"] for one in answer["people"]] == ["saved", "saved"]
    row = person.years.get()
    assert (row.grade, row.source) == (6, Source.DOOR)
    assert household.persons.count() == 2
    assert HouseholdVisit.objects.get().household == household
    assert AuditEvent.objects.get(action="door.receive").details == {"year": YEAR, "saved": 2}


def test_the_same_entry_sent_twice_is_taken_once(officer_a: User, household: Household, person: Person) -> None:
    uuid = uuid4()
    new = {"key": "moi-1", "code": "", "person": {"name": "Lò Văn Bé", "birth_year": 2026}, "year": {}}
    first = send(officer_a, household, new, uuid=uuid)
    assert send(officer_a, household, new, uuid=uuid) == first
    assert household.persons.count() == 2
    assert DoorSubmission.objects.count() == 1


def test_one_number_for_two_entries_is_refused(officer_a: User, household: Household, person: Person) -> None:
    uuid = uuid4()
    send(officer_a, household, entry(person, grade=6), uuid=uuid)
    with pytest.raises(UserFacingError) as refused:
        send(officer_a, household, entry(person, grade=7), uuid=uuid)
    assert refused.value.code == "REG-DOOR"


def test_who_was_changed_meanwhile_is_told_as_a_conflict_and_the_others_are_saved(
    officer_a: User, household: Household, person: Person
) -> None:
    old = entry(person, grade=7)
    edit_year(by=officer_a, row=person.years.get(), values={"grade": 6})
    new = {"key": "moi-1", "code": "", "person": {"name": "Lò Văn Bé", "birth_year": 2026}, "year": {}}
    answer = send(officer_a, household, old, new)
    assert answer["done"] is False
    assert [one["state"] for one in answer["people"]] == ["conflict", "saved"]
    assert person.years.get().grade == 6


@pytest.mark.parametrize(
    "bad",
    [
        {"person": {"name": "", "birth_year": 2020}, "year": {}},
        {"person": {"name": "Lò Văn Bé", "birth_year": "2020"}, "year": {}},
        {"person": {"name": "Lò Văn Bé", "birth_year": 2020}, "year": {"grade": "năm"}},
        {
            "person": {"name": "Lò Văn Bé", "birth_year": 2010},
            "year": {"completed_primary": True, "primary_year": "2020"},
        },
        {"person": {"name": "Lò Văn Bé", "birth_year": 2020, "phone": 900}, "year": {}},
        {"person": {"name": "Lò Văn Bé" * 40, "birth_year": 2020}, "year": {}},
        {"person": {"name": ["Lò"], "birth_year": 2020}, "year": {}},
        {"person": "Lò Văn Bé", "year": None},
        {},
    ],
)
def test_what_cannot_be_is_refused_with_its_reason_and_kept_on_the_device(
    officer_a: User, household: Household, person: Person, bad: dict[str, Any]
) -> None:
    answer = send(officer_a, household, {"key": "moi-1", "code": ""} | bad, entry(person, grade=6))
    assert [one["state"] for one in answer["people"]] == ["refused", "saved"]
    assert answer["people"][0]["reason"]
    assert household.persons.count() == 1


def test_a_person_of_another_household_is_not_written(
    officer_a: User, household: Household, person: Person, stranger: Person
) -> None:
    answer = send(officer_a, household, entry(stranger, grade=6))
    assert answer["people"][0]["state"] == "conflict"
    assert stranger.years.get().grade is None


def test_another_commune_sends_nothing(officer_b: User, household: Household, person: Person) -> None:
    with pytest.raises(PermissionDenied):
        send(officer_b, household, entry(person, grade=6))


def test_a_tick_is_set_and_taken_back_while_the_campaign_is_open(
    officer_a: User, household: Household, units: dict[str, OrgUnit]
) -> None:
    from namhoc.site.registry.actions import close_campaign

    campaign = open_campaign(by=officer_a, commune=household.commune, survey_year=YEAR)
    assert campaign.hamlets == ["Bản Mẫu"]
    mark_surveyed(by=officer_a, campaign=campaign, household=household)
    mark_surveyed(by=officer_a, campaign=campaign, household=household)
    assert campaign.visits.count() == 1
    mark_surveyed(by=officer_a, campaign=campaign, household=household, surveyed=False)
    assert campaign.visits.count() == 0
    close_campaign(by=officer_a, campaign=campaign)
    with pytest.raises(UserFacingError) as refused:
        mark_surveyed(by=officer_a, campaign=campaign, household=household)
    assert refused.value.code == "REG-CAMPAIGN-CLOSED"


def test_an_entry_that_names_no_version_overwrites_nothing(
    officer_a: User, household: Household, person: Person
) -> None:
    answer = send(officer_a, household, entry(person, grade=7) | {"version": None})
    assert answer["people"][0]["state"] == "conflict"
    assert person.years.get().grade == 5


def test_a_number_used_for_one_household_is_refused_for_another(
    officer_a: User, household: Household, person: Person
) -> None:
    other = Household.objects.create(commune=household.commune, hamlet="Bản Mẫu", sheet_number="13")
    uuid = uuid4()
    send(officer_a, household, entry(person), uuid=uuid)
    with pytest.raises(UserFacingError) as refused:
        send(officer_a, other, entry(person), uuid=uuid)
    assert refused.value.code == "REG-DOOR"


@pytest.mark.parametrize(
    "given",
    [
        {"year": YEAR + 1, "people": []},
        {"year": YEAR, "people": [{"key": "\ud800"}]},
    ],
)
def test_a_year_to_come_and_half_a_letter_are_refused(
    browse: Callable[[User], Client], officer_a: User, household: Household, person: Person, given: dict[str, Any]
) -> None:
    body = json.dumps({"uuid": str(uuid4())} | given)
    url = reverse("door-send", args=[household.pk])
    answer = browse(officer_a).post(url, body, content_type="application/json")
    assert (answer.status_code, "không đọc được" in answer.json()["error"]) == (409, True)


def test_a_null_character_is_refused_with_its_field(officer_a: User, household: Household, person: Person) -> None:
    answer = send(officer_a, household, entry(person, class_name="5\0A"))
    assert answer["people"][0]["state"] == "refused"

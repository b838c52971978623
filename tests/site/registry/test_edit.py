"""One person and one person-year, added and changed alone."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from namhoc.core import UserFacingError
from namhoc.recognition.person_year import Residence, Status
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import add_person, edit_person, edit_year, undo_change
from namhoc.site.registry.models import FieldChange, Household, Person, PersonYear
from namhoc.site.registry.pure import to_pure
from tests.site.registry.people import YEAR


def test_a_new_person_is_told_on_with_a_pseudonym_and_without_a_name(
    commune: OrgUnit, officer_a: User, household: Household, heard: list[dict[str, Any]]
) -> None:
    made = add_person(
        by=officer_a,
        commune=commune,
        survey_year=YEAR,
        person={"name": "  Lò  Thị Mẫu ", "birth_year": 2015, "ethnic_group": "Thái", "female": True},
        year={"grade": 5, "status": 0},
        household=household,
        relation="con",
    )
    assert made.name == "Lò Thị Mẫu"
    (told,) = heard
    assert told["before"] is None
    assert (told["after"].person, told["after"].minority, told["after"].grade) == (made.code, True, 5)
    assert told["after"].status is Status.STUDYING
    assert told["after"].residence is Residence.RESIDENT
    assert made.years.get().hamlet == "Bản Mẫu"
    event = AuditEvent.objects.get(action="person.add")
    assert (event.object_name, event.unit) == (made.code, commune)


@pytest.mark.parametrize(
    ("person", "year"),
    [
        ({"name": " ", "birth_year": 2015}, {}),
        ({"name": "Lò Thị 2", "birth_year": 2015}, {}),
        ({"name": "Lò Thị Mẫu", "birth_year": 2027}, {}),
        ({"name": "Lò Thị Mẫu", "birth_year": 1900}, {}),
        ({"name": "Lò Thị Mẫu", "birth_year": None}, {}),
        ({"name": "Lò Thị Mẫu", "birth_year": 2015, "birth_month": 2, "birth_day": 30}, {}),
        ({"name": "Lò Thị Mẫu", "birth_year": 2015, "birth_day": 3}, {}),
        ({"name": "Lò Thị Mẫu", "birth_year": 2015, "id_number": "12345"}, {}),
        ({"name": "Lò Thị Mẫu", "birth_year": 2015}, {"grade": 13}),
        ({"name": "Lò Thị Mẫu", "birth_year": 2015}, {"primary_year": 2026}),
        ({"name": "Lò Thị Mẫu", "birth_year": 2015}, {"completed_primary": True, "primary_year": 2027}),
        ({"name": "Lò Thị Mẫu", "birth_year": 2015}, {"disabled_able": True}),
        ({"name": "Lò Thị Mẫu", "birth_year": 2015},
         {"disabled": True, "disabled_able": False, "disabled_access": True}),
        ({"name": "Lò Thị Mẫu", "birth_year": 2010}, {"completed_lower_secondary": True, "completed_primary": False}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(commune: OrgUnit, person: dict[str, Any], year: dict[str, Any]) -> None:
    with pytest.raises(UserFacingError) as refused:
        add_person(by=None, commune=commune, survey_year=YEAR, person=person, year=year)
    assert refused.value.code == "REG-VALUE"
    assert not Person.objects.exists()


def test_an_officer_writes_in_the_own_commune_only(person: Person, officer_b: User, specialist: User) -> None:
    for user in (officer_b, specialist):
        with pytest.raises(PermissionDenied):
            edit_person(by=user, person=person, values={"name": "Lò Thị Khác"})
        with pytest.raises(PermissionDenied):
            edit_year(by=user, row=person.years.get(), values={"grade": 6})


def test_every_changed_field_is_logged_with_both_values(
    person: Person, officer_a: User, heard: list[dict[str, Any]]
) -> None:
    heard.clear()
    values = {"name": "Lò Thị Mẫu", "phone": "0900000000", "birth_year": 2014}
    assert edit_person(by=officer_a, person=person, values=values, why="Theo giấy khai sinh") == 2
    logged = FieldChange.objects.order_by("field").values_list("field", "before", "after", "why", "by")
    assert list(logged) == [
        ("birth_year", 2015, 2014, "Theo giấy khai sinh", officer_a.pk),
        ("phone", "", "0900000000", "Theo giấy khai sinh", officer_a.pk),
    ]
    (told,) = heard
    assert (told["before"].birth_year, told["after"].birth_year) == (2015, 2014)
    event = AuditEvent.objects.get(action="person.edit")
    assert event.details == {"fields": ["phone", "birth_year"]} or event.details == {"fields": ["birth_year", "phone"]}


def test_a_change_nobody_counts_by_is_not_told_on(person: Person, heard: list[dict[str, Any]]) -> None:
    heard.clear()
    edit_person(by=None, person=person, values={"phone": "0900000000"})
    assert not heard


def test_another_ethnic_group_tells_whether_it_is_a_minority(person: Person, heard: list[dict[str, Any]]) -> None:
    heard.clear()
    edit_person(by=None, person=person, values={"ethnic_group": "Kinh"})
    assert (heard[0]["before"].minority, heard[0]["after"].minority) == (True, False)


def test_a_year_changes_alone_and_says_so(person: Person, officer_a: User, heard: list[dict[str, Any]]) -> None:
    row = person.years.get()
    before = to_pure(row)
    heard.clear()
    assert edit_year(by=officer_a, row=row, values={"grade": 6, "status": 0}, review=True) == 1
    (told,) = heard
    assert told["before"] == before
    assert told["after"] == to_pure(PersonYear.objects.get())
    assert PersonYear.objects.get().reviewed_by == officer_a
    assert Person.objects.get().version == 2


def test_an_edit_made_on_an_old_version_is_refused(person: Person, officer_a: User) -> None:
    edit_year(by=officer_a, row=person.years.get(), values={"grade": 6}, version=1)
    with pytest.raises(UserFacingError) as refused:
        edit_person(by=officer_a, person=person, values={"name": "Lò Thị Khác"}, version=1)
    assert refused.value.code == "REG-CONFLICT"
    assert Person.objects.get().name == "Lò Thị Mẫu"


def test_the_number_of_another_commune_is_refused_without_saying_whose(person: Person, stranger: Person) -> None:
    with pytest.raises(UserFacingError) as refused:
        edit_person(by=None, person=person, values={"id_number": stranger.id_number})
    assert refused.value.code == "REG-ID-TWICE"
    assert stranger.name not in refused.value.text
    assert stranger.code not in refused.value.text


def test_what_refuses_above_takes_the_change_back(person: Person) -> None:
    from namhoc.site.registry.signals import person_year_changed

    def locked(sender: Any, **kwargs: Any) -> None:
        raise UserFacingError("RECOG-LOCKED", "khóa")

    person_year_changed.connect(locked)
    try:
        with pytest.raises(UserFacingError):
            edit_year(by=None, row=person.years.get(), values={"grade": 6})
    finally:
        person_year_changed.disconnect(locked)
    assert PersonYear.objects.get().grade == 5
    assert not FieldChange.objects.exists()


def test_a_name_is_not_undone_by_the_commune_the_person_has_left(
    person: Person, officer_a: User, units: dict[str, OrgUnit]
) -> None:
    edit_person(by=officer_a, person=person, values={"name": "Lò Thị Mới"})
    Person.objects.filter(pk=person.pk).update(commune=units["H9002"])
    with pytest.raises(PermissionDenied):
        undo_change(by=officer_a, change=FieldChange.objects.get())
    assert Person.objects.get(pk=person.pk).name == "Lò Thị Mới"

"""Rows written as plain values are the rows that the models would have written."""

from datetime import UTC, date, datetime

import pytest
from django.db import DataError, IntegrityError, connection, transaction

from namhoc.recognition.person_year import Status
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.bulk import insert, update
from namhoc.site.registry.models import FieldChange, Household, HouseholdMembership, Person, PersonYear

PERSON = {"name": "Lò Thị Một", "name_folded": "lo thi mot", "birth_year": 2015, "birth_day": None, "female": True}


def stored(model: type, **found: object) -> dict[str, object]:
    """A row by its values, less its own key and the time of writing."""
    values = model.objects.filter(**found).values().get()
    return {name: value for name, value in values.items() if name not in ("id", "created_at", "updated_at", "at")}


def test_a_person_and_a_year_are_those_that_the_models_write(commune: OrgUnit) -> None:
    by_model = Person.objects.create(code="NP-222222", commune=commune, **PERSON)
    PersonYear.objects.create(person=by_model, commune=commune, survey_year=2026, status=Status.STUDYING, grade=5)
    insert(Person, ("code", "commune_id", *PERSON), [("NP-333333", commune.pk, *PERSON.values())])
    plain = Person.objects.get(code="NP-333333")
    insert(
        PersonYear,
        ("person_id", "commune_id", "survey_year", "status", "grade"),
        [(plain.pk, commune.pk, 2026, int(Status.STUDYING), 5)],
    )
    assert stored(Person, pk=plain.pk) == stored(Person, pk=by_model.pk) | {"code": "NP-333333"}
    told = stored(PersonYear, person=by_model) | {"person_id": plain.pk}
    assert stored(PersonYear, person=plain) == told
    assert plain.created_at.tzinfo is not None
    assert abs((plain.created_at - by_model.created_at).total_seconds()) < 60


def test_days_times_and_json_come_back_as_they_went_in(commune: OrgUnit) -> None:
    person = Person.objects.create(code="NP-222222", commune=commune, **PERSON)
    home = Household.objects.create(commune=commune, hamlet="Thôn 1")
    insert(HouseholdMembership, ("person_id", "household_id", "since"), [(person.pk, home.pk, date(2026, 2, 28))])
    assert HouseholdMembership.objects.get().since == date(2026, 2, 28)
    values = [None, True, 5, "Lò Văn “A” 100% %s", {"a": [1]}]
    insert(
        FieldChange,
        ("person_id", "commune_id", "field", "before", "after", "undone_at"),
        [(person.pk, commune.pk, "name", None, value, datetime(2026, 1, 2, 3, tzinfo=UTC)) for value in values],
    )
    assert [one.after for one in FieldChange.objects.order_by("pk")] == values
    assert {one.undone_at for one in FieldChange.objects.all()} == {datetime(2026, 1, 2, 3, tzinfo=UTC)}


def test_an_update_changes_the_named_fields_of_the_named_rows_only(commune: OrgUnit) -> None:
    one, two = (Person.objects.create(code=f"NP-{n * 6}", commune=commune, **PERSON) for n in "23")
    before = stored(Person, pk=two.pk)
    update(Person, ("female", "birth_day", "note"), [(one.pk, None, 7, "100% %s")])
    assert stored(Person, pk=one.pk) == stored(Person, pk=two.pk) | {
        "code": one.code, "female": None, "birth_day": 7, "note": "100% %s"
    }  # fmt: skip
    assert stored(Person, pk=two.pk) == before


def test_nothing_to_write_asks_the_database_for_nothing(
    commune: OrgUnit, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        insert(Person, ("code",), [])
        update(Person, ("note",), [])


def test_what_the_database_refuses_is_refused_whole(commune: OrgUnit) -> None:
    rows = [(code, commune.pk, *PERSON.values()) for code in ("NP-222222", "NP-333333", "NP-222222")]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Person, ("code", "commune_id", *PERSON), rows)
    assert Person.objects.count() == 0


def test_what_no_column_takes_is_refused_as_the_database_refuses_it(commune: OrgUnit) -> None:
    person = Person.objects.create(code="NP-222222", commune=commune, **PERSON)
    with pytest.raises(IntegrityError), transaction.atomic():
        update(Person, ("birth_year",), [(person.pk, None)])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Person, ("code", "commune_id", "name", "name_folded", "birth_year"), [("X", commune.pk, "A", "a", None)])


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite keeps texts of any length")
def test_a_text_too_long_is_refused_and_never_cut(commune: OrgUnit) -> None:
    person = Person.objects.create(code="NP-222222", commune=commune, **PERSON)
    with pytest.raises(DataError), transaction.atomic():
        update(Person, ("name",), [(person.pk, "a" * 1000)])
    with pytest.raises(DataError), transaction.atomic():
        insert(Person, ("code", "commune_id", *PERSON), [("Y", commune.pk, *(PERSON | {"name": "a" * 1000}).values())])


def test_many_rows_of_every_kind_of_value_change_at_once(commune: OrgUnit) -> None:
    keys = [Person.objects.create(code=f"NP-{n:06d}", commune=commune, **PERSON).pk for n in range(3)]
    homes = [Household.objects.create(commune=commune, hamlet=f"Thôn {n}").pk for n in range(2)]
    names = ("name", "female", "birth_day", "household_id", "version")
    told = [("Vàng, “A”\n{Páo}\\", None, None, homes[0], 2), ("", True, 31, None, 3), ("NULL", False, 1, homes[1], 4)]
    update(Person, names, [(key, *values) for key, values in zip(keys, told, strict=True)])
    assert list(Person.objects.order_by("pk").values_list(*names)) == told

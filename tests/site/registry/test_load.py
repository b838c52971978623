"""Loading many people: new ones made, known ones changed field by field, never wiped."""

from typing import Any

import pytest

from namhoc.core import UserFacingError
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import Loaded, load_people, merge_persons
from namhoc.site.registry.models import FieldChange, Household, HouseholdMembership, Person, PersonYear, Source
from namhoc.site.registry.pure import pure_years
from tests.site.registry.people import YEAR, row


def load(commune: OrgUnit, *rows: Any, **kwargs: Any) -> Loaded:
    return load_people(by=None, commune=commune, rows=rows, source=Source.IMPORTED, **kwargs)


def test_new_people_come_with_household_year_and_a_code_of_their_own(
    commune: OrgUnit, heard: list[dict[str, Any]]
) -> None:
    done = load(
        commune,
        row("Lò Thị Một", 2015, sheet_number="12", head="Lò Văn Chủ", grade=5, ethnic_group="Thái", female=True),
        row("Lò Thị Hai", 2017, sheet_number="12", head="Lò Văn Chủ", grade=3, relation="con"),
        row("Lò Thị Ba", 2018),
    )
    assert done == Loaded(new=3)
    household = Household.objects.get()
    assert [one.person.name for one in household.memberships.all()] == ["Lò Thị Một", "Lò Thị Hai"]
    assert household.persons.count() == 2
    codes = set(Person.objects.values_list("code", flat=True))
    assert len(codes) == 3
    assert all(code.startswith("NP-") and len(code) == 9 for code in codes)
    first = Person.objects.get(name="Lò Thị Một")
    assert (first.name_folded, first.minority, first.years.get().grade) == ("lo thi mot", True, 5)
    assert heard == [{"commune": commune, "survey_year": YEAR, "by": None, "source": Source.IMPORTED}]


def test_the_pure_rows_are_what_was_loaded(commune: OrgUnit) -> None:
    given = [row("Lò Thị Một", 2015, grade=5, minority=True, person="NP-AAAAAA", school="H9001-T1"), row(person="X")]
    load(commune, *given)
    assert list(pure_years(commune, YEAR)) == [one.year for one in given]


def test_loading_again_changes_nothing_and_one_changed_row_changes_one_person(
    commune: OrgUnit, heard: list[dict[str, Any]]
) -> None:
    rows = [row(f"Lò Thị {n}", 2015, grade=5, person=f"NP-{n}", sheet_number=str(n)) for n in ("A", "B", "C")]
    load(commune, *rows)
    heard.clear()
    assert load(commune, *rows) == Loaded(unchanged=3)
    assert not heard
    assert not FieldChange.objects.exists()
    rows[1] = row("Lò Thị B", 2015, grade=6, person="NP-B", sheet_number="B", phone="0900000000")
    assert load(commune, *rows, why="Tệp tháng 9") == Loaded(changed=1, unchanged=2, fields=2)
    assert set(FieldChange.objects.values_list("person__code", "field", "why")) == {
        ("NP-B", "grade", "Tệp tháng 9"),
        ("NP-B", "phone", "Tệp tháng 9"),
    }
    assert Person.objects.get(code="NP-B").version == 2
    assert len(heard) == 1


def test_only_told_fields_change_and_unknown_never_replaces_known(commune: OrgUnit) -> None:
    load(commune, row("Lò Thị Một", 2015, grade=5, person="NP-1", phone="0900000001", religion="không"))
    load(
        commune,
        row("Lò Thị Khác", 2015, grade=None, person="NP-1", phone="0900000002", religion=""),
        told=frozenset({"grade", "phone", "religion"}),
    )
    kept = Person.objects.get()
    assert (kept.name, kept.phone, kept.religion, kept.years.get().grade) == ("Lò Thị Một", "0900000002", "không", 5)


def test_a_person_found_in_another_household_moves_there(commune: OrgUnit) -> None:
    load(commune, row(person="NP-1", sheet_number="1"))
    load(commune, row(person="NP-1", sheet_number="2"))
    one = Person.objects.get()
    assert one.household is not None
    assert one.household.sheet_number == "2"
    assert [m.until is None for m in HouseholdMembership.objects.all()] == [False, True]


@pytest.mark.parametrize("held", [True, False])
def test_a_number_that_another_person_has_refuses_the_load_whole(commune: OrgUnit, held: bool) -> None:
    first = row("Lò Thị Một", 2015, id_number="012015000001")
    second = row("Lò Thị Hai", 2016, id_number="012015000001")
    if held:
        load(commune, first)
    rows = [row("Lò Thị Ba", 2011), second] if held else [row("Lò Thị Ba", 2011), first, second]
    with pytest.raises(UserFacingError) as refused:
        load(commune, *rows)
    assert refused.value.code == "REG-ID-TWICE"
    assert "012015000001" not in refused.value.text
    assert Person.objects.count() == int(held)


def test_a_row_matched_to_a_person_of_another_commune_is_refused(commune: OrgUnit, units: dict[str, OrgUnit]) -> None:
    load(units["H9002"], row(person="KT-1"))
    with pytest.raises(UserFacingError) as refused:
        load(commune, row(person="KT-1"))
    assert refused.value.code == "REG-ELSEWHERE"


def test_the_journal_counts_and_names_nobody(commune: OrgUnit) -> None:
    load(commune, row("Lò Thị Một", 2015))
    event = AuditEvent.objects.get(action="people.load")
    assert event.details == {"year": YEAR, "new": 1, "changed": 0, "source": "imported"}
    assert event.unit == commune


def test_several_years_of_one_person_load_together(commune: OrgUnit, heard: list[dict[str, Any]]) -> None:
    load(commune, row(person="NP-1", survey_year=2025, grade=4), row(person="NP-1", survey_year=2026, grade=5))
    assert list(PersonYear.objects.order_by("survey_year").values_list("survey_year", "grade")) == [
        (2025, 4),
        (2026, 5),
    ]
    assert Person.objects.count() == 1
    assert [one["survey_year"] for one in heard] == [2025, 2026]


def test_a_new_year_makes_a_form_of_before_an_old_one(commune: OrgUnit) -> None:
    load(commune, row("Lò Thị Một", 2015))
    person = Person.objects.get()
    load(commune, row("Lò Thị Một", 2015, person=person.code, survey_year=YEAR + 1))
    assert person.years.count() == 2
    person.refresh_from_db()
    assert person.version == 2  # a form filled in at the door on version 1 is shown as a conflict, not written over it


def test_a_row_matched_to_a_person_who_went_into_another_is_refused(commune: OrgUnit) -> None:
    load(commune, row(person="NP-1"), row("Lò Thị Một", person="NP-2"))
    kept, gone = (Person.objects.get(code=code) for code in ("NP-1", "NP-2"))
    merge_persons(by=None, kept=kept, merged=gone)
    with pytest.raises(UserFacingError) as refused:
        load(commune, row("Lò Thị Một", person="NP-2", grade=5))
    assert refused.value.code == "REG-ELSEWHERE"

"""Loading in bulk leaves what the plain, slow road leaves: the same rows one by one, or by hand in the forms."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from namhoc.recognition.person_year import Place, Status
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.models import CohortCount, Standing
from namhoc.site.registry.actions import add_household, add_person, edit_person, edit_year, load_people
from namhoc.site.registry.actions.load import person_values, year_values
from namhoc.site.registry.actions.moves import join_household
from namhoc.site.registry.models import FieldChange, Household, HouseholdMembership, Person, PersonYear, Source
from namhoc.site.registry.writing import tell
from tests.site.registry.people import YEAR, Row, row

Names = dict[int, str]
"""Key of a person held -> the name the test knows it by."""


def survey(dice: random.Random, persons: Iterable[int], year: int) -> list[Row]:
    """Rows of a survey, as a workbook would tell them: some things told, some not."""
    rows = []
    for n in persons:
        born, primary = YEAR - dice.randint(3, 40), dice.choice((None, False, True))
        rows.append(
            row(
                dice.choice(("Lò Thị Một", "Vàng A Páo", "Nguyễn Văn Đức")),
                born if n % 5 else 2010,
                person=f"NP-{n:06d}",
                survey_year=year,
                hamlet=dice.choice(("Bản Một", "Bản Hai")),
                sheet_number=dice.choice(("", "1", "2", "3")),
                head=dice.choice(("", "Lò Văn Chủ")),
                relation=dice.choice(("", "con")),
                female=dice.choice((None, False, True)),
                ethnic_group=dice.choice(("", "Thái", "Kinh")),
                phone=dice.choice(("", "0900000000")),
                id_number=f"999{n:09d}" if dice.random() < 0.5 else "",
                status=dice.choice((None, Status.STUDYING, Status.DROPPED_OUT)),
                grade=dice.choice((None, 1, 5, 9)),
                place=dice.choice((None, Place.HERE)),
                repeater=dice.random() < 0.1,
                completed_primary=primary,
                literacy=dice.choice((None, 0, 1, 2)),
            )
        )
    return rows


def surveys(seed: int) -> list[list[Row]]:
    """A first survey, a second of the same year with changes and new people, one of the next year."""
    dice = random.Random(seed)
    first = survey(dice, range(12), YEAR)
    second = [
        old if dice.random() < 0.4 else new for old, new in zip(first, survey(dice, range(12), YEAR), strict=True)
    ]
    return [first, second + survey(dice, range(12, 16), YEAR), survey(dice, range(8, 20), YEAR + 1)]


def in_bulk(commune: OrgUnit, rows: list[Row]) -> None:
    load_people(by=None, commune=commune, rows=rows, source=Source.IMPORTED, why="Tệp")


def one_by_one(commune: OrgUnit, rows: list[Row]) -> None:
    for one in rows:
        in_bulk(commune, [one])


def by_hand(commune: OrgUnit, rows: list[Row]) -> None:
    """Through the deeds of the forms, which save one model at a time and correct the cohorts by differences."""
    for one in rows:
        home = _household(commune, one)
        who = {name: value for name, value in person_values(one).items() if value not in (None, "")}
        what = {name: value for name, value in year_values(one).items() if value not in (None, "")}
        person = Person.objects.filter(code=one.year.person).first()
        if person is None:
            person = add_person(by=None, commune=commune, survey_year=one.year.survey_year, person=who, year=what,
                                household=home, relation=one.person.relation, source=Source.IMPORTED)  # fmt: skip
            Person.objects.filter(pk=person.pk).update(code=one.year.person)
            continue
        edit_person(by=None, person=person, values=who, why="Tệp", source=Source.IMPORTED)
        person.refresh_from_db()
        held = PersonYear.objects.select_related("person", "commune")
        year = held.filter(person=person, survey_year=one.year.survey_year).first()
        if year is None:
            fields = {"person": person, "commune": commune, "survey_year": one.year.survey_year}
            year = PersonYear.objects.create(source=Source.IMPORTED, **fields, **what)
            tell(year, None, None)
        else:
            edit_year(by=None, row=year, values=what, why="Tệp", source=Source.IMPORTED)
        person.refresh_from_db()
        if home is not None and person.household != home:
            join_household(person, home, timezone.localdate(), one.person.relation)


def _household(commune: OrgUnit, one: Row) -> Household | None:
    told = one.household
    if not told.sheet_number and not told.head:
        return None
    head = {} if told.sheet_number else {"head": told.head}
    held = Household.objects.filter(commune=commune, hamlet=told.hamlet, sheet_number=told.sheet_number, **head)
    values = {"hamlet": told.hamlet, "sheet_number": told.sheet_number, "head": told.head, "address": told.address}
    return held.order_by("pk").first() or add_household(by=None, commune=commune, values=values)


def state(*, versions: bool) -> dict[str, Any]:
    """Everything the register and the counts above it hold, less keys and times; ``versions`` and the day a first
    household was joined are of the road taken, and left out where roads differ in them."""
    people = dict(Person.objects.values_list("pk", "code"))
    homes = {
        pk: (hamlet, sheet_number, "" if sheet_number else head)
        for pk, hamlet, sheet_number, head in Household.objects.values_list("pk", "hamlet", "sheet_number", "head")
    }
    joined = ["since"] if versions else []
    left = {"id", "created_at", "updated_at", "at", "year_id"} | (set() if versions else {"version"})
    return {
        "people": _rows(Person, left, people, homes),
        "years": _rows(PersonYear, left, people, homes),
        "households": sorted(homes.values()),
        "memberships": sorted(
            (people[person], homes[home], *map(str, more))
            for person, home, *more in HouseholdMembership.objects.values_list(
                "person", "household", "relation", "until", *joined
            )
        ),
        "log": _rows(FieldChange, left, people, homes),
        "log of years": sorted(
            FieldChange.objects.exclude(year=None).values_list("year__person__code", "year__survey_year", "field")
        ),
        "cohorts": {
            (year, born): counts
            for year, born, counts in CohortCount.objects.values_list("survey_year", "birth_year", "counts")
            if counts
        },
        "standings": sorted(
            (code, year, programme, str(found))
            for code, year, programme, found in Standing.objects.values_list(
                "unit__code", "survey_year", "programme", "evaluation__level"
            )
        ),
    }


def _rows(model: Any, left: set[str], people: Names, homes: dict[int, Any]) -> list[str]:
    found = []
    for values in model.objects.values():
        told = {name: value for name, value in values.items() if name not in left}
        if "person_id" in told:
            told["person_id"] = people[told["person_id"]]
        if told.get("household_id"):
            told["household_id"] = homes[told["household_id"]]
        found.append(repr(sorted(told.items())))
    return sorted(found)


@contextmanager
def forgotten() -> Iterator[None]:
    """What is written inside is taken back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def after_each(
    road: Callable[[OrgUnit, list[Row]], None], commune: OrgUnit, told: Sequence[list[Row]], *, versions: bool
) -> list[dict[str, Any]]:
    """The state after each survey, taken in by one road."""
    states = []
    with forgotten():
        for rows in told:
            road(commune, rows)
            states.append(state(versions=versions))
    return states


@pytest.mark.parametrize("seed", range(6))
def test_rows_loaded_together_leave_what_rows_loaded_one_by_one_leave(commune: OrgUnit, seed: int) -> None:
    told = surveys(seed)
    together = after_each(in_bulk, commune, told, versions=True)
    assert together[-1]["log"]
    assert together[-1]["cohorts"]
    for bulk, single in zip(together, after_each(one_by_one, commune, told, versions=True), strict=True):
        for part, found in bulk.items():
            assert found == single[part], part


@pytest.mark.parametrize("seed", range(6))
def test_rows_loaded_together_leave_what_the_forms_leave_person_by_person(commune: OrgUnit, seed: int) -> None:
    told = surveys(seed)
    together = after_each(in_bulk, commune, told, versions=False)
    for bulk, single in zip(together, after_each(by_hand, commune, told, versions=False), strict=True):
        for part, found in bulk.items():
            assert found == single[part], part

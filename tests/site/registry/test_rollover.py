"""The next survey year: idempotent, previewed, nothing guessed."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from namhoc.recognition.person_year import Residence, Status
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import (
    edit_year,
    preview_roll_over,
    record_departure,
    record_promotion,
    roll_over,
)
from namhoc.site.registry.models import EventKind, Person, PersonEvent, PersonYear
from namhoc.survey.rollover import Ask
from tests.site.registry.people import person_in


def year_of(person: Person, survey_year: int = 2027) -> PersonYear:
    return person.years.get(survey_year=survey_year)


def test_a_grade_grows_only_where_it_was_finished(commune: OrgUnit, officer_a: User) -> None:
    done = person_in(commune, year={"grade": 3, "status": 0, "finished_grade": True, "school": "H9001-T1"})
    stays = person_in(commune, year={"grade": 3, "status": 0, "finished_grade": False})
    unknown = person_in(commune, year={"grade": 3, "status": 0})
    preview = preview_roll_over(commune, 2026)
    assert (preview.carried, preview.asked) == (3, {Ask.RESULT: 1})
    assert not PersonYear.objects.filter(survey_year=2027).exists()
    roll_over(by=officer_a, commune=commune, survey_year=2026)
    assert (year_of(done).grade, year_of(done).school, year_of(done).repeater) == (4, "H9001-T1", False)
    assert (year_of(stays).grade, year_of(stays).repeater) == (3, True)
    assert (year_of(unknown).grade, year_of(unknown).status) == (None, None)


def test_rolling_over_again_adds_only_who_came_since_and_keeps_corrections(
    commune: OrgUnit, officer_a: User, person: Person, heard: list[dict[str, Any]]
) -> None:
    roll_over(by=officer_a, commune=commune, survey_year=2026)
    edit_year(by=officer_a, row=year_of(person), values={"grade": 6, "status": 0})
    late = person_in(commune, "Vàng A Muộn", 2018)
    heard.clear()
    assert roll_over(by=officer_a, commune=commune, survey_year=2026).carried == 1
    assert year_of(person).grade == 6
    assert year_of(late).age == 9
    assert roll_over(by=officer_a, commune=commune, survey_year=2026).carried == 0
    assert [one["survey_year"] for one in heard] == [2027]
    assert AuditEvent.objects.filter(action="people.roll_over").count() == 2


def test_who_left_stays_behind_and_who_leaves_in_the_new_window_is_marked(commune: OrgUnit) -> None:
    gone, leaving = person_in(commune), person_in(commune, "Vàng A Đi", 2014)
    record_departure(by=None, person=gone, kind=EventKind.DIED, on=date(2026, 8, 1))
    record_departure(by=None, person=leaving, kind=EventKind.MOVED_OUT, on=date(2026, 10, 5))
    done = roll_over(by=None, commune=commune, survey_year=2026)
    assert (done.carried, done.left) == (1, 1)
    assert not gone.years.filter(survey_year=2027).exists()
    assert year_of(leaving).residence == Residence.MOVED_OUT


def test_a_whole_grade_is_promoted_but_those_recorded_otherwise(commune: OrgUnit, officer_a: User) -> None:
    one = person_in(commune, year={"grade": 5, "status": 0, "school": "H9001-T1"})
    other = person_in(commune, year={"grade": 5, "status": 0, "school": "H9001-T1", "finished_grade": False})
    elsewhere = person_in(commune, year={"grade": 5, "status": 0, "school": "X"})
    assert record_promotion(by=officer_a, commune=commune, survey_year=2026, grade=5, school="H9001-T1") == 1
    roll_over(by=officer_a, commune=commune, survey_year=2026)
    row = year_of(one)
    assert (row.grade, row.completed_primary, row.primary_year, row.primary_evidence) == (6, True, 2027, None)
    assert year_of(other).grade == 5
    assert year_of(elsewhere).grade is None


def test_people_taken_over_from_a_commune_that_ended_go_on_in_the_new_one(
    person: Person, units: dict[str, OrgUnit]
) -> None:
    old, new = units["H9001"], units["H9002"]
    assert preview_roll_over(new, 2026).carried == 0
    OrgUnit.objects.filter(pk=old.pk).update(valid_to=date(2026, 10, 31))
    Person.objects.filter(pk=person.pk).update(commune=new)
    assert roll_over(by=None, commune=new, survey_year=2026).carried == 1
    assert (year_of(person, 2026).commune, year_of(person, 2027).commune) == (old, new)


@pytest.mark.parametrize("seed", range(4))
def test_the_preview_tells_what_the_roll_over_does(commune: OrgUnit, seed: int) -> None:
    dice = random.Random(seed)
    people = [person_in(commune, f"Người {'ABC'[n % 3]}", 2026 - dice.randint(2, 25)) for n in range(40)]
    told = (None, True, False)
    for person in people:
        person.years.update(
            residence=dice.choice((0, 0, 1, 2, 3, 4)),
            status=dice.choice((None, 0, 0, 1, 2, 3, 4)),
            grade=dice.choice((None, -3, -1, 3, 5, 9, 12)),
            finished_grade=dice.choice(told),
            completed_primary=dice.choice(told),
            completed_lower_secondary=dice.choice(told),
            completed_upper_secondary=dice.choice(told),
            primary_evidence=dice.choice((None, 0, 1)),
            lower_secondary_evidence=dice.choice((None, 0)),
        )
    days = (date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 2))
    kinds = (EventKind.DIED, EventKind.MOVED_OUT, EventKind.MOVED_IN)
    for person, on in zip(people, days * 5, strict=False):
        PersonEvent.objects.create(person=person, commune=commune, kind=dice.choice(kinds), on=on)
    for person in people[20:25]:
        PersonYear.objects.create(person=person, commune=commune, survey_year=2027)
    told_before = preview_roll_over(commune, 2026)
    done = roll_over(by=None, commune=commune, survey_year=2026)
    assert (told_before.carried, told_before.left, told_before.already) == (done.carried, done.left, done.already)
    assert told_before.asked == done.asked
    assert done.asked
    assert done.left
    assert preview_roll_over(commune, 2026).already == done.already + done.carried


@pytest.mark.parametrize("status", [Status.DROPPED_OUT, Status.FINISHED])
def test_what_does_not_change_by_itself_is_carried(commune: OrgUnit, status: Status) -> None:
    one = person_in(commune, birth_year=2010, year={"status": int(status), "grade": 9})
    roll_over(by=None, commune=commune, survey_year=2026)
    assert (year_of(one).status, year_of(one).grade) == (status, 9)


def test_a_promotion_is_a_change_of_each_person(commune: OrgUnit, officer_a: User) -> None:
    person = person_in(commune, year={"grade": 3, "status": 0, "school": "H9001-T1"})
    record_promotion(by=officer_a, commune=commune, survey_year=2026, grade=3)
    assert Person.objects.get(pk=person.pk).version == person.version + 1


@pytest.mark.parametrize("grade", ["--5", "99", "", "5a"])
def test_a_grade_that_is_none_promotes_nobody(
    browse: Callable[[User], Client], commune: OrgUnit, officer_a: User, grade: str
) -> None:
    person_in(commune, year={"grade": 5, "status": 0})
    answer = browse(officer_a).post("/pho-cap/so/chuyen-nam/khoi/", {"lop": grade, "nam": "2026"})
    assert answer.status_code == 302
    assert not PersonYear.objects.filter(finished_grade=True).exists()

"""The people of one commune: households, names that last, errors planted, the workbook read back."""

from collections import Counter

import pytest

from namhoc.core import fold
from namhoc.reading import read_sheets
from namhoc.recognition.person_year import Residence
from namhoc.simulation import NA_PHEO, SIMULATED
from namhoc.simulation.people import PersonFault, Plan, Settlement, people, survey_workbook
from namhoc.survey import read_survey

VILLAGE = Settlement("X000001", 900, 0.6, 0.8, Plan(difficult=True))


@pytest.fixture(scope="module")
def whole():
    return people(NA_PHEO, 2026)


@pytest.fixture(scope="module")
def village():
    return people(VILLAGE, 2026)


def read(data, commune="X000001"):
    return read_survey(read_sheets(data, "dieu-tra.xlsx"), survey_year=2026, commune=commune)


def test_everyone_is_marked_and_no_number_of_identity_can_be_real(whole):
    assert whole.mark == SIMULATED
    assert {row.person.note for row in whole.rows} == {SIMULATED}
    numbers = [row.person.id_number for row in whole.rows if row.person.id_number]
    assert all(number.startswith("999") and len(number) == 12 for number in numbers)
    assert len(set(numbers)) == len(numbers)
    assert 0.85 < len(numbers) / len(whole.rows) < 0.97


def test_households_have_a_head_and_are_of_usual_size(whole):
    members = Counter(row.household for row in whole.rows if row.year.residence is not Residence.SCHOOLED_HERE)
    assert 3 < sum(members.values()) / len(members) < 6
    assert max(members.values()) < 12
    heads = {row.household for row in whole.rows if row.person.relation == "Chủ hộ"}
    assert len(heads) > 0.9 * len(members)


def test_children_are_younger_than_their_parents(whole):
    heads = {row.household: row.person.birth_year for row in whole.rows if row.person.relation == "Chủ hộ"}
    for row in whole.rows:
        if row.person.relation == "Con" and row.household in heads:
            assert row.person.birth_year - heads[row.household] >= 15


def test_a_person_is_the_same_in_every_year(village):
    before = {row.year.person: row for row in people(VILLAGE, 2024).rows}
    both = [(row, before[row.year.person]) for row in village.rows if row.year.person in before]
    assert len(both) > 800
    assert all(now.person == then.person and now.household == then.household for now, then in both)


def test_the_demo_s_commune_has_three_children_not_known(whole):
    open_ = [row.year for row in whole.rows if row.year.age == 11 and row.year.completed_primary is None]
    assert len(open_) == 3
    assert all(year.grade is None and year.place in (1, 2) for year in open_)


def test_a_commune_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        people("01", 2026)


def test_a_part_of_a_commune_is_whole_households(village):
    part = people(VILLAGE, 2026, limit=200)
    assert 150 < len(part.rows) <= 200
    full = Counter(row.household for row in village.rows)
    assert all(full[household] == number for household, number in Counter(r.household for r in part.rows).items())


@pytest.mark.parametrize("columns", [73, 51, 22])
def test_a_workbook_without_planted_errors_is_read_without_one(village, columns):
    found = read(survey_workbook(village, columns))
    assert len(found.rows) == len(village.rows)
    assert not found.findings


def test_what_a_workbook_of_73_columns_tells_is_what_was_written(village):
    rows = read(survey_workbook(village)).rows
    for row, told in zip(village.rows, rows, strict=True):
        assert told.person.name == row.person.name
        for name in ("birth_year", "female", "residence", "grade", "status", "completed_preschool"):
            assert getattr(told.year, name) == getattr(row.year, name), (name, row.line)


def test_every_planted_error_is_told_and_found_in_its_row():
    wrong = people(VILLAGE, 2026, faults=set(PersonFault))
    told = {planted.kind: planted for planted in wrong.planted}
    assert set(told) == set(PersonFault)
    found = {(finding.code, finding.place.rpartition(" ô ")[2]) for finding in read(survey_workbook(wrong)).findings}
    lines = {
        code: {int("".join(c for c in place if c.isdigit())) for c_, place in found if c_ == code} for code, _ in found
    }
    assert lines["SURVEY-BIRTH"] == {told[PersonFault.BIRTH_YEAR].line + 6}
    assert told[PersonFault.GRADE_AGE].line + 6 in lines["SURVEY-GRADE-AGE"]


def test_a_double_is_the_same_person_under_a_name_written_otherwise():
    wrong = people(VILLAGE, 2026, faults={"twice"})
    (planted,) = wrong.planted
    by_code = {row.year.person: row for row in wrong.rows}
    one, other = by_code[planted.other], by_code[planted.person]
    assert one.person.name != other.person.name
    assert fold(one.person.name) == fold(other.person.name)
    assert one.person.birth_year == other.person.birth_year
    assert one.household == other.household

"""What taking a workbook in would change, and what it leaves alone."""

from dataclasses import replace

import pytest

from namhoc.survey import SurveyHousehold
from namhoc.survey.plan import Fate, Held, differences, merged_year, plan
from tests.unit.survey.books import reading

HEAD = ["Thôn", "Họ và tên", "Ngày sinh", "Nữ", "Lớp đang học", "Điện thoại"]
LINES = [["Bản A", "Lò Thị Mẩy", "05/9/2015", "x", "5A", "0912"], ["Bản A", "Vàng A Páo", "07/3/2012", "", "8", ""]]


def held_from(found):
    """The registry after every row of ``found`` was taken in: keys p0, p1 ..."""
    return {
        f"p{n}": Held(key=f"p{n}", household=row.household, person=row.person, year=replace(row.year, person=f"p{n}"))
        for n, row in enumerate(found.rows)
    }


def changed(line, **options):
    before = reading([HEAD, *LINES])
    after = reading([HEAD, line, LINES[1]])
    return plan(after, held_from(before), {0: "p0", 1: "p1"}, {}, **options)


def test_the_same_workbook_again_changes_nothing():
    found = reading([HEAD, *LINES])
    assert [p.fate for p in plan(found, held_from(found), {0: "p0", 1: "p1"}, {})] == [Fate.SAME, Fate.SAME]


def test_one_changed_row_changes_one_person_and_one_field():
    first, second = changed(["Bản A", "Lò Thị Mẩy", "05/9/2015", "x", "6A", "0912"])
    assert (first.fate, first.key, dict(first.changes)) == (Fate.CHANGED, "p0", {"grade": (5, 6)})
    assert second.fate is Fate.SAME


def test_an_empty_cell_erases_nothing():
    first, _ = changed(["", "Lò Thị Mẩy", "05/9/2015", "x", "", ""])
    assert first.fate is Fate.SAME


def test_a_mark_taken_away_is_an_answer():
    first, _ = changed(["Bản A", "Lò Thị Mẩy", "05/9/2015", "", "5A", "0912"])
    assert dict(first.changes) == {"female": (True, False)}


def test_a_field_without_a_column_is_left_alone():
    found = reading([["Họ và tên", "Năm sinh"], ["Lò Thị Mẩy", 2015]])
    [row] = found.rows
    held = held_from(reading([HEAD, LINES[0]]))["p0"]
    assert differences(row, held, found.told) == {}
    assert merged_year(row, held.year, "p0", found.told) == held.year


def test_a_person_without_this_survey_year_gets_it():
    found = reading([HEAD, LINES[0]])
    held = replace(held_from(found)["p0"], year=None)
    [row] = plan(found, {"p0": held}, {0: "p0"}, {})
    assert (row.fate, row.changes["survey_year"]) == (Fate.CHANGED, (None, 2026))
    assert merged_year(row.row, None, "p0", found.told).person == "p0"


def test_a_row_that_resembles_is_asked_and_one_that_does_not_is_new():
    found = reading([HEAD, *LINES])
    first, second = plan(found, {}, {}, {0: ["p7", "p8"]})
    assert (first.fate, first.candidates) == (Fate.ASK, ("p7", "p8"))
    assert second.fate is Fate.NEW


def test_a_second_row_for_the_same_person_is_asked():
    found = reading([HEAD, LINES[0], LINES[0]])
    held = held_from(reading([HEAD, LINES[0]]))
    first, second = plan(found, held, {0: "p0", 1: "p0"}, {})
    assert (first.fate, second.fate, second.candidates) == (Fate.SAME, Fate.ASK, ("p0",))


@pytest.mark.parametrize("hamlet", ["Bản B", "Bản C"])
def test_a_person_who_moved_house_changes_hamlet(hamlet):
    first, _ = changed([hamlet, *LINES[0][1:]])
    assert dict(first.changes) == {"hamlet": ("Bản A", hamlet)}
    assert first.row.household == SurveyHousehold(hamlet=hamlet)

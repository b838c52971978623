"""Every row of every official form is a sum of measures."""

from hypothesis import given
from hypothesis import strategies as st

from namhoc.recognition.cohorts import NAMES
from namhoc.recognition.cohorts.forms import FORMS, TH_M1, THCS_M1, XMC_3
from namhoc.recognition.cohorts.oracle import measured
from tests.property.people import person_years


def cell(form, number, people, ages):
    row = next(row for row in form.rows if row.number == number)
    low, high = ages
    return sum(len(measured(p) & set(row.measures)) for p in people if low <= p.age <= high)


def test_the_ten_forms_are_there():
    codes = "MN-01-TE MN-02 TH-M1 TH-02 THCS-M1 THCS-M2 CMC-1 CMC-2 XMC-3 XMC-4"
    assert list(FORMS) == codes.split()


def test_every_row_is_a_sum_of_measures_that_exist():
    for form in FORMS.values():
        for row in form.rows:
            assert set(row.measures) <= set(NAMES), (form.code, row.label)


def test_rows_with_a_number_have_one_each_in_order():
    for form, first, last in ((TH_M1, 6, 38), (THCS_M1, 8, 36)):
        numbers = [row.number for row in form.rows if row.number]
        gap = {15} if form is THCS_M1 else set()
        assert numbers == [n for n in range(first, last + 1) if n not in gap]


@given(st.lists(person_years(), max_size=20))
def test_on_the_primary_form_ppc_is_made_up_of_grades_completed_dropouts_and_not_started(people):
    """X3 for those whose schooling is known; each person who is missing is counted as unclear."""
    known = [p for p in people if p.status is not None and p.grade is not None and p.completed_primary is not None]
    resident = [*(n + step for n in range(13, 28, 3) for step in (0, 1)), 28, 29, 35, 36, 38]
    parts = sum(cell(TH_M1, number, known, (6, 14)) for number in resident)
    assert parts == cell(TH_M1, 12, known, (6, 14))


@given(st.lists(person_years(), max_size=20))
def test_on_the_literacy_form_everyone_is_illiterate_literate_or_unclear(people):
    adults = [p for p in people if 15 <= p.age <= 60]
    population, *parts = (sum(len(measured(p) & set(row.measures)) for p in adults) for row in XMC_3.rows)
    assert sum(parts) == population

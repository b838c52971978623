"""What follows by itself into the next survey year, and what is asked."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.recognition.person_year import EvidenceKind, PersonYear, Residence, Status
from namhoc.survey.rollover import Ask, next_year, survey_year_of


def pupil(grade: int | None, **fields: Any) -> PersonYear:
    told = {"status": Status.STUDYING, "school": "T1", "birth_year": 2015} | fields
    return PersonYear(survey_year=2026, person="NP-1", commune="H9001", grade=grade, **told)


@pytest.mark.parametrize(
    ("grade", "finished", "after", "status"),
    [
        (-3, True, -2, Status.STUDYING),
        (-1, True, 1, Status.STUDYING),
        (1, True, 2, Status.STUDYING),
        (1, False, 1, Status.STUDYING),
        (1, None, None, None),
        (5, True, 6, Status.STUDYING),
        (8, True, 9, Status.STUDYING),
        (9, True, None, None),
        (11, True, 12, Status.STUDYING),
        (12, True, 12, Status.FINISHED),
        (0, True, None, None),
        (None, True, None, None),
    ],
)
def test_a_grade_follows_from_the_one_finished(
    grade: int | None, finished: bool | None, after: int | None, status: Status | None
) -> None:
    rolled = next_year(pupil(grade), finished)
    assert rolled.year is not None
    assert (rolled.year.grade, rolled.year.status) == (after, status)


def test_the_last_grade_of_a_stage_completes_it_and_asks_for_the_paper() -> None:
    rolled = next_year(pupil(5), True)
    assert rolled.year is not None
    assert (rolled.year.completed_primary, rolled.year.primary_year, rolled.year.school) == (True, 2027, None)
    assert rolled.ask == (Ask.SCHOOL, Ask.EVIDENCE)


def test_a_completion_with_its_paper_is_enough() -> None:
    known = pupil(9, completed_lower_secondary=True, lower_secondary_evidence=EvidenceKind.RECORD)
    assert next_year(known, None).ask == (Ask.PATH,)


@pytest.mark.parametrize("residence", [Residence.MOVED_OUT, Residence.DECEASED])
def test_who_left_has_no_next_year(residence: Residence) -> None:
    assert next_year(pupil(5, residence=residence), True).year is None


def test_the_window_of_a_survey_year_begins_in_october() -> None:
    assert survey_year_of(date(2026, 9, 30)) == 2026
    assert survey_year_of(date(2026, 10, 1)) == 2027


@given(
    grade=st.sampled_from([None, *range(-3, 13)]),
    status=st.sampled_from([None, *Status]),
    residence=st.sampled_from(list(Residence)),
    finished=st.sampled_from([None, True, False]),
    born=st.integers(1950, 2026),
)
def test_a_year_passes_and_nothing_is_guessed(
    grade: int | None, status: Status | None, residence: Residence, finished: bool | None, born: int
) -> None:
    row = pupil(grade, status=status, residence=residence, birth_year=born)
    rolled = next_year(row, finished).year
    if rolled is None:
        assert residence in (Residence.MOVED_OUT, Residence.DECEASED)
        return
    assert rolled.age == row.age + 1
    assert rolled.residence is not Residence.ARRIVED
    assert (rolled.two_sessions, rolled.prepared_vietnamese) == (None, None)
    if rolled.grade is not None and row.grade is not None and rolled.grade != row.grade:
        assert finished
    if finished is None and status in (Status.STUDYING, Status.PAUSED):
        assert rolled.status is None
        assert next_year(row, finished).ask

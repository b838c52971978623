"""Date phrases of a sentence: the last day they mean, and what nobody guesses."""

import pytest

from namhoc.core import SchoolYear
from namhoc.directives.extractors.deadlines.due_dates import due_dates


def days(text: str) -> list[str | None]:
    return [due.last_day for due in due_dates(text)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("trước ngày 05/9/2026", "2026-09-05"),
        ("ngày 05 tháng 9 năm 2026", "2026-09-05"),
        ("trước 15.10.2026", "2026-10-15"),
        ("trong tháng 2/2028", "2028-02-29"),
        ("tháng 12 năm 2025", "2025-12-31"),
        ("Quý IV-2025", "2025-12-31"),
        ("quí 1/2027", "2027-03-31"),
        ("trong năm 2026", "2026-12-31"),
    ],
)
def test_a_phrase_means_its_last_day(text: str, day: str) -> None:
    assert days(text) == [day]


def test_a_day_without_a_year_is_left_open_and_says_what_is_known() -> None:
    (due,) = due_dates("trước ngày 15/9")
    assert due.last_day is None
    assert due.unsettled == "before 09-15, year not printed"


def test_a_school_year_in_the_sentence_settles_its_days() -> None:
    assert days("Năm học 2026-2027 khai giảng ngày 5.9, bế giảng ngày 25/5") == ["2026-09-05", "2027-05-25"]


def test_a_school_year_given_from_outside_settles_a_day_on_request() -> None:
    (due,) = due_dates("tựu trường ngày 24/8")
    assert due.within(SchoolYear(2026)).last_day == "2026-08-24"


def test_an_impossible_day_of_the_school_year_stays_open() -> None:
    (due,) = due_dates("ngày 31/6")
    assert due.within(SchoolYear(2026)).last_day is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ngày 30/02/2026",
        "ngày 45/13",
        "số 12/KH-UBND",
        "586/594 trường",
        "năm 2026 - 2030",
        "8,3 - 8,5%",
        "quý khách",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert days(text) == []

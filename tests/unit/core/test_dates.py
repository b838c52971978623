"""Dates as Vietnamese documents write them."""

from __future__ import annotations

from datetime import date

import pytest

from namhoc.core import PartialDate, find_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ngày 05 tháng 9 năm 2026", "2026-09-05"),
        ("ngày 04tháng 5 năm 2013", "2013-05-04"),
        ("ngày\n19 tháng\n11 năm 2025", "2025-11-19"),
        ("ngày22/5/2013", "2013-05-22"),
        ("05.9.2026", "2026-09-05"),
        ("ngày 5-9-2026", "2026-09-05"),
        ("ngày 14 - 5 - 2018", "2018-05-14"),
        ("tháng 12/2025", "2025-12"),
        ("tháng 9 năm 2026", "2026-09"),
    ],
)
def test_the_forms_of_a_date_are_read(text: str, iso: str) -> None:
    (found,) = find_dates(text)
    assert found.value.iso() == iso
    assert found.span.of(text).endswith(str(found.value.year))


@pytest.mark.parametrize("text", ["ngày 31/02/2026", "ngày 00/9/2026", "36/2017/TT-BGDĐT", "2021-2025", "năm học 2026"])
def test_what_is_no_day_of_the_calendar_is_passed_over(text: str) -> None:
    assert list(find_dates(text)) == []


@pytest.mark.parametrize(
    ("value", "words", "digits"),
    [
        (PartialDate(2026, 9, 5), "ngày 05 tháng 9 năm 2026", "05/9/2026"),
        (PartialDate(2026, 1, 12), "ngày 12 tháng 01 năm 2026", "12/01/2026"),
        (PartialDate(2026, 12), "tháng 12 năm 2026", "12/2026"),
        (PartialDate(2026), "năm 2026", "2026"),
    ],
)
def test_a_date_is_printed_as_official_documents_do(value: PartialDate, words: str, digits: str) -> None:
    assert value.in_words() == words
    assert value.in_digits() == digits


def test_a_shortened_date_ends_with_its_last_day() -> None:
    assert PartialDate(2028, 2).last_day() == date(2028, 2, 29)
    assert PartialDate(2026).last_day() == date(2026, 12, 31)


def test_a_day_without_a_month_is_refused() -> None:
    with pytest.raises(ValueError, match="a day needs a month"):
        PartialDate(2026, None, 5)

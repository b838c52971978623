"""Dates and numbers in and out, as Vietnamese offices write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.utils import formats, translation

from namhoc.site.forms import NumberField
from namhoc.site.templatetags.namhoc import day, moment, number, size, unbroken, weekday


@pytest.fixture(autouse=True)
def _vietnamese() -> object:
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    "given", ["5/9/2026", "05/09/2026", "05-09-26", "5.9.2026", "050926", "05092026", "2026-09-05"]
)
def test_a_date_is_read_day_first(given: str) -> None:
    assert forms.DateField().clean(given) == date(2026, 9, 5)


@pytest.mark.parametrize("given", ["31/2/2026", "2026", "9/2026", "13/13/2026", "mai"])
def test_what_is_no_date_is_refused(given: str) -> None:
    with pytest.raises(forms.ValidationError, match="05/9/2026"):
        forms.DateField().clean(given)


@pytest.mark.parametrize(
    ("given", "meant"),
    [("92,5", "92.5"), ("1.234,5", "1234.5"), ("1.234", "1234"), ("1.234.567", "1234567"), ("-3", "-3"), ("−3", "-3")],
)
def test_a_number_is_read_with_a_decimal_comma_and_thousands_points(given: str, meant: str) -> None:
    assert NumberField().clean(given) == Decimal(meant)


@pytest.mark.parametrize("given", ["92.5", "1.23", "1,234.5", "12a", "1..000", "1e5", "NaN", "Infinity"])
def test_a_number_that_could_mean_two_things_is_refused(given: str) -> None:
    with pytest.raises(forms.ValidationError):
        NumberField().clean(given)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 9, 5), "05/9/2026"),
        (date(2026, 2, 25), "25/02/2026"),
        (date(2026, 11, 24), "24/11/2026"),
        (None, ""),
    ],
)
def test_a_date_is_shown_after_the_decree(value: date | None, shown: str) -> None:
    assert day(value) == shown


def test_a_moment_is_shown_in_vietnamese_time() -> None:
    assert moment(datetime(2026, 9, 20, 18, 30, tzinfo=UTC)) == "01:30 ngày 21/9/2026"


@pytest.mark.parametrize(
    ("value", "shown"), [(1234.5, "1.234,5"), (1234567, "1.234.567"), (0, "0"), (None, "chưa có"), (-5.25, "-5,25")]
)
def test_a_number_is_shown_grouped_and_missing_is_not_zero(value: float | None, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(("value", "shown"), [(12, "12 byte"), (421_888, "412 KB"), (1_572_864, "1,5 MB")])
def test_a_size_is_shown_in_the_unit_people_use(value: int, shown: str) -> None:
    assert size(value) == shown


def test_days_of_the_week_are_words() -> None:
    assert weekday(date(2026, 11, 24)) == "Thứ Ba"


def test_the_short_date_of_django_is_ours() -> None:
    assert formats.date_format(date(2026, 9, 5), "SHORT_DATE_FORMAT") == "05/09/2026"
    assert formats.date_format(date(2026, 9, 5)) == "ngày 05 tháng 09 năm 2026"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("năm học 2026-2027", 'năm học <span class="nowrap">2026-2027</span>'),
        ("Chỉ thị 12/CT-UBND, 8 mục", 'Chỉ thị <span class="nowrap">12/CT-UBND</span>, 8 mục'),
        ("<b>1</b>", "&lt;b&gt;1&lt;/b&gt;"),
        ("", ""),
    ],
)
def test_ranges_and_numbers_of_documents_stay_on_one_line(text: str, shown: str) -> None:
    assert unbroken(text) == shown

"""Numbers and dates as NĐ 30/2020/NĐ-CP and Vietnamese usage print them."""

from datetime import date

import pytest

from namhoc.reporting import vietnamese


@pytest.mark.parametrize(
    ("value", "short", "long"),
    [
        (date(2026, 9, 5), "05/9/2026", "ngày 05 tháng 9 năm 2026"),
        (date(2026, 2, 10), "10/02/2026", "ngày 10 tháng 02 năm 2026"),
        (date(2026, 12, 31), "31/12/2026", "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days(value, short, long):
    assert (vietnamese.day(value), vietnamese.long_day(value)) == (short, long)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1234.5, 1, "1.234,5"), (1250000, 0, "1.250.000"), (-3.25, 2, "−3,25"), (0, 0, "0"), (-0.001, 1, "0,0")],
)
def test_numbers(value, decimals, text):
    assert vietnamese.number(value, decimals) == text


def test_a_share_of_nothing_is_not_zero():
    assert vietnamese.share(61, 99) == "61,6%"
    assert vietnamese.share(0, 0) == "chưa có"

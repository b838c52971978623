"""Names of provinces."""

from __future__ import annotations

import re

import pytest

from namhoc.core import PROVINCE_PATTERN, PROVINCES, province_named


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("LAI CHÂU", "Lai Châu"),
        ("tỉnh Hoà Bình", "Hòa Bình"),
        ("HỒ CHÍ MINH", "Thành phố Hồ Chí Minh"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("thành phố Huế", "Huế"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Thừa\nThiên Huế", "Thừa Thiên Huế"),
        ("Hoàng Sơn", None),
        ("", None),
    ],
)
def test_a_printed_name_means_one_province_or_none(printed: str, name: str | None) -> None:
    assert province_named(printed) == name


def test_every_name_is_found_by_the_pattern_in_capitals_and_over_line_ends() -> None:
    pattern = re.compile(f"(?i){PROVINCE_PATTERN}")
    for name in PROVINCES:
        assert pattern.fullmatch(name.upper().replace(" ", "\n"))


def test_there_are_the_sixty_three_provinces_of_before_and_the_names_of_today() -> None:
    assert len(PROVINCES) == len(set(PROVINCES)) == 64  # Thừa Thiên Huế is Huế since 1 January 2025

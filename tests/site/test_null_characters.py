"""A null character in an address breaks nothing, on any database."""

from collections.abc import Callable

import pytest
from django.test import Client

from namhoc.site.accounts.models import User


@pytest.mark.parametrize("path", ["/tim/", "/mang-luoi/", "/pho-cap/so/", "/van-ban/", "/nhiem-vu/"])
def test_a_null_character_in_the_words_looked_for_is_left_out(
    browse: Callable[[User], Client], officer_a: User, path: str
) -> None:
    assert browse(officer_a).get(f"{path}?q=na%00%20pheo").status_code == 200

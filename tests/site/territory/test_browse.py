"""Mạng lưới: browse and search of units, as they are and as they were."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit

Browse = Callable[[User], Client]


def rows(html: str) -> list[str]:
    return [part.split("</a>")[0].split(">")[-1] for part in html.split("data-row ")[1:]]


def get(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_room_opens_on_what_lies_directly_under_the_province(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit]
) -> None:
    html = get(browse(specialist), "/mang-luoi/")
    assert rows(html) == ["Phường Khê Thượng", "Xã Nà Pheo", "Sở GD&amp;ĐT Hoàng Sơn"]
    assert "562" not in html
    assert "312" in html


def test_a_commune_opens_on_its_schools(browse: Browse, specialist: User, schools: dict[str, OrgUnit]) -> None:
    commune = schools["H9001-T1"].parent
    assert commune is not None
    html = get(browse(specialist), f"/mang-luoi/?duoi={commune.pk}")
    assert rows(html) == ["Trường Tiểu học Nà Pheo"]


@pytest.mark.parametrize("words", ["na pheo", "NÀ PHEO", "h9001-t1"])
def test_search_needs_no_accents(browse: Browse, specialist: User, schools: dict[str, OrgUnit], words: str) -> None:
    assert "Trường Tiểu học Nà Pheo" in rows(get(browse(specialist), f"/mang-luoi/?q={words}"))


def test_a_site_is_found_by_its_name(browse: Browse, specialist: User, schools: dict[str, OrgUnit]) -> None:
    html = get(browse(specialist), "/mang-luoi/?q=ban+cang")
    assert "Bản Cang" in html
    assert "Không có đơn vị nào khớp" not in html


def test_nothing_found_says_what_to_do(browse: Browse, specialist: User, schools: dict[str, OrgUnit]) -> None:
    assert "Không có đơn vị nào khớp" in get(browse(specialist), "/mang-luoi/?q=khong+co+dau")


def test_on_a_day_before_the_province_there_is_nothing(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit]
) -> None:
    html = get(browse(specialist), "/mang-luoi/?ngay=30/6/2025")
    assert "Đang xem như ngày" in html
    assert rows(html) == []


@pytest.mark.parametrize("typed", ["32/13/2025", "hôm qua", "0001-01-01", "9999-12-31", "<script>"])
def test_a_day_that_is_none_is_said_and_today_is_shown(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit], typed: str
) -> None:
    html = get(browse(specialist), f"/mang-luoi/?ngay={typed}")
    assert "không đọc được" in html
    assert "Xã Nà Pheo" in html
    assert "<script>" not in html.split("<main")[1]


@pytest.mark.parametrize("query", ["loai=zzz", "cap=zzz", "duoi=abc", "duoi=99999999999999999999", "trang=-1"])
def test_a_filter_that_does_not_exist_filters_nothing(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit], query: str
) -> None:
    assert "Xã Nà Pheo" in rows(get(browse(specialist), f"/mang-luoi/?{query}"))


def test_a_commune_sees_the_names_of_the_province_but_only_its_own_figures(
    browse: Browse, officer_b: User, schools: dict[str, OrgUnit]
) -> None:
    html = get(browse(officer_b), "/mang-luoi/")
    assert "Xã Nà Pheo" in rows(html)
    assert "312" not in html
    assert "250" in html
    assert "ngoài phạm vi xem" in html


def test_another_province_sees_nothing_of_it(browse: Browse, outsider: User, schools: dict[str, OrgUnit]) -> None:
    for query in ("", "?q=na+pheo", f"?duoi={schools['H9001-T1'].parent_id}", "?loai=truong"):
        html = get(browse(outsider), f"/mang-luoi/{query}")
        assert "Nà Pheo" not in html.split("<main")[1], query


def test_the_number_of_queries_does_not_grow_with_the_units(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit], django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = browse(specialist)
    client.get("/mang-luoi/")
    province = OrgUnit.objects.get(code="H9")
    for n in range(40):
        OrgUnit.objects.create(
            code=f"X{n}", name=f"Xã {n}", kind="xã", tier="commune", parent=province, valid_from=date(2025, 7, 1)
        )
    with django_assert_max_num_queries(30):  # type: ignore[attr-defined]
        client.get("/mang-luoi/")

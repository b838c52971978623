"""Every page of the rooms Phổ cập and Mạng lưới, as those who use it see it: axe-core finds nothing at 1280 px, nothing
scrolls sideways at 360 px, and each table says what it holds."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import add_household
from namhoc.site.registry.models import Household, Person
from tests.browser.accessible import violations
from tests.site.recognition.people import YEAR, one_short_of_level_3

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Page]
UNNAMED = """() => [...document.querySelectorAll("main table")].filter((table) =>
  !table.caption && !table.getAttribute("aria-label") && !table.getAttribute("aria-labelledby"))
  .map((table) => table.outerHTML.slice(0, 160))"""


@pytest.fixture
def commune(units: dict[str, OrgUnit], officer_a: User) -> OrgUnit:
    """A commune with its register, one household in it, and the figures that come of it."""
    one_short_of_level_3(units["H9001"])
    add_household(by=officer_a, commune=units["H9001"], values={"hamlet": "Bản Mẫu", "sheet_number": "12"})
    return units["H9001"]


def of_commune(commune: OrgUnit) -> list[str]:
    """The pages that an officer of the commune opens."""
    person = Person.objects.first()
    home = Household.objects.first()
    asked = f"?ct=TH&nam={YEAR}"
    recognition = [f"/pho-cap/xa/{commune.pk}/{part}{asked}" for part in ("", "dieu-kien/", "so-lieu/", "giao-viec/")]
    registry = [
        f"/pho-cap/so/{part}"
        for part in (
            "",
            "theo-doi/",
            "them-nguoi/",
            "tiep-nhan/",
            "dot-dieu-tra/",
            "ho/",
            "ho/them/",
            "phieu/",
            "trung/",
            "so-truong/",
            "chuyen-nam/",
            *(
                [f"nguoi/{person.code}/", f"nguoi/{person.code}/hoan-thanh/", f"nguoi/{person.code}/nam/"]
                if person
                else ()
            ),
            *([f"ho/{home.pk}/"] if home else ()),
        )
    ]
    return [
        *recognition,
        f"/pho-cap/xa/{commune.pk}/nguoi/TH3.age11/{asked}",
        f"/pho-cap/ho-so/{commune.pk}/{asked}",
        f"/pho-cap/kiem-tra/{commune.pk}/{asked}",
        *registry,
        "/pho-cap/dieu-tra/",
    ]


def of_department(province: OrgUnit) -> list[str]:
    """The pages that the department opens."""
    asked = f"?ct=TH&nam={YEAR}"
    return [
        *(f"/pho-cap/tinh/{province.pk}/{part}{asked}" for part in ("", "thu-sap-nhap/", "cach-tinh/")),
        f"/pho-cap/ho-so/{province.pk}/{asked}",
        f"/pho-cap/kiem-tra/{province.pk}/{asked}",
        "/pho-cap/so/tien-do/",
        *(f"/mang-luoi/{part}" for part in ("", "ban-do/", "ban-do/ranh-gioi/", f"don-vi/{province.pk}/")),
        *(f"/mang-luoi/thay-doi/{part}" for part in ("", "moi/", "moi/?loai=merge", "ke-hoach/")),
        "/mang-luoi/truong/nhap/",
    ]


def complaints(page: Page, address: str, paths: list[str], axe: str) -> dict[str, Any]:
    """What is wrong, by path; nothing where all is well."""
    wrong: dict[str, Any] = {}
    for path in paths:
        page.set_viewport_size({"width": 1280, "height": 860})
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.status == 200, path
        found: list[Any] = [*violations(page, axe), *page.evaluate(UNNAMED)]
        page.set_viewport_size({"width": 360, "height": 740})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if found or wide > 360:
            wrong[path] = (found, wide)
    return wrong


def test_the_pages_of_a_commune_can_be_used_by_everybody(
    open_page: Open, live_server: Any, axe: str, commune: OrgUnit, officer_a: User
) -> None:
    page = open_page(officer_a, "/")
    assert complaints(page, live_server.url, of_commune(commune), axe) == {}


def test_the_pages_of_the_department_can_be_used_by_everybody(
    open_page: Open, live_server: Any, axe: str, commune: OrgUnit, specialist: User, units: dict[str, OrgUnit]
) -> None:
    page = open_page(specialist, "/")
    assert complaints(page, live_server.url, of_department(units["H9"]), axe) == {}

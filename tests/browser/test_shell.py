"""Keys, the session warning, narrow screens: what only a browser can show."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from namhoc.site.accounts.models import User
from namhoc.site.directives.models import LegalDocument

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Page]


def test_slash_goes_to_the_search_and_g_v_to_the_documents(open_page: Open, specialist: User) -> None:
    page = open_page(specialist, "/")
    page.keyboard.press("/")
    expect(page.get_by_label("Tìm mọi thứ")).to_be_focused()
    page.keyboard.type("g v ?")
    expect(page.get_by_label("Tìm mọi thứ")).to_have_value("g v ?")
    page.get_by_role("heading", name="Bàn làm việc").click()
    page.keyboard.press("g")
    page.keyboard.press("v")
    page.wait_for_url("**/van-ban/")


def test_the_question_mark_lists_the_keys_and_they_can_be_switched_off(open_page: Open, specialist: User) -> None:
    page = open_page(specialist, "/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Phím tắt")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Dùng phím tắt một chữ").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_label("Tìm mọi thứ")).not_to_be_focused()


def test_rows_of_a_list_are_walked_with_j_and_k(
    open_page: Open, specialist: User, make_document: Callable[..., LegalDocument]
) -> None:
    make_document(number="1")
    make_document(number="2")
    page = open_page(specialist, "/van-ban/")
    rows = page.locator("[data-row]")
    page.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/van-ban/*/")


def test_the_page_warns_before_the_session_ends_and_staying_keeps_what_was_typed(
    open_page: Open, specialist: User, settings: Any
) -> None:
    settings.SESSION_COOKIE_AGE = 301
    page = open_page(specialist, "/")
    page.get_by_label("Tìm mọi thứ").fill("đang gõ dở")
    warning = page.get_by_role("dialog", name="Phiên làm việc sắp hết")
    expect(warning).to_be_visible(timeout=10_000)
    settings.SESSION_COOKIE_AGE = 3600
    page.get_by_role("button", name="Làm tiếp").click()
    expect(page.get_by_label("Tìm mọi thứ")).to_have_value("đang gõ dở")


def test_on_a_telephone_the_sections_open_from_the_menu_button(open_page: Open, specialist: User) -> None:
    page = open_page(specialist, "/", width=360, height=740)
    expect(page.get_by_role("link", name="Văn bản", exact=True)).not_to_be_visible()
    page.get_by_role("button", name="Mở mục chính").click()
    page.get_by_role("link", name="Văn bản", exact=True).click()
    page.wait_for_url("**/van-ban/")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path", ["/", "/van-ban/", "/van-ban/tiep-nhan/", "/tim/?q=diem+truong", "/tai-khoan/mat-khau/", "/khong-co-trang/"]
)
def test_no_page_scrolls_sideways(
    open_page: Open, specialist: User, document: LegalDocument, path: str, width: int
) -> None:
    page = open_page(specialist, path, width=width, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") <= width

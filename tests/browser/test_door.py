"""The form at the door without a line: kept, found again after a reload, sent once, conflicts shown, device cleared."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import add_household, edit_year
from namhoc.site.registry.models import Household, Person
from tests.site.registry.people import person_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Page]
STORED = "() => JSON.stringify(localStorage)"


@pytest.fixture
def home(units: dict[str, OrgUnit]) -> Household:
    """A household with one girl in grade 5."""
    commune = units["H9001"]
    values = {"hamlet": "Bản Mẫu", "sheet_number": "12", "head": "Lò Văn Chủ"}
    household = add_household(by=None, commune=commune, values=values)
    person_in(commune, household=household, year={"grade": 5, "status": 0})
    return household


def test_what_is_entered_without_a_line_survives_and_is_sent_once(
    open_page: Open, officer_a: User, home: Household
) -> None:
    page = open_page(officer_a, f"/pho-cap/so/phieu/#{home.pk}", width=360, height=740)
    expect(page.get_by_text("Lò Thị Mẫu, 2015")).to_be_visible()
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.get_by_text("Lò Thị Mẫu, 2015").click()
    page.get_by_label("Lớp", exact=True).select_option("6")
    expect(page.get_by_text("chưa gửi 1")).to_be_visible()
    page.reload()
    expect(page.get_by_text("chưa gửi 1")).to_be_visible()
    page.get_by_text("Lò Thị Mẫu, 2015").click()
    expect(page.get_by_label("Lớp", exact=True)).to_have_value("6")
    page.get_by_role("button", name="Thêm người").click()
    page.locator("details").nth(1).get_by_label("Họ tên", exact=True).fill("Lò Văn Bé")
    page.locator("details").nth(1).get_by_label("Năm sinh", exact=True).fill("2026")
    page.get_by_role("button", name="Gửi phiếu").click()
    expect(page.get_by_text("Chưa gửi được")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Gửi phiếu").click()
    expect(page.get_by_text("Đã gửi.")).to_be_visible()
    assert "Lò" not in page.evaluate(STORED)
    assert sorted(home.persons.values_list("name", flat=True)) == ["Lò Thị Mẫu", "Lò Văn Bé"]
    assert home.persons.get(name="Lò Thị Mẫu").years.get().grade == 6


def test_a_conflict_shows_both_values_and_loses_neither(open_page: Open, officer_a: User, home: Household) -> None:
    page = open_page(officer_a, f"/pho-cap/so/phieu/#{home.pk}")
    page.get_by_text("Lò Thị Mẫu, 2015").click()
    page.get_by_label("Lớp", exact=True).select_option("7")
    person = Person.objects.get()
    edit_year(by=officer_a, row=person.years.get(), values={"grade": 4})
    page.get_by_role("button", name="Gửi phiếu").click()
    expect(page.get_by_role("alert").get_by_text("Người khác vừa sửa")).to_be_visible()
    assert person.years.get().grade == 4
    page.get_by_role("button", name="Lấy bản mới").click()
    expect(page.get_by_text("trong sổ: 4")).to_be_visible()
    expect(page.get_by_label("Lớp", exact=True)).to_have_value("7")
    page.get_by_role("button", name="Gửi phiếu").click()
    expect(page.get_by_text("Đã gửi.")).to_be_visible()
    assert person.years.get().grade == 7


def test_a_form_that_was_not_brought_along_says_so(open_page: Open, officer_a: User, home: Household) -> None:
    page = open_page(officer_a, "/pho-cap/so/phieu/")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.evaluate(f"() => {{ location.hash = '{home.pk}'; }}")
    expect(page.get_by_text("chưa mang theo trong máy")).to_be_visible()


def test_who_left_the_household_meanwhile_stays_on_the_page_with_what_was_typed(
    open_page: Open, officer_a: User, home: Household
) -> None:
    page = open_page(officer_a, f"/pho-cap/so/phieu/#{home.pk}")
    page.get_by_text("Lò Thị Mẫu, 2015").click()
    page.get_by_label("Lớp", exact=True).select_option("7")
    home.persons.update(household=None)
    page.get_by_role("button", name="Lấy bản mới").click()
    expect(page.get_by_text("không còn trong hộ ở sổ")).to_be_visible()
    expect(page.get_by_label("Lớp", exact=True)).to_have_value("7")
    page.get_by_role("button", name="Gửi phiếu").click()
    expect(page.get_by_text("chưa gửi 1")).to_be_visible()
    expect(page.get_by_label("Lớp", exact=True)).to_have_value("7")


def test_an_expired_session_keeps_the_form_and_it_is_sent_after_signing_in_again(
    open_page: Open, officer_a: User, home: Household
) -> None:
    page = open_page(officer_a, f"/pho-cap/so/phieu/#{home.pk}")
    page.get_by_text("Lò Thị Mẫu, 2015").click()
    page.get_by_label("Lớp", exact=True).select_option("6")
    cookies = page.context.cookies()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Gửi phiếu").click()
    expect(page.get_by_text("Phiên làm việc đã hết")).to_be_visible()
    page.context.add_cookies(cookies)
    page.get_by_role("button", name="Gửi phiếu").click()
    expect(page.get_by_text("Đã gửi.")).to_be_visible()
    assert home.persons.get().years.get().grade == 6


def test_one_refused_person_says_why_and_the_others_are_taken(
    open_page: Open, officer_a: User, home: Household
) -> None:
    page = open_page(officer_a, f"/pho-cap/so/phieu/#{home.pk}")
    page.get_by_text("Lò Thị Mẫu, 2015").click()
    page.get_by_label("Lớp", exact=True).select_option("6")
    page.get_by_role("button", name="Thêm người").click()
    page.locator("details").nth(1).get_by_label("Họ tên", exact=True).fill("Lò Văn Bé")
    page.locator("details").nth(1).get_by_label("Năm sinh", exact=True).fill("1066")
    page.get_by_role("button", name="Gửi phiếu").click()
    expect(page.get_by_role("alert").get_by_text("lý do ở từng người")).to_be_visible()
    expect(page.locator("details").nth(1).locator(".t-stop")).to_be_visible()
    expect(page.locator("details").nth(1).get_by_label("Họ tên", exact=True)).to_have_value("Lò Văn Bé")
    assert home.persons.get().years.get().grade == 6
    page.goto(page.url.split("/pho-cap/")[0] + "/pho-cap/so/dot-dieu-tra/")
    expect(page.get_by_role("link", name="Phiếu trong máy này")).to_contain_text("chưa gửi 1")


def test_two_tabs_of_one_device_do_not_overwrite_each_other(open_page: Open, officer_a: User, home: Household) -> None:
    page = open_page(officer_a, f"/pho-cap/so/phieu/#{home.pk}")
    expect(page.get_by_text("Lò Thị Mẫu, 2015")).to_be_visible()
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_text("Lò Thị Mẫu, 2015").click()
    other.get_by_label("Lớp", exact=True).select_option("8")
    page.get_by_text("Lò Thị Mẫu, 2015").click()
    expect(page.get_by_label("Lớp", exact=True)).to_have_value("8")
    page.get_by_label("Dân tộc", exact=True).fill("Thái")
    other.close()
    page.get_by_role("button", name="Gửi phiếu").click()
    expect(page.get_by_text("Đã gửi.")).to_be_visible()
    person = home.persons.get()
    assert (person.years.get().grade, person.ethnic_group) == (8, "Thái")

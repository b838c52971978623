"""Two people at one province: the department tries what would lift it, an officer records what lifts a commune."""

import re

import pytest
from playwright.sync_api import Page, expect

from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import report_counts
from namhoc.site.recognition.models import Origin
from tests.site.recognition.people import TOTALS, YEAR, one_short_of_level_3

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def province(units: dict[str, OrgUnit], make_user) -> OrgUnit:
    """Two communes at level 2 of primary: one lacks one person for level 3, the other two."""
    from namhoc.site.accounts.permissions import Role

    one_short_of_level_3(units["H9001"])
    officer_b = make_user("xa-b", role=Role.COMMUNE_OFFICER, unit="H9002")
    report_counts(by=officer_b, commune=units["H9002"], survey_year=YEAR, parts={"TH": TOTALS}, origin=Origin.TYPED)
    return units["H9"]


def no_sideways_scroll(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_an_officer_records_a_completion_and_sees_the_level_change(
    open_page, live_server, province: OrgUnit, units: dict[str, OrgUnit], officer_a: User
) -> None:
    page = open_page(officer_a, "/pho-cap/")
    page.wait_for_url(re.compile(r"/pho-cap/xa/\d+/"))
    page.get_by_role("link", name="Tiểu học", exact=True).click()
    expect(page.locator("#chac-chan")).to_have_text("Mức độ 2")
    row = page.locator("tr", has_text="Trẻ 11 tuổi hoàn thành chương trình tiểu học").first
    expect(row).to_contain_text("thiếu 1")
    expect(row).to_contain_text("Chưa đạt")
    page.get_by_role("button", name="Thêm 1").first.click()
    expect(page.locator("#ket-qua-thu")).to_contain_text("Mức độ 3")
    expect(page.locator("#chac-chan")).to_have_text("Mức độ 2")
    page.locator("#nguoi a").first.click()
    expect(page.locator("#nguoi h2")).to_contain_text("2 người chưa tính")
    person = page.locator("#nguoi tbody tr").first
    person.get_by_text("Ghi hoàn thành").first.click()
    person.get_by_label("Minh chứng").select_option("Xác nhận trên học bạ")
    person.get_by_role("button", name="Ghi hoàn thành").click()
    expect(page.locator("#thong-bao")).to_contain_text("Mức chắc chắn đổi thành mức độ 3")
    expect(page.locator("#chac-chan")).to_have_text("Mức độ 3")
    other = page.goto(f"{live_server.url}/pho-cap/xa/{units['H9002'].pk}/?ct=TH")
    assert other is not None
    assert other.status == 404


def test_the_department_tries_the_two_nearest_communes_and_prints_the_file(
    open_page, live_server, province: OrgUnit, specialist: User
) -> None:
    page = open_page(specialist, "/pho-cap/?")
    page.goto(f"{live_server.url}/pho-cap/tinh/{province.pk}/?ct=TH&nam={YEAR}")
    expect(page.locator("svg.nh-tiles a")).to_have_count(2)
    expect(page.get_by_role("link", name="Xã Nà Pheo: mức độ 2")).to_be_visible()
    expect(page.locator("#chac-chan")).to_have_text("Mức độ 2")
    page.get_by_role("button", name="Thử với 2 xã gần mức độ 3 nhất").click()
    expect(page.locator("#ket-qua-thu")).to_have_text("Mức độ 3")
    expect(page.locator("#chac-chan")).to_have_text("Mức độ 2")
    page.get_by_role("link", name="Hồ sơ của tỉnh").click()
    expect(page.locator("#buoc")).to_have_text("Chưa tự kiểm tra")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="In", exact=True).click()
    assert page.evaluate("window.printed === true")
    page.emulate_media(media="print")
    expect(page.locator(".nh-rail")).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_the_department_merges_two_communes_by_keyboard_and_sends_the_address_on(
    open_page, live_server, province: OrgUnit, specialist: User, leader: User
) -> None:
    page = open_page(specialist, f"/pho-cap/tinh/{province.pk}/?ct=TH&nam={YEAR}")
    page.get_by_role("link", name="Thử thay đổi").click()
    expect(page.locator("#ket-qua")).to_contain_text("Chưa chọn xã nào")
    page.get_by_label("Tìm xã").fill("na pheo")
    expect(page.locator(".nh-picklist .form-check", has_text="Khê Thượng")).to_be_hidden()
    page.get_by_role("checkbox", name="Xã Nà Pheo").focus()
    page.keyboard.press("Space")
    expect(page.locator("#ket-qua")).to_contain_text("Chọn thêm ít nhất một xã")
    page.get_by_label("Tìm xã").fill("")
    page.get_by_role("checkbox", name="Phường Khê Thượng").focus()
    page.keyboard.press("Space")
    expect(page.locator("#xa-moi")).to_contain_text("thiếu 3")
    page.get_by_text("Thêm người đạt ở xã mới").click()
    for times in (1, 2, 3):
        page.get_by_role("button", name="Thêm 1").first.click()
        expect(page.locator(".nh-step output").first).to_have_text(f"+{times}")
    expect(page.locator("#xa-moi").get_by_role("img", name="Mức độ 3")).to_be_visible()
    expect(page.locator("#tinh-sau")).to_contain_text("0/2 → 1/1, cần 1")
    sent_on = page.url
    other = open_page(leader, sent_on.removeprefix(live_server.url), width=360, height=740)
    expect(other.locator("#xa-moi").get_by_role("img", name="Mức độ 3")).to_be_visible()
    no_sideways_scroll(other)
    other.locator("summary", has_text="Chọn xã trên bản đồ").click()
    other.get_by_role("link", name="Xã Nà Pheo: mức độ 2, bỏ chọn").focus()
    other.keyboard.press("Enter")
    expect(other.locator("#ket-qua")).to_contain_text("Chọn thêm ít nhất một xã")


def test_what_is_tried_is_given_out_and_the_commune_finds_it(
    open_page, live_server, province: OrgUnit, units: dict[str, OrgUnit], specialist: User, officer_a: User
) -> None:
    page = open_page(specialist, f"/pho-cap/tinh/{province.pk}/?ct=TH&nam={YEAR}")
    page.get_by_role("button", name="Thử với 2 xã gần mức độ 3 nhất").click()
    page.locator("#thu-tinh tr", has_text="Xã Nà Pheo").get_by_role("link", name="Giao việc").click()
    expect(page.get_by_label("Việc cần làm")).to_have_value(re.compile("Thêm 1 trẻ 11 tuổi"))
    expect(page.get_by_role("checkbox", name="Xã Nà Pheo", exact=True)).to_be_checked()
    no_sideways_scroll(page)
    page.get_by_label("Lý do, căn cứ").fill("Giàng Thị Mẫu chưa ra lớp")
    page.get_by_role("button", name="Giao việc").click()
    expect(page.locator("[role=alert]")).to_contain_text("có họ tên của một người")
    page.get_by_label("Lý do, căn cứ").fill("Còn thiếu 1 em")
    page.get_by_role("button", name="Giao việc").click()
    expect(page.locator("#thong-bao")).to_contain_text("Đã giao cho 1 đơn vị")
    task = page.url
    theirs = open_page(officer_a, f"/pho-cap/xa/{units['H9001'].pk}/?ct=TH&nam={YEAR}", width=360, height=740)
    theirs.get_by_role("link", name=re.compile("Đã giao, hạn")).click()
    assert theirs.url == task
    no_sideways_scroll(theirs)
    theirs.get_by_role("link", name="Mở trang phổ cập").click()
    theirs.wait_for_url(re.compile(r"/pho-cap/xa/\d+/\?ct=TH&nam=2026#tc-TH3.age11"))


def test_the_pages_fit_a_telephone_and_work_by_keyboard(
    open_page, live_server, province: OrgUnit, units: dict[str, OrgUnit], specialist: User
) -> None:
    page = open_page(specialist, f"/pho-cap/tinh/{province.pk}/?ct=TH&nam={YEAR}", width=360, height=740)
    no_sideways_scroll(page)
    page.locator("svg.nh-tiles a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/pho-cap/xa/\d+/"))
    for path in ("", "so-lieu/", "dieu-kien/", "nguoi/TH3.age11/"):
        page.goto(f"{live_server.url}/pho-cap/xa/{units['H9001'].pk}/{path}?ct=TH&nam={YEAR}")
        no_sideways_scroll(page)
    page.goto(f"{live_server.url}/pho-cap/ho-so/{units['H9001'].pk}/?ct=TH&nam={YEAR}")
    no_sideways_scroll(page)

"""A specialist goes through a directive by keyboard and by mouse."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from namhoc.directives.review import Status
from namhoc.site.accounts.models import User
from namhoc.site.directives.models import DraftChange, LegalDocument
from namhoc.site.directives.reviews import review_of
from tests.browser.accessible import violations
from tests.site.directives.conftest import item_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Page]


@pytest.fixture
def page(open_page: Open, specialist: User, directive_12: LegalDocument) -> Page:
    """The review page of the directive of the design."""
    return open_page(specialist, f"/van-ban/{directive_12.pk}/")


def expect_current(page: Page, label: str) -> None:
    # As lists: between the swap of a list and its settling two items are on, which a strict locator would not wait out.
    expect(page.locator("[data-item].on > .no")).to_have_text([label])
    expect(page.locator("#van-ban .no.on")).to_have_text([label])


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_j_and_k_walk_and_both_panes_follow(page: Page) -> None:
    expect_current(page, "1.1")
    press(page, "j", "j")
    expect_current(page, "1.3")
    press(page, "k")
    expect_current(page, "1.2")
    expect(page.locator("[data-item].on [data-open]")).to_be_focused()
    expect(page.locator("[data-item].on .full")).to_be_visible()


def test_a_accepts_and_goes_on(page: Page, directive_12: LegalDocument) -> None:
    press(page, "a")
    expect_current(page, "1.2")
    expect(page.locator("#tien-do")).to_contain_text("1 trên 7 mục")
    expect(page.locator("#noi")).to_contain_text("Đã nhận: 1.1")
    expect(page.locator("#nut-giao")).to_contain_text("Tạo 1 nhiệm vụ")
    assert item_at(directive_12, "1.1").status is Status.ACCEPTED


def test_what_is_typed_is_saved_on_leaving_and_letters_are_letters(page: Page, directive_12: LegalDocument) -> None:
    press(page, "e")
    title = page.locator("#f-title")
    expect(title).to_be_focused()
    title.fill("")
    page.keyboard.type("Dồn ghép: a j k x z")
    press(page, "Escape")
    expect(page.locator("[data-item].on [data-open]")).to_have_text("Dồn ghép: a j k x z")
    assert item_at(directive_12, "1.1").title.text == "Dồn ghép: a j k x z"
    assert item_at(directive_12, "1.1").status is Status.PENDING
    press(page, "z")
    expect(page.locator("[data-item].on [data-open]")).to_contain_text("Rà soát toàn bộ điểm trường lẻ")


def test_letters_of_an_input_method_are_no_commands(page: Page, directive_12: LegalDocument) -> None:
    page.evaluate("""document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", {key: "a", isComposing: true, bubbles: true}))""")
    page.keyboard.press("Control+a")
    press(page, "j")
    expect_current(page, "1.2")
    assert not DraftChange.objects.exists()


def test_single_letters_can_be_switched_off(page: Page) -> None:
    page.evaluate("localStorage.setItem('nh-keys', 'off')")
    press(page, "j")
    expect_current(page, "1.1")


def test_a_typed_date_that_is_none_keeps_the_form_open(page: Page, directive_12: LegalDocument) -> None:
    press(page, "e")
    page.fill("[name=deadline_typed]", "mai")
    press(page, "Tab")
    expect(page.locator("[data-told]")).to_contain_text("không phải ngày")
    press(page, "Escape")
    expect(page.locator("[name=deadline_typed]")).to_have_value("mai")
    page.fill("[name=deadline_typed]", "1/12/2026")
    press(page, "Tab")
    expect(page.locator("[data-told]")).to_contain_text("Đã lưu lúc")
    press(page, "Escape")
    expect(page.locator("[data-item].on .nh-kv")).to_contain_text("01/12/2026")


def test_two_deadlines_are_split_by_s_and_enter_and_merged_by_m(page: Page, directive_12: LegalDocument) -> None:
    press(page, "j", "j", "j")
    expect_current(page, "2.1")
    expect(page.locator("[data-item].on")).to_contain_text("Một mục có hai thời hạn")
    press(page, "s")
    expect(page.get_by_role("button", name="Tách thành 2 mục")).to_be_focused()
    press(page, "Enter")
    expect(page.locator("[data-item]")).to_have_count(8)
    expect_current(page, "2.1")
    press(page, "j")
    expect_current(page, "2.1·2")
    press(page, "m")
    expect(page.locator("[data-item]")).to_have_count(7)
    expect_current(page, "2.1")
    assert item_at(directive_12, "2.1").deadline.open


def test_choosing_one_of_two_deadlines_with_the_mouse(page: Page, directive_12: LegalDocument) -> None:
    page.locator("#van-ban .no", has_text="2.1").click()
    expect_current(page, "2.1")
    page.get_by_role("radio", name="30/9/2026").click()  # check() would look for the choice that has just gone
    expect(page.locator("[data-item].on")).not_to_contain_text("Một mục có hai thời hạn")
    page.get_by_role("button", name="Nhận", exact=True).click()
    expect(page.locator("#tien-do")).to_contain_text("1 trên 7")
    assert item_at(directive_12, "2.1").status is Status.ACCEPTED


def test_rejecting_asks_why_and_is_undone(page: Page, directive_12: LegalDocument) -> None:
    press(page, "x")
    expect(page.locator("#ly-do")).to_be_focused()
    page.keyboard.type("Trùng với mục khác")
    press(page, "Enter")
    expect_current(page, "1.2")
    expect(page.locator("[data-item]").first).to_contain_text("Đã bỏ")
    press(page, "z")
    expect_current(page, "1.1")
    assert item_at(directive_12, "1.1").status is Status.PENDING


def test_words_selected_in_the_text_become_an_item(page: Page, directive_12: LegalDocument) -> None:
    select(page, "mỗi xã có người chưa biết chữ", "xóa mù chữ,")
    page.get_by_role("button", name="Thêm thành mục").click()
    expect(page.locator("[data-item]")).to_have_count(8)
    expect_current(page, "T1")
    words = item_at(directive_12, "T1").spans[0].of(directive_12.text)
    assert words.startswith("mỗi xã")
    assert words.endswith("xóa mù chữ,")


def test_an_item_is_cut_where_the_selection_begins(page: Page, directive_12: LegalDocument) -> None:
    press(page, "j", "j", "j", "j")
    expect_current(page, "2.2")
    select(page, "ưu tiên thôn", "ưu tiên thôn")
    page.get_by_role("button", name="Tách ở đầu chỗ chọn").click()
    page.get_by_role("button", name="Tách thành 2 mục").click()
    expect(page.locator("[data-item]")).to_have_count(8)
    parts = [i for i in review_of(directive_12).items if i.label.startswith("2.2")]
    assert parts[1].spans[0].of(directive_12.text).startswith("ưu tiên thôn")


def test_on_a_slow_line_no_step_is_lost_among_those_that_wait(page: Page, directive_12: LegalDocument) -> None:
    slow_line(page)
    press(page, "j", "a", "j", "j", "x")
    expect(page.locator("#ly-do")).to_be_focused()
    page.keyboard.type("Trùng")
    press(page, "Enter")
    expect(page.locator("#tien-do")).to_contain_text("1 mục đã bỏ")
    expect(page.locator("#tien-do")).to_contain_text("1 trên 7")
    assert item_at(directive_12, "1.2").status is Status.ACCEPTED


def test_on_a_slow_line_an_item_is_cut_while_its_details_are_on_the_way(
    page: Page, directive_12: LegalDocument
) -> None:
    slow_line(page)
    press(page, "j", "j", "j", "j")
    select(page, "ưu tiên thôn", "ưu tiên thôn")
    page.get_by_role("button", name="Tách ở đầu chỗ chọn").click()
    page.get_by_role("button", name="Tách thành 2 mục").click()
    expect(page.locator("[data-item]")).to_have_count(8)


def slow_line(page: Page) -> None:
    """Every answer of the site comes half a second late, as on the line of a commune."""
    conditions = {"offline": False, "latency": 500, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", conditions)


def test_o_leads_to_the_original_and_back(page: Page) -> None:
    press(page, "j", "o")
    expect(page.locator("#van-ban .no.on")).to_be_focused()
    press(page, "o")
    expect(page.locator("[data-item].on [data-open]")).to_be_focused()


def test_pointing_at_one_pane_lights_up_the_other(page: Page) -> None:
    page.locator("[data-item]", has_text="Bồi dưỡng giáo viên").hover()
    expect(page.locator(".nh-blk.hint")).to_contain_text("Bồi dưỡng giáo viên dạy lớp ghép")
    page.locator(".nh-blk", has_text="Sở Nội vụ").hover()
    expect(page.locator(".nh-item.hint > .no")).to_have_text("3.1")


def test_many_items_are_accepted_after_the_number_was_shown(page: Page, directive_12: LegalDocument) -> None:
    page.get_by_text("Nhận nhiều mục một lúc").click()
    page.select_option("#do-tin-cay", "80")
    page.get_by_role("button", name="Nhận 5 mục").click()
    expect(page.locator("#tien-do")).to_contain_text("5 trên 7")


def test_a_second_person_is_not_overwritten(
    page: Page, open_page: Open, leader: User, directive_12: LegalDocument
) -> None:
    second = open_page(leader, f"/van-ban/{directive_12.pk}/")
    press(second, "e")
    expect(second.locator("#f-note")).to_be_visible()
    press(page, "e")
    page.fill("#f-note", "của chuyên viên")
    press(page, "Tab")
    expect(page.locator("[data-told]")).to_contain_text("Đã lưu lúc")
    second.fill("#f-note", "của lãnh đạo")
    press(second, "Tab")
    panel = second.get_by_role("alertdialog")
    expect(panel).to_contain_text("Người khác vừa sửa mục này. Giữ của ai?")
    expect(panel).to_contain_text("của chuyên viên")
    expect(panel).to_contain_text("của lãnh đạo")
    assert item_at(directive_12, "1.1").note == "của chuyên viên"
    panel.get_by_role("button", name="Ghi bản của bạn").click()
    expect(panel).to_have_count(0)
    assert item_at(directive_12, "1.1").note == "của lãnh đạo"


def test_a_step_without_network_waits_and_is_sent_later(page: Page, directive_12: LegalDocument) -> None:
    page.context.set_offline(True)
    press(page, "a")
    expect(page.locator("#cho-mang")).to_contain_text("Mất kết nối")
    page.context.set_offline(False)
    expect(page.locator("#tien-do")).to_contain_text("1 trên 7")
    expect(page.locator("#cho-mang")).to_be_hidden()
    assert item_at(directive_12, "1.1").status is Status.ACCEPTED


def test_at_360_px_the_numbers_lead_from_pane_to_pane(
    open_page: Open, specialist: User, directive_12: LegalDocument
) -> None:
    page = open_page(specialist, f"/van-ban/{directive_12.pk}/", width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator("#van-ban .no", has_text="3.1").click()
    expect(page.locator("[data-item].on > .no")).to_be_in_viewport()
    page.locator("[data-item].on > .no").click()
    expect(page.locator("#van-ban .no.on")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(
    width: int, axe: str, open_page: Open, specialist: User, directive_12: LegalDocument
) -> None:
    page = open_page(specialist, f"/van-ban/{directive_12.pk}/", width=width)
    states = {"": ".nh-kv", "jjj": ".nh-find", "e": "#f-title", "Escape": "[data-acts]", "s": "[data-split]"}
    for keys, drawn in states.items():
        for key in [keys] if keys == "Escape" else keys:
            page.keyboard.press(key)
        expect(page.locator(f"[data-item].on {drawn}").first).to_be_visible()
        assert violations(page, axe) == [], keys


def select(page: Page, first: str, last: str) -> None:
    """Select the text from the first words to the last ones, as a mouse would."""
    page.evaluate(
        """([first, last]) => {
          const walker = document.createTreeWalker(document.getElementById("van-ban"), NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          let open = false;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const from = open ? -1 : node.data.indexOf(first);
            if (from >= 0) { range.setStart(node, from); open = true; }
            const to = open ? node.data.indexOf(last, from < 0 ? 0 : from) : -1;
            if (to >= 0) { range.setEnd(node, to + last.length); break; }
          }
          const selection = getSelection();
          selection.removeAllRanges();
          selection.addRange(range);
        }""",
        [first, last],
    )

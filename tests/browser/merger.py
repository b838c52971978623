"""The story of a merger, walked by keyboard and mouse: draft, preview, settle, confirm, evidence, undo.

Used by the browser test and by ``scripts/screenshots.py``.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Picture = Callable[[str], None]


def draft(page: Page, base: str, sources: tuple[str, str], name: str, day: str, picture: Picture) -> None:
    """Choose the change and its schools; the second one is taken from the suggestions by its code. Ends on the
    preview."""
    page.goto(f"{base}/mang-luoi/thay-doi/")
    picture("thay-doi-trong")
    page.goto(f"{base}/mang-luoi/thay-doi/moi/")
    picture("thay-doi-chon")
    page.get_by_role("link", name=re.compile("^Sáp nhập ?Hai")).click()
    for number, code in enumerate(sources, start=1):
        field = page.get_by_role("combobox", name=f"Đơn vị {number}", exact=True)
        field.focus()
        page.keyboard.type(code)
        expect(page.locator(f"#goi-y option[value*='({code})']")).to_have_count(1)
        field.fill(page.locator(f"#goi-y option[value*='({code})']").get_attribute("value") or "")
    page.get_by_label("Tên mới").fill(name)
    page.get_by_label("Có hiệu lực từ").fill(day)
    picture("sap-nhap-nhap")
    page.get_by_role("button", name="Lưu và xem trước").press("Enter")
    expect(page.locator("h1")).to_contain_text("Xem trước việc sáp nhập 2 đơn vị")


def settle(page: Page, picture: Picture) -> int:
    """Take the first choice of every item; returns how many there were."""
    picture("sap-nhap-xem-truoc")
    items = page.locator("#can-xu-ly .nh-find:not(.unk)")
    count = items.count()
    for left in range(count, 0, -1):
        items.first.get_by_role("button").first.click()
        expect(items).to_have_count(left - 1)
    return count


def confirm(page: Page, decision: str, signed: str, picture: Picture) -> None:
    """A wrong number is caught in place; then the right one. Ends on the evidence."""
    button = page.get_by_role("button", name="Sáp nhập 2 đơn vị")
    page.get_by_label("Số, ký hiệu quyết định").fill("345")
    page.get_by_label("Ngày ký").fill(signed)
    page.get_by_label(re.compile("^Tôi đã xem")).check()
    button.click()
    expect(page.locator("main")).to_contain_text("Thiếu ký hiệu của văn bản sau số")
    page.get_by_label("Số, ký hiệu quyết định").fill(decision)
    picture("sap-nhap-xac-nhan")
    button.click()
    expect(page.locator("main")).to_contain_text("Dấu vân tay SHA-256")
    picture("sap-nhap-bang-chung")


def undo(page: Page, picture: Picture) -> None:
    """Undo with a reason. Ends on the evidence of the undone deed."""
    page.get_by_role("link", name="Hủy thay đổi").click()
    page.get_by_label("Lý do").fill("Quyết định được thu hồi")
    picture("sap-nhap-huy")
    page.get_by_role("button", name=re.compile("^Hủy, trả")).click()
    expect(page.locator("main")).to_contain_text("Đã hủy lúc")

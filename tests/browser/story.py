"""The story of a directive, walked as its user: upload, preview, review, give out, open a task, see its words.

Used by the browser test and by ``scripts/screenshots.py``, so that the pictures show what the test walked.
"""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

Picture = Callable[[str], None]
TAKEN = 4  # items accepted by the key "a"


def upload(page: Page, base: str, sample: Path, run_jobs: Callable[[], object], picture: Picture) -> None:
    """Hand in the original, wait until it is read, keep it. Ends on the review page."""
    page.goto(f"{base}/van-ban/tiep-nhan/")
    picture("tiep-nhan")
    page.set_input_files("input[type=file]", str(sample))
    if "/xem-truoc/" not in page.url:
        page.locator("form[enctype] .btn-primary").click()
    page.wait_for_url("**/xem-truoc/")
    run_jobs()
    keep = page.get_by_role("button", name="Lưu văn bản")
    expect(keep).to_be_visible(timeout=120_000)
    picture("xem-truoc")
    keep.click()
    page.wait_for_url(re.compile(r"/van-ban/\d+/$"))


def review(page: Page, picture: Picture) -> None:
    """Accept the first items by keyboard, then every sure one, and give them out. Ends on the task list."""
    expect(page.locator("[data-item]").first).to_be_visible()
    picture("ra-soat")
    for taken in range(1, TAKEN + 1):
        key = page.locator("[data-item].on").get_attribute("data-item")
        page.keyboard.press("a")
        expect(page.locator("#tien-do")).to_contain_text(f"{taken} trên")
        expect(page.locator(f"[data-item='{key}'].on")).to_have_count(0)  # a person sees the next item open
    expect(page.locator("#nut-giao")).to_contain_text(f"Tạo {TAKEN} nhiệm vụ")
    page.locator("#nut-giao a, #nut-giao button").first.click()
    page.wait_for_url("**/nhiem-vu/giao/*/")
    picture("giao-nhiem-vu")
    page.get_by_role("button", name=f"Tạo {TAKEN} nhiệm vụ").click()
    page.wait_for_url("**/nhiem-vu/?vb=*")


def open_a_task(page: Page, base: str, picture: Picture) -> None:
    """From the list to a task and from there to its words in the directive."""
    page.goto(f"{base}/nhiem-vu/")
    picture("nhiem-vu")
    page.locator("main a[href^='/nhiem-vu/']").filter(has_text="Lập danh sách").first.click()
    page.wait_for_url(re.compile(r"/nhiem-vu/\d+/$"))
    expect(page.locator("main")).to_contain_text("Câu giao việc")
    expect(page.locator("main")).to_contain_text("lập danh sách điểm trường, số học sinh")
    picture("mot-nhiem-vu")
    page.get_by_role("link", name="Mở trong văn bản").click()
    page.wait_for_url(re.compile(r"/van-ban/\d+/"))
    expect(page.locator("[data-item].on")).to_contain_text("Lập danh sách điểm trường")

"""A document arrives in a real browser: choose or drop a file, watch it being read, keep it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from namhoc.site.accounts.models import User
from namhoc.site.directives.models import LegalDocument
from tests.site.documents import DIRECTIVE_TEXT
from tests.site.queue import run_jobs

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Page]


@pytest.fixture
def directive(tmp_path: Path) -> Path:
    file = tmp_path / "chi-thi.txt"
    file.write_text(DIRECTIVE_TEXT, encoding="utf-8")
    return file


def test_the_page_follows_the_reading_by_itself_and_leads_to_the_document(
    open_page: Open, specialist: User, directive: Path
) -> None:
    page = open_page(specialist, "/van-ban/tiep-nhan/")
    page.set_input_files("#files", directive)
    expect(page.get_by_text("chi-thi.txt (0 MB)")).to_be_visible()
    page.get_by_role("button", name="Đọc và xem trước").click()
    expect(page.get_by_text("Đang đọc chi-thi.txt")).to_be_visible()
    run_jobs()
    expect(page.get_by_role("heading", name="Thông tin văn bản")).to_be_visible()
    expect(page.get_by_label("Ký hiệu")).to_have_value("CT-UBND")
    page.get_by_role("button", name="Lưu văn bản").first.click()
    expect(page.get_by_text("Đã lưu văn bản")).to_be_visible()
    assert LegalDocument.objects.get().is_kept


def test_a_file_is_dropped_into_the_frame(open_page: Open, specialist: User) -> None:
    page = open_page(specialist, "/van-ban/tiep-nhan/")
    data = page.evaluate_handle(
        "() => { const d = new DataTransfer(); d.items.add(new File(['Số: 1/CT-UBND'], 'tha.txt')); return d; }"
    )
    page.dispatch_event("[data-drop]", "dragover", {"dataTransfer": data})
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": data})
    expect(page.get_by_text("tha.txt (0 MB)")).to_be_visible()
    page.get_by_role("button", name="Đọc và xem trước").click()
    page.wait_for_url("**/xem-truoc/")


def test_a_refused_file_is_said_on_the_page_and_another_can_be_chosen(
    open_page: Open, specialist: User, directive: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "rong.pdf"
    empty.touch()
    page = open_page(specialist, "/van-ban/tiep-nhan/")
    page.set_input_files("#files", empty)
    page.get_by_role("button", name="Đọc và xem trước").click()
    expect(page.get_by_role("alert").get_by_text("rong.pdf: Tệp rỗng")).to_be_visible()
    page.set_input_files("#files", directive)
    page.get_by_role("button", name="Đọc và xem trước").click()
    page.wait_for_url("**/xem-truoc/")


def test_a_file_that_is_too_big_is_said_before_it_is_sent(
    open_page: Open, specialist: User, tmp_path: Path, settings: Any
) -> None:
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    big = tmp_path / "to.pdf"
    big.write_bytes(b"x" * 2 * 1024 * 1024)
    page = open_page(specialist, "/van-ban/tiep-nhan/")
    page.set_input_files("#files", big)
    expect(page.get_by_text("lớn hơn 1 MB")).to_be_visible()


def test_a_discarded_preview_is_taken_back(
    open_page: Open, specialist: User, make_document: Callable[..., LegalDocument]
) -> None:
    document = make_document(kept_at=None)
    page = open_page(specialist, f"/van-ban/{document.pk}/xem-truoc/")
    page.get_by_role("button", name="Bỏ", exact=True).click()
    page.get_by_role("button", name="Hoàn tác").click()
    page.wait_for_url("**/xem-truoc/")

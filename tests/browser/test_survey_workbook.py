"""A commune's officer brings the survey workbook in: errors at their cells, a decision, then the register."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from namhoc.site.accounts.models import User
from namhoc.site.registry.models import Person
from tests.site.queue import run_jobs
from tests.site.surveys.test_workbooks import AN, HEAD, LIKE_AN, MAY, PAO, written
from tests.unit.survey.books import book

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Page]


@pytest.mark.parametrize("width", [1280, 360])
def test_the_officer_sees_errors_decides_and_writes(
    open_page: Open, officer_a: User, tmp_path: Path, width: int
) -> None:
    written(officer_a, AN)
    file = tmp_path / "dieu-tra.xlsx"
    file.write_bytes(book([HEAD, MAY, [*PAO[:4], "07/3/2091", *PAO[5:]], LIKE_AN]))
    page = open_page(officer_a, "/pho-cap/dieu-tra/", width=width)
    page.set_input_files("#file", file)
    page.get_by_role("button", name="Đọc và xem trước").click()
    expect(page.get_by_text("Đang đọc tệp và so với sổ")).to_be_visible()
    run_jobs()
    expect(page.get_by_text("Là người này")).to_be_visible()
    page.get_by_role("button", name="Là người này").click()
    expect(page.get_by_text("Là người này (")).to_be_visible()
    page.get_by_role("link", name="Lỗi 1").click()
    expect(page.get_by_text("Điều tra, ô E3")).to_be_visible()
    page.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.get_by_text("Đang ghi vào sổ").first).to_be_visible()
    run_jobs()
    expect(page.get_by_text("Đã ghi: 1 người mới, 1 người có thay đổi")).to_be_visible()
    assert Person.objects.get(name="Nguyễn Văn An").birth_day == 9
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

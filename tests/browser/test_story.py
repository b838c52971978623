"""From a scan on the specialist's desk to a task on the commune's: one walk in the browser."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from namhoc.site.accounts.models import User
from namhoc.site.steering.models import Task
from tests.browser import story
from tests.site.queue import run_jobs

SCAN = Path(str(files("namhoc.simulation").joinpath("samples/chi-thi-12-ban-quet.pdf")))


@pytest.mark.ocr
@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="máy chưa có Tesseract")
def test_a_scan_becomes_tasks_whose_words_can_be_seen_in_it(
    open_page, live_server, specialist: User, officer_a: User
) -> None:
    page = open_page(specialist, "/")
    story.upload(page, live_server.url, SCAN, run_jobs, lambda name: None)
    story.review(page, lambda name: None)
    story.open_a_task(page, live_server.url, lambda name: None)
    assert Task.objects.count() == story.TAKEN
    theirs = open_page(officer_a, "/nhiem-vu/")
    assert "Lập danh sách điểm trường" in theirs.locator("main").inner_text()

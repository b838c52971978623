"""Headless Chromium on the live site, signed in as one of the cast."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from namhoc.site.accounts.models import User
from tests.site.conftest import _site, leader, make_user, officer_a, school, specialist, units
from tests.site.directives.conftest import directive_12
from tests.site.documents import document, make_document

__all__ = [
    "_site",
    "directive_12",
    "document",
    "leader",
    "make_document",
    "make_user",
    "officer_a",
    "school",
    "specialist",
    "units",
]

CHROMIUM = os.environ.get("NAMHOC_CHROMIUM") or shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; the tests are skipped where it is not installed."""
    if CHROMIUM is None:
        pytest.skip("không có Chromium (apt-get install chromium, hoặc NAMHOC_CHROMIUM)")
    # Playwright runs an event loop in this thread, which makes Django refuse its own database calls.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_page(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """``open_page(user, "/van-ban/", width=360)``: a page of the live site. Errors on the console fail the test."""
    contexts, complaints = [], []

    def open_(user: User, path: str, *, width: int = 1280, height: int = 900) -> Page:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", reduced_motion="reduce"
        )  # nothing is half faded when it is looked at
        contexts.append(context)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
        context.add_cookies([cookie | {"url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(live_server.url + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def axe() -> str:
    """The accessibility checker axe-core; skipped where NAMHOC_AXE does not name its file."""
    path = Path(os.environ.get("NAMHOC_AXE", "axe.min.js"))
    if not path.is_file():
        pytest.skip("không có axe-core (NAMHOC_AXE=…/axe.min.js)")
    return path.read_text()

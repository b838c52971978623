"""Pictures of each page at 1280 and 360 px, taken while walking the story of the sample scan on a fresh demo.

    python scripts/screenshots.py [--out DIR]

Starts the demo site on a free port with its own data folder, hands in the sample, reviews it, gives tasks out and looks
at every room as the people who use it. Needs Chromium and Tesseract.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser import merger, story  # noqa: E402  # the walks are the ones the browser tests make

SCAN = ROOT / "src/namhoc/simulation/samples/chi-thi-12-ban-quet.pdf"
WIDTHS = (1280, 360)
IMPORT = ("tep-dieu-tra", "/pho-cap/dieu-tra/")
REGISTRY = tuple(
    (name, f"/pho-cap/so/{path}")
    for name, path in (
        ("so-pho-cap", ""),
        ("so-theo-doi", "theo-doi/"),
        ("dieu-tra-tai-ho", "dot-dieu-tra/"),
        ("nguoi-trung", "trung/"),
        ("chuyen-nam", "chuyen-nam/"),
    )
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PASSWORD = "nam-hoc-2026"


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """The demo site and its worker on a free port; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {"NAMHOC_DEMO": "1", "NAMHOC_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT / "src")}
    manage = [sys.executable, "-m", "namhoc.site"]
    for command in (["migrate", "--verbosity", "0"], ["seed_demo"]):
        subprocess.run([*manage, *command], env=env, check=True, stdout=subprocess.DEVNULL)
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    running = [
        subprocess.Popen([*manage, "work"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL),
        subprocess.Popen([*server, "namhoc.site.wsgi:application"], env=env, stdout=subprocess.DEVNULL),
    ]
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            try:
                urlopen(f"{address}/tai-khoan/dang-nhap/", timeout=2).close()
                break
            except OSError:
                time.sleep(0.5)
        yield address
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(20)


def signed_in(browser: Browser, address: str, login: str) -> tuple[BrowserContext, Page]:
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 860}, locale="vi-VN")
    page = context.new_page()
    page.goto(address)
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.locator("button.btn-primary").click()
    page.wait_for_load_state()
    return context, page


def changes(page: Page, address: str, picture: story.Picture) -> None:
    """The merger of the two schools for which the demo has planted something to settle; then a plan in Excel."""
    merger.draft(page, address, ("H70002-TH1", "H70002-TH2"), "Tiểu học Liêu Đông", "01/01/2027", picture)
    merger.settle(page, picture)
    merger.confirm(page, "345/QĐ-UBND", "20/11/2026", picture)
    for name, path in (("thay-doi", ""), ("ke-hoach-thay-doi", "ke-hoach/")):
        page.goto(f"{address}/mang-luoi/thay-doi/{path}")
        picture(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/screenshots")
    out = parser.parse_args().out
    chromium = os.environ.get("NAMHOC_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("Không có Chromium (apt-get install chromium, hoặc NAMHOC_CHROMIUM).")
    out.mkdir(parents=True, exist_ok=True)

    def camera(page: Page) -> story.Picture:
        def picture(name: str) -> None:
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 860 if width > 600 else 740})
                page.wait_for_timeout(400)
                page.screenshot(path=out / f"{name}-{width}.png")
            page.set_viewport_size({"width": WIDTHS[0], "height": 860})
            print(name)

        return picture

    with tempfile.TemporaryDirectory() as folder, site(Path(folder)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        stranger = browser.new_page()
        stranger.goto(address)
        camera(stranger)("dang-nhap")
        _, page = signed_in(browser, address, "chuyen-vien")
        picture = camera(page)
        story.upload(page, address, SCAN, lambda: None, picture)
        document = page.url
        story.review(page, picture)
        story.open_a_task(page, address, picture)
        for name, path in (("can-cu", "can-cu/"), ("do-phu", "do-phu/"), ("lich-su", "lich-su/")):
            page.goto(document + path)
            picture(name)
        for name, path in (
            ("van-ban", "/van-ban/"),
            ("ban-lam-viec", "/"),
            ("tim", "/tim/?q=diem+truong"),
            ("pho-cap-tinh", "/pho-cap/"),
            ("mang-luoi", "/mang-luoi/?q=na+pheo"),
            ("ban-do", "/mang-luoi/ban-do/"),
        ):
            page.goto(address + path)
            picture(name)
        page.goto(f"{address}/mang-luoi/?q=na+pheo")
        page.get_by_role("link", name="trang của đơn vị").first.click()
        page.wait_for_load_state()
        picture("mot-xa")
        changes(page, address, picture)
        for login, rooms in (
            (
                "xa",
                (
                    ("ban-lam-viec-xa", "/"),
                    ("nhiem-vu-xa", "/nhiem-vu/"),
                    ("pho-cap-xa", "/pho-cap/"),
                    IMPORT,
                    *REGISTRY,
                ),
            ),
            ("quan-tri", (("tai-khoan", "/quan-tri/"),)),
        ):
            context, page = signed_in(browser, address, login)
            for name, path in rooms:
                page.goto(address + path)
                camera(page)(name)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()

"""What surrounds every page: rooms, marks, headers, icons, languages."""

import gettext
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

import namhoc.site
from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.accounts.views import stay
from namhoc.site.errors import UserFacingErrorMiddleware, defect

SITE = Path(namhoc.site.__file__).parent
SPRITE = SITE / "static/namhoc/vendor/icons/sprite.svg"
Browse = Callable[[User], Client]


def templates() -> list[Path]:
    return [path for path in SITE.rglob("*.html") if "/templates/" in path.as_posix()]


def test_every_template_compiles() -> None:
    engine = engines["django"]
    for path in templates():
        engine.from_string(path.read_text(encoding="utf-8"))
    assert len(templates()) > 30


def test_every_icon_in_use_is_in_the_sprite_and_the_list() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text(encoding="utf-8")))
    used = {name for path in templates() for name in re.findall(r'{% icon "([^"]+)"', path.read_text(encoding="utf-8"))}
    assert used <= drawn
    listed = (SITE.parents[2] / "scripts/icons.txt").read_text(encoding="utf-8").split("\n")
    assert drawn == {line for line in listed if line and not line.startswith("#")}


def test_nothing_is_loaded_from_elsewhere() -> None:
    for path in [*templates(), *(SITE / "static/namhoc/css").glob("*.css"), *(SITE / "static/namhoc/js").glob("*.js")]:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"(?:src|href|url)\s*[=(]\s*[\"']?(?:https?:)?//", text), path


def test_no_template_carries_script_or_style_that_the_policy_forbids() -> None:
    for path in templates():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=", text), path


def test_the_words_of_the_interface_follow_the_house() -> None:
    for path in templates():
        text = path.read_text(encoding="utf-8").lower()
        assert "vui lòng" not in text, path
        assert not re.search(r"[a-zà-ỹ]!", text), path


def test_headers_forbid_what_is_not_ours(client: Client, db: None) -> None:
    response = client.get(reverse("account_login"))
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"


def test_cookies_are_closed_to_scripts_and_other_sites(client: Client, specialist: User) -> None:
    from tests.site.conftest import PASSWORD

    client.post(reverse("account_login"), {"login": specialist.username, "password": PASSWORD})
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize(
    ("who", "rooms"),
    [
        ("chuyen-vien", ["Bàn làm việc", "Văn bản", "Nhiệm vụ", "Phổ cập", "Mạng lưới"]),
        ("lanh-dao", ["Bàn làm việc", "Văn bản", "Nhiệm vụ", "Phổ cập", "Mạng lưới", "Quản trị"]),
        ("truong-a", ["Bàn làm việc", "Văn bản", "Nhiệm vụ", "Mạng lưới"]),
        ("quan-tri", ["Bàn làm việc", "Quản trị"]),
    ],
)
def test_the_rail_shows_the_rooms_that_exist_for_the_person(
    browse: Browse, cast: dict[str, User], who: str, rooms: list[str]
) -> None:
    response = browse(cast[who]).get(reverse("search"))
    assert [str(entry["room"].name) for entry in response.context["rooms"]] == rooms


def test_the_mark_of_simulated_data_is_on_every_page_of_a_demo(browse: Browse, specialist: User, settings: Any) -> None:
    assert "Dữ liệu mô phỏng" not in browse(specialist).get("/").content.decode()
    settings.DEMO = True
    assert "Dữ liệu mô phỏng" in browse(specialist).get("/").content.decode()


def test_pages_are_vietnamese_whatever_the_browser_speaks(client: Client, db: None) -> None:
    response = client.get(reverse("account_login"), headers={"Accept-Language": "en"})
    assert '<html lang="vi"' in response.content.decode()
    assert "Tên đăng nhập" in response.content.decode()


def test_english_is_a_choice_that_is_kept(client: Client, db: None) -> None:
    client.post(reverse("set_language"), {"language": "en", "next": reverse("account_login")})
    assert '<html lang="en"' in client.get(reverse("account_login")).content.decode()


def test_an_error_for_people_becomes_a_page_that_says_what_to_do(rf: RequestFactory, specialist: User) -> None:
    request = rf.get("/")
    request.user = specialist
    error = UserFacingError("X-1", "Tệp rỗng", where="a.pdf", fix="Tải lại")
    response = UserFacingErrorMiddleware(stay).process_exception(request, error)
    assert response is not None
    assert response.status_code == 409
    body = response.content.decode()
    assert "a.pdf: Tệp rỗng" in body
    assert "Tải lại" in body
    assert UserFacingErrorMiddleware(stay).process_exception(request, RuntimeError()) is None


def test_the_same_error_under_htmx_goes_to_the_live_region(rf: RequestFactory) -> None:
    request = rf.post("/", headers={"HX-Request": "true"})
    response = UserFacingErrorMiddleware(stay).process_exception(request, UserFacingError("X-1", "Tệp rỗng"))
    assert response is not None
    assert response["HX-Retarget"] == "#loi"


@pytest.mark.parametrize(("code", "says"), [("403", "không có quyền"), ("404", "Không có trang này")])
def test_error_pages_are_vietnamese_and_lead_home(rf: RequestFactory, specialist: User, code: str, says: str) -> None:
    request = rf.get("/")
    request.user = specialist
    body = render_to_string(f"{code}.html", request=request)
    assert says in body
    assert 'href="/"' in body


def test_a_defect_gives_a_code_that_is_in_the_log(rf: RequestFactory, caplog: pytest.LogCaptureFixture) -> None:
    body = defect(rf.get("/van-ban/")).content.decode()
    code = re.search(r"mã ([0-9A-F]{4})", body)
    assert code is not None
    assert code[1] in caplog.text
    assert "Không mất gì đã lưu" in body


def test_a_session_is_written_once_a_minute_not_at_every_request(
    browse: Browse, specialist: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browse(specialist)
    clock = [1_000_000]
    monkeypatch.setattr("namhoc.site.session.time.time", lambda: clock[0])
    client.get(reverse("stay"))
    for later, noted in ((30, 1_000_000), (60, 1_000_060)):
        clock[0] = 1_000_000 + later
        client.get(reverse("stay"))
        assert client.session["seen"] == noted


@pytest.mark.parametrize("language", ["vi", "en"])
def test_compiled_messages_are_those_of_the_source(language: str) -> None:
    from babel.messages.pofile import read_po

    folder = SITE / "locale" / language / "LC_MESSAGES"
    with (folder / "django.po").open("rb") as source:
        catalogue = read_po(source, locale=language)
    with (folder / "django.mo").open("rb") as compiled:
        translations = gettext.GNUTranslations(compiled)
    for message in catalogue:
        if message.id and message.string and not message.fuzzy and isinstance(message.id, str):
            assert translations.gettext(message.id) == message.string

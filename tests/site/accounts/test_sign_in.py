"""Signing in, the lock-out, the second factor, the session."""

from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.urls import reverse

from namhoc.site.accounts.models import User
from tests.site.conftest import PASSWORD

SIGN_IN = "/tai-khoan/dang-nhap/"
Browse = Callable[[User], Client]


def try_password(client: Client, password: str, username: str = "chuyen-vien") -> object:
    return client.post(SIGN_IN, {"login": username, "password": password})


def test_the_right_password_leads_to_the_desk(client: Client, specialist: User) -> None:
    response = try_password(client, PASSWORD)
    assert response.status_code == 302
    assert response["Location"] == "/"
    assert client.get("/").status_code == 200


def test_a_wrong_password_says_so_in_vietnamese_and_keeps_the_name(client: Client, specialist: User) -> None:
    body = try_password(client, "sai").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in body
    assert 'value="chuyen-vien"' in body
    assert 'value="sai"' not in body


def test_an_unknown_name_gets_the_same_answer(client: Client, specialist: User) -> None:
    body = try_password(client, "sai", "khong-ai").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in body


def test_five_wrong_passwords_lock_this_name_here_and_the_page_says_what_to_do(
    client: Client, specialist: User, leader: User
) -> None:
    for _ in range(5):
        response = try_password(client, "sai")
    assert response.status_code == 429
    assert "tạm khóa 15 phút" in response.content.decode()
    assert try_password(client, PASSWORD).status_code == 429
    assert try_password(client, PASSWORD, "lanh-dao").status_code == 302


def test_a_closed_account_does_not_get_in(client: Client, specialist: User) -> None:
    User.objects.update(is_active=False)
    response = try_password(client, PASSWORD)
    assert response.status_code == 302
    assert response["Location"] == reverse("account_inactive")
    assert client.get("/").status_code == 302


def test_an_account_that_is_closed_meanwhile_is_out_at_once(browse: Browse, specialist: User) -> None:
    client = browse(specialist)
    User.objects.update(is_active=False)
    assert client.get("/").status_code == 302


def test_nobody_opens_an_account_for_himself(client: Client, db: None) -> None:
    for guess in ("/tai-khoan/dang-ky/", "/tai-khoan/signup/", "/accounts/signup/"):
        assert client.get(guess).status_code in (302, 404)
    assert not User.objects.exists()


def test_signing_out_is_a_post(browse: Browse, specialist: User) -> None:
    client = browse(specialist)
    assert client.get(reverse("account_logout")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    ("new", "says"), [("ngan", "ít nhất 10 ký tự"), ("1234567890", "nhiều người dùng"), ("chuyen-vien1", "gần giống")]
)
def test_a_weak_new_password_is_refused_with_the_reason(browse: Browse, specialist: User, new: str, says: str) -> None:
    answer = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    body = browse(specialist).post(reverse("account_change_password"), answer).content.decode()
    assert says in body


def test_a_good_new_password_is_taken(browse: Browse, client: Client, specialist: User) -> None:
    new = "mua thu nam ay"
    answer = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    browse(specialist).post(reverse("account_change_password"), answer)
    specialist.refresh_from_db()
    assert specialist.check_password(new)


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_with_a_second_factor_the_password_alone_does_not_open(client: Client, specialist: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(specialist, secret)
    response = try_password(client, PASSWORD)
    assert response["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get("/").status_code == 302
    page = client.get(reverse("mfa_authenticate")).content.decode()
    assert "Xác thực hai bước" in page
    assert "Mã không đúng" in client.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get("/").status_code == 200


def test_the_pages_of_the_second_factor_are_ours(client: Client, specialist: User) -> None:
    try_password(client, PASSWORD)
    assert "Chưa bật" in client.get(reverse("mfa_index")).content.decode()
    again = client.get(reverse("mfa_activate_totp"))["Location"]
    assert "nhập lại mật khẩu" in client.get(again).content.decode()
    page = client.post(again, {"password": PASSWORD}, follow=True).content.decode()
    assert "quét hình này" in page
    assert "data:image/svg+xml" in page


def test_staying_keeps_the_session_and_says_nothing(browse: Browse, specialist: User) -> None:
    assert browse(specialist).get(reverse("stay")).status_code == 204

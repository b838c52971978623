"""The pages of accounts."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from namhoc.site.accounts.models import User

NEW = {"username": "moi", "name": "Công chức mới", "role": "commune_officer", "password": "mua thu nam ay"}


@pytest.fixture
def admin(browse: Callable[[User], Client], administrator: User) -> Client:
    return browse(administrator)


def test_the_list_shows_the_province_and_no_other(admin: Client, cast: dict[str, User]) -> None:
    body = admin.get(reverse("accounts")).content.decode()
    assert "xa-a" in body
    assert "truong-a" in body
    assert "nguoi-ngoai" not in body


@pytest.mark.parametrize(("asked", "shown"), [("q=na+pheo", "xa-a"), ("vai-tro=school", "truong-a"), ("q=khe", "xa-b")])
def test_the_list_is_searched_without_accents(admin: Client, cast: dict[str, User], asked: str, shown: str) -> None:
    page = admin.get(reverse("accounts") + "?" + asked).context["page"]
    assert shown in [user.username for user in page]
    assert "lanh-dao" not in [user.username for user in page]


@pytest.mark.parametrize("unit", ["Xã Nà Pheo", "xa na pheo", "H9001"])
def test_a_unit_is_named_by_its_name_without_accents_or_its_code(admin: Client, unit: str) -> None:
    assert admin.post(reverse("account-add"), NEW | {"unit": unit}).status_code == 302
    assert User.objects.get(username="moi").unit.code == "H9001"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"unit": "Xã Thín Hạ"}, "Chọn một đơn vị trong danh sách"),
        ({"unit": "Nà Pheo", "username": "quan-tri"}, "đã có người dùng"),
        ({"unit": "H9001", "password": "ngan"}, "ít nhất 10 ký tự"),
        ({"unit": "H9001", "role": "vua"}, "danh sách"),
    ],
)
def test_a_mistake_is_said_and_what_was_typed_stays(admin: Client, change: dict[str, str], says: str) -> None:
    response = admin.post(reverse("account-add"), NEW | change)
    body = response.content.decode()
    assert response.status_code == 400
    assert says in body
    assert "Công chức mới" in body
    assert not User.objects.filter(username="moi").exists()


def test_name_role_and_unit_are_changed(admin: Client, officer_a: User) -> None:
    answer = {"name": "Tên khác", "email": "a@b.vn", "role": "viewer", "unit": "Phường Khê Thượng"}
    admin.post(reverse("account", args=[officer_a.pk]), answer)
    officer_a.refresh_from_db()
    assert (officer_a.name, officer_a.role, officer_a.unit.code) == ("Tên khác", "viewer", "H9002")
    assert officer_a.username == "xa-a"


def test_closing_and_a_new_password(admin: Client, officer_a: User) -> None:
    admin.post(reverse("account-active", args=[officer_a.pk]), {"active": "0"})
    admin.post(reverse("account-password", args=[officer_a.pk]), {"password": "mua thu nam ay"})
    officer_a.refresh_from_db()
    assert not officer_a.is_active
    assert officer_a.check_password("mua thu nam ay")


def test_a_weak_password_from_the_administrator_is_refused_too(admin: Client, officer_a: User) -> None:
    response = admin.post(reverse("account-password", args=[officer_a.pk]), {"password": "1234567890"})
    assert response.status_code == 400


def test_an_account_of_another_province_is_not_found(admin: Client, outsider: User) -> None:
    assert admin.get(reverse("account", args=[outsider.pk])).status_code == 404
    assert admin.post(reverse("account-active", args=[outsider.pk]), {"active": "0"}).status_code == 404

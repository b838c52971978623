"""The cast of every site test, after the wards of one invented province.

Specialist and leader of the DOET see the whole province; an officer of commune A and one of commune B see their own;
the outsider works in another province and must see nothing of it.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from namhoc.orgunits import OrgUnit as Unit
from namhoc.orgunits import Tier, UnitKind
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Role
from namhoc.site.orgunits.actions import load_units
from namhoc.site.orgunits.models import OrgUnit
from tests.site.documents import document, make_document

__all__ = ["document", "make_document"]

PASSWORD = "mat-khau-thu-2026"
_DAY = date(2025, 7, 1)
_UNITS = (
    Unit("H9", _DAY, "Hoàng Sơn", UnitKind.PROVINCE, Tier.PROVINCE, None),
    Unit("H5", _DAY, "Thín Lương", UnitKind.PROVINCE, Tier.PROVINCE, None),
    Unit("H9-GDDT", _DAY, "Sở Giáo dục và Đào tạo", UnitKind.DOET, None, "H9"),
    Unit("H9001", _DAY, "Nà Pheo", UnitKind.COMMUNE, Tier.COMMUNE, "H9"),
    Unit("H9002", _DAY, "Khê Thượng", UnitKind.WARD, Tier.COMMUNE, "H9"),
    Unit("H9001-T1", _DAY, "Tiểu học Nà Pheo", UnitKind.SCHOOL, None, "H9001"),
    Unit("H5001", _DAY, "Thín Hạ", UnitKind.COMMUNE, Tier.COMMUNE, "H5"),
)


@pytest.fixture(autouse=True)
def _site(settings: Any, tmp_path: Path) -> None:
    """Originals go to a folder of the test; passwords are hashed fast; every test begins in Vietnamese."""
    translation.activate("vi")
    settings.STORAGES = settings.STORAGES | {
        name: {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / name, "base_url": None},
        }
        for name in ("originals", "evidence")
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def units(db: None) -> dict[str, OrgUnit]:
    """Two provinces: Hoàng Sơn with its DOET, two communes and a school; another one for the outsider. By code."""
    load_units(by=None, units=_UNITS)
    return {unit.code: unit for unit in OrgUnit.objects.select_related("parent")}


@pytest.fixture
def make_user(units: dict[str, OrgUnit]) -> Callable[..., User]:
    """``make_user("name", role=..., unit="H9001")``."""

    def make(username: str, *, role: Role, unit: str, **fields: Any) -> User:
        return User.objects.create_user(username, PASSWORD, name=username, role=role, unit=units[unit], **fields)

    return make


@pytest.fixture
def specialist(make_user: Callable[..., User]) -> User:
    """Chuyên viên of the DOET of Hoàng Sơn."""
    return make_user("chuyen-vien", role=Role.DOET_SPECIALIST, unit="H9-GDDT")


@pytest.fixture
def leader(make_user: Callable[..., User]) -> User:
    """Lãnh đạo of the same DOET."""
    return make_user("lanh-dao", role=Role.DOET_LEADER, unit="H9-GDDT")


@pytest.fixture
def officer_a(make_user: Callable[..., User]) -> User:
    """Officer of commune A (xã Nà Pheo)."""
    return make_user("xa-a", role=Role.COMMUNE_OFFICER, unit="H9001")


@pytest.fixture
def officer_b(make_user: Callable[..., User]) -> User:
    """Officer of commune B (phường Khê Thượng)."""
    return make_user("xa-b", role=Role.COMMUNE_OFFICER, unit="H9002")


@pytest.fixture
def school(make_user: Callable[..., User]) -> User:
    """A school of commune A."""
    return make_user("truong-a", role=Role.SCHOOL, unit="H9001-T1")


@pytest.fixture
def administrator(make_user: Callable[..., User]) -> User:
    """Administrator of the DOET: accounts and the journal, no documents."""
    return make_user("quan-tri", role=Role.ADMINISTRATOR, unit="H9-GDDT")


@pytest.fixture
def outsider(make_user: Callable[..., User]) -> User:
    """Officer of a commune of another province."""
    return make_user("nguoi-ngoai", role=Role.COMMUNE_OFFICER, unit="H5001")


@pytest.fixture
def cast(
    specialist: User,
    leader: User,
    officer_a: User,
    officer_b: User,
    school: User,
    administrator: User,
    outsider: User,
) -> dict[str, User]:
    """Everybody, by username."""
    people = (specialist, leader, officer_a, officer_b, school, administrator, outsider)
    return {user.username: user for user in people}


@pytest.fixture
def browse(client: Client) -> Callable[[User], Client]:
    """``browse(user)``: a client signed in as ``user``."""

    def sign_in(user: User) -> Client:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in

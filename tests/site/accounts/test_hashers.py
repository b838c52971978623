import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher, check_password, make_password

from namhoc.site import settings as told
from namhoc.site.accounts.models import User


@pytest.fixture
def _as_installed(settings):
    settings.PASSWORD_HASHERS = told.PASSWORD_HASHERS


@pytest.mark.usefixtures("_as_installed")
def test_passwords_are_kept_as_argon2id_of_19_mib_and_two_passes():
    kept = make_password("nam-hoc-2026")
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password("nam-hoc-2026", kept)
    assert not check_password("nam-hoc-2027", kept)


@pytest.mark.usefixtures("_as_installed")
def test_an_older_hash_is_renewed_when_its_owner_signs_in(officer_a):
    officer_a.password = PBKDF2PasswordHasher().encode("nam-hoc-2026", "muoi-cua-ai-do", 1000)
    officer_a.save(update_fields=["password"])
    assert officer_a.check_password("nam-hoc-2026")
    assert User.objects.get(pk=officer_a.pk).password.startswith("argon2$")

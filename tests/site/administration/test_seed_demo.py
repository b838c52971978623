"""The demo installation is filled once, and again without harm."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Role
from namhoc.site.administration.management.commands.seed_demo import PASSWORD
from namhoc.site.directives.models import LegalDocument
from namhoc.site.orgunits.models import OrgUnit

pytestmark = pytest.mark.django_db


def test_only_a_demo_installation_gets_invented_data() -> None:
    with pytest.raises(CommandError, match="NAMHOC_DEMO"):
        call_command("seed_demo")
    assert not OrgUnit.objects.exists()


def test_it_prints_an_account_of_each_role_and_runs_twice(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings.DEMO = True
    call_command("seed_demo")
    call_command("seed_demo")
    printed = capsys.readouterr().out
    users = User.objects.all()
    assert {user.role for user in users} == set(Role.values)
    assert LegalDocument.objects.count() == 1
    for user in users:
        assert user.username in printed
        assert user.check_password(PASSWORD)


def test_ones_own_file_takes_the_place_of_the_sample(settings: Any, tmp_path: Path) -> None:
    settings.DEMO = True
    own = tmp_path / "cua-toi.txt"
    own.write_text("Số: 1/CT-UBND", encoding="utf-8")
    call_command("seed_demo", file=own)
    assert LegalDocument.objects.get().file_name == "cua-toi.txt"

"""The demo installation is filled once, and again without harm."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Role
from namhoc.site.administration.management.commands import seed_demo
from namhoc.site.administration.management.commands.seed_demo import PASSWORD
from namhoc.site.directives.models import LegalDocument
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.models import CohortCount, Evaluation, Standing
from namhoc.site.registry.models import Person

pytestmark = pytest.mark.django_db


def test_only_a_demo_installation_gets_invented_data() -> None:
    with pytest.raises(CommandError, match="NAMHOC_DEMO"):
        call_command("seed_demo")
    assert not OrgUnit.objects.exists()


def test_it_prints_an_account_of_each_role_and_runs_twice(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings.DEMO = True
    call_command("seed_demo", people=False)
    call_command("seed_demo", people=False)
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
    call_command("seed_demo", file=own, people=False)
    assert LegalDocument.objects.get().file_name == "cua-toi.txt"


def test_people_and_counts_are_loaded_once_and_left_as_people_made_them(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO = True
    monkeypatch.setattr(seed_demo, "PEOPLED", {seed_demo.SMALL: (2026,)})
    monkeypatch.setattr(seed_demo, "SURVEY_YEARS", (2026,))
    call_command("seed_demo")
    person = Person.objects.first()
    Person.objects.filter(pk=person.pk).update(name="Tên đã sửa")
    counts, evaluations = CohortCount.objects.count(), Evaluation.objects.count()
    call_command("seed_demo")
    person.refresh_from_db()
    assert person.name == "Tên đã sửa"
    assert (CohortCount.objects.count(), Evaluation.objects.count()) == (counts, evaluations)
    levels = Counter(Standing.objects.filter(programme="TH", unit__tier="commune").values_list("level", flat=True))
    assert (levels[3], levels[2], levels[1], levels[0]) == (60, 27, 8, 3)

"""The register of a survey year frozen: pseudonymous, journalled, judged like the register itself."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from namhoc.core import UserFacingError
from namhoc.engine import open_snapshot
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions.snapshot import take_snapshot
from namhoc.site.registry.models import Person, PersonYear

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(units: dict[str, OrgUnit]) -> list[Person]:
    made = []
    for number, commune in enumerate(("H9001", "H9002", "H5001")):
        person = Person.objects.create(
            code=f"P-{number}", commune=units[commune], name=f"Lò Thị {'ABC'[number]}", birth_year=2015, id_number=""
        )
        PersonYear.objects.create(person=person, commune=units[commune], survey_year=2026, grade=5, status=0)
        made.append(person)
    return made


def test_the_snapshot_holds_the_rows_of_the_province_and_no_name(people: list[Person], tmp_path: Path) -> None:
    call_command("snapshot", "--year", "2026", "--out", str(tmp_path / "so"), "--province", "H9")
    taken = open_snapshot(tmp_path / "so")
    assert taken.manifest.rows == 2
    content = b"".join(path.read_bytes() for path in (tmp_path / "so").iterdir())
    assert "Lò Thị".encode() not in content
    assert AuditEvent.objects.get(action="recognition.snapshot").details["rows"] == 2


def test_a_folder_that_is_there_is_left_alone(people: list[Person], tmp_path: Path) -> None:
    (tmp_path / "so").mkdir()
    with pytest.raises(CommandError, match="không ghi đè"):
        call_command("snapshot", "--year", "2026", "--out", str(tmp_path / "so"), "--province", "H9")
    assert not AuditEvent.objects.filter(action="recognition.snapshot").exists()


def test_two_provinces_are_not_guessed_between(people: list[Person], tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--province"):
        call_command("snapshot", "--year", "2026", "--out", str(tmp_path / "so"))


def test_a_year_without_people_says_so(people: list[Person], units: dict[str, OrgUnit], tmp_path: Path) -> None:
    with pytest.raises(UserFacingError) as caught:
        take_snapshot(
            by=None, province=units["H9"], survey_year=2027, as_of=units["H9"].valid_from, folder=tmp_path / "so"
        )
    assert caught.value.code == "SNAPSHOT-NOBODY"

"""Settings come from the environment only; a value that cannot be understood stops the start with its name."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from namhoc.site.environment import Environment


@pytest.mark.parametrize(("given", "meant"), [("1", True), ("TRUE", True), ("no", False), ("0", False), ("", True)])
def test_flags_are_words_or_their_default(given: str, meant: bool) -> None:
    assert Environment({"X": given}).flag("X", default=True) is meant


@pytest.mark.parametrize("given", ["y", "2", "có"])
def test_any_other_flag_is_refused_by_name(given: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="NAMHOC_DEMO"):
        Environment({"NAMHOC_DEMO": given}).flag("NAMHOC_DEMO", default=False)


@pytest.mark.parametrize("given", ["0", "1025", "-1", "5,5", "mười", "٣"])
def test_a_number_out_of_bounds_is_refused(given: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="từ 1 đến 1024"):
        Environment({"X": given}).number("X", default=5, least=1, most=1024)


def test_a_short_secret_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="40 ký tự"):
        Environment({"KEY": "ngan"}).secret("KEY", kept_in=tmp_path / "key")


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    kept = tmp_path / "var" / "key"
    first = Environment({}).secret("KEY", kept_in=kept)
    assert len(first) > 40
    assert Environment({}).secret("KEY", kept_in=kept) == first
    assert kept.stat().st_mode & 0o077 == 0


def test_a_secret_may_stand_in_a_file_that_exists(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("bi-mat-trong-tep\n", encoding="utf-8")
    assert Environment({"KEY_FILE": str(tmp_path / "key")}).secret("KEY", kept_in=tmp_path / "x") == "bi-mat-trong-tep"
    with pytest.raises(ImproperlyConfigured, match="KEY_FILE"):
        Environment({"KEY_FILE": str(tmp_path / "none")}).secret("KEY", kept_in=tmp_path / "x")


def test_sqlite_is_opened_for_many_writers(tmp_path: Path) -> None:
    database = Environment({}).database("DATABASE_URL", default=f"sqlite:///{tmp_path}/a.sqlite3")
    assert database["NAME"] == tmp_path / "a.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]


def test_postgresql_by_address_with_a_password_of_any_letters() -> None:
    url = "postgresql://namhoc:p%40ss%2Fw@db.so.gov.vn:5433/namhoc?sslmode=require"
    database = Environment({"DATABASE_URL": url}).database("DATABASE_URL", default="")
    assert (database["NAME"], database["HOST"], database["PORT"]) == ("namhoc", "db.so.gov.vn", 5433)
    assert database["PASSWORD"] == "p@ss/w"
    assert database["OPTIONS"] == {"sslmode": "require"}


def test_another_database_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        Environment({"DATABASE_URL": "mysql://x/y"}).database("DATABASE_URL", default="")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "tep").touch()
    with pytest.raises(ImproperlyConfigured, match="phải là thư mục"):
        Environment({"X": str(tmp_path / "tep")}).folder("X", default=tmp_path)

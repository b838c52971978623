import json

import pytest
from click.testing import CliRunner

from namhoc.cli import main


def run(*args: str):
    return CliRunner().invoke(main, ["units", *args], catch_exceptions=False)


def rows(*args: str) -> list[dict]:
    return [json.loads(line) for line in run("list", "--json", *args).stdout.splitlines()]


def test_the_communes_of_a_province_are_listed_by_its_name_without_accents():
    found = rows("--province", "lao cai", "--kind", "xã", "--kind", "phuong", "--as-of", "2026-01-01")
    assert len(found) == 99
    assert set(found[0]) == {
        "code", "name", "kind", "tier", "parent", "valid_from", "valid_to", "predecessors", "successors",
    }  # fmt: skip


def test_the_map_as_it_was_has_districts_and_says_what_became_of_communes():
    found = rows("--province", "Lào Cai", "--as-of", "01/02/2025")
    assert sum(row["tier"] == "commune" for row in found) == 151
    kim_tan = next(row for row in found if row["code"] == "02647")
    assert kim_tan["name"] == "Kim Tân"
    assert kim_tan["successors"] == ["02647"]
    assert kim_tan["valid_to"] == "2025-06-30"


def test_a_new_commune_names_what_it_came_from():
    found = {row["code"]: row for row in rows("--province", "Lào Cai", "--as-of", "2025-07-01")}
    assert len(found["02647"]["predecessors"]) == 6


def test_a_province_that_no_longer_exists_is_told_with_the_way_out():
    result = run("list", "--province", "Yên Bái", "--as-of", "2026-01-01")
    assert result.exit_code == 2
    assert "--as-of" in result.stderr


@pytest.mark.parametrize(("day", "number"), [("2025-06-30", 10_035), ("2025-07-01", 3_321)])
def test_the_whole_country_is_listed_as_text(day, number):
    kinds = ["xã", "phường", "thị trấn", "đặc khu"]
    result = run("list", "--as-of", day, *[arg for kind in kinds for arg in ("--kind", kind)])
    assert len(result.stdout.splitlines()) == number
    assert f"{number} đơn vị" in result.stderr


def test_agencies_come_along_when_asked_with_their_ids_and_what_became_of_them():
    found = {row["code"]: row for row in rows("--province", "Lào Cai", "--as-of", "01/02/2025", "--agencies")}
    assert found["10-so-khdt"]["agency"] == "so-khdt"
    assert found["10-so-khdt"]["valid_to"] == "2025-02-28"
    assert found["10-so-khdt"]["successors"] == ["15-so-tai-chinh"]
    assert found["10-so-khdt"]["tier"] is None
    assert sum("agency" in row for row in found.values()) == 42
    assert not any("agency" in row for row in rows("--province", "Lào Cai", "--as-of", "01/02/2025"))


def test_a_kind_of_agency_is_chosen_by_its_word():
    found = rows("--province", "Lào Cai", "--agencies", "--kind", "doan the", "--as-of", "2026-11-24")
    assert {row["kind"] for row in found} == {"đoàn thể"}
    assert "Đoàn Thanh niên" in {row["name"] for row in found}

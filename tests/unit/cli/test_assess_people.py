"""``namhoc assess`` on persons: a snapshot folder or a Parquet file, counted and judged."""

import json
import sys
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from click.testing import CliRunner

from namhoc.cli import main
from namhoc.engine import write_snapshot
from namhoc.recognition.cohorts.frame import SCHEMA, as_frame
from namhoc.recognition.person_year import PersonYear, Residence, Status


def pupils(commune, in_grade_1, out):
    """Six-year-olds of a commune, the first in grade 1, the rest not."""
    return [
        PersonYear(
            survey_year=2026,
            person=f"P{n}",
            commune=commune,
            birth_year=2020,
            status=Status.STUDYING if n < in_grade_1 else Status.NOT_STARTED,
            grade=1 if n < in_grade_1 else None,
        )
        for n in range(in_grade_1 + out)
    ]


PEOPLE = [*pupils("00001", 48, 1), *pupils("00002", 49, 1)]


def run(*args: object):
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


def snapshot(folder):
    write_snapshot(
        folder,
        [as_frame(PEOPLE)],
        kind="person-years",
        schema=SCHEMA,
        sorted_by=("commune",),
        survey_year=2026,
        as_of=date(2026, 9, 30),
        code="0.1.0",
        rules="abc",
        simulated=True,
    )
    return folder


def rates(result):
    told = json.loads(result.stdout)
    lines = {
        row["unit"]: next(line for line in row["programs"]["TH"]["criteria"] if line["id"] == "TH3.age6")
        for row in told
    }
    return {unit: (line["numerator"], line["denominator"], line["met"]) for unit, line in lines.items()}


def test_a_snapshot_is_counted_and_judged_exactly(tmp_path):
    result = run("assess", snapshot(tmp_path / "a"), "--json")
    assert rates(result) == {"00001": (48, 49, False), "00002": (49, 50, True)}


def test_a_snapshot_judged_again_says_the_same(tmp_path):
    folder = snapshot(tmp_path / "a")
    assert run("assess", folder, "--json").stdout == run("assess", folder, "--json").stdout


def test_a_parquet_file_of_persons_says_the_same_as_the_snapshot(tmp_path):
    as_frame(PEOPLE).write_parquet(tmp_path / "p.parquet")
    assert rates(run("assess", tmp_path / "p.parquet", "--json")) == rates(
        run("assess", snapshot(tmp_path / "a"), "--json")
    )


def test_the_law_of_the_survey_year_is_the_one_of_30_september(tmp_path):
    told = json.loads(run("assess", snapshot(tmp_path / "a"), "--json").stdout)
    assert {(row["survey_year"], row["as_of"]) for row in told} == {(2026, "2026-09-30")}


def test_invented_people_are_marked_so(tmp_path):
    result = run("assess", snapshot(tmp_path / "a"))
    assert "Đã đếm 99 người của 2 xã. Dữ liệu mô phỏng." in result.stdout


def test_especially_difficult_communes_are_named_by_code(tmp_path):
    folder = snapshot(tmp_path / "a")
    told = json.loads(run("assess", folder, "--json", "--difficult", "00002").stdout)
    assert [row["special_difficult"] for row in told] == [False, True]
    result = run("assess", folder, "--difficult", "99999")
    assert result.exit_code == 2
    assert "99999" in result.output


def test_a_value_without_a_code_is_shown_with_its_row_and_column(tmp_path):
    path = tmp_path / "p.parquet"
    as_frame(PEOPLE).with_columns(
        grade=pl.when(pl.int_range(pl.len()) == 4).then(pl.lit(44)).otherwise("grade").cast(pl.Int8)
    ).write_parquet(path)
    result = run("assess", path)
    assert result.exit_code == 2
    assert "p.parquet, dòng 5, cột grade" in result.output


def test_without_the_engine_the_extra_to_install_is_named(tmp_path, monkeypatch):
    folder = snapshot(tmp_path / "a")
    monkeypatch.setitem(sys.modules, "polars", None)
    result = run("assess", folder)
    assert result.exit_code == 2
    assert "namhoc[data]" in result.output


@pytest.mark.parametrize("make", [lambda p: p.mkdir(), lambda p: p.write_bytes(b"no")])
def test_what_is_no_snapshot_and_no_parquet_is_refused(tmp_path, make):
    path = tmp_path / "x.parquet"
    make(path)
    result = run("assess", path)
    assert result.exit_code == 2
    assert "Cách sửa" in result.output


def test_who_stands_twice_or_is_not_born_yet_is_refused_at_the_row(tmp_path):
    person = pupils("00001", 1, 0)[0]
    for name, people, said in (
        ("twice", [person, replace(person, person="Q"), person], "dòng 3, cột person"),
        ("unborn", [person, replace(person, person="Q", birth_year=2027)], "dòng 2, cột birth_year"),
    ):
        as_frame(people).write_parquet(tmp_path / f"{name}.parquet")
        result = run("assess", tmp_path / f"{name}.parquet")
        assert result.exit_code == 2
        assert said in " ".join(result.stderr.split())
    elsewhere = replace(person, commune="00002", residence=Residence.SCHOOLED_HERE)
    as_frame([person, elsewhere, replace(person, survey_year=2025)]).write_parquet(tmp_path / "apart.parquet")
    assert run("assess", tmp_path / "apart.parquet").exit_code == 0


def test_a_file_without_persons_is_told(tmp_path):
    as_frame(PEOPLE).head(0).write_parquet(tmp_path / "a.parquet")
    result = run("assess", tmp_path / "a.parquet")
    assert result.exit_code == 2
    assert "không có người nào" in result.stderr

"""Snapshots: written whole or not at all, checked to the byte, errors located."""

import json
from datetime import date

import polars as pl
import pytest

from namhoc.core import UserFacingError
from namhoc.engine import open_snapshot, out_of_range, parts, scan_parquet, write_snapshot
from namhoc.recognition.cohorts.frame import RANGES, REQUIRED, SCHEMA, as_frame
from namhoc.recognition.person_year import PersonYear

PEOPLE = [
    PersonYear(survey_year=2026, person=f"P{n}", commune=commune, birth_year=2020, grade=1)
    for n, commune in enumerate(["00002", "00001", "00002"])
]


def written(folder, frames=None, **others):
    told = {"code": "0.1.0", "rules": "abc", "simulated": True, "survey_year": 2026, "as_of": date(2026, 9, 30)}
    frames = [as_frame(PEOPLE)] if frames is None else frames
    return write_snapshot(
        folder, frames, kind="person-years", schema=SCHEMA, sorted_by=("commune", "birth_year"), **told | others
    )


def code_of(run, *args):
    with pytest.raises(UserFacingError) as error:
        run(*args)
    return error.value.code, error.value.where


def test_a_snapshot_is_read_back_sorted_with_what_it_was_made_by(tmp_path):
    written(tmp_path / "2026")
    snapshot = open_snapshot(tmp_path / "2026")
    manifest = snapshot.manifest
    assert (manifest.rows, manifest.simulated, manifest.ids, manifest.rules) == (3, True, "pseudonymous", "abc")
    assert manifest.columns["grade"] == "Int8"
    assert pl.read_parquet(snapshot.paths[0])["commune"].to_list() == ["00001", "00002", "00002"]


def test_the_same_people_give_the_same_bytes(tmp_path):
    first, second = written(tmp_path / "a"), written(tmp_path / "b", [as_frame(PEOPLE)])
    assert first.manifest == second.manifest


def test_one_file_for_each_frame(tmp_path):
    snapshot = written(tmp_path / "a", [as_frame(PEOPLE[:1]), as_frame(PEOPLE[1:])])
    assert [one.rows for one in snapshot.manifest.files] == [1, 2]


def test_a_snapshot_is_never_written_over(tmp_path):
    written(tmp_path / "a")
    assert code_of(written, tmp_path / "a") == ("SNAPSHOT-EXISTS", "a")


def test_a_column_that_is_no_part_of_a_person_year_is_refused_and_nothing_is_left(tmp_path):
    named = as_frame(PEOPLE).with_columns(name=pl.lit("x"))
    assert code_of(written, tmp_path / "a", [named]) == ("SNAPSHOT-COLUMNS", "a")
    assert list(tmp_path.iterdir()) == []


def test_a_changed_byte_is_found_and_its_file_named(tmp_path):
    snapshot = written(tmp_path / "a")
    content = bytearray(snapshot.paths[0].read_bytes())
    content[len(content) // 2] ^= 1
    snapshot.paths[0].write_bytes(content)
    assert code_of(open_snapshot, tmp_path / "a") == ("SNAPSHOT-FILE", "part-00000.parquet")


def test_a_missing_file_is_named(tmp_path):
    written(tmp_path / "a").paths[0].unlink()
    assert code_of(open_snapshot, tmp_path / "a") == ("SNAPSHOT-FILE", "part-00000.parquet")


@pytest.mark.parametrize(
    "change",
    [
        {"format": 99},
        {"files": [{"name": "../x", "sha256": "", "bytes": 0, "rows": 0}]},
        {"files": None},
        {"as_of": "hôm qua"},
    ],
    ids=str,
)
def test_a_manifest_that_cannot_be_trusted_is_refused(tmp_path, change):
    written(tmp_path / "a")
    path = tmp_path / "a" / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    assert code_of(open_snapshot, tmp_path / "a") == ("SNAPSHOT-MANIFEST", "a")


def test_a_folder_without_a_manifest_is_no_snapshot(tmp_path):
    assert code_of(open_snapshot, tmp_path)[0] == "SNAPSHOT-MANIFEST"


def test_a_file_that_is_not_parquet_is_named(tmp_path):
    path = tmp_path / "x.parquet"
    path.write_bytes(b"PAR1 no")
    assert code_of(scan_parquet, path, SCHEMA, REQUIRED) == ("SNAPSHOT-FILE", "x.parquet")


def test_a_file_of_others_may_lack_columns_that_are_then_not_known(tmp_path):
    path = tmp_path / "x.parquet"
    as_frame(PEOPLE).select(*REQUIRED, pl.col("grade").cast(pl.Int64), extra=pl.lit("x")).write_parquet(path)
    rows = scan_parquet(path, SCHEMA, REQUIRED).collect()
    assert rows.columns == list(SCHEMA)
    assert rows["grade"].to_list() == [1, 1, 1]
    assert rows["completed_primary"].null_count() == 3


@pytest.mark.parametrize(
    ("change", "told"),
    [(lambda f: f.drop("commune"), "commune"), (lambda f: f.with_columns(grade=pl.lit("lớp 1")), "grade")],
)
def test_a_missing_or_wrong_column_is_named(tmp_path, change, told):
    path = tmp_path / "x.parquet"
    change(as_frame(PEOPLE)).write_parquet(path)
    with pytest.raises(UserFacingError, match=told) as error:
        scan_parquet(path, SCHEMA, REQUIRED)
    assert error.value.code == "SNAPSHOT-COLUMNS"


def test_the_first_row_with_a_code_that_does_not_exist_is_found():
    rows = as_frame(PEOPLE).lazy()
    assert out_of_range(rows, RANGES, REQUIRED) is None
    wrong = rows.with_columns(grade=pl.Series([1, None, 44], dtype=pl.Int8))
    assert out_of_range(wrong, RANGES, REQUIRED) == ("grade", 3)
    empty = rows.with_columns(commune=pl.Series(["00001", None, "00002"]))
    assert out_of_range(empty, RANGES, REQUIRED) == ("commune", 2)


def test_parts_hold_every_row_once():
    rows = as_frame(PEOPLE).lazy()
    assert [part.collect().height for part in parts(rows, 2)] == [2, 1]
    assert [part.collect().height for part in parts(rows.clear(), 2)] == [0]

"""``namhoc rulebook check``: every case is run, what cannot be read is told, nothing ends in a traceback."""

import json

import pytest
from click.testing import CliRunner

from namhoc.cli import main
from tests.conftest import ROOT

HOLDS = {"id": "x", "program": "DERIVE", "input": {"birth_year": 2015, "survey_year": 2026}, "expect": {"age": 11}}


def check(path):
    return CliRunner().invoke(main, ["rulebook", "check", str(path)], catch_exceptions=False)


@pytest.mark.parametrize("file", sorted((ROOT / "tests/cases/recognition").rglob("*.yaml")), ids=lambda path: path.stem)
def test_all_our_cases_hold_and_their_number_is_told(file):
    result = check(file)
    assert result.exit_code == 0
    number = result.stdout.split()[0]
    assert f"{number} trên {number} ca đạt." in result.stdout


def test_a_difference_and_an_unreadable_case_do_not_stop_the_others(tmp_path):
    path = tmp_path / "a.json"
    cases = [HOLDS | {"expect": {"age": 12}}, 7, {"id": "z"}, HOLDS | {"input": [], "id": None}, HOLDS]
    path.write_text(json.dumps({"meta": {"title": "t"}, "cases": cases}), "utf-8")
    result = check(path)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "x (DERIVE): age: mong đợi 12, được 11",
        "ca thứ 2: không đọc được, cần một nhóm mục program, input, expect",
        "z (?): không đọc được expect: cần một nhóm mục “tên: số”; đang ghi None",
        "ca thứ 4 (DERIVE): không đọc được input: cần một nhóm mục “tên: số”; đang ghi một danh sách",
        "1 trên 5 ca đạt.",
    ]


def test_a_file_without_cases_says_so(tmp_path):
    (tmp_path / "a.json").write_text("[]", "utf-8")
    result = check(tmp_path / "a.json")
    assert (result.exit_code, result.stdout) == (0, "0 trên 0 ca đạt.\n")
    assert "không có ca nào" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.json", b"", "rỗng"),
        ("a.json", b'{"cases": [\n', "dòng 2, cột 1"),
        ("a.json", b"[" * 200_000, "tầng"),
        ("a.json", b'{"cases": 3}', "danh sách ca"),
        ("a.json", b'{"ca": []}', "danh sách ca"),
        ("a.json", b"7", "danh sách ca"),
        ("a.json", b'[{"id": 1, "id": 2}]', "mục id ghi hai lần"),
        ("a.json", b"\xe1\x93", "UTF-8"),
        ("a.yaml", b"a: [\n", "dòng 2"),
        ("a.yaml", b"- id: a\n  id: b\n", "dòng 1: mục id ghi hai lần"),
    ],
)
def test_a_file_that_cannot_be_read_gives_one_located_error(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    result = check(tmp_path / name)
    assert result.exit_code == 2
    assert name in result.stderr
    assert told in " ".join(result.stderr.split())


@pytest.mark.parametrize("name", ["khong-co.json", "."])
def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path, name):
    result = check(tmp_path / name)
    assert result.exit_code == 2
    assert "Cách sửa" in result.stderr


def test_a_file_of_another_encoding_or_with_shared_yaml_parts_is_read(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps([HOLDS]), "utf-16")
    assert check(tmp_path / "a.json").exit_code == 0
    text = "- &a {id: a, program: DERIVE, input: {birth_year: 2015, survey_year: 2026}, expect: {age: 11}}\n"
    (tmp_path / "a.yaml").write_text(f"{text}- {{<<: *a, id: b, expect: {{age: 11}}}}\n", "utf-8")
    assert "2 trên 2 ca đạt." in check(tmp_path / "a.yaml").stdout

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from namhoc.cli import main

SAMPLES = Path(str(files("namhoc.simulation").joinpath("samples")))
TEXT = SAMPLES / "chi-thi-12.txt"


def run(*args: object, stdin: bytes | None = None):
    arguments = [str(arg) for arg in args]
    return CliRunner().invoke(main, arguments, input=stdin, env={"COLUMNS": "200"}, catch_exceptions=False)


@pytest.fixture(scope="module")
def schema() -> dict:
    return json.loads(files("namhoc.directives").joinpath("data/directive-1.schema.json").read_text("utf-8"))


def test_the_table_shows_the_sample_directive_to_a_person():
    result = run("read", TEXT, "--as-of", "2026-09-21")
    assert "12/CT-UBND" in result.stdout
    assert "25/8/2026" in result.stdout
    assert "Rà soát" in result.stdout or "Sắp xếp mạng lưới" in result.stdout


def test_json_of_the_sample_follows_the_published_schema(schema):
    result = run("read", TEXT, "--json", "--as-of", "21/9/2026")
    jsonschema.validate(json.loads(result.stdout), schema)


def test_every_span_in_the_json_gives_the_text_it_quotes():
    got = json.loads(run("read", TEXT, "--json", "--as-of", "2026-09-21").stdout)
    text = TEXT.read_text("utf-8")
    quoted = [item for key in ("citations", "assignments", "targets", "deadlines", "statistics") for item in got[key]]
    assert quoted
    assert all(text[item["start"] : item["end"]] == item["text"] for item in quoted)


def test_two_runs_print_the_same_bytes():
    first, second = (run("read", TEXT, "--json", "--as-of", "2026-09-21").stdout for _ in range(2))
    assert first == second


def test_a_folder_is_written_file_by_file_and_two_forms_of_one_name_do_not_overwrite_each_other(tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_text("Số: 01/KH-UBND\n", "utf-8")
    (source / "a.html").write_text("<p>Số: 02/KH-UBND</p>", "utf-8")
    (source / "ghi-chu.json").write_text("{}", "utf-8")
    run("read", source, "--out", tmp_path / "out", "--as-of", "2026-09-21")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.html.json", "a.txt.json"]


def test_two_processes_give_what_one_gives(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT.read_text("utf-8"), "utf-8")
    one = run("read", tmp_path, "--json", "--as-of", "2026-09-21").stdout
    assert run("read", tmp_path, "--json", "--jobs", "2", "--as-of", "2026-09-21").stdout == one
    assert len(one.splitlines()) == 3


def test_standard_input_is_read_with_a_dash():
    result = run("read", "-", "--json", "--as-of", "2026-09-21", stdin=TEXT.read_bytes())
    assert json.loads(result.stdout)["document"]["symbol"] == "12/CT-UBND"


def test_findings_are_told_by_exit_status_1():
    assert run("read", TEXT, "--json", "--as-of", "2026-09-21").exit_code == 1


def test_a_text_with_nothing_to_look_at_ends_with_0(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Kính gửi các đơn vị.\n", "utf-8")
    assert run("read", path, "--as-of", "2026-09-21").exit_code == 0


@pytest.mark.parametrize("args", [("read",), ("read", "khong-co.txt"), ("read", TEXT, "--json", "--out", "x")])
def test_misuse_ends_with_2_and_says_why(args):
    result = run(*args)
    assert result.exit_code == 2
    assert result.stderr


def test_an_unreadable_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "tot.txt").write_text("Số: 01/KH-UBND\n", "utf-8")
    result = run("read", tmp_path, "--out", tmp_path / "out", "--as-of", "2026-09-21")
    assert result.exit_code == 1
    assert "hong.pdf" in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["tot.json"]


def test_schema_prints_what_is_published(schema):
    assert json.loads(run("schema").stdout) == schema
    jsonschema.Draft202012Validator.check_schema(schema)


def test_help_loads_no_reader():
    import subprocess
    import sys

    code = "import sys; from namhoc.cli import main; print('namhoc.reading' in sys.modules or 'rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"

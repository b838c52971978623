import json

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from namhoc.cli import main
from tests.conftest import ROOT

COUNTS = {
    "TH": {
        "age6_grade1": 97, "age6_ppc": 100, "upto14_completed": 180, "upto14_ppc": 200, "age11_completed": 92,
        "age11_ppc": 100, "age11_in_primary": 8, "disabled_able": 0, "disabled_access": 0,
    }
}  # fmt: skip


def run(*args: object):
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


def test_the_shortfall_is_told_in_persons_with_the_article(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"unit": "Xã Nà Pheo", "counts": COUNTS}]), "utf-8")
    result = run("assess", path, "--as-of", "2026-09-30")
    assert "mức độ 2" in result.stdout
    assert (
        "97 / 100 trẻ 6 tuổi vào lớp 1 · 97,00% < 98% · chưa đạt, thiếu 1 · khoản 1 Điều 11 20/2014/NĐ-CP"
        in result.stdout
    )


def test_json_csv_and_excel_say_the_same(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"unit": "A", "counts": COUNTS}), "utf-8")
    headers = ["Xã", "ĐBKK", *(f"TH.{field}" for field in COUNTS["TH"])]
    cells = ["A", "", *COUNTS["TH"].values()]
    (tmp_path / "a.csv").write_text(";".join(headers) + "\n" + ";".join(map(str, cells)) + "\n", "utf-8-sig")
    book = Workbook()
    book.active.append(headers)
    book.active.append(cells)
    book.save(tmp_path / "a.xlsx")
    found = [
        json.loads(run("assess", tmp_path / f"a.{end}", "--json", "--as-of", "2026-09-30").stdout)
        for end in ("json", "csv", "xlsx")
    ]
    assert found[0] == found[1] == found[2]
    assert found[0][0]["programs"]["TH"]["level"] == 2


def test_contradictory_figures_give_no_level_and_status_1(tmp_path):
    counts = {"TH": COUNTS["TH"] | {"age6_grade1": 101}}
    (tmp_path / "a.json").write_text(json.dumps({"unit": "A", "counts": counts}), "utf-8")
    result = run("assess", tmp_path / "a.json", "--as-of", "2026-09-30")
    assert result.exit_code == 1
    assert "age6_grade1" in result.stdout


def test_what_rests_on_an_unconfirmed_rule_says_so(tmp_path):
    three = {"3": 100, "4": 100, "5": 100}
    counts = {"MN35": {"must_mobilise": three, "attending": three, "completed": three}}
    (tmp_path / "a.json").write_text(json.dumps({"unit": "A", "counts": counts}), "utf-8")
    assert "CHƯA XÁC NHẬN" in run("assess", tmp_path / "a.json", "--as-of", "2026-09-30").stdout


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.json", "{", "không đọc được"),
        ("a.json", "[1]", "mục 1"),
        ("a.json", "[{}]", "counts"),
        ("a.csv", "Xã;TH.age6_ppc\n", "dòng số liệu"),
        ("a.csv", "Xã;trẻ\nA;1\n", "TH.age6_ppc"),
        ("a.csv", "Xã;TH.age6_ppc\nA;nhiều\n", "dòng 2, cột TH.age6_ppc"),
    ],
)
def test_bad_input_gets_one_located_error(tmp_path, name, text, told):
    (tmp_path / name).write_text(text, "utf-8")
    result = run("assess", tmp_path / name, "--as-of", "2026-09-30")
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    "args", [("--rules", "ND99"), ("--rules", "DRAFT-2026"), ("--rules", "ND142-2025", "--as-of", "2024-01-01")]
)
def test_rules_that_cannot_apply_are_refused(tmp_path, args):
    (tmp_path / "a.json").write_text(json.dumps({"unit": "A", "counts": COUNTS}), "utf-8")
    assert run("assess", tmp_path / "a.json", *args).exit_code == 2


def test_rulebook_check_prints_the_number_that_holds_and_each_difference(tmp_path):
    own = ROOT / "tests/cases/recognition/communes.yaml"
    assert "7 trên 7 ca đạt" in run("rulebook", "check", own).stdout
    wrong = [
        {"id": "x", "program": "TH", "special_difficult": False, "input": COUNTS["TH"], "expect": {"level": 3}},
        {"id": "y"},
    ]
    (tmp_path / "b.json").write_text(json.dumps({"cases": wrong}), "utf-8")
    result = run("rulebook", "check", tmp_path / "b.json")
    assert result.exit_code == 1
    assert "x (TH): level: mong đợi 3, được 2" in result.stdout
    assert "0 trên 2 ca đạt" in result.stdout

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
        ("a.json", "{", "dòng 1, cột 2: không phải JSON"),
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
    assert "15 trên 15 ca đạt" in run("rulebook", "check", own).stdout
    wrong = [
        {"id": "x", "program": "TH", "special_difficult": False, "input": COUNTS["TH"], "expect": {"level": 3}},
        {"id": "y"},
    ]
    (tmp_path / "b.json").write_text(json.dumps({"cases": wrong}), "utf-8")
    result = run("rulebook", "check", tmp_path / "b.json")
    assert result.exit_code == 1
    assert "x (TH): level: mong đợi 3, được 2" in result.stdout
    assert "0 trên 2 ca đạt" in result.stdout


DRAFT = """\
id: DRAFT-2026
document: null
from: null
to: null
confidence: L
about: Ngưỡng giả định
criteria:
  TH:
    TH1.age6: {normal: 99, difficult: 99, article: chưa đọc, confidence: L}
    TH1.upto14: {asked: false}
    TH2.age6: {normal: 99, difficult: 99, article: chưa đọc, confidence: L}
    TH2.age11: {normal: null, difficult: null, article: chưa đọc, confidence: L}
    TH2.remaining: {normal: 100, difficult: 100, article: chưa đọc, confidence: L}
    TH3.age6: {normal: 99, difficult: 99, article: chưa đọc, confidence: L}
    TH3.age11: {normal: 95, difficult: 95, article: chưa đọc, confidence: L}
    TH3.remaining: {normal: 100, difficult: 100, article: chưa đọc, confidence: L}
"""


def test_a_future_rule_set_of_the_operator_is_tried_by_name(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"unit": "A", "counts": COUNTS}), "utf-8")
    (tmp_path / "draft.yaml").write_text(DRAFT, "utf-8")
    args = ("assess", tmp_path / "a.json", "--as-of", "2026-09-30", "--rules-file", tmp_path / "draft.yaml")
    text = run(*args, "--rules", "DRAFT-2026").stdout
    assert "97 / 100 trẻ 6 tuổi vào lớp 1 · 97,00% < 99% · chưa đạt, thiếu 2" in text
    assert "TH1.upto14" not in text
    assert "chưa đọc được ngưỡng" in text
    told = json.loads(run(*args, "--json").stdout)[0]["programs"]["TH"]
    assert told["rules"][0] == "DRAFT-2026/1"
    assert "TH1.age6" in told["unconfirmed"]
    assert run(*args, "--rules", "ND20-2014").exit_code == 2


def test_a_wrong_rule_set_is_refused_at_its_line(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"unit": "A", "counts": COUNTS}), "utf-8")
    (tmp_path / "draft.yaml").write_text(DRAFT.replace("normal: 95", "normal: 950"), "utf-8")
    result = run("assess", tmp_path / "a.json", "--rules-file", tmp_path / "draft.yaml")
    assert result.exit_code == 2
    assert "dòng 15, criteria.TH.TH3.age11.normal" in " ".join(result.stderr.split())


def test_persons_not_known_and_open_readings_are_printed(tmp_path):
    counts = {"TH": COUNTS["TH"] | {"age6_grade1_unclear": 2}}
    (tmp_path / "a.json").write_text(json.dumps({"unit": "A", "counts": counts}), "utf-8")
    args = ("assess", tmp_path / "a.json", "--as-of", "2026-09-30", "--switch", "primary_l1_cohort=14")
    text = run(*args).stdout
    assert "chắc chắn đạt mức độ 2, có thể mức độ 3 [TT07-2016/1, ND20-2014/1]" in text
    assert "chưa rõ, thiếu 0 đến 1, 2 người chưa rõ" in text
    assert "tính riêng 14 tuổi" in text
    told = json.loads(run(*args, "--json").stdout)[0]
    assert told["switches"]["primary_l1_cohort"] == "14"
    assert next(c for c in told["programs"]["TH"]["criteria"] if c["id"] == "TH3.age6")["short"] == [0, 1]


def test_the_law_of_the_day_decides_what_is_asked(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"unit": "A", "counts": COUNTS}), "utf-8")
    assert "TH.disabled" not in run("assess", tmp_path / "a.json", "--as-of", "2015-09-30").stdout
    assert "chưa có quy định" in run("assess", tmp_path / "a.json", "--as-of", "2013-09-30").stdout


@pytest.mark.parametrize("switch", ["primary_l1_cohort=15", "nothing=1", "upper_base"])
def test_a_reading_that_does_not_exist_is_refused_with_the_choices(tmp_path, switch):
    (tmp_path / "a.json").write_text(json.dumps({"unit": "A", "counts": COUNTS}), "utf-8")
    result = run("assess", tmp_path / "a.json", "--switch", switch)
    assert result.exit_code == 2
    assert "chỉ nhận" in result.stderr or "các tên" in result.stderr

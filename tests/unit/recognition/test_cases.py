"""The open set of test vectors, and cases of our own in YAML: each commune, boundary and day one by one."""

import json

import pytest
import yaml

from namhoc.recognition.cases import differences
from tests.conftest import ROOT, SHARED

FILES = sorted((ROOT / "tests/cases/recognition").rglob("*.yaml"))
OWN = [case for file in FILES for case in yaml.safe_load(file.read_text("utf-8"))]
VECTORS = SHARED / "domain/universal-education-cases.json"
TH = next(case for case in OWN if case["id"] == "th-thuong-vao-lop-1-196-tren-200")


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["id"])
def test_a_case_written_by_an_officer_holds(case):
    assert differences(case) == []


def test_no_two_cases_have_one_name():
    names = [case["id"] for case in OWN]
    assert sorted(names) == sorted(set(names))


@pytest.mark.corpus
def test_every_vector_of_the_open_set_holds(shared):
    cases = json.loads(VECTORS.read_text("utf-8"))["cases"]
    assert len(cases) > 100
    assert {case["id"]: wrong for case in cases if (wrong := differences(case))} == {}


def test_a_wrong_expectation_is_told():
    assert differences(TH | {"expect": {"level": 7}}) == ["level: mong đợi 7, được 3"]


def test_fields_that_nobody_asks_for_and_missing_optional_ones_do_no_harm():
    assert differences({"id": "x", "note": "y", "program": "TH", "input": TH["input"], "expect": {"level": 3}}) == []
    more = TH | {"input": TH["input"] | {"ghi_chu": "em A"}, "special_difficult": None, "as_of": None}
    assert differences(more) == []


def test_the_order_of_lists_and_fields_does_not_matter():
    case = next(case for case in OWN if case["id"] == "th-tat-ca-muc-do-1-khong-dat")
    blocking = list(reversed(case["expect"]["blocking"]))
    assert differences(dict(reversed(case.items())) | {"expect": case["expect"] | {"blocking": blocking}}) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"program": "PCGD"}, "không đọc được program: chỉ nhận MN5"),
        ({"program": None}, "không đọc được program"),
        ({"program": ["TH", "MN5"]}, "không đọc được program"),
        ({"expect": None}, "không đọc được expect"),
        ({"expect": {}}, "không đọc được expect"),
        ({"expect": {"levl": None}}, "levl: mong đợi None, ca loại này chỉ có level"),
        ({"expect": {"invalid": ["age6_ppc"]}}, "số liệu không mâu thuẫn (level: 3"),
        ({"expect": {"level": True}}, "level: mong đợi True, được 3"),
        ({"input": None}, "không đọc được input"),
        ({"input": [1]}, "không đọc được input"),
        ({"input": TH["input"] | {"age6_ppc": "200"}}, "không đọc được input.age6_ppc: cần số nguyên"),
        ({"input": TH["input"] | {"age6_ppc": 199.5}}, "không đọc được input.age6_ppc"),
        ({"input": TH["input"] | {"age6_ppc": float("nan")}}, "không đọc được input.age6_ppc"),
        ({"input": TH["input"] | {"age6_ppc": True}}, "không đọc được input.age6_ppc"),
        ({"input": TH["input"] | {"age6_ppc": [1]}}, "không đọc được input.age6_ppc"),
        ({"input": TH["input"] | {"age6_ppc": 10**40}}, "không đọc được input.age6_ppc: số quá lớn"),
        ({"special_difficult": "không"}, "không đọc được special_difficult"),
        ({"as_of": "30/9/2026"}, "không đọc được as_of: ngày ghi dạng 2026-09-30"),
        (
            {"switches": {"upper_base": "mọi người"}},
            "không đọc được switches.upper_base: chỉ nhận ppc_15_18, graduates",
        ),
        ({"switches": {"x": 1}}, "không đọc được switches.x: không có cách hiểu này"),
        ({"switches": {"conditions_block": "0"}}, "không đọc được switches.conditions_block: chỉ nhận True, False"),
        ({"rule_set": "ND99-2030"}, "không đọc được rule_set: không có bộ quy tắc"),
        ({"completion_scope": "mỗi tuổi"}, "không đọc được completion_scope: chỉ nhận each_age, pooled"),
    ],
)
def test_what_cannot_be_read_is_a_difference_that_names_the_field(change, told):
    wrong = differences(TH | change)
    assert len(wrong) == 1
    assert told in wrong[0]


def test_a_figure_written_wrongly_is_pointed_at_when_the_case_does_not_hold():
    figures = {("age6_grad1" if name == "age6_grade1" else name): n for name, n in TH["input"].items()}
    wrong = differences(TH | {"input": figures})
    assert "input.age6_grad1: không mục nào dùng đến, có phải age6_grade1" in wrong


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ({"program": "AGG", "kind": "huyện", "of": "TH", "input": {"units": []}}, "kind: chỉ nhận district"),
        ({"program": "AGG", "kind": "district", "of": "PC", "input": {"units": []}}, "of: chỉ nhận"),
        ({"program": "AGG", "kind": "district", "of": "TH", "input": {}}, "input.units: cần một danh sách"),
        ({"program": "AGG", "kind": "district", "of": "TH", "input": {"units": [3]}}, "input.units[0]"),
        (
            {"program": "AGG", "kind": "district", "of": "TH", "input": {"units": [{"level": 3, "count": None}]}},
            "input.units[0].count: cần số đơn vị",
        ),
        (
            {"program": "AGG", "kind": "district", "of": "TH", "input": {"units": [{"level": "3", "count": 1}]}},
            "input.units[0].level",
        ),
        ({"program": "MN35_PROVINCE", "input": {"special": []}}, "input.other"),
        ({"program": "MN35", "input": {"attending": 3}}, "input.attending: cần một nhóm mục"),
        ({"program": "MN35", "input": {"attending": {"3": "a"}}}, "input.attending.3"),
        ({"program": "COMMUNE_ALL", "input": {"TIEUHOC": {}}}, "input.TIEUHOC: chỉ nhận"),
        ({"program": "COMMUNE_ALL", "input": {"TH": None}}, "input.TH: cần một nhóm mục"),
        ({"program": "CONDITIONS", "input": {"for": "MN35"}}, "input.for: chỉ nhận"),
        ({"program": "CONDITIONS", "input": {"for": "TH", "all_of": {"x": 3}}}, "input.all_of.x: cần [số đạt"),
        ({"program": "CONDITIONS", "input": {"for": "TH", "all_of": {"x": [3]}}}, "input.all_of.x"),
        ({"program": "AUTHORITY", "input": {"unit": "xã"}}, "input.unit: chỉ nhận commune"),
        ({"program": "AUTHORITY", "input": {"unit": "commune", "program": "TH"}}, "input.as_of"),
        ({"program": "DEADLINE", "input": {"unit": "commune"}}, "input.year: ca này cần số"),
        ({"program": "DEADLINE", "input": {"unit": "commune", "year": 99999}}, "input.year: không phải là năm"),
        ({"program": "DEADLINE", "input": {"unit": "commune", "year": 2026, "sent": "mai"}}, "input.sent"),
        ({"program": "DERIVE", "input": {"total": "3"}}, "input.total"),
        ({"program": "CROSS_FORM", "input": {"mau": {}}}, "input.mau: chỉ nhận th_column"),
        ({"program": "CROSS_FORM", "input": {"th_column": {"total": "6"}}}, "input.th_column.total"),
    ],
)
def test_every_kind_of_case_names_the_field_it_cannot_read(case, told):
    wrong = differences(case | {"expect": {"level": 1}})
    assert len(wrong) == 1
    assert wrong[0].startswith("không đọc được")
    assert told in wrong[0]


def test_contradictory_figures_are_told_where_a_level_was_expected():
    wrong = differences(TH | {"input": TH["input"] | {"age6_grade1": 201}})
    assert "level: mong đợi 3, được số liệu mâu thuẫn ở age6_grade1" in wrong


def test_a_group_of_units_that_does_not_say_how_many_is_one_unit():
    units = [*({"level": 3} for _ in range(9)), {"level": 0}]
    case = {"program": "AGG", "kind": "district", "of": "TH", "input": {"units": units}}
    assert differences(case | {"expect": {"level": 3}}) == []
    wrong = {"units": [{"level": 2, "possible": 1, "count": 3}]}
    assert differences(case | {"input": wrong, "expect": {"invalid": ["units[0].possible"]}}) == []


def test_the_pilot_is_judged_where_the_case_names_its_rules():
    case = {"program": "MN4", "input": {"attending": 9, "must_mobilise": 9, "completed": 9}}
    named = {"rule_set": "MN4-LAOCAI", "expect": {"level": 0, "unknown": ["MN4.attend", "MN4.complete"]}}
    assert differences(case | named) == []
    assert differences(case | {"expect": {"level": 0, "unknown": ["MN4.rules"]}}) == []


def test_a_case_may_choose_another_reading_of_the_law():
    case = next(case for case in OWN if case["id"] == "thcs-hoc-tiep-chia-cho-tat-ca-15-18")
    assert differences(case | {"switches": {"upper_base": "graduates"}, "expect": {"level": 3}}) == []
    pooled = next(case for case in OWN if case["id"] == "mn35-hoan-thanh-4-tuoi-thieu-mot-xet-gop")
    named = {name: value for name, value in pooled.items() if name != "completion_scope"}
    assert differences(named | {"switches": {"mn35_scope": "pooled"}}) == []

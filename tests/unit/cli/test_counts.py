"""Counts of communes as they come: every cell read as what it means, or told at its place; nothing lost in silence."""

import json
import zipfile

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from openpyxl import Workbook

from namhoc.cli import main
from namhoc.cli.counts import load
from namhoc.cli.schema import schema_of
from namhoc.core import UserFacingError
from namhoc.recognition.given import FIGURES

TH = {
    "age6_grade1": 97, "age6_ppc": 100, "upto14_completed": 180, "upto14_ppc": 200, "age11_completed": 92,
    "age11_ppc": 100, "age11_in_primary": 8, "disabled_able": 0, "disabled_access": 0,
}  # fmt: skip
HEAD = ["Xã", "ĐBKK", *(f"TH.{name}" for name in TH)]


def row(name="A", difficult="", **changed):
    return [name, difficult, *(TH | changed).values()]


def csv(path, *rows, head=HEAD, mark=",", encoding="utf-8"):
    path.write_text("\n".join(mark.join(map(str, one)) for one in (head, *rows)) + "\n", encoding)
    return path


def xlsx(path, *rows, merge=()):
    book = Workbook()
    for one in rows:
        book.active.append(one)
    for cells in merge:
        book.active.merge_cells(cells)
    book.save(path)
    return path


def jsonfile(path, loaded):
    path.write_text(json.dumps(loaded), "utf-8")
    return path


def told(path):
    with pytest.raises(UserFacingError) as caught:
        load(path)
    return caught.value.text


def age6(path):
    return load(path).units[0].counts["TH"]["age6_grade1"]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("97", 97),
        ("", None),
        ("97.0", 97),
        ("97,0", 97),
        ("1.234", 1234),
        ("1 234", 1234),
        ("1.234.567", 1_234_567),
        ("-5", -5),
        (" 97 ", 97),
    ],
)
def test_a_count_is_read_the_way_people_here_write_it(tmp_path, cell, number):
    assert age6(csv(tmp_path / "a.csv", row(age6_grade1=cell), mark=";")) == number


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("97%", "ghi số người, không ghi tỷ lệ"),
        ("97,5", "không phải là số nguyên"),
        ("97.5", "không phải là số nguyên"),
        ("1,234", "không phải là số nguyên"),
        ("12.34", "không phải là số nguyên"),
        ("nhiều", "không phải là số nguyên"),
        ("1e400", "không phải là số nguyên"),
        ("nan", "không phải là số nguyên"),
        ("=96+1", "không phải là số nguyên"),
        ("-", "để trống"),
        ("…", "để trống"),
        ("99999999999", "quá lớn"),
    ],
)
def test_a_cell_that_is_no_count_is_told_at_its_place_without_its_text(tmp_path, cell, why):
    text = told(csv(tmp_path / "a.csv", row(), row("B", age6_grade1=cell), mark=";"))
    assert "dòng 3, cột TH.age6_grade1" in text
    assert why in text
    assert cell == "-" or cell not in text.replace("a.csv", "")


def test_every_error_of_a_file_is_told_at_once(tmp_path):
    text = told(csv(tmp_path / "a.csv", row(age6_ppc="x"), row("B", "có lẽ", age11_ppc="y")))
    assert all(place in text for place in ("dòng 2, cột TH.age6_ppc", "dòng 3, cột ĐBKK", "dòng 3, cột TH.age11_ppc"))
    many = told(csv(tmp_path / "b.csv", *(row(f"X{n}", age6_ppc="?") for n in range(40))))
    assert "và 28 lỗi nữa" in many


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("TH.age6_grad1", "có phải age6_grade1"),
        ("HT.age6_grade1", "không có chương trình HT"),
        ("MN35.attending", "ghi thêm tuổi, như MN35.attending.3"),
        ("TH.age6_grade1.3", "tên số này không kèm tuổi"),
        ("MN35.attending.6", "ghi thêm tuổi"),
        ("TH.AGE6_PPC", "hai cột cùng tên"),
    ],
)
def test_a_column_that_no_standard_asks_for_is_told(tmp_path, head, why):
    heads = [head if one == "TH.age6_grade1" else one for one in HEAD]
    assert why in told(csv(tmp_path / "a.csv", row(), head=heads))


def test_what_is_left_out_is_told(tmp_path):
    rows = (row(), row("Tổng cộng"), [""] * len(HEAD), row("Tòng Đậu"), ["B", *[""] * 10])
    given = load(csv(tmp_path / "a.csv", *((*one, "ghi") for one in rows), head=[*HEAD, "Ghi chú"]))
    assert [unit.name for unit in given.units] == ["A", "Tòng Đậu", "B"]
    notes = "; ".join(given.notes)
    assert all(
        said in notes for said in ("không dùng cột: Ghi chú", "dòng 3: “Tổng cộng”", "dòng 6: B không có số nào")
    )
    extra = load(jsonfile(tmp_path / "a.json", {"unit": "A", "counts": {"TH": TH | {"age6_grad1": 3}}}))
    assert "TH.age6_grad1: không tiêu chí nào dùng đến, có phải age6_grade1" in extra.notes[0]


def test_a_commune_twice_is_refused_but_not_in_two_years(tmp_path):
    assert "dòng 3: xã này đã có ở dòng 2" in told(csv(tmp_path / "a.csv", row("Xã A"), row("xã a")))
    rows = [[2024, *row()], [2026, *row()]]
    given = load(csv(tmp_path / "b.csv", *rows, head=["Năm điều tra", *HEAD]))
    assert [unit.year for unit in given.units] == [2024, 2026]
    assert "dòng 2, cột năm" in told(csv(tmp_path / "c.csv", [24, *row()], head=["Năm", *HEAD]))


def test_the_programmes_of_one_commune_may_stand_apart_in_json(tmp_path):
    literate = dict.fromkeys(FIGURES["XMC"], 0)
    entries = [{"unit": "A", "program": "TH", "input": TH}, {"unit": "A", "program": "XMC", "input": literate}]
    given = load(jsonfile(tmp_path / "a.json", entries))
    assert [set(unit.counts) for unit in given.units] == [{"TH", "XMC"}]
    assert "mục 3: xã này đã có" in told(jsonfile(tmp_path / "b.json", [*entries, entries[0]]))


def test_counts_alone_are_one_commune(tmp_path):
    assert load(jsonfile(tmp_path / "a.json", {"TH": TH})).units[0].counts == {"TH": TH}


@pytest.mark.parametrize(
    ("loaded", "where"),
    [
        ([1], "mục 1"),
        ([{"unit": "A"}], 'mục 1: không có "counts"'),
        ([{"counts": {}}], "không có chương trình nào"),
        ([{"counts": [1]}], "mục 1, counts"),
        ([{"counts": {"PC": {}}}], "mục 1, counts: không có chương trình"),
        ([{"counts": {"TH": None}}], "mục 1, TH"),
        ([{"counts": {"TH": {"age6_ppc": "100"}}}], "mục 1, TH.age6_ppc"),
        ([{"counts": {"TH": {"age6_ppc": 9.5}}}], "mục 1, TH.age6_ppc"),
        ([{"counts": {"TH": {"age6_ppc": True}}}], "mục 1, TH.age6_ppc"),
        ([{"counts": {"MN35": {"attending": 3}}}], "mục 1, MN35.attending"),
        ([{"counts": {"MN35": {"attending": {"3": "x"}}}}], "mục 1, MN35.attending.3"),
        ([{"counts": {"TH": TH}, "special_difficult": "false"}], "mục 1, special_difficult"),
        ([{"counts": {"TH": TH}, "survey_year": 26}], "mục 1, survey_year"),
        ([{"program": "PC", "counts": TH}], "mục 1, program"),
        ([], "không có dòng số liệu nào"),
    ],
)
def test_bad_json_is_told_at_its_entry_and_field(tmp_path, loaded, where):
    assert where in told(jsonfile(tmp_path / "a.json", loaded))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_file_of_any_mark_and_encoding_is_read(tmp_path, mark, encoding):
    given = load(
        csv(tmp_path / "a.csv", row("Ban Mai", "x"), head=["Xa", "DBKK", *HEAD[2:]], mark=mark, encoding=encoding)
    )
    assert (given.units[0].name, given.units[0].difficult) == ("Ban Mai", True)


def test_a_csv_file_as_excel_writes_it_is_read(tmp_path):
    (tmp_path / "a.csv").write_text('sep=;\n"Tên\nxã";TH.age6_ppc\n"Xã; A";5\n', "utf-8")
    unit = load(tmp_path / "a.csv").units[0]
    assert (unit.name, unit.counts["TH"]["age6_ppc"]) == ("Xã; A", 5)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "rỗng"),
        ('Xã,TH.age6_ppc\n"A,5\nB,6\n', "từ dòng 2"),
        ("Xã,TH.age6_ppc\nA,97,5\n", "dòng 2: ô thứ 3 không có đầu cột"),
        ("Xã,trẻ\nA,1\n", "TH.age6_ppc"),
        ("Xã,TH.age6_ppc\n", "không có dòng số liệu nào"),
    ],
)
def test_a_broken_table_is_refused_not_half_read(tmp_path, text, why):
    (tmp_path / "a.csv").write_text(text, "utf-8")
    assert why in told(tmp_path / "a.csv")


def test_titles_above_and_headings_over_two_rows_are_understood(tmp_path):
    titled = xlsx(tmp_path / "a.xlsx", ["BIỂU TỔNG HỢP"], [], HEAD, row())
    two = xlsx(tmp_path / "b.xlsx", ["Xã", "ĐBKK", "TH", *[None] * 8], [None, None, *TH], row(), merge=["C1:K1"])
    assert load(titled).units[0].counts == load(two).units[0].counts == {"TH": TH}
    assert load(two).units[0].name == "A"


def test_a_formula_without_a_saved_result_is_not_an_empty_cell(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", HEAD, row(age6_grade1="=96+1"))
    assert "dòng 2, cột TH.age6_grade1: công thức chưa có kết quả" in told(path)


def test_figures_on_two_sheets_are_refused_and_an_unused_sheet_is_told(tmp_path):
    book = Workbook()
    for one in (HEAD, row()):
        book.active.append(one)
    other = book.create_sheet("Ghi chép")
    other.append(["x"])
    book.save(tmp_path / "a.xlsx")
    assert "trang tính “Ghi chép” không có số liệu" in load(tmp_path / "a.xlsx").notes[0]
    other.append(HEAD)
    book.save(tmp_path / "a.xlsx")
    assert "nhiều trang tính có số liệu" in told(tmp_path / "a.xlsx")


def test_hostile_and_broken_workbooks_are_refused(tmp_path):
    good, bomb = xlsx(tmp_path / "a.xlsx", HEAD, row()), tmp_path / "b.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, b" " * 310_000_000 if "sheet1" in name else source.read(name))
    assert "bung ra quá lớn" in told(bomb)
    (tmp_path / "c.xlsx").write_bytes(b"hello")
    (tmp_path / "d.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    (tmp_path / "e.csv").write_bytes(good.read_bytes())
    assert "Cách sửa" in told(tmp_path / "c.xlsx")
    assert "Cách sửa" in told(tmp_path / "d.xls")
    assert load(tmp_path / "e.csv").units[0].counts == {"TH": TH}


def run(*args):
    return CliRunner().invoke(main, ["assess", *map(str, args)], catch_exceptions=False)


def test_what_is_printed_as_json_fits_the_published_schema(tmp_path):
    ages = {"3": 10, "4": 10, "5": 10}
    three = {"must_mobilise": ages, "attending": ages, "completed": ages | {"5": None}}
    pilot = {"must_mobilise": 10, "attending": 10, "completed": 10}
    counts = {"TH": TH, "THCS": {"graduated": 5, "age15_18_ppc": 4}, "MN35": three, "MN4": pilot, "XMC": {}}
    path = jsonfile(tmp_path / "a.json", [{"unit": "A", "counts": counts}, {"code": "01234", "counts": {"MN5": {}}}])
    schema = json.loads(schema_of("assess"))
    Draft202012Validator.check_schema(schema)
    result = run(path, "--json", "--as-of", "30/09/2026")
    printed = json.loads(result.stdout)
    assert list(Draft202012Validator(schema).iter_errors(printed)) == []
    assert printed[0]["programs"]["THCS"]["invalid"] == ["graduated"]
    assert result.exit_code == 1
    assert (printed[1]["unit"], printed[1]["code"]) == ("01234", "01234")


def test_each_year_is_judged_by_its_own_law_unless_a_day_is_chosen(tmp_path):
    ages = {"3": 10, "4": 10, "5": 10}
    counts = {"MN35": {"must_mobilise": ages, "attending": ages, "completed": ages}}
    years = [{"unit": "A", "survey_year": year, "counts": counts} for year in (2024, 2026)]
    path = jsonfile(tmp_path / "a.json", years)
    then, now = json.loads(run(path, "--json").stdout)
    assert (then["as_of"], then["programs"]["MN35"]["level"]) == ("2024-09-30", 0)
    assert (now["as_of"], now["programs"]["MN35"]["level"]) == ("2026-09-30", 1)
    both = json.loads(run(path, "--json", "--as-of", "2026-11-24").stdout)
    assert [one["programs"]["MN35"]["level"] for one in both] == [1, 1]
    refused = run(path, "--rules", "ND277-2025")
    assert refused.exit_code == 2
    assert "30/09/2024" in refused.stderr


@pytest.mark.parametrize("day", ["30-9-2026", "2026-13-01", "31/02/2026", "hôm qua", "2026"])
def test_a_day_that_is_none_is_refused_with_the_two_forms(tmp_path, day):
    result = run(jsonfile(tmp_path / "a.json", {"TH": TH}), "--as-of", day)
    assert result.exit_code == 2
    assert "30/09/2026" in result.stderr


def test_unknown_rules_are_answered_with_those_there_are_and_a_missing_file_with_its_name(tmp_path):
    result = run(jsonfile(tmp_path / "a.json", {"TH": TH}), "--rules", "ND99")
    assert result.exit_code == 2
    assert "ND20-2014" in result.stderr
    assert "không có tệp này" in run(tmp_path / "khong.csv").stderr
    assert "Cách sửa" in run(tmp_path).stderr


def test_notes_do_not_mix_with_json(tmp_path):
    path = csv(tmp_path / "a.csv", row(), row("Tổng"))
    result = run(path, "--json", "--as-of", "2026-09-30")
    assert len(json.loads(result.stdout)) == 1
    assert "dòng cộng" in result.stderr


def test_communes_may_be_named_especially_difficult_on_the_command_line(tmp_path):
    path = jsonfile(tmp_path / "a.json", [{"unit": "A", "counts": {"TH": TH}}, {"unit": "B", "counts": {"TH": TH}}])
    printed = json.loads(run(path, "--json", "--difficult", "B").stdout)
    assert [one["special_difficult"] for one in printed] == [False, True]
    refused = run(path, "--difficult", "C")
    assert refused.exit_code == 2
    assert "không có xã C" in refused.stderr

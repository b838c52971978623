"""Forms: the cell model against golden text, the file against the model, what is missing against zero."""

import io
from datetime import date
from zlib import crc32

import openpyxl
import pytest

from namhoc.recognition.cohorts import NAMES
from namhoc.reporting.forms import (
    AGE_FORMS,
    LIST_FORMS,
    UNIT_FORMS,
    FormHead,
    FormUnit,
    Look,
    age_form,
    form_xlsx,
    layout,
    person_list,
    unit_form,
)
from namhoc.reporting.forms.layouts import measures_of
from tests.conftest import ROOT

GOLDEN = ROOT / "tests/golden/forms"
HEAD = FormHead(
    "Ủy ban nhân dân tỉnh Hoàng Sơn", "Ủy ban nhân dân xã Nà Pheo", "Nà Pheo", 2026, date(2026, 9, 30), simulated=True
)


def invented(age):
    """Whole numbers that differ by measure and age, so that a wrong cell shows; by name, so that a new measure changes
    no form."""
    return {name: (crc32(name.encode()) + 13 * age) % 90 for name in NAMES}


def unit(name="Xã Nà Pheo", **more):
    cohorts = tuple((2026 - age, invented(age)) for age in range(61))
    return FormUnit(
        name,
        cohorts,
        difficult=True,
        extra={"teachers": 40, "classes": 28, "rooms": 27, "schools 5 tuổi": 1},
        levels={"TH": 2, "THCS": 0, "XMC": 2, "MN5": 1},
        **more,
    )


def grid_of(form):
    if form in AGE_FORMS:
        return age_form(form, unit(), 2026)
    if form in UNIT_FORMS:
        return unit_form(form, [unit("Thôn A"), unit("Thôn B")], 2026, first="Thôn")
    person = {"name": "Người một (mô phỏng)", "birth_date": date(2015, 2, 3), "female": True, "hamlet": "Thôn A"}
    return person_list(form, [person, {"name": "=1+1", "year": 2026, "female": False}])


@pytest.mark.parametrize("form", [*AGE_FORMS, *UNIT_FORMS, "so-theo-doi", "hoan-thanh-tieu-hoc"])
def test_the_cells_of_a_form_are_those_that_were_looked_at(form):
    golden = GOLDEN / f"{form}.txt"
    assert "\n".join(grid_of(form).as_lines()) + "\n" == golden.read_text("utf-8")


@pytest.mark.parametrize("form", [*AGE_FORMS, *UNIT_FORMS])
def test_every_measure_a_layout_names_is_counted_by_cohorts(form):
    def values(node):
        if isinstance(node, dict):
            for key, value in node.items():
                if key in ("value", "of"):
                    yield from measures_of(value)
                elif key == "places":
                    for one in value if isinstance(value, list) else [value]:
                        yield from (f"{one}_{place}" for place in ("here", "elsewhere", "from_elsewhere"))
                else:
                    yield from values(value)
        elif isinstance(node, list):
            for one in node:
                yield from values(one)

    named = set(values(layout(form)))
    assert named
    assert named <= set(NAMES)


@pytest.mark.parametrize("form", [*AGE_FORMS, *UNIT_FORMS, *LIST_FORMS])
def test_the_file_holds_the_model_with_merged_heads_and_cached_values(form):
    grid = grid_of(form)
    content = form_xlsx([grid], HEAD)
    shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True)[grid.form]
    made = openpyxl.load_workbook(io.BytesIO(content))[grid.form]
    for (row, column), cell in grid.cells.items():
        at = shown.cell(row + 1, column + 1)
        wanted = None if cell.value == "" else cell.value
        assert at.value == (pytest.approx(wanted) if isinstance(wanted, float) else wanted)
        if cell.formula is not None:
            assert str(made.cell(row + 1, column + 1).value).startswith("=SUM(")
    assert made.page_setup.orientation == ("portrait" if grid.portrait else "landscape")
    words = {str(cell.value) for row in shown.iter_rows() for cell in row if cell.value}
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert any("Dữ liệu mô phỏng" in word and "CHƯA XÁC NHẬN" in word for word in words)


def test_row_numbers_of_the_primary_form_are_those_of_the_workbooks_in_use():
    grid = age_form("TH-M1", unit(), 2026)
    assert grid.cells[11, 1].value == "Số trẻ phải phổ cập"  # row 12
    assert grid.cells[12, 1].value == "Lớp 1"
    assert grid.cells[37, 1].value == "Chưa đi học"
    assert grid.cells[39, 1].value == "Trẻ 6 tuổi vào lớp 1"
    assert grid.cells[3, 3].value == 2020  # born in 2020, 6 in 2026


def test_a_sum_is_a_formula_over_its_cells_and_a_share_over_sums():
    content = form_xlsx([age_form("TH-M1", unit(), 2026)], HEAD)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["TH-M1"]
    assert sheet["I6"].value == "=SUM(D6:H6)"
    assert sheet["J40"].value == "=SUM(D40)/SUM(G40)"


def test_what_is_missing_prints_an_empty_cell_and_so_does_every_sum_of_it():
    known = FormUnit("A", ((2020, {"total": 5}),), complete=False)
    grid = age_form("TH-M1", known, 2026)
    assert grid.cells[5, 3].value == 5
    assert grid.cells[5, 4].value is None
    assert grid.cells[5, 8].value is None
    assert grid.cells[5, 8].formula is None
    both = unit_form("XMC-4", [unit("A"), FormUnit("B", complete=False)], 2026)
    total = both.cells[both.last_row, 3]
    assert (total.value, total.formula) == (None, None)


def test_persons_counted_make_an_empty_cohort_zero():
    assert age_form("TH-M1", FormUnit("A", ((2020, {"total": 5}),)), 2026).cells[5, 4].value == 0


def test_a_rate_of_nobody_is_empty_and_a_rate_of_sums_is_never_an_average():
    one = FormUnit("A", ((2000, {"present": 10, "literate_1": 9}),))
    two = FormUnit("B", ((2000, {"present": 90, "literate_1": 45}),))
    grid = unit_form("XMC-4", [one, two], 2026)
    total = grid.body_row + 2
    assert grid.cells[total, 10].value == pytest.approx(54 / 100)
    assert grid.cells[total, 5].value is None  # nobody of 15 to 25


def test_a_name_that_looks_like_a_formula_stays_text():
    sheet = openpyxl.load_workbook(io.BytesIO(form_xlsx([grid_of("hoan-thanh-tieu-hoc")], HEAD))).worksheets[0]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s" or cell.quotePrefix


def test_a_form_that_there_is_not_is_an_error():
    with pytest.raises(KeyError):
        layout("XYZ")
    with pytest.raises(KeyError):
        person_list("TH-M1", [])


def test_several_forms_make_one_workbook_and_the_same_forms_the_same_bytes():
    grids = [age_form(form, unit(), 2026) for form in AGE_FORMS]
    first, second = form_xlsx(grids, HEAD), form_xlsx(grids, HEAD)
    assert openpyxl.load_workbook(io.BytesIO(first)).sheetnames == list(AGE_FORMS)
    assert first == second
    assert {cell.look for cell in grids[0].cells.values()} >= {Look.HEAD, Look.NUMBER, Look.PERCENT}


def test_a_long_name_of_a_school_or_paper_gets_the_lines_it_needs():
    long = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên Liêu Nam"
    grid = person_list("chung-chi-nghe", [{"school": long}, {"school": "TH Nà Pheo"}])
    assert grid.heights[grid.body_row] > 15
    assert grid.body_row + 1 not in grid.heights

"""The workbook, read back: typed dates, filters, frozen head, and nothing that becomes a formula."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from namhoc.reporting import PlanRow, plan_xlsx
from tests.unit.reporting.builders import ROWS, make_report


def book(report):
    return openpyxl.load_workbook(io.BytesIO(plan_xlsx(report)))


def test_dates_are_dates_and_missing_ones_are_words():
    sheet = book(make_report())["Nhiệm vụ"]
    cell = sheet["F6"]
    assert cell.value == datetime(2026, 11, 30)  # noqa: DTZ001
    assert cell.number_format == "dd/mm/yyyy"
    assert sheet["F8"].value == "trước ngày 20 của tháng cuối quý"
    assert sheet["F9"].value == "chưa có"


def test_the_head_is_frozen_filtered_and_printed_on_every_page():
    sheet = book(make_report())["Nhiệm vụ"]
    assert sheet.freeze_panes == "D6"
    assert sheet.auto_filter.ref == "A5:H9"
    assert sheet.print_title_rows == "$5:$5"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )


def test_progress_columns_appear_once_tasks_were_given_out():
    row = PlanRow("Việc", "Sở Y tế", progress="61 trên 99 xong", standing="chậm 3 ngày")
    sheet = book(make_report(row))["Nhiệm vụ"]
    assert [sheet["I6"].value, sheet["J6"].value] == ["61 trên 99 xong", "chậm 3 ngày"]
    assert book(make_report())["Nhiệm vụ"]["I5"].value is None


def test_units_of_groups_stand_on_a_second_sheet():
    sheet = book(make_report())["Theo đơn vị"]
    assert [cell.value for cell in sheet[6]][3:7] == [
        "Xã Nà Pheo",
        datetime(2026, 9, 5),  # noqa: DTZ001
        "Đã xong",
        datetime(2026, 9, 4),  # noqa: DTZ001
    ]
    assert book(make_report(ROWS[0])).sheetnames == ["Nhiệm vụ"]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "{=1}"])
def test_text_never_becomes_a_formula_or_a_link(text):
    data = plan_xlsx(make_report(PlanRow(text, text, partners=(text,), product=text, target=text, place=text)))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    cell = sheet["C6"]
    assert (cell.value, cell.data_type) == (text, "s")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "hyperlink" not in xml


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)"])
def test_text_that_looks_like_a_formula_keeps_its_quote_when_edited(text):
    cell = book(make_report(PlanRow(text, "x"))).active["C6"]
    assert cell.quotePrefix


def test_numbers_in_words_stay_words():
    assert book(make_report(PlanRow("012345", "x"))).active["C6"].value == "012345"


def test_the_same_report_gives_the_same_bytes():
    assert plan_xlsx(make_report()) == plan_xlsx(make_report())


def test_an_empty_list_is_a_workbook_with_a_head():
    sheet = book(make_report(rows=())).active
    assert sheet["C5"].value == "Nội dung nhiệm vụ"
    assert sheet["A6"].value is None


def test_rows_are_as_high_as_their_longest_cell():
    sheet = book(make_report(PlanRow("x" * 200, "y"), PlanRow("x", "y"))).active
    assert sheet.row_dimensions[6].height > 3 * sheet.row_dimensions[7].height


def test_the_filter_and_the_day_are_printed():
    sheet = book(make_report(filter="Quá hạn", as_of=date(2026, 11, 24))).active
    assert sheet["A3"].value == "In ngày 24/11/2026. Bộ lọc: Quá hạn."

"""Workbooks as grids: addresses, merged heads, whole numbers, and files that mean harm."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from namhoc.core import UserFacingError
from namhoc.reading import Limits, address, read_sheets


def workbook(fill, **options) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, **options}) as book:
        fill(book)
    return buffer.getvalue()


def replaced(data: bytes, member: str, old: bytes, new: bytes) -> bytes:
    """The same package with one part changed by hand."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(old, new) if name == member else part)
    return buffer.getvalue()


def small(book) -> None:
    sheet = book.add_worksheet("Biểu 1")
    sheet.merge_range("B2:C2", "Ngày sinh")
    sheet.write_row("A3", ["Họ  và tên", "Ngày", "Năm"])
    sheet.write_row("A4", ["Nguyê\u0303n", 7, 2015])
    sheet.write("A5", 98.5)
    sheet.write_datetime("B5", date(2026, 9, 30), book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write("C5", True)


def test_rows_stand_where_excel_shows_them():
    [sheet] = read_sheets(workbook(small), "a.xlsx")
    assert sheet.name == "Biểu 1"
    assert sheet.rows[0] == (None, None, None)
    assert sheet.rows[3] == ("Nguyễn", 7, 2015)
    assert [type(cell) for cell in sheet.rows[3]] == [str, int, int]
    assert sheet.rows[4] == (98.5, date(2026, 9, 30), True)


def test_a_merged_head_covers_its_columns():
    [sheet] = read_sheets(workbook(small), "a.xlsx")
    assert sheet.spread(1) == [None, "Ngày sinh", "Ngày sinh"]
    assert sheet.spread(2) == ["Họ và tên", "Ngày", "Năm"]


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (13, 5, "F14"), (0, 25, "Z1"), (1, 26, "AA2"), (9, 701, "ZZ10")]
)
def test_a_cell_has_the_name_that_excel_gives_it(row, column, name):
    assert address(row, column) == name


def test_hidden_and_empty_sheets_are_left_out():
    def fill(book):
        book.add_worksheet("Trống")
        book.add_worksheet("Ẩn").write("A1", "x")
        book.worksheets()[1].hide()
        book.add_worksheet("Có").write("A1", "x")
        book.worksheets()[0].activate()

    assert [sheet.name for sheet in read_sheets(workbook(fill), "a.xlsx")] == ["Có"]


def test_formulas_are_read_as_last_saved():
    def fill(book):
        book.add_worksheet("A").write_formula("A1", "=1+1", None, 7)

    assert read_sheets(workbook(fill), "a.xlsx")[0].rows == ((7,),)


@pytest.mark.parametrize("far", [b'r="XFD4"', b'r="A1048576"', b"r = 'abc4'"])
def test_a_cell_in_the_far_corner_is_refused_before_the_grid_is_laid_out(far):
    data = replaced(workbook(small), "xl/worksheets/sheet1.xml", b'r="A4"', far)
    with pytest.raises(UserFacingError) as caught:
        read_sheets(data, "a.xlsx")
    assert caught.value.code == "READ-SHEET-SIZE"
    assert caught.value.fix


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "READ-EMPTY"),
        (b"chi la chu", "READ-BROKEN"),
        (b"%PDF-1.7", "READ-NOT-EXCEL"),
        (b"PK\x03\x04 xxx", "READ-BROKEN"),
    ],
)
def test_what_is_no_workbook_gets_a_named_error(data, code):
    with pytest.raises(UserFacingError) as caught:
        read_sheets(data, "a.xlsx")
    assert caught.value.code == code


def test_a_workbook_cut_short_is_broken():
    with pytest.raises(UserFacingError) as caught:
        read_sheets(workbook(small)[:-200], "a.xlsx")
    assert caught.value.code == "READ-BROKEN"


def test_a_broken_sheet_is_broken():
    data = replaced(workbook(small), "xl/worksheets/sheet1.xml", b"</row>", b"</v>")
    with pytest.raises(UserFacingError) as caught:
        read_sheets(data, "a.xlsx")
    assert caught.value.code == "READ-BROKEN"


def test_a_sheet_with_entities_is_refused():
    data = replaced(
        workbook(small), "xl/worksheets/sheet1.xml", b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'
    )
    with pytest.raises(UserFacingError) as caught:
        read_sheets(data, "a.xlsx")
    assert caught.value.code == "READ-BROKEN"


def test_a_bomb_is_not_unpacked():
    def fill(book):
        sheet = book.add_worksheet("A")
        sheet.write_column("A1", ["x" * 30_000] * 60)

    with pytest.raises(UserFacingError) as caught:
        read_sheets(workbook(fill), "a.xlsx", limits=Limits(unpacked_bytes=10_000))
    assert caught.value.code == "READ-UNPACKED"

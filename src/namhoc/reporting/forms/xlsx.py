"""A form as an .xlsx file: Times New Roman, rules, merged heads, agency and motto above, signatures below, ready to
print."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from namhoc.reporting.forms.figures import FormHead
from namhoc.reporting.forms.layouts import LIST_FORMS
from namhoc.reporting.forms.sheet_model import Cell, Grid, Look, Place, Share, Sum
from namhoc.reporting.letterhead import MOTTO, NATION

FONT = "Times New Roman"
UNCONFIRMED = (
    "Bố cục biểu theo mẫu đang dùng ở địa phương, CHƯA XÁC NHẬN với tệp của Bộ Giáo dục và Đào tạo. Ô trống là chưa có "
    "số liệu, không phải 0."
)
SIMULATED = "Dữ liệu mô phỏng"
_PAPERS = {"A4": 9, "A3": 8}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def form_xlsx(grids: Sequence[Grid], head: FormHead) -> bytes:
    """One workbook, a sheet a form; the same forms give the same bytes."""
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, _OPTIONS)
    created = datetime.combine(head.as_of, time(), tzinfo=UTC).replace(tzinfo=None)
    names = ", ".join(grid.form for grid in grids)
    workbook.set_properties({"title": f"{names} {head.survey_year}", "author": head.unit, "created": created})
    formats = _Formats(workbook)
    for grid in grids:
        _sheet(workbook, formats, grid, head)
    workbook.close()
    return file.getvalue()


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        base = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
        boxed = base | {"border": 1}
        self.plain = workbook.add_format(base | {"align": "center"})
        self.bold = workbook.add_format(base | {"align": "center", "bold": True})
        self.underlined = workbook.add_format(base | {"align": "center", "bold": True, "underline": 1})
        self.italic = workbook.add_format(base | {"align": "center", "italic": True})
        self.title = workbook.add_format(base | {"align": "center", "bold": True, "font_size": 14, "text_wrap": True})
        self.note = workbook.add_format(base | {"italic": True, "font_size": 10, "text_wrap": True, "valign": "top"})
        self.looks = {
            Look.HEAD: workbook.add_format(boxed | {"bold": True, "align": "center", "text_wrap": True}),
            Look.NUMBERING: workbook.add_format(boxed | {"align": "center", "italic": True, "font_size": 10}),
            Look.LABEL: workbook.add_format(boxed | {"text_wrap": True, "indent": 1}),
            Look.STRONG: workbook.add_format(boxed | {"text_wrap": True, "bold": True, "indent": 1}),
            Look.TEXT: workbook.add_format(boxed | {"align": "center", "text_wrap": True}),
            Look.NUMBER: workbook.add_format(boxed | {"align": "right", "num_format": "#,##0"}),
            Look.TOTAL: workbook.add_format(boxed | {"align": "right", "bold": True, "num_format": "#,##0"}),
            # Two decimals truncated would show 98.00 for 48/49; Excel rounds, so the sheet shows two and compares none.
            Look.PERCENT: workbook.add_format(boxed | {"align": "right", "num_format": "0.00%"}),
            Look.RATIO: workbook.add_format(boxed | {"align": "right", "num_format": "0.00"}),
        }


def _sheet(workbook: Any, formats: _Formats, grid: Grid, head: FormHead) -> None:
    sheet = workbook.add_worksheet(grid.form)
    for column, width in enumerate(grid.widths):
        sheet.set_column(column, column, width)
    _above(sheet, formats, grid, head)
    for row, height in grid.heights.items():
        sheet.set_row(row, height)
    for place in sorted(grid.cells):
        _write(sheet, formats.looks[grid.cells[place].look], grid.cells[place])
    _below(sheet, formats, grid, head)
    _print_setup(sheet, grid, head)


def _above(sheet: Any, formats: _Formats, grid: Grid, head: FormHead) -> None:
    """Agency at the left, nation and motto at the right, the title over the table."""
    last = len(grid.widths) - 1
    left = _column_at(grid.widths, 0.45)
    sheet.merge_range(0, 0, 0, left, head.above.upper(), formats.plain)
    sheet.merge_range(1, 0, 1, left, head.unit.upper(), formats.underlined)
    sheet.merge_range(0, left + 1, 0, last, NATION, formats.bold)
    sheet.merge_range(1, left + 1, 1, last, MOTTO, formats.underlined)
    row = grid.first_row - 1
    day = head.as_of
    named = "" if grid.form in LIST_FORMS else f"Biểu {grid.form}. "
    under = f"{named}Năm {head.survey_year}. Số liệu đến ngày {day.day:02d}/{day.month:02d}/{day.year}"
    if row > 2:
        sheet.merge_range(row - 1, 0, row - 1, last, grid.title.upper(), formats.title)
        sheet.set_row(row - 1, 24)
        sheet.merge_range(row, 0, row, last, under, formats.italic)
    else:
        sheet.merge_range(row, 0, row, last, "", formats.title)
        sheet.write_rich_string(row, 0, formats.title, f"{grid.title.upper()}\n", formats.italic, under, formats.title)
        sheet.set_row(row, 42)


def _column_at(widths: Sequence[float], part: float) -> int:
    """The column where ``part`` of the sheet's width ends; both sides keep two columns at least."""
    total, passed = sum(widths), 0.0
    for column, width in enumerate(widths):
        passed += width
        if passed >= part * total:
            return max(1, min(column, len(widths) - 3))
    return len(widths) - 3


def _write(sheet: Any, look: Any, cell: Cell) -> None:
    last_row, last_column = cell.row + cell.rows - 1, cell.column + cell.columns - 1
    if (last_row, last_column) != (cell.row, cell.column):
        sheet.merge_range(cell.row, cell.column, last_row, last_column, "", look)
    if cell.formula is not None:
        sheet.write_formula(cell.row, cell.column, _formula(cell.formula), look, cell.value)
    elif cell.value is None or cell.value == "":
        sheet.write_blank(cell.row, cell.column, None, look)
    elif isinstance(cell.value, str):
        sheet.write_string(cell.row, cell.column, cell.value, look)
    else:
        sheet.write_number(cell.row, cell.column, cell.value, look)


def _formula(formula: Sum | Share) -> str:
    if isinstance(formula, Sum):
        return f"=SUM({_ranges(formula.cells)})"
    return f"=SUM({_ranges(formula.part)})/SUM({_ranges(formula.whole)})"


def _ranges(cells: Sequence[Place]) -> str:
    """The cells as ranges where they run on in a row or a column: "D6:H6", "D8,D12"."""
    runs: list[list[Place]] = []
    for place in cells:
        if runs and _follows(runs[-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    names = [(xl_rowcol_to_cell(*run[0]), xl_rowcol_to_cell(*run[-1])) for run in runs]
    return ",".join(first if first == last else f"{first}:{last}" for first, last in names)


def _follows(run: Sequence[Place], place: Place) -> bool:
    row, column = run[-1]
    right, down = place == (row, column + 1), place == (row + 1, column)
    if len(run) == 1:
        return right or down
    return right if run[-2][0] == row else down


def _below(sheet: Any, formats: _Formats, grid: Grid, head: FormHead) -> None:
    last, row = len(grid.widths) - 1, grid.last_row + 1
    words = [f"{SIMULATED}." if head.simulated else "", head.note, UNCONFIRMED]
    sheet.merge_range(row, 0, row, last, " ".join(word for word in words if word), formats.note)
    sheet.set_row(row, 30)
    middle = _column_at(grid.widths, 0.5)
    sheet.merge_range(
        row + 1, middle + 1, row + 1, last, f"{head.place}, ngày      tháng      năm {head.as_of.year}", formats.italic
    )
    for offset, (left, right, style) in enumerate(
        ((head.maker, head.signer, formats.bold), ("(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)", formats.italic)),
        start=2,
    ):
        sheet.merge_range(row + offset, 0, row + offset, middle, left, style)
        sheet.merge_range(row + offset, middle + 1, row + offset, last, right, style)


def _print_setup(sheet: Any, grid: Grid, head: FormHead) -> None:
    if grid.portrait:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.set_paper(_PAPERS[grid.paper])
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 1 if grid.is_one_page else 0)
    sheet.repeat_rows(grid.first_row, grid.body_row - 1)
    sheet.freeze_panes(grid.body_row, grid.frozen_columns)
    mark = SIMULATED if head.simulated else ""
    sheet.set_footer(f'&L&"{FONT},Italic"&9{mark}&C&"{FONT},Regular"&9{grid.title}&R&"{FONT},Regular"&9Trang &P/&N')

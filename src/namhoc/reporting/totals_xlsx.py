"""The sheet on which a commune without person data fills in its totals."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

Line = tuple[str, str, str, int | None]
"""Part, code, label, and the figure held already; None where there is none."""


def totals_template(unit: str, survey_year: int, lines: Sequence[Line], *, simulated: bool = False) -> bytes:
    """A .xlsx with one line a figure; only the column "Số liệu" takes input, and only whole numbers from 0."""
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    sheet = workbook.add_worksheet("Số liệu")
    base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
    title = workbook.add_format(base | {"bold": True, "font_size": 14})
    note = workbook.add_format(base | {"italic": True})
    head = workbook.add_format(base | {"bold": True, "border": 1, "align": "center", "bg_color": "#EEF2FB"})
    text = workbook.add_format(base | {"border": 1, "text_wrap": True})
    input_ = workbook.add_format(base | {"border": 1, "locked": False, "num_format": "#,##0"})
    mark = "Dữ liệu mô phỏng. " if simulated else ""
    sheet.write_string(0, 0, f"Số liệu phổ cập giáo dục, xóa mù chữ năm {survey_year}: {unit}", title)
    sheet.write_string(1, 0, f"{mark}Để trống ô chưa có số liệu: chưa có không phải là 0.", note)
    for column, (name, width) in enumerate((("Phần", 28), ("Mã", 26), ("Nội dung", 58), ("Số liệu", 12))):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, name, head)
    for row, (part, code, label, value) in enumerate(lines, 4):
        for column, word in enumerate((part, code, label)):
            sheet.write_string(row, column, word, text)
        if value is None:
            sheet.write_blank(row, 3, None, input_)
        else:
            sheet.write_number(row, 3, value, input_)
    sheet.data_validation(4, 3, 3 + max(len(lines), 1), 3, {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.freeze_panes(4, 0)
    sheet.protect("", {"format_columns": True})
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(9)
    workbook.close()
    return file.getvalue()

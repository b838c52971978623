"""Survey workbooks as communes send them, built for the tests."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from namhoc.reading import read_sheets
from namhoc.survey import SurveyReading, read_survey


def book(rows: Sequence[Sequence[Any]], *, merges: Sequence[str] = (), name: str = "Điều tra") -> bytes:
    """An Excel file with ``rows`` from A1; ``merges`` are ranges whose first cell covers them."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for merge in merges:
            sheet.merge_range(merge, "")
        for number, row in enumerate(rows):  # merging empties the first cell: write the words again
            for place, cell in enumerate(row):
                if cell not in (None, ""):
                    sheet.write(number, place, cell)
    return buffer.getvalue()


def reading(rows: Sequence[Sequence[Any]], *, merges: Sequence[str] = (), **options: Any) -> SurveyReading:
    """``rows`` read as the survey of 2026 of commune H9001, Nà Pheo."""
    sheets = read_sheets(book(rows, merges=merges), "dieu-tra.xlsx")
    return read_survey(sheets, survey_year=2026, commune="H9001", commune_name="Nà Pheo", **options)


SMALL = ["STT", "Thôn/xóm", "Họ và tên", "Ngày sinh", "Nữ", "Dân tộc", "Lớp đang học", "Trình độ cao nhất"]
"""The heads of a small workbook, one row."""

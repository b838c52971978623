"""The plan, or a list of tasks as it was seen, as a workbook: typed dates, filters, frozen head, ready to print."""

from __future__ import annotations

import io
import math
from datetime import UTC, date, datetime, time
from typing import Any

import xlsxwriter

from namhoc.reporting import vietnamese
from namhoc.reporting.task_plan import PlanReport, PlanRow

FONT = "Times New Roman"
NOT_STATED = "chưa có"
_FIRST_OF_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_TASK_COLUMNS = [
    ("TT", 5),
    ("Mục", 14),
    ("Nội dung nhiệm vụ", 48),
    ("Cơ quan chủ trì", 24),
    ("Cơ quan phối hợp", 26),
    ("Thời hạn", 13),
    ("Sản phẩm", 22),
    ("Chỉ tiêu", 26),
]
_PROGRESS_COLUMNS = [("Tiến độ", 22), ("Tình trạng", 16)]
_UNIT_COLUMNS = [
    ("TT", 5),
    ("Mục", 14),
    ("Nội dung nhiệm vụ", 48),
    ("Đơn vị", 28),
    ("Thời hạn", 12),
    ("Tiến độ", 16),
    ("Ngày báo xong", 14),
    ("Ghi chú", 40),
]
LINE_PT = 15.75  # height of one line of 12 pt text
_HEAD_ROW = 4  # title, source, filter and an empty line stand above


def plan_xlsx(report: PlanReport) -> bytes:
    """The workbook as a .xlsx file: one row a task, and where there are groups a second sheet with one row a unit."""
    file = io.BytesIO()
    # Cells hold what people typed: nothing in them may become a formula, a link or a number by itself.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(file, options)
    created = datetime.combine(report.as_of, time(), tzinfo=UTC).replace(tzinfo=None)
    workbook.set_properties({"title": report.heading, "author": report.issuer, "created": created})
    progress = _PROGRESS_COLUMNS if report.is_running else []
    columns = [*_TASK_COLUMNS, *progress]
    _Sheet(workbook, "Nhiệm vụ", columns, report).fill(
        _task_cells(number, row)[: len(columns)] for number, row in enumerate(report.rows, start=1)
    )
    if any(row.units for row in report.rows):
        _Sheet(workbook, "Theo đơn vị", _UNIT_COLUMNS, report).fill(_unit_cells(report))
    workbook.close()
    return file.getvalue()


def _task_cells(number: int, row: PlanRow) -> list[Any]:
    return [
        number,
        row.place.removeprefix("Mục "),
        row.content,
        row.lead,
        "; ".join(row.partners),
        row.due or row.due_note or NOT_STATED,
        row.product,
        row.target,
        row.progress,
        row.standing,
    ]


def _unit_cells(report: PlanReport) -> Any:
    number = 0
    for row in report.rows:
        for unit in row.units:
            number += 1
            yield [
                number,
                row.place.removeprefix("Mục "),
                row.content,
                unit.name,
                row.due or row.due_note or NOT_STATED,
                unit.progress,
                unit.reported_on,
                unit.note,
            ]


class _Sheet:
    """One sheet: heading, header row with filters, rows, and how it prints."""

    def __init__(self, workbook: Any, name: str, columns: list[tuple[str, int]], report: PlanReport) -> None:
        self.sheet = workbook.add_worksheet(name)
        self.columns = columns
        base = {"font_name": FONT, "font_size": 12, "valign": "top"}
        self.text = workbook.add_format(base | {"text_wrap": True, "border": 1})
        self.quoted = workbook.add_format(base | {"text_wrap": True, "border": 1, "quote_prefix": True})
        self.number = workbook.add_format(base | {"border": 1, "align": "center"})
        self.day = workbook.add_format(base | {"border": 1, "align": "center", "num_format": "dd/mm/yyyy"})
        self.head = workbook.add_format(
            base
            | {
                "border": 1,
                "bold": True,
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
                "bg_color": "#EEF2FB",
            }
        )
        self.title = workbook.add_format(base | {"bold": True, "font_size": 14})
        self.note = workbook.add_format(base | {"italic": True})
        self._heading(report)
        self._print_setup(report)

    def _heading(self, report: PlanReport) -> None:
        note = f"In ngày {vietnamese.day(report.as_of)}." + (f" Bộ lọc: {report.filter}." if report.filter else "")
        self.sheet.write_string(0, 0, report.heading, self.title)
        self.sheet.write_string(1, 0, report.source, self.note)
        self.sheet.write_string(2, 0, ("Dữ liệu mô phỏng. " if report.simulated else "") + note, self.note)
        for column, (head, width) in enumerate(self.columns):
            self.sheet.set_column(column, column, width)
            self.sheet.write_string(_HEAD_ROW, column, head, self.head)
        self.sheet.set_row(_HEAD_ROW, 32)

    def _print_setup(self, report: PlanReport) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(_HEAD_ROW)
        mark = "Dữ liệu mô phỏng" if report.simulated else ""
        self.sheet.set_footer(f'&L&"{FONT},Regular"&10{mark}&R&"{FONT},Regular"&10Trang &P/&N')
        self.sheet.freeze_panes(_HEAD_ROW + 1, 3)

    def fill(self, rows: Any) -> None:
        """Write the rows below the header and put the filter over them."""
        last = _HEAD_ROW
        for last, cells in enumerate(rows, start=_HEAD_ROW + 1):
            for column, value in enumerate(cells):
                self._write(last, column, value)
            self.sheet.set_row(last, LINE_PT * self._lines(cells) + 3)
        self.sheet.autofilter(_HEAD_ROW, 0, max(last, _HEAD_ROW + 1), len(self.columns) - 1)

    def _lines(self, cells: list[Any]) -> int:
        """How many lines the tallest cell takes. Only Excel finds this out by itself, and only when it opens the file;
        LibreOffice and printing services do not."""
        lengths = ((len(str(value)), width) for value, (_, width) in zip(cells, self.columns, strict=True) if value)
        return max((math.ceil(length * 1.15 / width) for length, width in lengths), default=1)

    def _write(self, row: int, column: int, value: Any) -> None:
        if value is None or value == "":
            self.sheet.write_blank(row, column, None, self.text)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, column, datetime.combine(value, time()), self.day)
        elif isinstance(value, int):
            self.sheet.write_number(row, column, value, self.number)
        else:
            # The quote prefix keeps the text a text also after someone has edited the cell.
            risky = value.startswith(_FIRST_OF_A_FORMULA)
            self.sheet.write_string(row, column, value, self.quoted if risky else self.text)

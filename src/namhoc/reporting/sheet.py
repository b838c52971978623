"""One sheet of a workbook as every report writes it: heading, header row with filters, rows, and how it prints.

Cells hold what people typed: nothing in them may become a formula, a link or a number by itself.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import xlsxwriter

from namhoc.reporting import vietnamese

FONT = "Times New Roman"
LINE_PT = 15.75  # height of one line of 12 pt text
HEAD_ROW = 4  # title, source, note and an empty line stand above
_FIRST_OF_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the table. ``frozen``: how many columns stay in place when the sheet is moved sideways."""

    heading: str
    source: str
    as_of: date
    note: str = ""
    simulated: bool = False
    author: str = ""
    frozen: int = 3


def new_workbook(head: Head) -> tuple[Any, io.BytesIO]:
    """A workbook kept in memory, and the bytes that hold it once it is closed; the same report gives the same bytes."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(file, options)
    created = datetime.combine(head.as_of, time(), tzinfo=UTC).replace(tzinfo=None)
    workbook.set_properties({"title": head.heading, "author": head.author, "created": created})
    return workbook, file


class Sheet:
    """One sheet: heading, header row with filters, rows, and how it prints."""

    def __init__(self, workbook: Any, name: str, columns: list[tuple[str, int]], head: Head) -> None:
        self.sheet = workbook.add_worksheet(name)
        self.columns = columns
        self.frozen = head.frozen
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
        self._heading(head)
        self._print_setup(head)

    def _heading(self, head: Head) -> None:
        mark = "Dữ liệu mô phỏng. " if head.simulated else ""
        self.sheet.write_string(0, 0, head.heading, self.title)
        self.sheet.write_string(1, 0, head.source, self.note)
        self.sheet.write_string(2, 0, f"{mark}In ngày {vietnamese.day(head.as_of)}. {head.note}".rstrip(), self.note)
        for column, (name, width) in enumerate(self.columns):
            self.sheet.set_column(column, column, width)
            self.sheet.write_string(HEAD_ROW, column, name, self.head)
        self.sheet.set_row(HEAD_ROW, 32)

    def _print_setup(self, head: Head) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(HEAD_ROW)
        mark = "Dữ liệu mô phỏng" if head.simulated else ""
        self.sheet.set_footer(f'&L&"{FONT},Regular"&10{mark}&R&"{FONT},Regular"&10Trang &P/&N')
        self.sheet.freeze_panes(HEAD_ROW + 1, self.frozen)

    def fill(self, rows: Iterable[list[Any]]) -> None:
        """Write the rows below the header and put the filter over them."""
        last = HEAD_ROW
        for last, cells in enumerate(rows, start=HEAD_ROW + 1):
            for column, value in enumerate(cells):
                self._write(last, column, value)
            self.sheet.set_row(last, LINE_PT * self._lines(cells) + 3)
        self.sheet.autofilter(HEAD_ROW, 0, max(last, HEAD_ROW + 1), len(self.columns) - 1)

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

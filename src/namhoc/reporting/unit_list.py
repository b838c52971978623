"""A list of units as it is seen on screen, as Excel and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from namhoc.reporting.sheet import Head, Sheet, new_workbook

_FIRST_OF_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class UnitListRow:
    """One unit. ``pupils`` None: not held, or out of the reader's scope as ``note`` says."""

    code: str
    name: str
    kind: str
    parent_code: str
    parent: str
    valid_from: date
    valid_to: date | None
    stages: str
    schools: int | None
    sites: int
    pupils: int | None
    note: str = ""

    @property
    def cells(self) -> list[Any]:
        """The row in the order of the columns."""
        return [
            self.code, self.name, self.kind, self.parent_code, self.parent, self.valid_from, self.valid_to, self.stages,
            self.schools, self.sites, self.pupils, self.note,
        ]  # fmt: skip


def _columns(school_year: str) -> list[tuple[str, int]]:
    return [
        ("Mã", 16), ("Tên", 34), ("Loại", 14), ("Mã cấp trên", 14), ("Cấp trên", 26), ("Từ ngày", 12),
        ("Đến hết ngày", 12), ("Cấp học", 20), ("Số trường", 10), ("Số điểm trường", 10),
        (f"Học sinh, trẻ {school_year}", 14),
        ("Ghi chú", 24),
    ]  # fmt: skip


def unit_list_xlsx(rows: Sequence[UnitListRow], head: Head, school_year: str) -> bytes:
    """The list as .xlsx."""
    workbook, file = new_workbook(head)
    Sheet(workbook, "Đơn vị", _columns(school_year), head).fill(row.cells for row in rows)
    workbook.close()
    return file.getvalue()


def unit_list_csv(rows: Sequence[UnitListRow], school_year: str) -> bytes:
    """The list as CSV, UTF-8 with a byte order mark so that Excel reads the accents; days as 2025-07-01."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([name for name, _width in _columns(school_year)])
    for row in rows:
        writer.writerow([plain(cell) for cell in row.cells])
    return file.getvalue().encode("utf-8-sig")


def plain(cell: Any) -> str:
    """A cell that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe before it."""
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.startswith(_FIRST_OF_A_FORMULA):
        return f"'{cell}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)

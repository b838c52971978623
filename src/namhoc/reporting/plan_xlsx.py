"""The plan, or a list of tasks as it was seen, as a workbook: typed dates, filters, frozen head, ready to print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from namhoc.reporting.sheet import Head, Sheet, new_workbook
from namhoc.reporting.task_plan import PlanReport, PlanRow

NOT_STATED = "chưa có"

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


def plan_xlsx(report: PlanReport) -> bytes:
    """The workbook as a .xlsx file: one row a task, and where there are groups a second sheet with one row a unit."""
    head = Head(
        report.heading,
        report.source,
        report.as_of,
        note=f"Bộ lọc: {report.filter}." if report.filter else "",
        simulated=report.simulated,
        author=report.issuer,
    )
    workbook, file = new_workbook(head)
    progress = _PROGRESS_COLUMNS if report.is_running else []
    columns = [*_TASK_COLUMNS, *progress]
    Sheet(workbook, "Nhiệm vụ", columns, head).fill(
        _task_cells(number, row)[: len(columns)] for number, row in enumerate(report.rows, start=1)
    )
    if any(row.units for row in report.rows):
        Sheet(workbook, "Theo đơn vị", _UNIT_COLUMNS, head).fill(_unit_cells(report))
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


def _unit_cells(report: PlanReport) -> Iterator[list[Any]]:
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

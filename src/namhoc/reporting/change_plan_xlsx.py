"""The empty plan of changes as a workbook to fill in."""

from __future__ import annotations

from datetime import date

from namhoc.orgunits.change_plan import HEADERS, PlanKind, PlanLevel
from namhoc.reporting.sheet import Head, Sheet, new_workbook

_WIDTHS = (22, 14, 14, 10, 14, 48, 36, 30)
_MEANINGS = (
    "Quyết định hoặc nghị quyết, ví dụ 345/QĐ-UBND",
    "Ngày ký trên văn bản; để trống khi chưa rõ",
    "Ngày đầu tiên của đơn vị mới, ngày/tháng/năm",
    f"{PlanLevel.SCHOOL} hoặc {PlanLevel.COMMUNE}; để trống là {PlanLevel.SCHOOL}",
    f"{', '.join(PlanKind)}; để trống là {PlanKind.MERGE}",
    "Mã hoặc tên các đơn vị cũ, cách nhau bằng dấu chấm phẩy",
    "Mã hoặc tên đơn vị nhận; tên chưa có trong danh mục thì lập mới; giải thể thì để trống",
    "Không bắt buộc",
)


def plan_of_changes_xlsx(as_of: date) -> bytes:
    """Two sheets: the plan with its headers and empty rows, and what may stand in each column."""
    head = Head(
        "Kế hoạch thay đổi đơn vị",
        "Mỗi thay đổi một dòng dưới dòng tiêu đề; thứ tự cột không quan trọng, tên cột phải giữ",
        as_of,
        frozen=1,
    )
    workbook, file = new_workbook(head)
    Sheet(workbook, "Kế hoạch", list(zip(HEADERS, _WIDTHS, strict=True)), head).fill(
        [""] * len(HEADERS) for _ in range(30)
    )
    how = Head("Cách ghi từng cột", "Mẫu này không có công thức và macro", as_of, frozen=1)
    rows = [[name, meaning] for name, meaning in zip(HEADERS, _MEANINGS, strict=True)]
    Sheet(workbook, "Cách ghi", [("Cột", 26), ("Ghi gì", 80)], how).fill(rows)
    workbook.close()
    return file.getvalue()

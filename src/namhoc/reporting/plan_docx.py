"""PHỤ LỤC PHÂN CÔNG NHIỆM VỤ: the plan as an annex in Word, A4 landscape, in the layout of NĐ 30/2020/NĐ-CP."""

from __future__ import annotations

import io

from docx.shared import Pt

from namhoc.reporting import vietnamese
from namhoc.reporting.official_page import centred, fill_row, official_document, ruled_table
from namhoc.reporting.task_plan import PlanReport, PlanRow

HEADS = [
    "TT",
    "Nội dung nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời hạn",
    "Sản phẩm",
    "Căn cứ (mục trong văn bản)",
]
WIDTHS_MM = [11, 76, 38, 42, 25, 35, 25]  # together the width between the margins
TABLE_PT = 12
_CENTRED = {0, 4, 6}

NOT_STATED = "Văn bản không nêu"


def plan_docx(report: PlanReport) -> bytes:
    """The annex as a .docx file."""
    document = official_document(landscape=True, mark="Dữ liệu mô phỏng" if report.simulated else "")
    document.core_properties.title = f"Phụ lục {report.heading}"
    document.core_properties.author = report.issuer
    document.core_properties.language = "vi-VN"
    _heading(document, report)
    table = ruled_table(document, HEADS, WIDTHS_MM, size=TABLE_PT)
    for number, row in enumerate(report.rows, start=1):
        fill_row(table.add_row(), _cells(number, row), WIDTHS_MM, size=TABLE_PT, bold=False, centre=_CENTRED)
    if not report.rows:
        centred(document, "Chưa có nhiệm vụ nào trong kế hoạch.", size=TABLE_PT).paragraph_format.space_before = Pt(12)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _heading(document: object, report: PlanReport) -> None:
    centred(document, "PHỤ LỤC", bold=True)
    centred(document, report.heading.upper(), bold=True)
    carried = f"(Kèm theo {report.carrier} số          ngày      tháng      năm         của {report.issuer})"
    centred(document, carried, italic=True)
    source = centred(document, f"Thực hiện {report.source}", size=13)
    source.paragraph_format.space_before, source.paragraph_format.space_after = Pt(6), Pt(8)


def _cells(number: int, row: PlanRow) -> list[str]:
    content = f"{row.content}\nChỉ tiêu: {row.target}" if row.target else row.content
    due = vietnamese.day(row.due) if row.due else row.due_note or NOT_STATED
    return [
        str(number),
        content,
        row.lead,
        "; ".join(row.partners),
        due,
        row.product,
        row.place,
    ]

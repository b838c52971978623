"""Độ phủ: which item of a superior's document is answered by which item here, as a report model and a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from namhoc.reporting.sheet import Head, Sheet, new_workbook


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One item of the superior. ``answers`` are confirmed ones, or the first suggestion, as ``state`` says;
    ``score``: that of the suggestion in percent, None where a person has decided."""

    place: str
    content: str
    answers: tuple[str, ...]
    state: str
    score: int | None = None


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """The whole comparison. ``answered``: items with an answer that a person confirmed."""

    superior: str
    document: str
    as_of: date
    rows: tuple[CoverageRow, ...]
    answered: int = 0
    simulated: bool = False


_COLUMNS = [
    ("TT", 5),
    ("Mục của cấp trên", 18),
    ("Nội dung", 52),
    ("Mục trả lời", 56),
    ("Tình trạng", 26),
    ("Điểm gợi ý (%)", 12),
]


def coverage_xlsx(report: CoverageReport) -> bytes:
    """The comparison as a .xlsx file, one row an item of the superior."""
    head = Head(
        heading=f"Độ phủ: {report.document}",
        source=f"Đối chiếu với {report.superior}",
        as_of=report.as_of,
        note=f"{report.answered}/{len(report.rows)} mục đã có mục trả lời được xác nhận.",
        simulated=report.simulated,
    )
    workbook, file = new_workbook(head)
    Sheet(workbook, "Độ phủ", _COLUMNS, head).fill(
        [number, row.place, row.content, "; ".join(row.answers) or "chưa có", row.state, row.score]
        for number, row in enumerate(report.rows, start=1)
    )
    workbook.close()
    return file.getvalue()

"""The communes of a province by level of a programme, as a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from namhoc.reporting.sheet import Head, Sheet, new_workbook


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One commune. ``short``: persons short of the next level; None where not known or at the top."""

    unit: str
    code: str
    difficult: bool
    level: str
    possible: str
    recognised: str
    blocking: str
    short: int | None


_COLUMNS = [
    ("TT", 5),
    ("Đơn vị", 26),
    ("Mã", 12),
    ("ĐBKK", 8),
    ("Chắc chắn đạt", 14),
    ("Có thể đạt", 14),
    ("Đã công nhận", 14),
    ("Vướng nhất để lên mức tiếp theo", 52),
    ("Thiếu (người)", 12),
]


def levels_xlsx(
    heading: str, source: str, rows: Sequence[LevelRow], as_of: date, *, note: str = "", simulated: bool = False
) -> bytes:
    """A .xlsx file, one row a commune; what is not known stays empty."""
    head = Head(heading=heading, source=source, as_of=as_of, note=note, simulated=simulated, frozen=2)
    workbook, file = new_workbook(head)
    Sheet(workbook, "Xã, phường", _COLUMNS, head).fill(
        [
            number,
            row.unit,
            row.code,
            "x" if row.difficult else "",
            row.level,
            row.possible,
            row.recognised,
            row.blocking,
            row.short,
        ]
        for number, row in enumerate(rows, start=1)
    )
    workbook.close()
    return file.getvalue()

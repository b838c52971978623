"""The registry of schools as a workbook that ``orgunits.school_table`` reads back: the template, and the list held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from namhoc.orgunits.school import Figure
from namhoc.reporting.sheet import Head, Sheet, new_workbook

FIGURES = (
    Figure.PUPILS, Figure.GIRLS, Figure.MINORITY_PUPILS, Figure.SEMI_BOARDERS, Figure.CLASSES, Figure.CLASSROOMS,
    Figure.PERMANENT_CLASSROOMS, Figure.TEACHERS, Figure.STAFF,
)  # fmt: skip
_FIELDS = [("Mã trường", 16), ("Tên trường", 36), ("Mã xã", 12), ("Xã, phường", 22), ("Cấp học", 22),
           ("Loại trường", 22), ("Loại hình", 12), ("Vĩ độ", 11), ("Kinh độ", 11)]  # fmt: skip
_SITES = [("Mã điểm trường", 18), ("Tên điểm trường", 30), ("Mã trường", 16), ("Mã xã", 12), ("Xã, phường", 22),
          ("Vĩ độ", 11), ("Kinh độ", 11)]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListedSchool:
    """One school; texts as people read them, degrees as numbers, None where nothing is held."""

    code: str
    name: str
    commune_code: str = ""
    commune: str = ""
    stages: str = ""
    school_type: str = ""
    ownership: str = ""
    lat: float | None = None
    lon: float | None = None
    figures: dict[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListedSite:
    """One site of a school."""

    code: str
    name: str
    school: str
    commune_code: str = ""
    commune: str = ""
    lat: float | None = None
    lon: float | None = None


def school_list_xlsx(
    schools: Iterable[ListedSchool], sites: Iterable[ListedSite], head: Head, *, names: tuple[str, ...] = FIGURES
) -> bytes:
    """Two sheets, schools and sites. Without rows it is the template to fill in."""
    workbook, file = new_workbook(head)
    columns = [*_FIELDS, *((Figure(name).label, 12) for name in names)]
    Sheet(workbook, "Trường", columns, head).fill(
        [
            s.code, s.name, s.commune_code, s.commune, s.stages, s.school_type, s.ownership, _degrees(s.lat),
            _degrees(s.lon), *(s.figures.get(name) for name in names),
        ]
        for s in schools
    )  # fmt: skip
    Sheet(workbook, "Điểm trường", _SITES, head).fill(
        [s.code, s.name, s.school, s.commune_code, s.commune, _degrees(s.lat), _degrees(s.lon)] for s in sites
    )
    workbook.close()
    return file.getvalue()


def list_head(as_of: date, title: str, *, simulated: bool = False) -> Head:
    """What stands above both sheets."""
    return Head(title, "Đầu cột giữ nguyên chữ; thứ tự cột tùy ý", as_of, simulated=simulated, frozen=2)


def _degrees(value: float | None) -> Any:
    return None if value is None else f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")

"""A workbook of schools as an office sends it: titles over the table, heads over two rows in an order of their own."""

from __future__ import annotations

import io
from datetime import date

import xlsxwriter

from namhoc.orgunits import UnitKind, UnitRegister
from namhoc.orgunits.school import SchoolType, Stage
from namhoc.simulation.links import register
from namhoc.simulation.network import SchoolNetwork
from namhoc.simulation.province import SIMULATED
from namhoc.simulation.teaching import counted_on

_STAGES = {
    Stage.PRESCHOOL: "Mầm non",
    Stage.PRIMARY: "Tiểu học",
    Stage.LOWER_SECONDARY: "THCS",
    Stage.UPPER_SECONDARY: "THPT",
    Stage.CONTINUING: "GDTX",
}

_HEADS: tuple[tuple[str, str, str], ...] = (
    ("", "TT", "order"),
    ("", "Tên trường", "name"),
    ("", "Xã, phường", "commune"),
    ("Học sinh", "Tổng số", "pupils"),
    ("Học sinh", "Nữ", "girls"),
    ("Học sinh", "Dân tộc", "minority_pupils"),
    ("Học sinh", "Bán trú", "semi_boarders"),
    ("", "Số lớp", "classes"),
    ("", "Mã trường", "code"),
    ("", "Cấp học", "stages"),
    ("Phòng học", "Tổng số", "classrooms"),
    ("Phòng học", "Kiên cố", "permanent_classrooms"),
    ("CB, GV, NV", "Tổng số", "staff"),
    ("CB, GV, NV", "Giáo viên", "teachers"),
    ("", "Loại hình", "school_type"),
    ("", "Điểm trường", "sites"),
    ("", "Vĩ độ", "lat"),
    ("", "Kinh độ", "lon"),
    ("", "Ghi chú", "note"),
)
"""Merged head above, head, what stands in the column."""


def school_workbook(network: SchoolNetwork, school_year: int, *, units: UnitRegister | None = None) -> bytes:
    """The schools of ``network`` in a school year as .xlsx. A missing figure is an empty cell. ``units``: where the
    names of communes are from; the invented province by default."""
    day = counted_on(school_year)
    names = units or register()
    figures: dict[str, dict[str, int | None]] = {}
    for figure in network.figures(school_year):
        figures.setdefault(figure.school, {})[figure.name] = figure.value
    places: dict[str, list[tuple[bool, float | None, float | None, str]]] = {}
    for place in network.placements_on(day):
        places.setdefault(place.school, []).append((not place.is_main, place.lat, place.lon, place.commune))
    rows: list[dict[str, object]] = []
    for number, unit in enumerate(sorted(network.schools(day), key=lambda u: (u.parent or "", u.code)), 1):
        sites = sorted(places.get(unit.code, []), key=lambda row: row[0])
        commune = names.get(sites[0][3], day) if sites else None
        stages = [_STAGES[Stage(code)] for code in network.attribute(unit.code, "stages", day).split()]
        rows.append(
            {
                **figures.get(unit.code, {}),
                "order": number,
                "name": _written(unit.name, unit.kind),
                "code": unit.code,
                "commune": f"{commune.kind.capitalize()} {commune.name}" if commune else "",
                "stages": ", ".join(stages),
                "school_type": SchoolType(network.attribute(unit.code, "school_type", day)).label,
                "sites": len(sites),
                "lat": sites[0][1] if sites else None,
                "lon": sites[0][2] if sites else None,
            }
        )
    return _book(rows, f"DANH SÁCH TRƯỜNG, LỚP, HỌC SINH NĂM HỌC {school_year}-{school_year + 1}", day)


def _written(name: str, kind: UnitKind) -> str:
    return name if name.startswith("Trung tâm") else f"{kind.capitalize()} {name}"


def _book(rows: list[dict[str, object]], title: str, day: date) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Trường")
    bold = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1})
    cell = book.add_format({"border": 1})
    sheet.write_string(0, 0, title, book.add_format({"bold": True}))
    sheet.write_string(1, 0, f"{SIMULATED}. Số liệu đến ngày {day:%d/%m/%Y}")
    place = 0
    while place < len(_HEADS):
        above, head, _ = _HEADS[place]
        width = sum(1 for other in _HEADS if above and other[0] == above) or 1
        if above:
            sheet.merge_range(3, place, 3, place + width - 1, above, bold)
            for step in range(width):
                sheet.write_string(4, place + step, _HEADS[place + step][1], bold)
        else:
            sheet.merge_range(3, place, 4, place, head, bold)
        place += width
    sheet.set_column(1, 2, 34)
    for line, row in enumerate(rows, 5):
        for column, (_, _, field) in enumerate(_HEADS):
            value = row.get(field)
            if value is None or value == "":
                sheet.write_blank(line, column, None, cell)
            else:
                sheet.write(line, column, value, cell)
    sheet.freeze_panes(5, 2)
    book.close()
    return file.getvalue()

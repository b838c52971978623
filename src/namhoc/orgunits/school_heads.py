"""Heads of a list of schools or of sites: what each column tells, by the words over it, never by where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from namhoc.core import fold, squash
from namhoc.orgunits.school import Figure

if TYPE_CHECKING:
    from namhoc.reading import Sheet


class Field(StrEnum):
    """What a column tells besides figures."""

    CODE = "code"
    NAME = "name"
    COMMUNE = "commune"
    COMMUNE_CODE = "commune_code"
    STAGES = "stages"
    TYPE = "school_type"
    OWNERSHIP = "ownership"
    SITE_CODE = "site_code"
    SITE_NAME = "site_name"
    LAT = "lat"
    LON = "lon"


_FIELD_HEADS: dict[Field, str] = {
    Field.SITE_CODE: "mã điểm trường|mã điểm|mã điểm lẻ",
    Field.SITE_NAME: "tên điểm trường|tên điểm|điểm lẻ",
    Field.CODE: "mã trường|mã định danh trường|mã định danh|mã cơ sở|mã cơ sở giáo dục|mã csgd|mã đơn vị|mã",
    Field.NAME: "tên trường|tên đơn vị|tên cơ sở giáo dục|tên cơ sở|trường|đơn vị|tên csgd|tên",
    Field.COMMUNE_CODE: "mã xã|mã phường|mã xã phường|mã đvhc|mã đơn vị hành chính|mã xã phường thị trấn",
    Field.COMMUNE: "xã|xã phường|xã phường thị trấn|phường|xã phường đặc khu|địa bàn|thuộc xã|tên xã|tên xã phường|"
    "địa bàn xã phường",
    Field.STAGES: "cấp học|bậc học|cấp|các cấp học",
    Field.TYPE: "loại trường|kiểu trường",
    Field.OWNERSHIP: "loại hình|hình thức sở hữu|công lập tư thục|loại hình sở hữu",
    Field.LAT: "vĩ độ|lat|latitude|tọa độ vĩ độ|vĩ độ lat",
    Field.LON: "kinh độ|lon|lng|long|longitude|tọa độ kinh độ|kinh độ lon",
}

_FIGURE_HEADS: dict[str, str] = {
    Figure.PUPILS: "học sinh|số học sinh|tổng số học sinh|số trẻ|trẻ|học sinh trẻ|số học sinh trẻ|ts học sinh|hs",
    Figure.GIRLS: "nữ|học sinh nữ|số học sinh nữ|hs nữ|nữ học sinh",
    Figure.MINORITY_PUPILS: "dân tộc thiểu số|dân tộc|học sinh dân tộc|học sinh dân tộc thiểu số|hs dtts|"
    "dtts|hs dân tộc",
    Figure.SEMI_BOARDERS: "bán trú|học sinh bán trú|hs bán trú",
    Figure.BOARDERS: "nội trú|học sinh nội trú|hs nội trú",
    Figure.CLASSES: "lớp|số lớp|tổng số lớp|lớp nhóm lớp|nhóm lớp|số lớp nhóm lớp|số nhóm lớp",
    Figure.COMBINED_CLASSES: "lớp ghép|số lớp ghép",
    Figure.CLASSROOMS: "phòng học|số phòng học|tổng số phòng học",
    Figure.PERMANENT_CLASSROOMS: "phòng học kiên cố|kiên cố|phòng kiên cố",
    Figure.TEACHERS: "giáo viên|số giáo viên|gv",
    Figure.STAFF: "cán bộ giáo viên nhân viên|cb gv nv|cbgvnv|tổng số cán bộ giáo viên nhân viên|cán bộ gv nv",
    Figure.MANAGERS: "cán bộ quản lý|cbql|quản lý",
    Figure.AGE6_GRADE1: "trẻ 6 tuổi học lớp 1|trẻ 6 tuổi vào lớp 1",
}

TOTALS = frozenset({"tong so", "tong", "ts", "cong", "tong cong"})
"""Heads that name nothing themselves: the figure is what the head above says."""


def _ways(heads: dict[Field, str] | dict[str, str]) -> dict[str, str]:
    return {fold(way): str(name) for name, ways in heads.items() for way in ways.split("|")}


_HEADS = _ways(_FIGURE_HEADS) | _ways(_FIELD_HEADS)
_LOOKED_AT, _DEPTH = 25, 3


@dataclass(frozen=True, slots=True)
class Heading:
    """Columns by what they tell, the row of the first school, heads that told nothing."""

    columns: dict[str, int]
    first_row: int
    unread: tuple[str, ...]

    @property
    def is_of_sites(self) -> bool:
        """True for a list with a row a site, false for one with a row a school."""
        return Field.SITE_CODE in self.columns

    @property
    def names_schools(self) -> bool:
        """True when a row can be told to be one school or one site."""
        return Field.CODE in self.columns and (Field.NAME in self.columns or self.is_of_sites)


def find_heading(sheet: Sheet) -> Heading | None:
    """The heads of ``sheet``: the rows that tell most columns; of equals the fewest and uppermost."""
    best: Heading | None = None
    for last in range(min(_LOOKED_AT, len(sheet.rows))):
        for depth in range(1, min(_DEPTH, last + 1) + 1):
            heading = _read_heads(sheet, last - depth + 1, last)
            if heading.names_schools and (best is None or len(heading.columns) > len(best.columns)):
                best = heading
    return best


def _read_heads(sheet: Sheet, first: int, last: int) -> Heading:
    lines = [sheet.spread(row) for row in range(first, last + 1)]
    columns: dict[str, int] = {}
    unread = []
    for place in range(len(lines[0])):
        words = list(dict.fromkeys(fold(cell) for line in lines if isinstance(cell := line[place], str)))
        told = _told([word for word in words if word])
        if told is not None and told not in columns:
            columns[told] = place
        elif words and any(words):
            unread.append(squash(" ".join(str(line[place]) for line in lines if line[place] is not None))[:80])
    return Heading(columns, _first_row(sheet, last + 1), tuple(unread))


def _told(words: Sequence[str]) -> str | None:
    """What a stack of heads tells, the lowest first: "Nữ" under "Học sinh", "Tổng số" under "Phòng học"."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in TOTALS:
            continue
        if at and (joined := _HEADS.get(f"{words[at - 1]} {words[at]}")):
            return joined
        return _HEADS.get(words[at])
    return None


def _first_row(sheet: Sheet, row: int) -> int:
    """The first row below the heads that is no numbering of columns (1, 2, 3 or (1), (2), (3))."""
    while row < len(sheet.rows):
        cells = [cell for cell in sheet.rows[row] if cell is not None]
        numbered = len(cells) > 2 and all(str(cell).strip("()").isdigit() and len(str(cell)) < 5 for cell in cells)
        if cells and not numbered:
            break
        row += 1
    return row

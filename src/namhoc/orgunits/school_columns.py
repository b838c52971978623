"""Columns of a list of schools or of school sites, told by the text of their heads, never by where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from namhoc.core import fold
from namhoc.orgunits.school import Figure

Grid = Sequence[Sequence[object]]
"""Rows of cells; row 0 is row 1 of the sheet. Cells that a merged head covers hold its words (``reading.Sheet.spread``)."""

SITES = "sites"
_LOOKED_AT, _DEPTH = 25, 4

_WORDS: dict[str, str] = {
    "code": "mã trường|mã số trường|mã định danh trường|mã đơn vị",
    "name": "tên trường|trường|tên đơn vị|tên cơ sở giáo dục|cơ sở giáo dục",
    "commune": "xã phường|xã|phường xã|địa bàn|thuộc xã|xã phường đặc khu|xã phường thị trấn",
    "stages": "cấp học|các cấp học|bậc học",
    "school_type": "loại trường|loại hình trường|loại",
    "ownership": "loại hình|công lập tư thục|sở hữu",
    "lat": "vĩ độ|lat|latitude",
    "lon": "kinh độ|lon|lng|longitude",
    SITES: "số điểm trường|điểm trường|số điểm",
    "site_code": "mã điểm trường|mã điểm",
    "site_name": "tên điểm trường|tên điểm",
    "main": "điểm chính|là điểm chính|điểm trường chính",
    "site_kind": "loại điểm|loại điểm trường|cơ sở",
    "note": "ghi chú",
    Figure.PUPILS: "số học sinh|học sinh|tổng số học sinh|học sinh trẻ|số học sinh trẻ|học sinh > tổng số|học sinh trẻ > tổng số",
    Figure.GIRLS: "học sinh nữ|nữ|học sinh > nữ|học sinh trẻ > nữ",
    Figure.MINORITY_PUPILS: "học sinh dân tộc|học sinh dân tộc thiểu số|học sinh > dân tộc|học sinh > dân tộc thiểu số|"
    "học sinh trẻ > dân tộc thiểu số",
    Figure.SEMI_BOARDERS: "học sinh bán trú|bán trú|học sinh > bán trú|học sinh trẻ > bán trú",
    Figure.BOARDERS: "học sinh nội trú|nội trú|học sinh > nội trú|học sinh trẻ > nội trú",
    Figure.AGE6_GRADE1: "trẻ 6 tuổi học lớp 1|trẻ 6 tuổi vào lớp 1|học sinh > trẻ 6 tuổi học lớp 1|học sinh trẻ > trẻ 6 tuổi học lớp 1",
    Figure.CLASSES: "số lớp|lớp|lớp nhóm lớp|tổng số lớp|số lớp nhóm lớp|lớp > tổng số|lớp nhóm lớp > tổng số",
    Figure.COMBINED_CLASSES: "lớp ghép|số lớp ghép|lớp > lớp ghép|lớp nhóm lớp > lớp ghép",
    Figure.CLASSROOMS: "phòng học|số phòng học|tổng số phòng học|phòng học > tổng số",
    Figure.PERMANENT_CLASSROOMS: "phòng học kiên cố|kiên cố|phòng học > kiên cố",
    Figure.STAFF: "cán bộ giáo viên nhân viên|cb gv nv|cb gv nv > tổng số|cán bộ giáo viên nhân viên > tổng số|đội ngũ > tổng số|"
    "tổng số cb gv nv",
    Figure.TEACHERS: "giáo viên|số giáo viên|cb gv nv > giáo viên|cán bộ giáo viên nhân viên > giáo viên|đội ngũ > giáo viên",
    Figure.MANAGERS: "cán bộ quản lý|cbql|cb gv nv > cán bộ quản lý|cán bộ giáo viên nhân viên > cán bộ quản lý|đội ngũ > cán bộ quản lý",
}
"""Field to ways to head it, parted by |; "a > b" is b under the merged head a."""

FIGURES = tuple(figure.value for figure in Figure if figure is not Figure.SCHOOLS)
"""The figures that a row of a school may give."""


def _table() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for column, words in _WORDS.items():
        for way in words.split("|"):
            found[tuple(fold(part) for part in way.split(" > "))] = str(column)
    return found


_TOLD = _table()


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a sheet stand, from 0, and the first row below the heads."""

    places: dict[str, int]
    first_row: int
    unread: tuple[int, ...]

    @property
    def of_sites(self) -> bool:
        """True for a list with a row a site, false for one with a row a school."""
        return "site_code" in self.places or "site_name" in self.places


def find_columns(grid: Grid) -> Columns | None:
    """The heads of a list of schools (code or name, commune) or of sites; None where no rows are such heads. The rows
    that tell most columns win; of equals, the fewest rows."""
    best: Columns | None = None
    for last in range(min(_LOOKED_AT, len(grid))):
        for depth in range(1, min(_DEPTH, last + 1) + 1):
            found = _read(grid, last - depth + 1, last)
            named = {"code", "name", "site_code", "site_name"} & found.places.keys()
            if named and len(found.places) > 2 and (best is None or len(found.places) > len(best.places)):
                best = found
    return best


def _read(grid: Grid, first: int, last: int) -> Columns:
    places: dict[str, int] = {}
    unread = []
    for place in range(max(len(row) for row in grid[first : last + 1])):
        lines = [grid[row][place] for row in range(first, last + 1) if place < len(grid[row])]
        stack = [fold(cell) for cell in lines if isinstance(cell, str) and fold(cell)]
        if not stack:
            continue
        own, above = stack[-1], [line for line in stack[:-1] if line != stack[-1]]
        column = next((_TOLD[line, own] for line in reversed(above) if (line, own) in _TOLD), _TOLD.get((own,)))
        if column is None:
            unread.append(place)
        elif column not in places:
            places[column] = place
    return Columns(places, last + 1, tuple(unread))

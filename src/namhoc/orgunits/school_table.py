"""A workbook of schools read into rows: columns known by the words of their heads, every error at its cell.

No two offices send the same table: heads over one to three merged rows, columns moved about, words spelt otherwise. So
a column is known by what its head says, never by where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from namhoc.core import Finding, Severity, UserFacingError, fold, squash
from namhoc.orgunits.school import Figure, Ownership, SchoolType, Stage

if TYPE_CHECKING:
    from namhoc.reading import Cell, Sheet

Address = Callable[[int, int], str]
"""Names a cell by row and column counted from 0 (``namhoc.reading.address``)."""


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


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One school. ``figures``: those whose column is there, None where the cell is empty (not supplied, never zero);
    ``None`` in another field: its column is not there or the cell is empty."""

    sheet: str
    line: int
    code: str
    name: str
    commune: str | None = None
    commune_code: str | None = None
    stages: tuple[Stage, ...] | None = None
    school_type: SchoolType | None = None
    ownership: Ownership | None = None
    lat: float | None = None
    lon: float | None = None
    figures: dict[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One site (điểm trường) of the school ``code``."""

    sheet: str
    line: int
    site_code: str
    site_name: str
    code: str
    commune: str | None = None
    commune_code: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class SchoolReading:
    """What a workbook says. ``refused``: rows that are not written; ``unread``: heads that told nothing."""

    schools: tuple[SchoolRow, ...]
    sites: tuple[SiteRow, ...]
    findings: tuple[Finding, ...]
    refused: int
    unread: tuple[str, ...]


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

_TOTALS = frozenset({"tong so", "tong", "ts", "cong", "tong cong"})
"""Heads that name nothing themselves: the figure is what the head above says."""


def _ways(heads: dict[Field, str] | dict[str, str]) -> dict[str, str]:
    return {fold(way): str(name) for name, ways in heads.items() for way in ways.split("|")}


_HEADS = _ways(_FIGURE_HEADS) | _ways(_FIELD_HEADS)
_STAGE_WORDS = {
    "mam non": Stage.PRESCHOOL, "mau giao": Stage.PRESCHOOL, "nha tre": Stage.PRESCHOOL, "mn": Stage.PRESCHOOL,
    "tieu hoc": Stage.PRIMARY, "th": Stage.PRIMARY, "trung hoc co so": Stage.LOWER_SECONDARY,
    "thcs": Stage.LOWER_SECONDARY, "trung hoc pho thong": Stage.UPPER_SECONDARY, "thpt": Stage.UPPER_SECONDARY,
    "gdtx": Stage.CONTINUING, "giao duc thuong xuyen": Stage.CONTINUING,
}  # fmt: skip
_TYPE_WORDS = {fold(kind.label): kind for kind in SchoolType} | {
    "pho thong": SchoolType.REGULAR, "mam non": SchoolType.REGULAR, "thuong": SchoolType.REGULAR,
    "ptdtnt": SchoolType.BOARDING, "noi tru": SchoolType.BOARDING, "ptdtbt": SchoolType.SEMI_BOARDING,
    "dan toc noi tru": SchoolType.BOARDING, "dan toc ban tru": SchoolType.SEMI_BOARDING,
    "ban tru": SchoolType.SEMI_BOARDING, "gdtx": SchoolType.CONTINUING, "trung tam gdtx": SchoolType.CONTINUING,
    "khuyet tat": SchoolType.SPECIAL,
}  # fmt: skip
_OWNER_WORDS = {fold(owner.label): owner for owner in Ownership} | {"cl": Ownership.PUBLIC, "tt": Ownership.PRIVATE}
_LOOKED_AT, _DEPTH = 25, 3
_LARGEST = 100_000
_SUMS = ((Figure.GIRLS, Figure.PUPILS), (Figure.MINORITY_PUPILS, Figure.PUPILS), (Figure.SEMI_BOARDERS, Figure.PUPILS),
         (Figure.PERMANENT_CLASSROOMS, Figure.CLASSROOMS), (Figure.TEACHERS, Figure.STAFF))  # fmt: skip


def read_schools(sheets: Sequence[Sheet], address: Address) -> SchoolReading:
    """Schools and sites of every sheet that has their heads.

    Raises ``UserFacingError`` SCHOOL-HEADS where no sheet names a code and a name of schools.
    """
    seen: dict[str, str] = {}
    readers = [
        _SheetReader(sheet, heading, address, seen) for sheet in sheets if (heading := _find_heading(sheet)) is not None
    ]
    if not readers:
        raise UserFacingError(
            "SCHOOL-HEADS",
            "Không tìm thấy cột mã trường và tên trường",
            where=", ".join(sheet.name for sheet in sheets),
            why="Mỗi cột được nhận ra theo chữ ở đầu cột",
            fix="Đặt đầu cột như mẫu (Mã trường, Tên trường, Xã ...) rồi tải lên lại.",
        )
    for reader in readers:
        reader.read()
    return SchoolReading(
        schools=tuple(row for reader in readers for row in reader.schools),
        sites=tuple(row for reader in readers for row in reader.sites),
        findings=tuple(finding for reader in readers for finding in reader.findings),
        refused=sum(reader.refused for reader in readers),
        unread=tuple(head for reader in readers for head in reader.heading.unread),
    )


@dataclass(frozen=True, slots=True)
class _Heading:
    """Columns by what they tell, the row of the first school, heads that told nothing."""

    columns: dict[str, int]
    first_row: int
    unread: tuple[str, ...]

    @property
    def is_of_sites(self) -> bool:
        return Field.SITE_CODE in self.columns

    @property
    def names_schools(self) -> bool:
        return Field.CODE in self.columns and (Field.NAME in self.columns or self.is_of_sites)


def _find_heading(sheet: Sheet) -> _Heading | None:
    """The heads of ``sheet``: the rows that tell most columns; of equals the fewest and uppermost."""
    best: _Heading | None = None
    for last in range(min(_LOOKED_AT, len(sheet.rows))):
        for depth in range(1, min(_DEPTH, last + 1) + 1):
            heading = _read_heads(sheet, last - depth + 1, last)
            if heading.names_schools and (best is None or len(heading.columns) > len(best.columns)):
                best = heading
    return best


def _read_heads(sheet: Sheet, first: int, last: int) -> _Heading:
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
    return _Heading(columns, _first_row(sheet, last + 1), tuple(unread))


def _told(words: Sequence[str]) -> str | None:
    """What a stack of heads tells, the lowest first: "Nữ" under "Học sinh", "Tổng số" under "Phòng học"."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in _TOTALS:
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


class _SheetReader:
    """Reads one sheet from top to bottom. ``seen``: codes of the whole workbook and the place of each."""

    def __init__(self, sheet: Sheet, heading: _Heading, address: Address, seen: dict[str, str]) -> None:
        self.sheet, self.heading, self.address, self.seen = sheet, heading, address, seen
        self.schools: list[SchoolRow] = []
        self.sites: list[SiteRow] = []
        self.findings: list[Finding] = []
        self.refused = 0
        self._line = 0
        self._broken = False

    def read(self) -> None:
        """Fill ``schools``, ``sites`` and ``findings``."""
        for line in range(self.heading.first_row, len(self.sheet.rows)):
            self._line = line
            key = Field.SITE_CODE if self.heading.is_of_sites else Field.CODE
            code, name = self._code(key), self._text(Field.SITE_NAME if self.heading.is_of_sites else Field.NAME)
            if code is None and (name is None or fold(name) in _TOTALS or fold(name).startswith("tong")):
                continue  # an empty row, a sum, a signature
            self._broken = False
            if code is None:
                self._say(key, "SCHOOL-CODE", "Thiếu mã", "Ghi mã đã cấp; mã mới do Sở cấp, không dùng lại mã cũ.")
            elif not _is_code(code):
                self._say(key, "SCHOOL-CODE", "Mã có ký tự lạ hoặc dài quá 40 ký tự",
                          "Chỉ dùng chữ không dấu, số, gạch nối, gạch dưới và dấu chấm.")  # fmt: skip
            elif (before := self.seen.get(f"{key}:{code}")) is not None:
                self._say(key, "SCHOOL-TWICE", f"Mã này đã có ở {before}", "Giữ một dòng cho mỗi mã.")
            else:
                self.seen[f"{key}:{code}"] = f"{self.sheet.name}, ô {self._cell(key)}"
            if self.heading.is_of_sites:
                self._read_site(code or "", name)
            else:
                self._read_school(code or "", name)
            self.refused += self._broken

    def _read_school(self, code: str, name: str | None) -> None:
        if not name:
            self._say(Field.NAME, "SCHOOL-NAME", "Thiếu tên trường", "Ghi tên trường.")
        lat, lon = self._place()
        figures = {figure: self._number(figure) for figure in Figure if figure in self.heading.columns}
        for part, whole in _SUMS:
            small, large = figures.get(part), figures.get(whole)
            if small is not None and large is not None and small > large:
                self._say(part, "SCHOOL-SUM", f"{part.label} nhiều hơn {whole.label.lower()}", "Sửa một trong hai số.")
        owner = fold(self._text(Field.OWNERSHIP) or "")  # some offices write the kind of school under "Loại hình"
        row = SchoolRow(
            sheet=self.sheet.name, line=self._line + 1, code=code, name=(name or "")[:200],
            commune=self._text(Field.COMMUNE), commune_code=self._code(Field.COMMUNE_CODE), stages=self._stages(),
            school_type=_word(_TYPE_WORDS, self, Field.TYPE) or _TYPE_WORDS.get(owner),
            ownership=None if owner in _TYPE_WORDS else _word(_OWNER_WORDS, self, Field.OWNERSHIP),
            lat=lat, lon=lon, figures={str(figure): value for figure, value in figures.items()},
        )  # fmt: skip
        if not self._broken:
            self.schools.append(row)

    def _read_site(self, site_code: str, name: str | None) -> None:
        school = self._code(Field.CODE)
        if not name:
            self._say(Field.SITE_NAME, "SCHOOL-NAME", "Thiếu tên điểm trường", "Ghi tên điểm trường.")
        if not school:
            self._say(Field.CODE, "SCHOOL-CODE", "Thiếu mã trường của điểm trường", "Ghi mã trường.")
        lat, lon = self._place()
        row = SiteRow(
            sheet=self.sheet.name, line=self._line + 1, site_code=site_code, site_name=(name or "")[:200],
            code=school or "", commune=self._text(Field.COMMUNE), commune_code=self._code(Field.COMMUNE_CODE),
            lat=lat, lon=lon,
        )  # fmt: skip
        if not self._broken:
            self.sites.append(row)

    def say(self, column: str, code: str, message: str, fix: str, severity: Severity) -> None:
        """A finding at the cell of ``column`` in the row that is read."""
        where = f"{self.sheet.name}, ô {self._cell(column)}" if column in self.heading.columns else (
            f"{self.sheet.name}, dòng {self._line + 1}"
        )  # fmt: skip
        self.findings.append(Finding(code, message, fix, severity, place=where))

    def _say(self, column: str, code: str, message: str, fix: str) -> None:
        self._broken = True
        self.say(column, code, message, fix, Severity.BLOCKS)

    def _cell(self, column: str) -> str:
        return self.address(self._line, self.heading.columns[column])

    def _raw(self, column: str) -> Cell:
        place = self.heading.columns.get(column)
        return None if place is None else self.sheet.rows[self._line][place]

    def _text(self, column: str) -> str | None:
        raw = self._raw(column)
        return squash(str(raw)) or None if raw is not None else None

    text = _text

    def _code(self, column: str) -> str | None:
        """A code; one that Excel turned into a number is read back ("1234.0" is 1234)."""
        raw = self._raw(column)
        if isinstance(raw, float) and raw.is_integer():
            raw = int(raw)
        return squash(str(raw)).upper() or None if raw is not None else None

    def _number(self, column: str) -> int | None:
        raw = self._raw(column)
        if isinstance(raw, str):
            plain = raw.replace(".", "").replace(" ", "")
            raw = int(plain) if plain.isdecimal() else raw.strip() or None
        if isinstance(raw, float) and raw.is_integer():
            raw = int(raw)
        if raw is None:
            return None
        if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw <= _LARGEST:
            self._say(column, "SCHOOL-NUMBER", "Không phải số nguyên từ 0 đến 100.000",
                      "Ghi số nguyên; chưa có số thì để trống, không ghi 0 hay gạch ngang.")  # fmt: skip
            return None
        return raw

    def _place(self) -> tuple[float | None, float | None]:
        lat, lon = self._degrees(Field.LAT, 90), self._degrees(Field.LON, 180)
        if (lat is None) != (lon is None):
            self._say(Field.LAT if lat is None else Field.LON, "SCHOOL-PLACE", "Chỉ có một trong hai tọa độ",
                      "Ghi đủ vĩ độ và kinh độ, hoặc để trống cả hai.")  # fmt: skip
            return None, None
        return lat, lon

    def _degrees(self, column: str, limit: int) -> float | None:
        raw = self._raw(column)
        if raw is None or raw == "":
            return None
        try:
            value = float(str(raw).replace(",", "."))
        except ValueError:
            value = float("nan")
        if not -limit <= value <= limit:
            self._say(column, "SCHOOL-PLACE", f"Tọa độ không phải số từ -{limit} đến {limit}",
                      "Ghi độ thập phân, ví dụ 22,4856.")  # fmt: skip
            return None
        return round(value, 6)

    def _stages(self) -> tuple[Stage, ...] | None:
        told = self._text(Field.STAGES)
        if told is None:
            return None
        words = [fold(part) for part in told.replace("&", ",").replace(";", ",").replace(" và ", ",").replace("-", ",")
                 .replace("/", ",").replace("+", ",").split(",") if fold(part)]  # fmt: skip
        found = {stage for word in words if (stage := _STAGE_WORDS.get(word)) is not None}
        if not words or not all(word in _STAGE_WORDS for word in words):
            self._say(Field.STAGES, "SCHOOL-STAGE", "Không rõ cấp học",
                      "Ghi Mầm non, Tiểu học, THCS, THPT hoặc GDTX; nhiều cấp thì cách nhau dấu phẩy.")  # fmt: skip
            return None
        return tuple(stage for stage in Stage if stage in found)


_W = TypeVar("_W", SchoolType, Ownership)


def _word(words: Mapping[str, _W], reader: _SheetReader, column: Field) -> _W | None:
    """The value that a word stands for; one that no list knows is left out with a word about it."""
    told = reader.text(column)
    if told is None:
        return None
    found = words.get(fold(told))
    if found is None:
        known = ", ".join(dict.fromkeys(one.label for one in words.values()))
        what = f"Không rõ {_NAMES[column]}, bỏ qua ô này"
        reader.say(column, "SCHOOL-WORD", what, f"Ghi một trong: {known}.", Severity.LOOK)
    return found


_NAMES = {Field.TYPE: "loại trường", Field.OWNERSHIP: "loại hình"}


def _is_code(code: str) -> bool:
    return len(code) <= 40 and code.isascii() and all(c.isalnum() or c in "-_." for c in code)

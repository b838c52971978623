"""A workbook of schools read into rows: columns known by the words of their heads, every error at its cell.

No two offices send the same table: heads over one to three merged rows, columns moved about, words spelt otherwise. So
a column is known by what its head says, never by where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from namhoc.core import Finding, Severity, UserFacingError, fold, squash
from namhoc.orgunits.school import Figure, Ownership, SchoolType, Stage
from namhoc.orgunits.school_heads import TOTALS, Field, Heading, find_heading

if TYPE_CHECKING:
    from namhoc.reading import Cell, Sheet

Address = Callable[[int, int], str]
"""Names a cell by row and column counted from 0 (``namhoc.reading.address``)."""


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
_LARGEST = 100_000
_SUMS = ((Figure.GIRLS, Figure.PUPILS), (Figure.MINORITY_PUPILS, Figure.PUPILS), (Figure.SEMI_BOARDERS, Figure.PUPILS),
         (Figure.PERMANENT_CLASSROOMS, Figure.CLASSROOMS), (Figure.TEACHERS, Figure.STAFF))  # fmt: skip


def read_schools(sheets: Sequence[Sheet], address: Address) -> SchoolReading:
    """Schools and sites of every sheet that has their heads.

    Raises ``UserFacingError`` SCHOOL-HEADS where no sheet names a code and a name of schools.
    """
    seen: dict[str, str] = {}
    readers = [
        _SheetReader(sheet, heading, address, seen) for sheet in sheets if (heading := find_heading(sheet)) is not None
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


class _SheetReader:
    """Reads one sheet from top to bottom. ``seen``: codes of the whole workbook and the place of each."""

    def __init__(self, sheet: Sheet, heading: Heading, address: Address, seen: dict[str, str]) -> None:
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
            if code is None and (name is None or fold(name) in TOTALS or fold(name).startswith("tong")):
                continue  # an empty row, a sum, a signature
            self._broken = False
            if code is None:
                self._say(key, "SCHOOL-CODE", "Thiếu mã", "Ghi mã đã cấp; mã mới do Sở cấp, không dùng lại mã cũ.")
            elif not _is_code(code, longest := _LONGEST[self.heading.is_of_sites]):
                self._say(key, "SCHOOL-CODE", f"Mã có ký tự lạ hoặc dài quá {longest} ký tự",
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
            raw = int(plain) if plain.isdecimal() and len(plain) < 16 else raw.strip() or None
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


_LONGEST = {True: 30, False: 40}
"""Most letters of a code of a site, and of a school."""


def _is_code(code: str, longest: int) -> bool:
    return len(code) <= longest and code.isascii() and all(c.isalnum() or c in "-_." for c in code)

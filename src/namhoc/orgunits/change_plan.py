"""A plan of changes as a table: one row a change, columns found by the text of their headers, findings a row.

Reads cells that ``reading`` took out of a workbook; nothing here opens a file or decides anything.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from namhoc.core import Finding, Severity, UserFacingError, fold
from namhoc.orgunits.decision import decision_number
from namhoc.orgunits.naming import Named, name_units
from namhoc.orgunits.unit import OrgUnit, Tier, UnitKind

Cells = Sequence[object]
Word = TypeVar("Word")


class PlanLevel(StrEnum):
    """Whose change it is."""

    SCHOOL = "trường"
    COMMUNE = "xã"


class PlanKind(StrEnum):
    """What a row of the plan asks for, in the words people write."""

    MERGE = "sáp nhập"
    RENAME = "đổi tên"
    MOVE = "chuyển xã"
    CLOSE = "giải thể"


_KINDS = {
    "": PlanKind.MERGE,
    "sap nhap": PlanKind.MERGE,
    "hop nhat": PlanKind.MERGE,
    "nhap": PlanKind.MERGE,
    "doi ten": PlanKind.RENAME,
    "chuyen xa": PlanKind.MOVE,
    "chuyen": PlanKind.MOVE,
    "giai the": PlanKind.CLOSE,
    "dong": PlanKind.CLOSE,
}
_LEVELS = {"": PlanLevel.SCHOOL, "truong": PlanLevel.SCHOOL, "xa": PlanLevel.COMMUNE, "phuong": PlanLevel.COMMUNE}

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "decision": ("so ky hieu van ban", "so van ban", "ma van ban", "quyet dinh", "so quyet dinh", "van ban"),
    "decided": ("ngay ban hanh", "ngay ky"),
    "effective": ("ngay hieu luc", "hieu luc tu", "ngay co hieu luc", "ngay"),
    "level": ("cap", "cap don vi"),
    "kind": ("thay doi", "loai thay doi", "viec"),
    "sources": ("don vi nguon", "don vi cu", "cac don vi nguon", "nguon"),
    "target": ("don vi dich", "don vi moi", "dich"),
    "note": ("ghi chu",),
}
"""Headers by their folded text; the first is the one of the template."""

HEADERS = (
    "Số, ký hiệu văn bản",
    "Ngày ban hành",
    "Ngày hiệu lực",
    "Cấp",
    "Thay đổi",
    "Đơn vị nguồn",
    "Đơn vị đích",
    "Ghi chú",
)
_NEEDED = ("decision", "effective", "sources", "target")
_SEPARATOR = re.compile(r"[;\n]|\s\+\s")
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row. ``row`` is its number in the sheet, from 1. ``target`` is None where the row makes a new unit called
    ``new_name`` (or changes the one source)."""

    row: int
    decision: str
    decided: date | None
    effective: date | None
    level: PlanLevel
    kind: PlanKind
    sources: tuple[OrgUnit, ...]
    target: OrgUnit | None
    new_name: str
    note: str
    printed_sources: tuple[str, ...] = ()
    printed_target: str = ""
    findings: tuple[Finding, ...] = field(default=())

    @property
    def is_clean(self) -> bool:
        """True when nothing stops the row."""
        return all(finding.severity is not Severity.BLOCKS for finding in self.findings)

    def key(self) -> str:
        """What two uploads of the same row share: sha256 of decision, day, change, sources and target; the note and
        the order of the sources do not count."""
        target = f"{self.target.code}@{self.target.valid_from}" if self.target else fold(self.new_name)
        sources = sorted(f"{unit.code}@{unit.valid_from}" for unit in self.sources)
        parts = (self.decision, str(self.effective), self.kind.value, *sources, "=>", target)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def read_plan(rows: Sequence[Cells], units: Iterable[OrgUnit]) -> tuple[PlanRow, ...]:
    """The rows of a plan with what is wrong in each of them.

    ``rows`` are the cells of one sheet, row 1 first; the header row is the first that names the needed columns.
    ``units`` are the units that may be named, closed ones too, so that a row can say "closed" and not "unknown".
    Raises ``UserFacingError``: CHANGE-PLAN-HEADER (no header row), CHANGE-PLAN-EMPTY (nothing under it).
    """
    units = tuple(units)
    at, columns = _header(rows)
    found = []
    for number, cells in enumerate(rows[at + 1 :], start=at + 2):
        texts = {name: _cell(cells, column) for name, column in columns.items()}
        if any(texts[name] for name in ("decision", "sources", "target") if name in texts):
            found.append(_row(number, cells, columns, texts, units))
    if not found:
        raise UserFacingError(
            "CHANGE-PLAN-EMPTY", "Kế hoạch chưa có dòng nào", fix="Điền mỗi thay đổi một dòng dưới dòng tiêu đề."
        )
    return _across(found)


def _header(rows: Sequence[Cells]) -> tuple[int, dict[str, int]]:
    best: dict[str, int] = {}
    for at, cells in enumerate(rows[:30]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(cells):
            words = fold(str(cell or "")).strip(" .:*")
            for name, spellings in COLUMNS.items():
                if words in spellings:
                    columns.setdefault(name, column)
        if all(name in columns for name in _NEEDED):
            return at, columns
        best = max(best, columns, key=len)
    lacking = [header for name, header in zip(COLUMNS, HEADERS, strict=True) if name in _NEEDED and name not in best]
    raise UserFacingError(
        "CHANGE-PLAN-HEADER",
        "Không thấy dòng tiêu đề của kế hoạch",
        where="30 dòng đầu của trang tính",
        why=f"Thiếu cột: {', '.join(lacking)}",
        fix="Dùng mẫu tải về từ trang này, giữ nguyên tên cột; thứ tự cột không quan trọng.",
    )


def _cell(cells: Cells, column: int) -> str:
    value = cells[column] if column < len(cells) else None
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value).strip() if value is not None else ""


def _row(
    number: int, cells: Cells, columns: Mapping[str, int], texts: Mapping[str, str], units: tuple[OrgUnit, ...]
) -> PlanRow:
    findings: list[Finding] = []
    place = f"dòng {number}"
    effective = _day(texts, "effective", place, findings)
    decided = _day(texts, "decided", place, findings)
    level = _one_of(_LEVELS, texts.get("level", ""), "Cấp", "trường hoặc xã", place, findings) or PlanLevel.SCHOOL
    kinds = "sáp nhập, đổi tên, chuyển xã, giải thể"
    kind = _one_of(_KINDS, texts.get("kind", ""), "Thay đổi", kinds, place, findings) or PlanKind.MERGE
    decision = texts.get("decision", "")
    try:
        decision = decision_number(decision)
    except UserFacingError as error:
        findings.append(
            Finding("CHANGE-DECISION", f"{error.what}: {error.why}.", error.fix, Severity.BLOCKS, (), place)
        )
    if effective and decided and effective < decided:
        findings.append(_stop("CHANGE-PLAN-DATE", "Ngày hiệu lực trước ngày ban hành.", "Xem lại hai ngày.", place))
    of_level = tuple(unit for unit in units if _level(unit) is level)
    printed = tuple(part.strip() for part in _SEPARATOR.split(texts.get("sources", "")) if part.strip())
    sources = []
    for words in printed:
        unit = _unit(name_units(words, of_level, effective), words, place, findings)
        if unit is not None and unit in sources:
            findings.append(_stop("CHANGE-PLAN-TWICE", f"{_shown(unit)} ghi hai lần.", "Bỏ một lần.", place))
        elif unit is not None:
            sources.append(unit)
    if not printed:
        findings.append(
            _stop("CHANGE-PLAN-UNKNOWN", "Chưa ghi đơn vị nguồn.", "Ghi tên hoặc mã, cách nhau dấu ;", place)
        )
    row = PlanRow(
        number,
        decision,
        decided,
        effective,
        level,
        kind,
        tuple(sources),
        None,
        "",
        texts.get("note", "")[:500],
        printed,
    )
    row = _with_target(row, texts.get("target", ""), units, place, findings)
    return replace(row, findings=tuple(findings))


def _with_target(row: PlanRow, words: str, units: tuple[OrgUnit, ...], place: str, findings: list[Finding]) -> PlanRow:
    """The row with its target: an existing unit, the name of a new one, or nothing for a closing."""
    row = replace(row, printed_target=words)
    if row.kind is PlanKind.CLOSE:
        return row
    if not words:
        findings.append(_stop("CHANGE-PLAN-TARGET", "Chưa ghi đơn vị đích.", "Ghi tên đơn vị nhận.", place))
        return row
    if row.kind is PlanKind.RENAME:
        return replace(row, new_name=_bare(words, row.level))
    wanted = PlanLevel.COMMUNE if row.kind is PlanKind.MOVE else row.level
    named = name_units(words, tuple(unit for unit in units if _level(unit) is wanted), row.effective)
    if row.kind is PlanKind.MOVE or named.found or named.candidates or named.closed:
        target = _unit(named, words, place, findings)
        if row.kind is PlanKind.MERGE and target is not None and row.sources == (target,):
            findings.append(_few(place))
        return replace(row, target=target)
    if row.kind is PlanKind.MERGE and len(row.printed_sources) < 2:
        findings.append(_few(place))
    findings.append(
        Finding("CHANGE-PLAN-NEW", "Đơn vị đích chưa có trong danh mục: sẽ lập mới.", "", Severity.NOTE, (), place)
    )
    return replace(row, new_name=_bare(words, row.level))


def _few(place: str) -> Finding:
    return _stop(
        "CHANGE-PLAN-FEW",
        "Sáp nhập cần ít nhất hai đơn vị.",
        "Ghi đủ các đơn vị nguồn, hoặc chọn “đổi tên” ở cột Thay đổi.",
        place,
    )


def _bare(words: str, level: PlanLevel) -> str:
    """The name without its kind: "Trường Tiểu học Nậm Cuông" is the school "Tiểu học Nậm Cuông"."""
    kinds = ("trường",) if level is PlanLevel.SCHOOL else ("xã", "phường", "thị trấn", "đặc khu")
    for kind in kinds:
        if words.lower().startswith(f"{kind} "):
            return words[len(kind) + 1 :].strip()[:200]
    return words[:200]


def _unit(named: Named, words: str, place: str, findings: list[Finding]) -> OrgUnit | None:
    """The one unit meant; otherwise a finding that says why there is none."""
    if named.found is not None:
        return named.found
    if named.candidates:
        shown = "; ".join(_shown(unit) for unit in named.candidates[:5])
        message = f"“{words}” có thể là {len(named.candidates)} đơn vị: {shown}."
        findings.append(_stop("CHANGE-PLAN-AMBIGUOUS", message, "Ghi mã của đơn vị thay cho tên.", place))
    elif named.closed is not None:
        until = f"{named.closed.valid_to:%d/%m/%Y}" if named.closed.valid_to else ""
        message = f"“{words}” đã đóng từ sau ngày {until}." if until else f"“{words}” chưa mở vào ngày hiệu lực."
        findings.append(_stop("CHANGE-PLAN-CLOSED", message, "Ghi đơn vị nhận phần việc của nó.", place))
    else:
        findings.append(
            _stop("CHANGE-PLAN-UNKNOWN", f"Không có đơn vị “{words}” trong danh mục.", "Ghi đúng tên hoặc mã.", place)
        )
    return None


def _across(rows: list[PlanRow]) -> tuple[PlanRow, ...]:
    """Rows that stand in each other's way: the same row again, or one source in two rows of the same day."""
    seen: dict[str, int] = {}
    taken: dict[tuple[str, date, date | None], int] = {}
    checked = []
    for row in rows:
        place, findings = f"dòng {row.row}", list(row.findings)
        first = seen.setdefault(row.key(), row.row) if row.is_clean else row.row
        if first != row.row:
            findings.append(_stop("CHANGE-PLAN-REPEATED", f"Trùng với dòng {first}.", "Bỏ một trong hai dòng.", place))
        else:
            for unit in row.sources:
                other = taken.setdefault((unit.code, unit.valid_from, row.effective), row.row)
                if other != row.row:
                    message = f"{_shown(unit)} đã là đơn vị nguồn ở dòng {other}."
                    findings.append(_stop("CHANGE-PLAN-TWICE", message, "Mỗi đơn vị chỉ ở một dòng.", place))
        checked.append(replace(row, findings=tuple(findings)))
    return tuple(checked)


def _day(texts: Mapping[str, str], name: str, place: str, findings: list[Finding]) -> date | None:
    words = texts.get(name, "")
    match = _DATE.fullmatch(words)
    if match:
        day, month, year = map(int, match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            pass
    if words or name == "effective":
        header = HEADERS[list(COLUMNS).index(name)]
        fix = "Ghi ngày/tháng/năm, ví dụ 01/01/2027."
        findings.append(_stop("CHANGE-PLAN-DATE", f"{header} chưa đọc được.", fix, place))
    return None


def _one_of(
    known: Mapping[str, Word], words: str, header: str, allowed: str, place: str, findings: list[Finding]
) -> Word | None:
    value = known.get(fold(words))
    if value is None:
        findings.append(_stop("CHANGE-PLAN-WORD", f"{header} chưa hiểu được.", f"Ghi một trong: {allowed}.", place))
    return value


def _level(unit: OrgUnit) -> PlanLevel | None:
    if unit.kind is UnitKind.SCHOOL:
        return PlanLevel.SCHOOL
    return PlanLevel.COMMUNE if unit.tier is Tier.COMMUNE else None


def _shown(unit: OrgUnit) -> str:
    return f"{unit.full_name[:1].upper()}{unit.full_name[1:]} ({unit.code})"


def _stop(code: str, message: str, fix: str, place: str) -> Finding:
    return Finding(code, message, fix, Severity.BLOCKS, (), place)

"""Counts of communes given on the command line: JSON, CSV or Excel. Nothing is dropped in silence: what cannot be read
is an error at its place, what is not used is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from namhoc.cli.tables import Grid, grids
from namhoc.cli.values import values_of
from namhoc.core import UserFacingError, fold
from namhoc.recognition.commune import PROGRAMS
from namhoc.recognition.given import AGES, FIGURES, Unreadable, alike, figures, group, program, unused, whole

_TRUE = {"1", "x", "co", "true", "dbkk", "v", "yes"}
_FALSE = {"", "0", "khong", "false", "no", "-"}
_NAMES = {"xa", "don vi", "ten", "ten xa", "ten don vi", "xa phuong", "unit", "commune"}
_CODES = {"ma", "ma xa", "ma don vi", "code"}
_DIFFICULT = {"dbkk", "xa dbkk", "special difficult", "special_difficult", "dac biet kho khan", "xa dac biet kho khan"}
_YEARS = {"nam", "nam dieu tra", "survey year", "survey_year"}
_TOTALS = {"tong", "tong cong", "tong so", "cong", "toan tinh", "toan huyen", "cong toan tinh", "tong toan tinh"}
_FIGURE = re.compile(r"([A-Za-z0-9]+)\.([a-z0-9_]+)(?:\.(\d))?", re.IGNORECASE)
_THOUSANDS = re.compile(r"-?\d{1,3}([. \u00a0\u202f]\d{3})+")
_WHOLE = re.compile(r"[-+]?\d{1,15}([.,]0)?")
_HEADING_WITHIN = 30
_MOST_TOLD = 12


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune to judge: its name or code, whether it is especially difficult, and its counts by programme.
    ``year``: the survey year; None where the counts tell none. ``counted``: out of persons, not given as counts.
    ``simulated``: the persons are invented; None where nothing says so."""

    name: str
    difficult: bool
    counts: dict[str, dict[str, Any]]
    year: int | None = None
    code: str = ""
    counted: bool = False
    simulated: bool | None = None


@dataclass(slots=True)
class Given:
    """The communes of a file. ``notes``: what of it was not used, a line each."""

    units: list[Unit] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def load(path: Path) -> Given:
    """The communes of a JSON, CSV or Excel file. Raises UserFacingError: ASSESS-INPUT with every place that cannot be
    read, READ-... for a broken or hostile Excel file."""
    given = Given()
    if path.suffix.lower() == ".json":
        _from_json(values_of(path, "ASSESS-INPUT"), given)
    else:
        _from_grids(grids(path, "ASSESS-INPUT"), given)
    if not given.errors and not given.units:
        given.errors.append("không có dòng số liệu nào")
    if given.errors:
        told, more = given.errors[:_MOST_TOLD], len(given.errors) - _MOST_TOLD
        raise UserFacingError(
            "ASSESS-INPUT",
            "không đọc được số liệu",
            where=path.name,
            why="; ".join(told) + (f"; và {more} lỗi nữa" if more > 0 else ""),
            fix="sửa các chỗ đã nêu; mẫu ở trang “Đơn vị và phổ cập” của hướng dẫn",
        )
    return given


def _from_json(loaded: Any, given: Given) -> None:
    seen: dict[tuple[str, int | None], int] = {}
    for number, row in enumerate(loaded if isinstance(loaded, list) else [loaded], 1):
        try:
            unit = _unit_of(row, number, given.notes)
        except Unreadable as error:
            given.errors.append(error.located)
            continue
        at = seen.get((unit.code or unit.name, unit.year))
        if at is None:
            seen[unit.code or unit.name, unit.year] = len(given.units)
            given.units.append(unit)
        elif set(unit.counts) & set(given.units[at].counts) or unit.difficult is not given.units[at].difficult:
            given.errors.append(f"mục {number}: xã này đã có ở một mục trước")
        else:  # the programmes of one commune, an entry each
            given.units[at].counts.update(unit.counts)


def _unit_of(row: object, number: int, notes: list[str]) -> Unit:
    here = f"mục {number}"
    if not isinstance(row, dict):
        raise Unreadable(here, "không phải là đối tượng")
    name = str(row.get("unit") or row.get("id") or row.get("code") or f"đơn vị {number}")
    counts = row.get("counts", row.get("input"))
    if counts is None and any(key in PROGRAMS for key in row):
        counts = {key: value for key, value in row.items() if key in PROGRAMS}
    if counts is None:
        raise Unreadable(here, 'không có "counts"')
    if row.get("program") not in (None, "COMMUNE_ALL"):
        counts = {program(row["program"], f"{here}, program"): counts}
    tables: dict[str, dict[str, Any]] = {}
    for key, table in group(counts, f"{here}, counts").items():
        name_of = program(key, f"{here}, counts")
        tables[name_of] = figures(name_of, table, f"{here}, {name_of}")
        notes += [
            f"{here}, {name_of}.{one}: không tiêu chí nào dùng đến, {alike(one, _plain(name_of))}"
            for one in unused(name_of, table)
        ]
    if not tables:
        raise Unreadable(here, '"counts" không có chương trình nào')
    difficult = row.get("special_difficult")
    if difficult is not None and not isinstance(difficult, bool):
        raise Unreadable(f"{here}, special_difficult", "chỉ nhận true hoặc false")
    year = _year(row.get("survey_year"), f"{here}, survey_year")
    return Unit(name, bool(difficult), tables, year, str(row.get("code") or ""))


def _plain(program: str) -> list[str]:
    return [name for name in FIGURES[program] if not name.endswith("_unclear")]


def _year(value: object, place: str) -> int | None:
    year = whole(value, place)
    if year is not None and not 2000 <= year <= 2100:
        raise Unreadable(place, "không phải là năm")
    return year


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where things stand in a grid. ``figures``: (column, heading, programme, figure, age) of each figure;
    ``ignored``: headings that are not used; ``blank``: columns without one, where a cell means that cells slipped."""

    first_row: int
    named: dict[str, int]
    figures: tuple[tuple[int, str, str, str, str], ...]
    ignored: tuple[str, ...]
    blank: tuple[int, ...]
    errors: tuple[str, ...]


def _from_grids(found: Sequence[Grid], given: Given) -> None:
    headed = [(grid, columns) for grid in found if (columns := _columns(grid)) is not None]
    if not headed:
        given.errors.append(f'không có cột số liệu dạng "TH.age6_ppc" (chương trình: {", ".join(PROGRAMS)})')
        return
    if len(headed) > 1:
        given.errors.append(f"nhiều trang tính có số liệu: {', '.join(grid.name for grid, _ in headed)}; để lại một")
        return
    grid, columns = headed[0]
    given.notes += [f"trang tính “{other.name}” không có số liệu, không dùng" for other in found if other is not grid]
    given.errors += columns.errors
    if columns.ignored:
        given.notes.append(f"không dùng cột: {', '.join(columns.ignored)}")
    seen: dict[tuple[str, int | None], int] = {}
    for line, cells in grid.rows[columns.first_row :]:
        if all(cell in (None, "") for cell in cells):
            continue
        unit = _unit_in(line, cells, columns, grid, given)
        if unit is None:
            continue
        key = (fold(unit.code or unit.name), unit.year)
        if key in seen:
            given.errors.append(f"dòng {line}: xã này đã có ở dòng {seen[key]}")
        seen[key] = line
        given.units.append(unit)


def _columns(grid: Grid) -> _Columns | None:
    """The heading: names of figures in one row, or programmes above and figures below."""
    for at in range(min(_HEADING_WITHIN, len(grid.rows))):
        heads = [_text(cell) for cell in grid.rows[at][1]]
        if any((match := _FIGURE.fullmatch(head)) and match[1].upper() in PROGRAMS for head in heads):
            return _named(heads, at + 1)
        if at and any(head in _plain(name) for head in heads for name in PROGRAMS):
            return _named(_below(grid.rows[at - 1][1], heads), at + 1)
    return None


def _below(programs: Sequence[object], heads: list[str]) -> list[str]:
    """Headings over two rows: a programme stands over the figures to its right until the next one."""
    joined, over = [], ""
    for above, head in zip(programs, heads, strict=True):
        told = _text(above)
        over = told.upper() if told.upper() in PROGRAMS else "" if told else over
        joined.append(f"{over}.{head}" if over and head else head or told)
    return joined


def _named(heads: list[str], first_row: int) -> _Columns:
    named: dict[str, int] = {}
    found: list[tuple[int, str, str, str, str]] = []
    ignored, errors = [], []
    kinds = {"name": _NAMES, "code": _CODES, "difficult": _DIFFICULT, "year": _YEARS}
    for at, head in enumerate(heads):
        match = _FIGURE.fullmatch(head)
        of, name, age = (match[1].upper(), match[2].lower(), match[3] or "") if match else ("", "", "")
        kind = next((kind for kind, words in kinds.items() if fold(head.replace(",", " ")).strip() in words), None)
        if of in PROGRAMS:
            if name not in FIGURES[of]:
                errors.append(f"cột {head}: {of} không có số này, {alike(name, _plain(of))}")
            elif (of == "MN35") is not bool(age) or (age and age not in AGES):
                told = f"ghi thêm tuổi, như {of}.{name}.3" if of == "MN35" else "tên số này không kèm tuổi"
                errors.append(f"cột {head}: {told}")
            elif any(one[2:] == (of, name, age) for one in found):
                errors.append(f"cột {head}: có hai cột cùng tên")
            else:
                found.append((at, head, of, name, age))
        elif name and any(name in FIGURES[program] for program in PROGRAMS):
            errors.append(f"cột {head}: không có chương trình {of}, chỉ nhận {', '.join(PROGRAMS)}")
        elif kind is not None and kind not in named:
            named[kind] = at
        elif head:
            ignored.append(head)
    blank = tuple(at for at, head in enumerate(heads) if not head)
    return _Columns(first_row, named, tuple(found), tuple(ignored), blank, tuple(errors))


def _unit_in(line: int, cells: Sequence[object], columns: _Columns, grid: Grid, given: Given) -> Unit | None:
    def at(kind: str) -> object:
        return cells[columns.named[kind]] if kind in columns.named else None

    code, name = _text(at("code")), _text(at("name"))
    if fold(name) in _TOTALS:
        given.notes.append(f"dòng {line}: “{name}” là dòng cộng, không xét")
        return None
    counts: dict[str, dict[str, Any]] = {}
    before = len(given.errors)
    for column, head, of, figure, age in columns.figures:
        place = f"dòng {line}, cột {head}"
        value = None
        try:
            if (line, column) in grid.uncomputed:
                raise Unreadable(place, "công thức chưa có kết quả; mở tệp bằng Excel, lưu lại")
            value = _number(cells[column], place)
        except Unreadable as error:
            given.errors.append(error.located)
        table = counts.setdefault(of, {})
        if age:
            table.setdefault(figure, {})[age] = value
        else:
            table[figure] = value
    difficult, year = False, None
    try:
        difficult = _yes(at("difficult"), f"dòng {line}, cột ĐBKK")
        year = _year(_number(at("year"), f"dòng {line}, cột năm"), f"dòng {line}, cột năm")
    except Unreadable as error:
        given.errors.append(error.located)
    if extra := [n for n in columns.blank if cells[n] not in (None, "")]:
        given.errors.append(f"dòng {line}: ô thứ {extra[0] + 1} không có đầu cột, các ô có thể bị lệch")
    if len(given.errors) == before and not any(value is not None for value in _values(counts)):
        if not (code or name):
            return None
        given.notes.append(f"dòng {line}: {name or code} không có số nào, mọi tiêu chí chưa rõ")
    return Unit(name or code or f"dòng {line}", difficult, counts, year, code)


def _values(counts: dict[str, dict[str, Any]]) -> Iterator[int | None]:
    for table in counts.values():
        for value in table.values():
            yield from value.values() if isinstance(value, dict) else (value,)


def _yes(cell: object, place: str) -> bool:
    if isinstance(cell, bool):
        return cell
    told = fold(_text(cell))
    if told in _TRUE or told in _FALSE:
        return told in _TRUE
    raise Unreadable(place, "ghi “x” nếu xã đặc biệt khó khăn, không thì để trống")


def _number(cell: object, place: str) -> int | None:
    """A number of persons in a cell: 1234, "1.234" and "1 234" are one; a share, a fraction or a word is none."""
    if not isinstance(cell, str):
        return whole(cell, place) if not isinstance(cell, float) or cell.is_integer() else _refuse(cell, place)
    text = cell.strip()
    if not text:
        return None
    if _THOUSANDS.fullmatch(text):
        return whole(int(re.sub(r"[^\d-]", "", text)), place)
    if _WHOLE.fullmatch(text):
        return whole(int(re.split(r"[.,]", text)[0]), place)
    if re.fullmatch(r"[-–—.…/x]+", text):
        raise Unreadable(place, "chưa có số liệu thì để trống, không có ai thì ghi 0")
    return _refuse(cell, place)


def _refuse(cell: object, place: str) -> int | None:
    what = "ghi số người, không ghi tỷ lệ" if "%" in str(cell) else "ô không phải là số nguyên"
    raise Unreadable(place, what)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()

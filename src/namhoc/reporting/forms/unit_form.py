"""Forms with units, age bands or ages down and figures across (MN-02, TH-02, THCS-M2, CMC-1, CMC-2, XMC-3, XMC-4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from namhoc.reporting.forms.figures import FormUnit
from namhoc.reporting.forms.layouts import layout, measures_of
from namhoc.reporting.forms.sheet_model import Cell, Grid, Look, Place

HEAD_ROW = 5
"""First row of the heads: five rows with agency, motto and title stand above."""


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """A column of a form. ``path``: labels of the heads above it; ``key`` as other columns name it."""

    path: tuple[str, ...]
    key: str
    ages: range | None
    scope: str
    spec: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table. ``adds``: numbers of the lines it sums."""

    label: str
    unit: FormUnit | None
    ages: range | None
    group: str = ""
    adds: tuple[int, ...] = ()
    number: int | None = None
    spans: int = 1


def unit_form(form: str, units: Sequence[FormUnit], survey_year: int, *, first: str = "Đơn vị") -> Grid:
    """The cells of ``form``. ``units``: those that stand on it, a line each; forms by bands or ages take the first one
    only. ``first``: head of the column of units ("Thôn", "Xã, phường")."""
    found = layout(form)
    columns = list(head_columns(found["columns"]))
    lines = _lines(found["lines"], units)
    has_groups = "groups" in found["lines"]
    lead = 3 if has_groups else 2
    depth = max(len(column.path) for column in columns)
    is_by_unit = bool(found["lines"].get("units"))
    widths = [5.0, 26.0 if is_by_unit else 16.0, *([10.0] if has_groups else [])]
    widths += [float(column.spec.get("width", 9)) for column in columns]
    grid = Grid(
        form,
        found["title"],
        widths,
        paper=found.get("paper", "A4"),
        portrait=found.get("portrait", False),
        first_row=HEAD_ROW,
        body_row=HEAD_ROW + depth + 1,
        frozen_columns=lead,
        is_one_page=not is_by_unit,
    )
    label = first if is_by_unit else "Độ tuổi"
    put_heads(grid, [label, *(["Nhóm tuổi"] if has_groups else [])], columns, depth)
    for index, line in enumerate(lines):
        _fill(grid, grid.body_row + index, line, columns, lead, survey_year)
    return grid


def head_columns(
    specs: Sequence[Mapping[str, Any]], above: tuple[str, ...] = (), ages: range | None = None, scope: str = ""
) -> Iterator[HeadColumn]:
    """The leaves of a tree of columns, from left to right."""
    for index, spec in enumerate(specs):
        own = range(spec["ages"][0], spec["ages"][1] + 1) if "ages" in spec else ages
        path = (*above, spec["label"])
        if "columns" in spec:
            inner = f"{scope}{index}." if "ages" in spec else scope
            yield from head_columns(spec["columns"], path, own, inner)
        else:
            yield HeadColumn(path, f"{scope}{spec.get('key', '')}", own, scope, spec)


def _lines(spec: Mapping[str, Any], units: Sequence[FormUnit]) -> list[_Line]:
    if "bands" in spec:
        return _bands(spec, units[0])
    if "ages" in spec:
        return _single_ages(spec, units[0])
    groups = {name: range(a, b + 1) for name, (a, b) in spec.get("groups", {"": (0, -1)}).items()}
    lines: list[_Line] = []
    for number, unit in enumerate(units, start=1):
        for position, (name, ages) in enumerate(groups.items()):
            lines.append(
                _Line(
                    unit.name,
                    unit,
                    ages if name else None,
                    name,
                    number=number if position == 0 else None,
                    spans=len(groups) if position == 0 else 0,
                )
            )
    if spec.get("total") and len(units) > 1:
        for position, name in enumerate(groups):
            adds = tuple(i for i, line in enumerate(lines) if line.group == name and line.unit is not None)
            lines.append(_Line("Tổng số", None, None, name, adds, None, len(groups) if position == 0 else 0))
    return lines


def _bands(spec: Mapping[str, Any], unit: FormUnit) -> list[_Line]:
    lines = [
        _Line(name, unit, range(a, b + 1), number=number)
        for number, (name, (a, b)) in enumerate(spec["bands"].items(), start=1)
    ]
    if spec.get("total"):
        lines.append(_Line("Tổng số", None, None, adds=tuple(range(len(lines)))))
    return lines


def _single_ages(spec: Mapping[str, Any], unit: FormUnit) -> list[_Line]:
    """Every age, and after the last age of a band the sum of the band."""
    youngest, oldest = spec["ages"]
    lines: list[_Line] = []
    at: dict[int, int] = {}
    for number, age in enumerate(range(youngest, oldest + 1), start=1):
        at[age] = len(lines)
        lines.append(_Line(str(age), unit, range(age, age + 1), number=number))
        for name, (a, b) in spec["subtotals"].items():
            if b == age:
                lines.append(_Line(f"Cộng {name}", None, None, adds=tuple(at[one] for one in range(a, b + 1))))
    return lines


def put_heads(grid: Grid, lead: list[str], columns: Sequence[HeadColumn], depth: int) -> None:
    """Merged heads over the columns, level by level, and the row of column numbers under them."""
    top = grid.first_row
    grid.put(Cell(top, 0, "TT", Look.HEAD, rows=depth))
    for index, label in enumerate(lead, start=1):
        grid.put(Cell(top, index, label, Look.HEAD, rows=depth))
    first = 1 + len(lead)
    for level in range(depth):
        start = 0
        while start < len(columns):
            path = columns[start].path
            if level >= len(path):
                start += 1
                continue
            is_leaf = level == len(path) - 1
            end = start + 1
            while not is_leaf and end < len(columns) and columns[end].path[: level + 1] == path[: level + 1]:
                end += 1
            rows = depth - level if is_leaf else 1
            grid.put(Cell(top + level, first + start, path[level], Look.HEAD, rows=rows, columns=end - start))
            start = end
    is_told = any("number" in column.spec for column in columns)  # the form numbers its columns itself
    for index in range(first):
        grid.put(Cell(top + depth, index, "" if is_told and index > 1 else f"({index + 1})", Look.NUMBERING))
    for index, column in enumerate(columns):
        number = column.spec.get("number", first + index + 1)
        grid.put(Cell(top + depth, first + index, f"({number})", Look.NUMBERING))
    grid.heights[top + depth - 1] = 63


def _fill(grid: Grid, row: int, line: _Line, columns: Sequence[HeadColumn], lead: int, survey_year: int) -> None:
    is_sum = bool(line.adds)
    look = Look.STRONG if is_sum else Look.LABEL
    if line.spans:
        grid.put(Cell(row, 0, line.number if line.number is not None else "", Look.NUMBERING, rows=line.spans))
        grid.put(Cell(row, 1, line.label, look, rows=line.spans))
    if lead == 3:
        grid.put(Cell(row, 2, line.group, look))
    places = {column.key: (row, lead + index) for index, column in enumerate(columns)}
    for at, column in enumerate(columns, start=lead):
        spec = column.spec
        if "value" in spec or "extra" in spec:
            if is_sum:
                grid.put_sum(row, at, [(grid.body_row + one, at) for one in line.adds])
            else:
                grid.put(Cell(row, at, _value(line, column, survey_year), Look.NUMBER))
        elif "text" in spec or "level" in spec:
            grid.put(Cell(row, at, _words(line, spec), Look.TEXT))
        elif "ratio" in spec:
            grid.put(Cell(row, at, _ratio(line, spec["ratio"]), Look.RATIO))
    for at, column in enumerate(columns, start=lead):  # what rests on other cells of the line, once those stand
        spec = column.spec
        if "sum" in spec:
            grid.put_sum(row, at, _named(spec["sum"], column, places), Look.TOTAL if is_sum else Look.NUMBER)
    for at, column in enumerate(columns, start=lead):
        if "percent" in column.spec:
            part, whole = (_named(side, column, places) for side in column.spec["percent"])
            grid.put_share(row, at, part, whole)


def _named(side: str | list[str], column: HeadColumn, places: Mapping[str, Place]) -> list[Place]:
    return [places[f"{column.scope}{key}"] for key in (side if isinstance(side, list) else [side])]


def _value(line: _Line, column: HeadColumn, survey_year: int) -> int | None:
    assert line.unit is not None
    if "extra" in column.spec:
        return _extra(line, column.spec["extra"])
    ages = column.ages if line.ages is None else line.ages
    assert ages is not None, column.path
    return line.unit.count(measures_of(column.spec["value"]), ages, survey_year)


def _extra(line: _Line, name: str) -> int | None:
    if line.unit is None:
        return None
    return line.unit.extra.get(f"{name} {line.group}" if line.group else name)


def _ratio(line: _Line, names: Sequence[str]) -> float | None:
    part, whole = (_extra(line, name) for name in names)
    return part / whole if part is not None and whole else None


def _words(line: _Line, spec: Mapping[str, Any]) -> str | None:
    unit = line.unit
    if unit is None:
        return None
    if "text" in spec:
        return {True: "x", False: "", None: None}[unit.difficult]
    # Of several programmes the one that the line's own ages belong to: the first is that of all, the last of age five.
    program = spec["level"][-1 if line.ages is not None and min(line.ages) == 5 else 0]
    level = unit.levels.get(program)
    if level is None:
        return None
    if level == 0:
        return "Chưa đạt"
    return "Đạt chuẩn" if program in ("MN5", "MN35") else f"Mức độ {level}"

"""Forms of one unit with birth years across and rows of figures down (MN-01-TE, TH-M1, THCS-M1), criteria below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from namhoc.reporting.forms.figures import FormUnit
from namhoc.reporting.forms.layouts import PLACES, layout, measures_of
from namhoc.reporting.forms.sheet_model import Cell, Grid, Look, Place

NUMBER, GROUP, LABEL, DATA = 0, 1, 2, 3
"""Columns of the sheet: running number, group, label, then the birth years."""


@dataclass(frozen=True, slots=True)
class _Ages:
    """A data column: one age, or the total over several."""

    youngest: int
    oldest: int
    column: int

    @property
    def is_total(self) -> bool:
        return self.youngest != self.oldest

    @property
    def ages(self) -> range:
        return range(self.youngest, self.oldest + 1)


def age_form(form: str, unit: FormUnit, survey_year: int) -> Grid:
    """The cells of ``form`` for one unit. The row numbers of the layout are those of the sheet, so that the file lies
    over the workbooks in use."""
    found = layout(form)
    columns = [
        _Ages(one[0], one[1], DATA + index) if isinstance(one, list) else _Ages(one, one, DATA + index)
        for index, one in enumerate(found["columns"])
    ]
    rows = {int(number) - 1: row for number, row in found["rows"].items()}
    body = min(rows)
    grid = Grid(
        form,
        found["title"],
        [5, 22, 26, *([8.5] * len(columns))],
        paper=found.get("paper", "A4"),
        portrait=found.get("portrait", False),
        first_row=body - 2,
        body_row=body,
        frozen_columns=DATA,
        is_one_page=True,
    )
    _heads(grid, columns, survey_year)
    counter = _Counter()
    expanded = _expanded(rows)
    _labels(grid, expanded, counter, len(columns))
    for number, row in expanded.items():
        if "value" in row:
            _figures(grid, number, row, columns, unit, survey_year)
    for number, row in expanded.items():
        if "percent" in row:
            parts, wholes = ([int(one) - 1 for one in side] for side in row["percent"])
            for one in columns:
                grid.put_share(number, one.column, [(r, one.column) for r in parts], [(r, one.column) for r in wholes])
    if "criteria" in found:
        _criteria(grid, found["criteria"], columns, unit, survey_year)
    return grid


class _Counter:
    def __init__(self) -> None:
        self.value = 0

    def next(self) -> int:
        self.value += 1
        return self.value


def _heads(grid: Grid, columns: list[_Ages], survey_year: int) -> None:
    top = grid.first_row
    grid.put(Cell(top, NUMBER, "TT", Look.HEAD, rows=2))
    grid.put(Cell(top, GROUP, "Chỉ tiêu", Look.HEAD, rows=2, columns=2))
    for one in columns:
        if one.is_total:
            grid.put(Cell(top, one.column, f"Cộng {one.youngest}-{one.oldest} tuổi", Look.HEAD, rows=2))
        else:
            grid.put(Cell(top, one.column, survey_year - one.youngest, Look.HEAD))
            grid.put(Cell(top + 1, one.column, f"{one.youngest} tuổi", Look.HEAD))


def _expanded(rows: Mapping[int, Mapping[str, Any]]) -> dict[int, dict[str, Any]]:
    """``places: grade_1`` stands for three rows: here, elsewhere, from elsewhere."""
    found: dict[int, dict[str, Any]] = {}
    for number, row in sorted(rows.items()):
        if "places" not in row:
            found[number] = dict(row)
            continue
        names = row["places"] if isinstance(row["places"], list) else [row["places"]]
        for offset, (place, label) in enumerate(PLACES.items()):
            found[number + offset] = {
                "group": row["group"],
                "label": label,
                "value": [f"{name}_{place}" for name in names],
            }
    return found


def _labels(grid: Grid, rows: Mapping[int, Mapping[str, Any]], counter: _Counter, width: int) -> None:
    numbers = sorted(rows)
    for number in numbers:
        row = rows[number]
        if "heading" in row:
            grid.put(Cell(number, NUMBER, row["heading"], Look.STRONG, columns=DATA + width))
            continue
        grid.put(Cell(number, NUMBER, counter.next(), Look.NUMBERING))
        look = Look.STRONG if row.get("bold") else Look.LABEL
        if "group" not in row:
            grid.put(Cell(number, GROUP, row["label"], look, columns=2))
            continue
        grid.put(Cell(number, LABEL, row["label"], look))
        if rows.get(number - 1, {}).get("group") != row["group"]:
            span = 1
            while rows.get(number + span, {}).get("group") == row["group"]:
                span += 1
            grid.put(Cell(number, GROUP, row["group"], Look.LABEL, rows=span))


def _figures(
    grid: Grid, number: int, row: Mapping[str, Any], columns: list[_Ages], unit: FormUnit, survey_year: int
) -> None:
    look = Look.TOTAL if row.get("bold") else Look.NUMBER
    for one in columns:
        if not one.is_total:
            value = unit.count(measures_of(row["value"]), one.ages, survey_year)
            grid.put(Cell(number, one.column, value, look))
    for one in columns:
        if one.is_total:
            grid.put_sum(number, one.column, _places(number, columns, one))


def _places(row: int, columns: list[_Ages], total: _Ages) -> list[Place]:
    return [(row, one.column) for one in columns if not one.is_total and one.youngest in total.ages]


def _criteria(grid: Grid, criteria: Mapping[str, Any], columns: list[_Ages], unit: FormUnit, survey_year: int) -> None:
    """Below the table: each criterion with how many, of how many, and the share."""
    head = int(criteria["head"]) - 1
    width = len(columns)
    third = width // 3
    parts = [(DATA, third), (DATA + third, third), (DATA + 2 * third, width - 2 * third)]
    grid.heights[head] = 30
    grid.put(Cell(head, NUMBER, "TT", Look.HEAD))
    grid.put(Cell(head, GROUP, "Tiêu chuẩn", Look.HEAD, columns=2))
    for (column, span), words in zip(parts, ("Số người đạt", criteria["base"], "Tỷ lệ"), strict=True):
        grid.put(Cell(head, column, words, Look.HEAD, columns=span))
    for order, (number, row) in enumerate(criteria["rows"].items(), start=1):
        at = int(number) - 1
        youngest, oldest = row["ages"]
        ages = range(youngest, oldest + 1)
        grid.put(Cell(at, NUMBER, order, Look.NUMBERING))
        grid.put(Cell(at, GROUP, row["label"], Look.LABEL, columns=2))
        if len(row["label"]) > 45:
            grid.heights[at] = 30
        for (column, span), what in zip(parts[:2], ("value", "of"), strict=True):
            value = unit.count(measures_of(row[what]), ages, survey_year)
            grid.put(Cell(at, column, value, Look.NUMBER, columns=span))
        column, span = parts[2]
        n, d = grid.number((at, parts[0][0])), grid.number((at, parts[1][0]))
        grid.put_share(at, column, [(at, parts[0][0])], [(at, parts[1][0])])
        made = grid.cells.pop((at, column))
        grid.put(Cell(at, column, n / d if n is not None and d else None, Look.PERCENT, made.formula, columns=span))

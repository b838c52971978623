"""Forms with a person a line: the tracking book and the lists of completers. They hold names, so they are made where
the persons are registered and are never kept by anything here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from textwrap import wrap
from typing import Any

from namhoc.reporting import vietnamese
from namhoc.reporting.forms.layouts import LIST_FORMS, layout
from namhoc.reporting.forms.sheet_model import Cell, Grid, Look
from namhoc.reporting.forms.unit_form import HEAD_ROW, head_columns, put_heads

_LINE = 15.0
"""Height of a line, in points."""


def person_list(form: str, persons: Iterable[Mapping[str, Any]]) -> Grid:
    """The cells of the tracking book or of a list. Each person is a mapping by the keys of the layout; a key that is
    missing, or None, prints an empty cell, a true value "x", a date dd/mm/yyyy. Raises KeyError for another form."""
    if form not in LIST_FORMS:
        raise KeyError(form)
    found = layout(form)
    columns = list(head_columns(found["columns"]))
    depth = max(len(column.path) for column in columns)
    grid = Grid(
        form,
        found["title"],
        [5.0, *(float(column.spec["width"]) for column in columns)],
        paper=found["paper"],
        first_row=HEAD_ROW,
        body_row=HEAD_ROW + depth + 1,
        frozen_columns=4 if form == "so-theo-doi" else 2,
    )
    put_heads(grid, [], columns, depth)
    for index, person in enumerate(persons):
        row = grid.body_row + index
        grid.put(Cell(row, 0, index + 1, Look.NUMBERING))
        for at, column in enumerate(columns, start=1):
            look = Look.LABEL if column.spec.get("left") else Look.TEXT
            shown = _shown(person.get(column.key))
            grid.put(Cell(row, at, shown, look))
            if isinstance(shown, str) and (lines := _lines(shown, float(column.spec["width"]))) > 1:
                grid.heights[row] = max(grid.heights.get(row, 0.0), lines * _LINE)
    return grid


def _lines(text: str, width: float) -> int:
    """How many lines a wrapped cell takes; no program finds that by itself when it prints."""
    return len(wrap(text, max(int(width * 1.15), 3))) or 1  # a column of Times holds some more letters than its width


def _shown(value: Any) -> str | int | None:
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, date):
        return vietnamese.day(value)
    if value is None or isinstance(value, int):
        return value
    return str(value)

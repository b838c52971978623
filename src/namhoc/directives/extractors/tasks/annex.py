"""Annex tables: one row a task, with lead, partners and time in its cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.unit import Unit
from namhoc.directives.layout import Line
from namhoc.directives.rows import tables_of

RULE = "annex-table"


def find(text: str, lines: Sequence[Line], kind: TaskKind = TaskKind.TASK) -> list[Unit]:
    """The rows of tables whose head names the work and who does it or when; [] without such a table."""
    shown = [line.span for line in lines if not line.furniture]
    if not shown:
        return []
    ends = [line.end for line in shown]
    units: list[Unit] = []
    for table in tables_of(text, shown[0].start, shown[-1].end):
        for row in table.rows:
            filled = [cell for cell in row if len(cell)]
            if not table.is_work(text, row) or len(filled) < 2:
                continue
            start, end = filled[0].start, filled[-1].end
            at = bisect_left(ends, start + 1)
            if at < len(shown) and shown[at].start < end:
                number = row[table.number].of(text).strip("*. ") if table.number is not None else ""
                units.append(Unit(start, end, kind, RULE, 0.7, number))
    return units

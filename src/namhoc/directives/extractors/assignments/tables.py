"""Annex tables: a row is a piece of work, the columns say who leads it and who joins."""

from __future__ import annotations

from collections.abc import Callable

from namhoc.core import Span
from namhoc.directives.directive import Role
from namhoc.directives.extractors.assignments.duties import Duties
from namhoc.directives.extractors.assignments.labelled import role_of_label
from namhoc.directives.extractors.assignments.names import Names
from namhoc.directives.rows import tables_of


def read_tables(
    names: Names, start: int, end: int, duties: Duties, ordinal_at: Callable[[int], int | None] = lambda _: None
) -> list[Span]:
    """The assignments in the rows of the tables that stand in ``text[start:end]``; the rows that were read.

    ``ordinal_at`` tells the unit that a position stands in. Every piece of work has somebody who does it: where a
    numbered row leaves that cell empty, it was merged with the cell above (Word and PDF print its words once).
    """
    read: list[Span] = []
    for table in tables_of(names.text, start, end):
        above: dict[int, Span] = {}
        for row in table.rows:
            filled = [cell for cell in row if len(cell)]
            if not filled or not table.who:
                continue
            read.append(Span(filled[0].start, filled[-1].end))
            what = row[table.work] if len(row) > table.work else None
            works = table.number is not None and table.is_work(names.text, row)
            for column, label in table.who:
                role = role_of_label(label)
                cell = row[column] if len(row) > column else None
                merged = works and role is not Role.COORDINATE and (cell is None or not len(cell))
                if merged:
                    cell = above.get(column)
                if cell is None or not len(cell):
                    continue
                above[column] = cell
                ordinal = ordinal_at(filled[0].start)
                agencies = names.between(cell.start, cell.end)
                duties.add(agencies, role, ordinal, cell, "annex_table", 0.6 if merged else 0.85, what=what)
    return sorted(read)

"""Items that are rows of a table of work: their title and their product stand in cells of their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from namhoc.core import Span
from namhoc.directives.rows import tables_of


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A row: the place of the whole row, of the cell that names the work, of the one that names its product."""

    span: Span
    work: Span
    product: Span | None


def work_row(span: Span, text: str) -> WorkRow | None:
    """The row that ``span`` is; None for anything else, a part of a row included."""
    row = _rows(text).get(span.start)
    return row if row is not None and row.span == span else None


@lru_cache(maxsize=4)
def _rows(text: str) -> dict[int, WorkRow]:
    """The rows of ``text`` by where they begin; asked for every item."""
    found = {}
    for table in tables_of(text):
        for row in table.rows:
            filled = [cell for cell in row if len(cell)]
            if filled and table.is_work(text, row):
                span = Span(filled[0].start, filled[-1].end)
                has_product = table.product is not None and len(row) > table.product
                product = row[table.product] if has_product and table.product is not None else None
                found[span.start] = WorkRow(span, row[table.work], product if product else None)
    return found

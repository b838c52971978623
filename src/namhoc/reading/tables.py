"""Tables of any format: data tables become rows, layout tables (the head, the signature block) become lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from namhoc.core import fold, squash
from namhoc.reading.document import BlockKind
from namhoc.reading.draft import Draft


@dataclass(slots=True)
class Cell:
    """A cell: its paragraphs in order. Column ``column`` (from 0); a merged cell stands in its first column."""

    column: int
    paragraphs: list[Draft] = field(default_factory=list)


Row = list[Cell]

# What only the head and the foot of an official document hold (NĐ 30/2020/NĐ-CP, Phụ lục I): national title and
# motto, the recipients, the place and date line.
_HEAD_AND_FOOT = ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", "noi nhan", "dang cong san viet nam")


def drafts_of(rows: Sequence[Row], ruled: bool | None = None) -> Iterator[Draft]:
    """A table as drafts in reading order.

    ``ruled`` says whether lines are drawn around its cells (None: unknown). Cells of a data row are joined by TAB,
    so that a column keeps its place; a layout table is read column by column, so that "Số: 10/CT-UBND" and the
    place and date line each stay whole.
    """
    rows = [row for row in rows if any(p.text.strip() for cell in row for p in cell.paragraphs)]
    if is_layout(rows, ruled):
        columns = sorted({cell.column for row in rows for cell in row})
        for column in columns:
            for row in rows:
                for cell in row:
                    if cell.column == column:
                        yield from cell.paragraphs
        return
    for row in rows:
        yield _row_draft(row)


def is_layout(rows: Sequence[Row], ruled: bool | None) -> bool:
    """True for a table that only places things side by side: the two-column head, the signature block, one cell."""
    width = max((cell.column for row in rows for cell in row), default=0) + 1
    if width == 1:
        return True
    if len(rows) > 6 or width > 3:
        return False
    words = fold(" ".join(p.text for row in rows for cell in row for p in cell.paragraphs))
    if any(phrase in words for phrase in _HEAD_AND_FOOT):
        return True
    return ruled is False and len(rows) <= 2


def _row_draft(row: Row) -> Draft:
    """One row as one line: cells by TAB, paragraphs within a cell by a blank, an empty cell keeps its TAB."""
    width = max(cell.column for cell in row) + 1
    texts = [""] * width
    for cell in row:
        texts[cell.column] = squash(" ".join(p.text for p in cell.paragraphs))
    return Draft("\t".join(texts), BlockKind.TABLE_ROW)

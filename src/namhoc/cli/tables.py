"""A table given on the command line: CSV or the first sheet of an Excel file, as rows of text."""

from __future__ import annotations

import csv
from pathlib import Path


def rows(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    """Rows that hold something, with their line number from 1; cells trimmed, all rows of one width.

    A CSV file may be parted by comma, semicolon or TAB, whichever its first line holds most.
    """
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from openpyxl import load_workbook

        book = load_workbook(path, read_only=True, data_only=True)
        cells = book.worksheets[0].iter_rows(values_only=True)
        lines = [["" if cell is None else str(cell) for cell in row] for row in cells]
        book.close()
    else:
        text = path.read_text("utf-8-sig")
        first = text.split("\n", 1)[0]
        lines = list(csv.reader(text.splitlines(), delimiter=max(",;\t", key=first.count)))
    filled = [(n, [cell.strip() for cell in line]) for n, line in enumerate(lines, 1) if any(map(str.strip, line))]
    width = max((len(line) for _, line in filled), default=0)
    return [(n, (*line, *[""] * (width - len(line)))) for n, line in filled]

"""Excel files (.xlsx) with an annex table: sheet names as headings, rows as table rows."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from namhoc.core import squash
from namhoc.reading import problems
from namhoc.reading.document import BlockKind, Document
from namhoc.reading.draft import Draft, assemble
from namhoc.reading.limits import Limits
from namhoc.reading.plain import canonical


def read_workbook(data: bytes, name: str, limits: Limits) -> Document:
    """A workbook as a Document; cells show the values last saved, formulas are never computed."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of extensions it does not keep; we only read
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        text, blocks = assemble(_drafts(workbook, name, limits))
        workbook.close()
    return Document(text=text, blocks=blocks, sha256="", name=name, media_type="")


def _drafts(workbook: Any, name: str, limits: Limits) -> Iterator[Draft]:
    room = limits.characters
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        named = False
        for row in sheet.iter_rows(values_only=True):
            cells = [_shown(value) for value in row[:200]]
            while cells and not cells[-1]:
                cells.pop()
            if not cells:
                continue
            if not named:
                yield Draft(squash(canonical(sheet.title)), BlockKind.HEADING)
                named = True
            line = "\t".join(cells)
            room -= len(line)
            if room < 0:
                raise problems.too_long(name, limits.characters)
            yield Draft(line, BlockKind.TABLE_ROW)


def _shown(value: object) -> str:
    """A cell as a Vietnamese reader sees it: dates day first, decimal comma."""
    match value:
        case None:
            return ""
        case bool():
            return "Có" if value else "Không"
        case datetime() | date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
        case float():
            return f"{value:.10g}".replace(".", ",")
        case _:
            return squash(canonical(str(value)))

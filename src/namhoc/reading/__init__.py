"""The only door for file formats: bytes in, ``Document`` out."""

from __future__ import annotations

from namhoc.core.cells import address
from namhoc.reading.document import (
    Block,
    BlockKind,
    Box,
    Document,
    LineBox,
    Page,
    SignatureReport,
)
from namhoc.reading.door import page_image, read, read_bytes
from namhoc.reading.limits import Limits, Progress
from namhoc.reading.sheets import Cell, Sheet, read_sheets

__all__ = [
    "Block",
    "BlockKind",
    "Box",
    "Cell",
    "Document",
    "Limits",
    "LineBox",
    "Page",
    "Progress",
    "Sheet",
    "SignatureReport",
    "address",
    "page_image",
    "read",
    "read_bytes",
    "read_sheets",
]

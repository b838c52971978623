"""The only door for file formats: bytes in, ``Document`` out."""

from __future__ import annotations

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

__all__ = [
    "Block",
    "BlockKind",
    "Box",
    "Document",
    "Limits",
    "LineBox",
    "Page",
    "Progress",
    "SignatureReport",
    "page_image",
    "read",
    "read_bytes",
]

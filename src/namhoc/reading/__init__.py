"""The only door for file formats: bytes in, ``Document`` out."""

from __future__ import annotations

from pathlib import Path

from namhoc.reading.document import (
    Block,
    BlockKind,
    Box,
    Document,
    LineBox,
    Page,
    SignatureReport,
)

__all__ = ["Block", "BlockKind", "Box", "Document", "LineBox", "Page", "SignatureReport", "read", "read_bytes"]


def read(path: Path) -> Document:
    """Read the file at ``path``, whatever its format."""
    return read_bytes(path.read_bytes(), path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """Read ``data``; the format is told by its first bytes, then by the ending of ``name``."""
    from namhoc.reading.plain import read_plain

    return read_plain(data, name)

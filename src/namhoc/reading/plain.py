"""Plain text (.txt): one block a line."""

from __future__ import annotations

import hashlib

from namhoc.core import Span, nfc
from namhoc.reading.document import Block, BlockKind, Document


def blocks_of_lines(text: str) -> tuple[Block, ...]:
    """One paragraph block a line, line break included, so that the blocks join to ``text``."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line))))
        start += len(line)
    return tuple(blocks)


def read_plain(data: bytes, name: str = "") -> Document:
    """A text file as a Document: NFC, line ends LF, nothing else changed."""
    text = nfc(data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
    return Document(
        text=text,
        blocks=blocks_of_lines(text),
        sha256=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type="text/plain",
        encoding="utf-8",
    )

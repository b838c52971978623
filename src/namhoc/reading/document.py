"""What every format becomes: one canonical text, cut into blocks that know where they stood on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from namhoc.core import Finding, Span

_FIGURE = re.compile(r"(?<![\d/.,-])\d{1,3}(?:\.\d{3})*(?:,\d+)?(?![\d/.-])")  # a count or share, no year, no date


class BlockKind(StrEnum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"  # cells are joined by TAB in the text
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    FURNITURE = "furniture"  # menus, teasers, page numbers, tool bars: kept in the text, belongs to no field


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points (1/72 inch), origin at the top left, y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class LineBox:
    """Where one printed line of a block stands: its span in the text, its page (from 1) and its box."""

    span: Span
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the canonical text. ``"".join(block.span.of(text))`` over all blocks is the text itself,
    so a block's span includes the line break(s) that follow it.

    ``page`` counts from 1 and is None where the format has no pages; ``confidence`` is 1.0 for text that was
    read and 0..1 for text that was recognised from an image.
    """

    kind: BlockKind
    span: Span
    page: int | None = None
    box: Box | None = None
    confidence: float = 1.0
    lines: tuple[LineBox, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the original: its size in points, and whether its text was recognised from an image."""

    number: int
    width: float
    height: float
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """A digital signature found in the original: who, when, and whether the signed bytes are intact.

    ``covers_whole_file`` is False when bytes were added after signing. Trust in the signer's certificate is
    not judged here; ``problem`` says in Vietnamese why a signature could not be checked.
    """

    signer: str | None
    signed_at: datetime | None
    intact: bool
    covers_whole_file: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A directive as it reached us, readable: canonical text (NFC, LF) and blocks that join to it.

    ``sha256`` is of the untouched original bytes. Offsets everywhere count code points of ``text``.
    """

    text: str
    blocks: tuple[Block, ...]
    sha256: str
    name: str
    media_type: str
    pages: tuple[Page, ...] = ()
    signatures: tuple[SignatureReport, ...] = ()
    findings: tuple[Finding, ...] = ()
    encoding: str | None = None
    extra: dict[str, str] = field(default_factory=dict)

    def furniture(self) -> tuple[Span, ...]:
        """Spans that belong to no field of the document, whatever they hold.

        A caption is one of them unless it states a figure: "594 trường" under a picture is a statement, the names of
        those shown and the school year are not.
        """
        return tuple(block.span for block in self.blocks if self._is_furniture(block))

    def _is_furniture(self, block: Block) -> bool:
        if block.kind is BlockKind.CAPTION:
            return _FIGURE.search(block.span.of(self.text)) is None
        return block.kind is BlockKind.FURNITURE

    def locate(self, span: Span) -> tuple[LineBox, ...]:
        """Every printed line that ``span`` touches, so that it can be drawn on the page."""
        return tuple(
            line
            for block in self.blocks
            if block.span.overlaps(span)
            for line in block.lines
            if line.span.overlaps(span)
        )

"""Blocks before they have offsets: readers hand over drafts in reading order, one place puts them together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from namhoc.core import Span, nfc
from namhoc.reading.document import Block, BlockKind, Box, LineBox


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A printed line of a draft: ``[start, end)`` within the draft's own text, and where it stood."""

    start: int
    end: int
    page: int
    box: Box


@dataclass(slots=True)
class Draft:
    """A block to be: its words (no line break at the end), its kind, and where it stood on the page."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    lines: list[DraftLine] = field(default_factory=list)
    confidence: float = 1.0


def assemble(drafts: Iterable[Draft]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text of ``drafts`` and its blocks: one line a block, every block with its line break.

    Text comes out in NFC. A draft whose composition would change the length keeps its printed lines, clipped.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for draft in drafts:
        words = nfc(draft.text)
        if not words.strip():
            continue
        end = start + len(words) + 1
        lines = tuple(
            LineBox(Span(start + min(line.start, len(words)), start + min(line.end, len(words))), line.page, line.box)
            for line in draft.lines
        )
        blocks.append(
            Block(
                kind=draft.kind,
                span=Span(start, end),
                page=lines[0].page if lines else None,
                box=_around([line.box for line in lines if line.page == lines[0].page]) if lines else None,
                confidence=round(draft.confidence, 3),
                lines=lines,
            )
        )
        parts.append(words + "\n")
        start = end
    return "".join(parts), tuple(blocks)


def _around(boxes: list[Box]) -> Box:
    return Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))

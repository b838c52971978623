"""A Document as plain values and back, so that a reading can be kept and need not be repeated.

The text is kept beside the values, not in them: ``from_values(document.text, as_values(document)) == document``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from namhoc.core import Finding, Severity, Span
from namhoc.reading.document import Block, BlockKind, Box, Document, LineBox, Page, SignatureReport


def _box(box: Box | None) -> list[float] | None:
    return None if box is None else [box.x0, box.y0, box.x1, box.y1]


def as_values(document: Document) -> dict[str, Any]:
    """Everything but the text, in values that JSON knows. Boxes are points, offsets are code points."""
    return {
        "sha256": document.sha256,
        "name": document.name,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "extra": dict(document.extra),
        "pages": [[page.number, page.width, page.height, page.recognised] for page in document.pages],
        "blocks": [
            {
                "kind": str(block.kind),
                "span": [block.span.start, block.span.end],
                "page": block.page,
                "box": _box(block.box),
                "confidence": block.confidence,
                "lines": [[line.span.start, line.span.end, line.page, _box(line.box)] for line in block.lines],
            }
            for block in document.blocks
        ],
        "signatures": [
            {
                "signer": s.signer,
                "signed_at": s.signed_at.isoformat() if s.signed_at else None,
                "intact": s.intact,
                "covers_whole_file": s.covers_whole_file,
                "problem": s.problem,
            }
            for s in document.signatures
        ],
        "findings": [
            {
                "code": f.code,
                "message": f.message,
                "fix": f.fix,
                "severity": str(f.severity),
                "place": f.place,
                "spans": [[span.start, span.end] for span in f.spans],
            }
            for f in document.findings
        ],
    }


def from_values(text: str, values: dict[str, Any]) -> Document:
    """The Document that ``as_values`` took apart."""
    return Document(
        text=text,
        blocks=tuple(
            Block(
                kind=BlockKind(block["kind"]),
                span=Span(*block["span"]),
                page=block["page"],
                box=None if block["box"] is None else Box(*block["box"]),
                confidence=block["confidence"],
                lines=tuple(LineBox(Span(start, end), page, Box(*box)) for start, end, page, box in block["lines"]),
            )
            for block in values["blocks"]
        ),
        sha256=values["sha256"],
        name=values["name"],
        media_type=values["media_type"],
        pages=tuple(Page(*page) for page in values["pages"]),
        signatures=tuple(
            SignatureReport(**s | {"signed_at": datetime.fromisoformat(s["signed_at"]) if s["signed_at"] else None})
            for s in values["signatures"]
        ),
        findings=tuple(
            Finding(**f | {"severity": Severity(f["severity"]), "spans": tuple(Span(*span) for span in f["spans"])})
            for f in values["findings"]
        ),
        encoding=values["encoding"],
        extra=dict(values["extra"]),
    )

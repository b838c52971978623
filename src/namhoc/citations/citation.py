"""A citation (viện dẫn): the mention of a legal document in a text."""

from __future__ import annotations

from dataclasses import dataclass

from namhoc.core import PartialDate, Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document.

    ``number`` is the normalised số, ký hiệu ("71/2020/NĐ-CP"), None for a document known by name only or whose
    number was left blank; ``type`` the document type in lower-case Vietnamese ("nghị định"); ``issuer`` and
    ``date`` None where neither printed nor readable from the symbol.
    """

    span: Span
    text: str
    number: str | None
    type: str | None
    issuer: str | None = None
    date: PartialDate | None = None
    rule: str = ""
    confidence: float = 1.0

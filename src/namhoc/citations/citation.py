"""A citation (viện dẫn): the mention of a legal document in a text."""

from __future__ import annotations

from dataclasses import dataclass

from namhoc.citations.number import Kind
from namhoc.core import PartialDate, Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document.

    ``number`` is the normalised số, ký hiệu ("71/2020/NĐ-CP"), None for a document known by name only or whose
    number was left blank; ``type`` the document type in lower-case Vietnamese ("nghị định"); ``issuer`` and
    ``date`` None where neither printed nor readable from the symbol. ``kind`` is the sort of number, None without
    one. ``provisions`` are the words before the type that point inside the document ("khoản 2 Điều 8"), as printed.
    ``candidates`` are other numbers of the same text that a shortened mention ("Nghị quyết 29") may stand for.
    """

    span: Span
    text: str
    number: str | None
    type: str | None
    issuer: str | None = None
    date: PartialDate | None = None
    rule: str = ""
    confidence: float = 1.0
    kind: Kind | None = None
    provisions: str | None = None
    candidates: tuple[str, ...] = ()

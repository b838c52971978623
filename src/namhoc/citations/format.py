"""How official documents cite a document (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II).

The first mention gives type, number and symbol, date, issuer and summary; later ones type, number and symbol. Laws and
ordinances are cited by name only.
"""

from __future__ import annotations

from namhoc.citations.resolve import KnownDocument
from namhoc.citations.types import LAWS


def first_mention(document: KnownDocument) -> str:
    """The full reference: "Nghị định số 71/2020/NĐ-CP ngày 30 tháng 6 năm 2020 của Chính phủ quy định …"."""
    if document.type in LAWS and document.title:
        return document.title
    parts = [later_mention(document)]
    if document.date is not None:
        parts.append(document.date.in_words())
    if document.issuer is not None:
        parts.append(f"của {document.issuer}")
    if document.title is not None:
        parts.append(_summary(document))
    return " ".join(parts)


def later_mention(document: KnownDocument) -> str:
    """The short reference: "Nghị định số 71/2020/NĐ-CP"."""
    if document.type in LAWS and document.title:
        return document.title
    return f"{document.type[0].upper()}{document.type[1:]} số {document.number}"


def _summary(document: KnownDocument) -> str:
    """The title without the type it opens with: "Nghị định quy định …" -> "quy định …"."""
    title = document.title or ""
    opening = document.type
    return title[len(opening) :].strip() if title.lower().startswith(opening) else title

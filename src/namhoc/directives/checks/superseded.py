"""Citations of documents that are no longer in force, or were changed since.

What is asked is the day ``as_of``: a plan of 2020 that cites a circular of 2017 was right in its day, and still must
not be copied into a plan of today.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from namhoc.citations import Citation, Kind, resolve
from namhoc.core import Finding, PartialDate, Severity, Span
from namhoc.directives.directive import Directive
from namhoc.directives.layout import Context
from namhoc.rulebook import documents
from namhoc.rulebook.documents import LegalDocument, Register


def check(context: Context, directive: Directive, as_of: date) -> tuple[Finding, ...]:
    """One finding for each cited document that the register knows to be out of force, doubtful or amended."""
    register = documents.load()
    findings: list[Finding] = []
    cited = [
        c for c in directive.citations if not _REPEALS.search(context.text, max(0, c.span.start - 60), c.span.start)
    ]
    numbers = {citation.number for citation in directive.citations}
    for found, mentions in _by_document(cited, register):
        spans = tuple(mention.span for mention in mentions)
        if len(found) == 1:
            findings.extend(_state(register, found[0], spans, numbers, as_of))
        elif mentions[0].kind not in (None, Kind.BARE, Kind.SHORT):
            findings.append(_ambiguous(mentions[0].number or "", found, spans))
    return tuple(findings)


_REPEALS = re.compile(r"(?i)(?:thay\s+thế|bãi\s+bỏ|hết\s+hiệu\s+lực(?:\s+của)?)\s+(?:các\s+)?$")
"""A document that is cited as repealed is cited rightly."""


def _by_document(
    citations: Iterable[Citation], register: Register
) -> Iterable[tuple[tuple[LegalDocument, ...], list[Citation]]]:
    """Mentions that mean the same document(s), in the order of their first mention.

    A mention without a date means what a dated mention of the same number means.
    """
    dated: dict[str, tuple[LegalDocument, ...]] = {}
    resolved = [(citation, resolve(citation, register)) for citation in citations]
    for citation, found in resolved:
        if citation.number and citation.date and len(found) == 1:
            dated.setdefault(citation.number, found)
    grouped: dict[tuple[LegalDocument, ...], list[Citation]] = {}
    for citation, found in resolved:
        if len(found) > 1 and citation.number in dated:
            found = dated[citation.number]
        if found:
            grouped.setdefault(found, []).append(citation)
    return grouped.items()


def _ambiguous(number: str, found: tuple[LegalDocument, ...], spans: tuple[Span, ...]) -> Finding:
    names = "; ".join(f"{document.name} ({document.title})" if document.title else document.name for document in found)
    return Finding(
        code="CITE-AMBIGUOUS",
        message=f"Số {number} là của {len(found)} văn bản khác nhau: {names}. Văn bản viện dẫn không ghi ngày.",
        fix="Ghi thêm ngày ban hành khi viện dẫn.",
        spans=spans,
    )


def _state(
    register: Register, document: LegalDocument, spans: tuple[Span, ...], numbers: set[str | None], as_of: date
) -> Iterable[Finding]:
    successors = [new for new in register.successors(document) if new.start is None or new.start <= as_of]
    ended = document.end is not None and document.end < as_of
    replaced = any(_begun(new, as_of) for new in successors)
    if ended or replaced:
        yield _superseded(document, successors, spans)
        return
    changes = [new for new in register.amendments(document) if _begun(new, as_of) and new.number not in numbers]
    if changes:
        names = ", ".join(new.name for new in changes)
        yield Finding(
            code="CITE-AMENDED",
            message=f"{document.name} đã được sửa đổi, bổ sung bởi {names}.{_unconfirmed(changes, 'amends', 'from')}",
            fix="Viện dẫn kèm văn bản sửa đổi, bổ sung.",
            severity=Severity.NOTE,
            spans=spans,
        )


def _begun(document: LegalDocument, as_of: date) -> bool:
    """True when the document is in force, or was signed with no known first day."""
    if document.start is not None:
        return document.start <= as_of
    return document.date is None or document.date.last_day() <= as_of


def _superseded(document: LegalDocument, successors: list[LegalDocument], spans: tuple[Span, ...]) -> Finding:
    if document.end is not None:
        what = f"{document.name} đã hết hiệu lực từ ngày {_first_day_after(document.end)}"
    else:
        what = f"{document.name} đã có văn bản thay thế, chưa rõ ngày hết hiệu lực"
    by = f", được thay thế bởi {', '.join(new.name for new in successors)}" if successors else ""
    doubt = _unconfirmed([document, *successors], "to", "replaces")
    fix = "Viện dẫn văn bản thay thế." if successors else "Kiểm tra văn bản đang điều chỉnh nội dung này."
    return Finding(code="CITE-SUPERSEDED", message=f"{what}{by}.{doubt}", fix=fix, spans=spans)


def _unconfirmed(found: Iterable[LegalDocument], *fields: str) -> str:
    return "" if all(d.is_confirmed(*fields) for d in found) else " Thông tin này chưa được xác nhận."


def _first_day_after(last_day: date) -> str:
    day = last_day + timedelta(days=1)
    return PartialDate(day.year, day.month, day.day).in_digits()

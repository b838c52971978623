"""What a document cites, resolved against the register of legal documents and against the documents held here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from namhoc import citations
from namhoc.citations import Citation
from namhoc.core import Finding, Severity, fold
from namhoc.directives.checks import superseded
from namhoc.directives.from_json import from_json
from namhoc.directives.layout import Context
from namhoc.rulebook import documents
from namhoc.site.accounts.models import User
from namhoc.site.directives.models import LegalDocument
from namhoc.site.directives.queries import documents_of

STATES: dict[str, tuple[str, str, Promise]] = {
    "CITE-SUPERSEDED": ("wait", "exclamation-triangle-fill", _("Đã có văn bản thay thế")),
    "CITE-AMENDED": ("go", "circle-half", _("Đã sửa đổi, bổ sung")),
    "CITE-AMBIGUOUS": ("unk", "question-circle", _("Chưa rõ văn bản nào")),
    "": ("ok", "check-circle-fill", _("Chưa thấy thay thế")),
    "unknown": ("unk", "question-circle", _("Chưa có trong danh mục")),
}
"""By finding code: look, icon and words of a cited document's state."""


_ORDER = {severity: order for order, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Cited:
    """A cited document with its mentions. ``found``: what it may be in the register; ``held``: the copy held here."""

    name: str
    mentions: tuple[Citation, ...]
    found: tuple[documents.LegalDocument, ...]
    findings: tuple[Finding, ...] = ()
    held: LegalDocument | None = None

    @property
    def state(self) -> tuple[str, str, Promise]:
        """Look, icon and words of its state."""
        code = self.findings[0].code if self.findings else ("" if self.found else "unknown")
        return STATES.get(code, STATES["unknown"])

    @property
    def known(self) -> documents.LegalDocument | None:
        """The one document of the register that is meant; None while there is none or more than one."""
        return self.found[0] if len(self.found) == 1 else None


def cited_by(document: LegalDocument, user: User, as_of: date) -> list[Cited]:
    """The documents that ``document`` cites: those with findings first, then in the order of their first mention."""
    directive = from_json(document.directive)
    findings = superseded.check(Context(document.text), directive, as_of)
    register = documents.load()
    grouped: dict[object, list[Citation]] = {}
    meant: dict[object, tuple[documents.LegalDocument, ...]] = {}
    for citation in directive.citations:
        found = citations.resolve(citation, register)
        key: object = tuple(d.name for d in found) or citation.number or fold(citation.text)
        grouped.setdefault(key, []).append(citation)
        meant[key] = found
    rows = [
        Cited(
            name=meant[key][0].name if len(meant[key]) == 1 else mentions[0].number or mentions[0].text,
            mentions=tuple(mentions),
            found=meant[key],
            findings=tuple(f for f in findings if any(m.span in f.spans for m in mentions)),
        )
        for key, mentions in grouped.items()
    ]
    held = _held(rows, user)
    rows = [replace(row, held=held.get(row.mentions[0].number or "")) for row in rows]
    return sorted(
        rows, key=lambda row: min((_ORDER[finding.severity] for finding in row.findings), default=len(_ORDER))
    )


def _held(rows: Iterable[Cited], user: User) -> dict[str, LegalDocument]:
    """Documents held here, by the number under which they are cited."""
    numbers = {number for row in rows if (number := row.mentions[0].number)}
    wanted = {number.partition("/")[0] for number in numbers}
    found = documents_of(user).filter(number__in=wanted, kept_at__isnull=False)
    return {one.full_number: one for one in found if one.full_number in numbers}

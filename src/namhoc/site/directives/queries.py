"""Reading documents: lists and search, always within the reader's scope."""

from django.db.models import Q, QuerySet

from namhoc.core import fold
from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.directives.models import LegalDocument


def documents_of(user: User) -> QuerySet[LegalDocument]:
    """Documents the person may read: those kept, and the person's own that are not kept yet."""
    within_scope = readable_by(user, LegalDocument.objects.select_related("unit__parent"))
    own_preview = Q(uploaded_by=user, discarded_at=None)
    return within_scope.filter(Q(kept_at__isnull=False) | own_preview).defer("text", "folded", "reading", "directive")


def find_documents(user: User, query: str) -> QuerySet[LegalDocument]:
    """Documents that hold every word of ``query``, with or without accents."""
    found = documents_of(user)
    for word in fold(query).split():
        found = found.filter(folded__contains=word)
    return found


def duplicates_of(user: User, document: LegalDocument) -> list[tuple[LegalDocument, bool]]:
    """Kept documents that seem to be the same: equal bytes (True), or equal number, symbol and issuer (False)."""
    others = documents_of(user).filter(kept_at__isnull=False).exclude(pk=document.pk)
    same_bytes = list(others.filter(sha256=document.sha256))
    same_number: list[LegalDocument] = []
    if document.number and document.symbol:
        candidates = others.filter(number__iexact=document.number, symbol__iexact=document.symbol)
        # The issuer is compared without accents and case; where one side does not name it, a person decides.
        same_number = [
            other for other in candidates if other not in same_bytes and _may_be_one(other.issuer, document.issuer)
        ]
    return [(other, True) for other in same_bytes] + [(other, False) for other in same_number]


def _may_be_one(issuer: str, other: str) -> bool:
    return not issuer or not other or fold(issuer) == fold(other)

"""Reading documents: lists and search, always within the reader's scope."""

from django.db.models import Q, QuerySet

from namhoc.core import fold
from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.directives.models import LegalDocument


def documents_of(user: User) -> QuerySet[LegalDocument]:
    """Documents the person may read: those kept, and the person's own that are not kept yet."""
    within_scope = readable_by(user, LegalDocument.objects.select_related("unit"))
    return within_scope.filter(Q(kept_at__isnull=False) | Q(uploaded_by=user)).defer(
        "text", "folded", "reading", "directive"
    )


def find_documents(user: User, query: str) -> QuerySet[LegalDocument]:
    """Documents that hold every word of ``query``, with or without accents."""
    found = documents_of(user)
    for word in fold(query).split():
        found = found.filter(folded__contains=word)
    return found

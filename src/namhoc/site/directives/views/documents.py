"""The list of documents, and the page of one with its tabs."""

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.directives.listing import DocumentList
from namhoc.site.directives.models import LegalDocument
from namhoc.site.directives.queries import documents_of
from namhoc.site.kept_files import ORIGINALS, handed_out


def get_document(request: HttpRequest, pk: int, *, kept: bool = True) -> LegalDocument:
    """The document; 404 when there is none or it is out of the reader's scope, which tells nobody the difference.

    A preview is no document yet: only its maker's own pages ask for it (``kept=False``).
    """
    document = documents_of(request.user).defer(None).filter(pk=pk).first()
    if document is None or (kept and not document.is_kept):
        raise Http404
    return document


@requires(Permission.READ_DOCUMENTS)
@require_GET
def document_list(request: HttpRequest) -> HttpResponse:
    """Văn bản: what the unit holds and what was passed down to it, by state, kind, year and issuer."""
    listing = DocumentList(request.user, request.GET)
    context = {"listing": listing, "page": Paginator(listing.found, 25).get_page(request.GET.get("trang"))}
    return render(request, "directives/list.html", context)


@requires(Permission.READ_DOCUMENTS)
@require_GET
def original(request: HttpRequest, pk: int) -> FileResponse:
    """The file byte for byte, always as a download: a browser must not run what someone uploaded."""
    found = get_document(request, pk, kept=False)
    return handed_out(ORIGINALS.opened(found.sha256), found.file_name)

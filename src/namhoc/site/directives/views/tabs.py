"""Tabs of a document beside its review: Căn cứ, Lịch sử, and the page images of its original."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from namhoc.reading import page_image
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.audit.models import AuditEvent
from namhoc.site.directives.cited import cited_by
from namhoc.site.directives.trail import entries
from namhoc.site.directives.views.documents import get_document

KINDS = {
    "": (_("Tất cả"), ()),
    "xac-nhan": (_("Nhận, bỏ"), ("review.accept", "review.accept_all", "review.reject", "review.reopen")),
    "sua": (_("Sửa, tách, gộp, thêm"), ("review.edit", "review.split", "review.merge", "review.add", "review.undo")),
    "giao": (_("Giao nhiệm vụ"), ("tasks.issue",)),
}
A_PAGE = 50


@requires(Permission.READ_DOCUMENTS)
@require_GET
def citations(request: HttpRequest, pk: int) -> HttpResponse:
    """Căn cứ: the documents it cites, with what the register says about them today."""
    document, today = get_document(request, pk), timezone.localdate()
    cited = cited_by(document, request.user, today)  # type: ignore[arg-type]
    context = {"document": document, "tab": "citations", "cited": cited, "today": today}
    return render(request, "directives/citations.html", context)


@requires(Permission.READ_DOCUMENTS)
@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Lịch sử: who confirmed, changed and gave out what, newest first."""
    document = get_document(request, pk)
    kind = request.GET.get("loai", "")
    kind = kind if kind in KINDS else ""
    # A unit that was given the document sees its own part of the history, not who worked on it above.
    events = (
        readable_by(request.user, AuditEvent.objects.filter(document=document)).select_related("by").order_by("-id")
    )
    if kind:
        events = events.filter(action__in=KINDS[kind][1])
    page = Paginator(events, A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "document": document,
        "tab": "history",
        "entries": list(entries(page.object_list, document)),
        "page": page,
        "kind": kind,
        "kinds": [(name, label) for name, (label, _actions) in KINDS.items()],
    }
    return render(request, "directives/history.html", context)


@requires(Permission.READ_DOCUMENTS)
@require_GET
def leaf(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page of the original as a picture. The original never changes, so browsers may keep it for a day."""
    document = get_document(request, pk)
    picture = page_image(document.original_bytes(), document.file_name, number)
    response = HttpResponse(picture, content_type="image/png")
    response["Cache-Control"] = "private, max-age=86400"
    return response

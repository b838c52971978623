"""Tab Rà soát: the original on the left, what was read from it on the right."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from namhoc.directives import review
from namhoc.directives.review import ReviewError, ReviewItem, Status
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.directives.models import DraftChange, LegalDocument
from namhoc.site.directives.review_forms import agency_names
from namhoc.site.directives.reviews import Review, may_review, review_of
from namhoc.site.directives.shown import opened, progress_of, shown_items, thresholds_of
from namhoc.site.directives.views.documents import get_document

TOGETHER = timedelta(minutes=2)
"""How long after a step its maker counts as being here."""


def context_of(request: HttpRequest, document: LegalDocument, current: Review) -> dict[str, object]:
    """What every part of the page is drawn from."""
    return {
        "document": document,
        "tab": "review",
        "progress": progress_of(current),
        "may_review": may_review(request.user, document),
        "today": timezone.localdate(),
        "last_step": document.draft_changes.order_by("-id").values_list("id", flat=True).first() or 0,
    }


def list_of(current: Review, key: str) -> dict[str, object]:
    """The right pane, with the item ``key`` open."""
    items = [opened(current, s.item, s.heading) if s.key == key else s for s in shown_items(current)]
    return {"items": items, "opened": key, "thresholds": thresholds_of(current)}


def paper_of(document: LegalDocument, current: Review) -> dict[str, object]:
    """The left pane."""
    read = document.as_document()
    marks = review.marks_of(current.directive, document.text)
    return {
        "sheets": review.sheets(document.text, read.blocks, current.items, marks, current.directive.fields.title_span),
        "leaves": review.leaves(read, current.items, marks),
        "numbers": {item.key: item for item in current.items},
    }


@requires(Permission.READ_DOCUMENTS)
@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole page; ``?muc=`` opens an item."""
    document = get_document(request, pk)
    current = review_of(document)
    wanted = request.GET.get("muc", "")
    if all(found.key != wanted for found in current.items):
        wanted = next((found.key for found in current.items if found.status is Status.PENDING), "")
    parts = list_of(current, wanted) | paper_of(document, current)
    return render(request, "directives/review.html", context_of(request, document, current) | parts)


@requires(Permission.READ_DOCUMENTS)
@require_GET
def item(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One item, open."""
    return _part(request, pk, key, "directives/review_item.html")


@requires(Permission.REVIEW_DOCUMENTS)
@require_GET
def edit_form(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One item as a form."""
    return _part(request, pk, key, "directives/review_edit.html", agencies=agency_names(timezone.localdate()))


@requires(Permission.REVIEW_DOCUMENTS)
@require_GET
def reject_form(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The question why an item is left out."""
    return _part(request, pk, key, "directives/review_reject.html")


@requires(Permission.REVIEW_DOCUMENTS)
@require_GET
def split_form(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Where an item may be cut: its clauses, with the likely places marked; ``?tai=`` adds a place."""
    document = get_document(request, pk)
    found = _item_or_404(review_of(document), key)
    likely = set(review.deadline_cuts(found, document.text) or review.part_cuts(found, document.text))
    if request.GET.get("tai", "").isdigit():
        likely = {int(request.GET["tai"])}
    pieces = review.pieces(found, document.text, likely)
    return _part(request, pk, key, "directives/review_split.html", pieces=pieces, count=len(likely) + 1)


def _part(request: HttpRequest, pk: int, key: str, template: str, **extra: object) -> HttpResponse:
    document = get_document(request, pk)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{reverse('document', args=[document.pk])}?muc={key}#m-{key}")
    current = review_of(document)
    found = opened(current, _item_or_404(current, key))
    context = {"document": document, "shown": found, "open": True, "current": True, "today": timezone.localdate()}
    return render(request, template, context | {"may_review": may_review(request.user, document)} | extra)


def _item_or_404(current: Review, key: str) -> ReviewItem:
    try:
        return current.item(key)
    except ReviewError:
        raise Http404 from None


@requires(Permission.READ_DOCUMENTS)
@require_GET
def together(request: HttpRequest, pk: int) -> HttpResponse:
    """Who else is working here, and whether this page is behind (``?sau=``: the last step it shows)."""
    document = get_document(request, pk)
    since = request.GET.get("sau", "")
    others = DraftChange.objects.filter(document=document).exclude(by=request.user).select_related("by")
    behind = others.filter(id__gt=int(since)).count() if since.isdigit() else 0
    here = sorted({step.by.name for step in others.filter(at__gte=timezone.now() - TOGETHER)})
    return render(request, "directives/review_together.html", {"document": document, "here": here, "behind": behind})

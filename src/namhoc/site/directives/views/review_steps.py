"""Steps of a review: each view takes one step and answers with what changed on the page."""

import json
from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from namhoc.directives.review import Change, ReviewError, Status
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.directives import review_forms as forms
from namhoc.site.directives.actions import items as actions
from namhoc.site.directives.actions.items import StaleItem, Step
from namhoc.site.directives.models import LegalDocument
from namhoc.site.directives.reviews import review_of
from namhoc.site.directives.shown import opened, shown
from namhoc.site.directives.views.documents import get_document
from namhoc.site.directives.views.review import context_of, list_of, paper_of

STRUCTURAL = frozenset({"split", "merge", "add", "accept_all", "undo"})
"""Steps after which other items than one look different, so that list and paper are drawn anew."""


@requires(Permission.REVIEW_DOCUMENTS)
@require_POST
def edit(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Save what was typed or chosen; a form that is being typed in stays as it is (``quiet``)."""

    def step(document: LegalDocument) -> Step:
        current = review_of(document).item(key)
        return actions.edit_item(
            by=request.user,  # type: ignore[arg-type]
            document=document,
            key=key,
            seen=forms.seen_of(request.POST),
            title=request.POST.get("title"),
            note=request.POST.get("note"),
            fields=forms.fields_of(request.POST, current),
        )

    return _answer(request, pk, step, _("Đã lưu"), quiet="quiet" in request.POST)


@requires(Permission.REVIEW_DOCUMENTS)
@require_POST
def accept(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Nhận."""
    return _answer(request, pk, _one(request, key, actions.accept_item), _("Đã nhận"))


@requires(Permission.REVIEW_DOCUMENTS)
@require_POST
def reject(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Bỏ."""

    def step(document: LegalDocument) -> Step:
        return actions.reject_item(
            by=request.user,  # type: ignore[arg-type]
            document=document,
            key=key,
            seen=forms.seen_of(request.POST),
            reason=request.POST.get("reason", "")[:500],
        )

    return _answer(request, pk, step, _("Đã bỏ"))


@requires(Permission.REVIEW_DOCUMENTS)
@require_POST
def reopen(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Xem lại."""
    return _answer(request, pk, _one(request, key, actions.reopen_item), _("Đã chuyển về chưa xem"))


@requires(Permission.REVIEW_DOCUMENTS)
@require_POST
def split(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Tách."""

    def step(document: LegalDocument) -> Step:
        return actions.split_item(
            by=request.user,  # type: ignore[arg-type]
            document=document,
            key=key,
            seen=forms.seen_of(request.POST),
            cuts=forms.cuts_of(request.POST),
        )

    return _answer(request, pk, step, _("Đã tách"))


@requires(Permission.REVIEW_DOCUMENTS)
@require_POST
def merge(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Gộp với mục trước."""
    return _answer(request, pk, _one(request, key, actions.merge_item), _("Đã gộp với mục trước"))


@requires(Permission.REVIEW_DOCUMENTS)
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Thêm mục từ các chữ được chọn."""

    def step(document: LegalDocument) -> Step:
        span = forms.span_of(request.POST, document.text)
        return actions.add_item(by=request.user, document=document, span=span)  # type: ignore[arg-type]

    return _answer(request, pk, step, _("Đã thêm mục"))


@requires(Permission.REVIEW_DOCUMENTS)
@require_POST
def accept_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Nhận tất cả mục có độ tin cậy từ ... trở lên."""

    def step(document: LegalDocument) -> Step:
        above, expected = forms.threshold_of(request.POST)
        return actions.accept_all_items(
            by=request.user,  # type: ignore[arg-type]
            document=document,
            above=above,
            expected=expected,
        )

    return _answer(request, pk, step, _("Đã nhận các mục đủ tin cậy"))


@requires(Permission.REVIEW_DOCUMENTS)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Hoàn tác."""
    return _answer(
        request,
        pk,
        lambda document: actions.undo(by=request.user, document=document),  # type: ignore[arg-type]
        _("Đã hoàn tác"),
    )


def _one(request: HttpRequest, key: str, action: Callable[..., Step]) -> Callable[[LegalDocument], Step]:
    """A step that needs an item and its version only."""

    def step(document: LegalDocument) -> Step:
        return action(by=request.user, document=document, key=key, seen=forms.seen_of(request.POST))

    return step


def _answer(
    request: HttpRequest, pk: int, step: Callable[[LegalDocument], Step], said: str, *, quiet: bool = False
) -> HttpResponse:
    """Take the step and draw what it changed. Without htmx: the page again, at the item."""
    document = get_document(request, pk)
    try:
        done = step(document)
    except StaleItem as stale:
        return _conflict(request, document, stale)
    except ReviewError as error:
        if not quiet:
            raise
        return _invalid(request, error)
    key = _next_to_show(done.change)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{reverse('document', args=[document.pk])}?muc={key}#m-{key}")
    context = context_of(request, document, done.review) | {"open": True, "saved_at": timezone.now()}
    wide = done.change.operation in STRUCTURAL
    if wide:
        context |= list_of(done.review, key) | paper_of(document, done.review)
        template = "directives/review_redrawn.html"
    else:
        context |= {"shown": opened(done.review, done.review.item(key))}
        template = "directives/review_saved.html" if quiet else "directives/review_stepped.html"
    response = render(request, template, context)
    labels = ", ".join(sorted({item.label for item in (*done.change.before, *done.change.after)})[:6])
    response["HX-Trigger-After-Settle"] = json.dumps(
        {
            "review:step": {
                "operation": done.change.operation,
                "key": key,
                "states": {item.key: str(item.status) for item in done.change.after},
                "say": f"{said}: {labels}",
            }
        }
    )
    return response


FIELD_AT_FAULT = {"REVIEW-DATE": "deadline_typed", "REVIEW-TITLE": "title"}


def _invalid(request: HttpRequest, error: ReviewError) -> HttpResponse:
    """An error in a form that is being typed in: said beside the form, which keeps everything."""
    response = render(request, "directives/review_invalid.html", {"error": error}, status=409)
    response["HX-Retarget"], response["HX-Reswap"] = ".nh-edit [data-told]", "innerHTML"
    response["HX-Trigger"] = json.dumps({"review:invalid": {"field": FIELD_AT_FAULT.get(error.code, "")}})
    return response


def _next_to_show(change: Change) -> str:
    """The item to stay at: the first one of the change that asks for something, else its first."""
    after = change.after or change.before
    pending = [item.key for item in after if item.status is Status.PENDING]
    return (pending or [item.key for item in after] or [""])[0]


def _conflict(request: HttpRequest, document: LegalDocument, stale: StaleItem) -> HttpResponse:
    """ "Người khác vừa sửa mục này. Giữ của ai?": both versions side by side; nothing that was typed is lost."""
    current = review_of(document)
    gone = stale.row is None or not stale.row.present
    theirs = None if gone else shown(current, current.item(stale.key))
    latest = document.draft_changes.select_related("by").order_by("-id")
    last = next((c for c in latest[:200] if any(i["key"] == stale.key for i in (*c.before, *c.after))), None)
    mine = [
        (name, value)
        for name in request.POST
        if name not in ("seen", "csrfmiddlewaretoken", "quiet")
        for value in request.POST.getlist(name)
    ]
    seen = forms.seen_of(request.POST) | {stale.key: current.version_of(stale.key)}
    context = {
        "document": document,
        "theirs": theirs,
        "last": last,
        "own": last is not None and last.by_id == request.user.pk,
        "mine": mine,
        "typed": _readable(request.POST),
        "again": request.path,
        "seen": seen,
        "key": stale.key,
    }
    response = render(request, "directives/review_conflict.html", context, status=409)
    if request.htmx:  # type: ignore[attr-defined]
        response["HX-Retarget"], response["HX-Reswap"] = "#tranh-chap", "innerHTML"
    return response


def _readable(data: Mapping[str, str]) -> list[tuple[str, str]]:
    """What the person typed, for reading beside what the other one saved."""
    names = {
        "title": _("Tên nhiệm vụ"),
        "note": _("Ghi chú"),
        "reason": _("Lý do bỏ"),
        "lead_typed": _("Chủ trì"),
        "partners_typed": _("Phối hợp"),
        "deadline_typed": _("Thời hạn"),
        "product_typed": _("Sản phẩm"),
        "target_typed": _("Chỉ tiêu"),
    }
    return [(label, data[name]) for name, label in names.items() if data.get(name, "").strip()]

"""What is done with a change: preview it, settle an item, confirm, undo, discard."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from namhoc.core import UserFacingError
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.changes import actions
from namhoc.site.changes.dependents import dependents_of
from namhoc.site.changes.forms import ConfirmForm, UndoForm
from namhoc.site.changes.models import DeedState
from namhoc.site.changes.selectors import get_deed
from namhoc.site.changes.views.page import documents_of, render_preview
from namhoc.site.errors import notice


@requires(Permission.CHANGE_UNITS)
@require_POST
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Xem trước (lại): the data as they are now."""
    deed = get_deed(request, pk)
    try:
        actions.take_preview(by=request.user, deed=deed)  # type: ignore[arg-type]
    except UserFacingError as error:
        return render_preview(request, deed, error=error, status=409)
    return redirect(deed)


@requires(Permission.CHANGE_UNITS)
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """One item settled, or the pieces of a commune; the preview is taken again, since what it shows depends on it."""
    deed = get_deed(request, pk)
    chosen = {key.removeprefix("chia:"): str(choice) for key, choice in request.POST.items() if key.startswith("chia:")}
    if not chosen:
        chosen = {request.POST.get("muc", ""): request.POST.get("chon", "")}
    deed = actions.settle(by=request.user, deed=deed, choices=chosen)  # type: ignore[arg-type]
    actions.take_preview(by=request.user, deed=deed)  # type: ignore[arg-type]
    return redirect(f"{deed.get_absolute_url()}{'#can-xu-ly' if 'muc' in request.POST else '#chia'}")


@requires(Permission.CHANGE_UNITS)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry the change out; every refusal comes back as the preview with what was typed."""
    deed = get_deed(request, pk)
    if not deed.is_open:
        return render(request, "error.html", {"error": _done()}, status=409)
    form = ConfirmForm(request.POST, documents=documents_of(request))
    if not form.is_valid():
        return render_preview(request, deed, form=form, status=400)
    told = form.cleaned_data
    try:
        done = actions.confirm(
            by=request.user,  # type: ignore[arg-type]
            deed=deed,
            fingerprint=request.POST.get("dau-van-tay", ""),
            decision=told["decision"],
            decided=told["decided"],
            document=told["document"],
        )
    except UserFacingError as error:
        return render_preview(request, get_deed(request, pk), form=form, error=error, status=409)
    if done.is_ahead:
        notice(request, _("Đã xác nhận. Tài khoản và việc đang mở chuyển vào ngày hiệu lực."))
    else:
        notice(request, _("Đã thực hiện thay đổi."))
    return redirect(done)


def _done() -> UserFacingError:
    return UserFacingError(
        "CHANGE-DONE", _("Thay đổi này đã thực hiện"), fix=_("Mở trang của thay đổi để xem bằng chứng.")
    )


@requires(Permission.CHANGE_UNITS)
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Hủy: what depends on the change is shown; without anything, a reason is asked for."""
    deed = get_deed(request, pk)
    if deed.state != DeedState.DONE:
        return redirect(deed)
    form = UndoForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        deed = actions.undo(by=request.user, deed=deed, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
        notice(request, _("Đã hủy thay đổi; mọi bản ghi trở lại như trước."))
        return redirect(deed)
    context = {"deed": deed, "form": form, "dependents": dependents_of(deed), "rows": len(deed.image_rows())}
    return render(request, "changes/undo.html", context, status=400 if form.errors else 200)


@requires(Permission.CHANGE_UNITS)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ bản nháp."""
    actions.discard(by=request.user, deed=get_deed(request, pk))  # type: ignore[arg-type]
    notice(request, _("Đã bỏ bản nháp."))
    return redirect("changes")

"""Giao nhiệm vụ: what would be given out from the accepted items of a document, looked at once before it is done."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from namhoc.core import Severity, UserFacingError
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.directives.models import LegalDocument
from namhoc.site.directives.review_forms import seen_of
from namhoc.site.directives.reviews import Review, review_of
from namhoc.site.directives.views.documents import get_document
from namhoc.site.errors import notice
from namhoc.site.steering.actions import issue_tasks
from namhoc.site.steering.planning import plan_for
from namhoc.site.steering.rights import gives
from namhoc.steering import Plan, TaskDraft


@dataclass(frozen=True)
class ShownDraft:
    """A task draft on the page, with the version of the item it was made from."""

    draft: TaskDraft
    version: int

    @property
    def blocked(self) -> bool:
        """True when it cannot be given out as it is."""
        return not self.draft.leads or any(f.severity is Severity.BLOCKS for f in self.draft.findings)

    @property
    def units(self) -> int:
        """How many bodies it goes to."""
        return len(self.draft.leads)


@requires(Permission.ISSUE_TASKS)
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of what would be given out, problems first; POST gives it out."""
    document = get_document(request, pk)
    if not gives(request.user, document.unit):  # type: ignore[arg-type]
        raise PermissionDenied
    if request.method == "POST":
        return _give_out(request, document)
    current = review_of(document)
    drafts = [ShownDraft(draft, current.version_of(draft.item_key)) for draft in _plan(document, current).drafts]
    if not drafts:
        return redirect("document", pk=document.pk)
    ready = [shown for shown in drafts if not shown.blocked]
    return render(
        request,
        "steering/issue.html",
        {
            "document": document,
            "tab": "review",
            "drafts": drafts,
            "ready": len(ready),
            "units": sum(shown.units for shown in ready),
            "problems": [
                (shown, f) for shown in drafts for f in shown.draft.findings if f.severity is not Severity.NOTE
            ],
            "notes": [(shown, f) for shown in drafts for f in shown.draft.findings if f.severity is Severity.NOTE],
        },
    )


@transaction.atomic
def _give_out(request: HttpRequest, document: LegalDocument) -> HttpResponse:
    """Exactly what was on the page is given out, or nothing: an item changed since stops it."""
    current = review_of(document, lock=True)
    seen, wanted = seen_of(request.POST), set(request.POST.getlist("item"))
    if not wanted:
        raise UserFacingError("STEER-NONE", _("Chưa chọn mục nào để giao"), fix=_("Đánh dấu ít nhất một mục"))
    changed = [key for key in wanted if current.version_of(key) != seen.get(key) or not _accepted(current, key)]
    if changed:
        raise UserFacingError(
            "STEER-CHANGED",
            _("Chưa giao: %(n)d mục đã thay đổi từ khi mở trang này") % {"n": len(changed)},
            why=_("Người khác vừa sửa, hoặc mục đã được giao"),
            fix=_("Quay lại trang rà soát, xem bản mới rồi giao"),
        )
    drafts = [draft for draft in _plan(document, current).drafts if draft.item_key in wanted]
    tasks = issue_tasks(by=request.user, document=document, drafts=drafts)  # type: ignore[arg-type]
    units = sum(len(draft.leads) for draft in drafts)
    notice(request, _("Đã tạo %(n)d nhiệm vụ, %(m)d lượt giao cho đơn vị.") % {"n": len(tasks), "m": units})
    try:
        return redirect(f"{reverse('tasks')}?vb={document.pk}")
    except NoReverseMatch:
        return redirect("document", pk=document.pk)


def _accepted(current: Review, key: str) -> bool:
    return any(item.key == key for item in current.to_issue)


def _plan(document: LegalDocument, current: Review) -> Plan:
    if document.kept_at is None:
        raise Http404
    return plan_for(document, current.to_issue, timezone.localdate())

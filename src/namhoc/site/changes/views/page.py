"""The page of one change: its preview while it is a draft, its evidence once it was carried out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import may_read, readable_by
from namhoc.site.audit.models import AuditEvent
from namhoc.site.changes.affected import affected, differences, fingerprint_of
from namhoc.site.changes.checks import problems_of
from namhoc.site.changes.dependents import dependents_of
from namhoc.site.changes.evidence import evidence_of
from namhoc.site.changes.forms import ConfirmForm
from namhoc.site.changes.models import Deed, DeedState
from namhoc.site.changes.seen import seen
from namhoc.site.changes.selectors import get_deed
from namhoc.site.changes.settle import items_of
from namhoc.site.directives.models import LegalDocument


@requires(Permission.READ_SCHOOLS)
@require_GET
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Preview or evidence."""
    deed = get_deed(request, pk)
    if deed.is_open:
        return render_preview(request, deed)
    context = {
        "deed": deed,
        "evidence": evidence_of(deed),
        "events": AuditEvent.objects.filter(object_type="changes.deed", object_id=str(deed.pk)).select_related("by"),
        "may_change": request.user.can(Permission.CHANGE_UNITS),  # type: ignore[union-attr]
        "may_read_document": deed.document is not None and may_read(request.user, deed.document),  # type: ignore[arg-type]
        "dependents": dependents_of(deed) if deed.state == DeedState.DONE else [],
    }
    return render(request, "changes/evidence.html", context)


def render_preview(
    request: HttpRequest, deed: Deed, *, form: ConfirmForm | None = None, error: Any = None, status: int = 200
) -> HttpResponse:
    """The preview, with what was typed when a confirmation was refused."""
    problems = problems_of(deed)
    items = items_of(deed)
    stale: list[str] = []
    if deed.state == DeedState.PREVIEWED and not problems:
        now = affected(deed)
        if fingerprint_of(now) != deed.fingerprint:
            stale = differences(deed.shown_data(), now)
    left = sum(not item.chosen for item in items)
    pieces = [item for item in items if item.group]
    context = {
        "deed": deed,
        "problems": problems,
        "seen": None if problems else seen(deed),
        "items": items,
        "left": left,
        "pieces": pieces,
        "pieces_left": sum(not item.chosen for item in pieces),
        "stale": stale,
        "is_fresh": deed.state == DeedState.PREVIEWED and not stale and not problems,
        "form": form or ConfirmForm(documents=documents_of(request), initial=_initial(deed)),
        "error": error,
    }
    return render(request, "changes/preview.html", context, status=status)


def _initial(deed: Deed) -> dict[str, Any]:
    return {"decision": deed.decision, "decided": deed.decided, "document": deed.document}


def documents_of(request: HttpRequest) -> Any:
    """Kept decisions and resolutions that may be named."""
    kept = LegalDocument.objects.filter(kept_at__isnull=False, kind__in=["quyet_dinh", "nghi_quyet", ""])
    return readable_by(request.user, kept)  # type: ignore[arg-type]

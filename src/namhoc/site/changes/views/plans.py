"""A plan of many changes in Excel: template, upload, findings by row, confirmation of all clean rows."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from namhoc.core import UserFacingError
from namhoc.reporting import plan_of_changes_xlsx
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.changes import actions
from namhoc.site.changes.models import ChangePlan, Deed, DeedState
from namhoc.site.changes.selectors import deeds_of, get_plan
from namhoc.site.changes.settle import unsettled
from namhoc.site.downloads import XLSX, attachment


@requires(Permission.CHANGE_UNITS)
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Hand in a plan; every refusal comes back on the same page."""
    plans = readable_by(request.user, ChangePlan.objects.all())[:10]  # type: ignore[arg-type]
    if request.method == "GET":
        return render(request, "changes/plan_upload.html", {"plans": plans})
    file = request.FILES.get("tep")
    error = None
    if file is None:
        error = UserFacingError("UPLOAD-NONE", _("Chưa chọn tệp nào"), fix=_("Chọn tệp Excel của kế hoạch."))
    else:
        try:
            data = file.read(actions.LARGEST_PLAN + 1)
            plan = actions.receive_plan(by=request.user, name=str(file.name), data=data)  # type: ignore[arg-type]
            return redirect(plan)
        except UserFacingError as caught:
            error = caught
    return render(request, "changes/plan_upload.html", {"plans": plans, "error": error}, status=400)


@requires(Permission.CHANGE_UNITS)
@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """The empty plan, with an example and the words that may stand in its columns."""
    return attachment(plan_of_changes_xlsx(timezone.localdate()), XLSX, "ke-hoach-thay-doi-don-vi.xlsx")


@requires(Permission.CHANGE_UNITS)
@require_GET
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Rows with findings; while rows are carried out, the progress, asked for by htmx every second."""
    found = get_plan(request, pk)
    context = _seen(request, found)
    name = "changes/plan_rows.html" if request.htmx else "changes/plan.html"  # type: ignore[attr-defined]
    return render(request, name, context)


def _seen(request: HttpRequest, plan: ChangePlan) -> dict[str, Any]:
    deeds = deeds_of(request.user).in_bulk([row["deed"] for row in plan.rows if row["deed"]])  # type: ignore[arg-type]
    rows, ready = [], 0
    for row in plan.rows:
        deed = deeds.get(row["deed"])
        state = _state(deed)
        ready += state == "ready"
        stops = any(finding["severity"] == "blocks" for finding in row["findings"])
        failed = plan.failed.get(str(row["deed"])) if deed is not None and deed.is_open else None
        rows.append(row | {"deed": deed, "state": state, "stops": stops, "failed": failed})
    done = sum(row["state"] == "done" for row in rows)
    return {"plan": plan, "rows": rows, "ready": ready, "done": done, "stopped": sum(row["stops"] for row in rows)}


def _state(deed: Deed | None) -> str:
    if deed is None:
        return "none"
    if not deed.is_open:
        return str(deed.state)
    return "ready" if deed.state == DeedState.PREVIEWED and not unsettled(deed) else "open"


@requires(Permission.CHANGE_UNITS)
@require_POST
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry out every row that is ready, in the background, one transaction each."""
    found = get_plan(request, pk)
    with transaction.atomic():
        actions.start_plan(by=request.user, plan=found)  # type: ignore[arg-type]
    return redirect(found)

"""The page of one unit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.territory.days import AskedDay
from namhoc.site.territory.unit_page import TASKS, UnitPage


def get_unit(request: HttpRequest, pk: int) -> OrgUnit:
    """The unit; 404 when there is none or it is of another province, which tells nobody the difference."""
    unit = readable_by(request.user, OrgUnit.objects.select_related("parent")).filter(pk=pk).first()
    if unit is None:
        raise Http404
    return unit


@requires(Permission.READ_SCHOOLS)
@require_GET
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Trang của đơn vị: today, history, what is in it, what is said of it, figures, open tasks."""
    asked = AskedDay.of(request)
    page = UnitPage(request.user, get_unit(request, pk), asked, on_todays_map=request.GET.get("bando") != "cu")
    context = {"asked": asked, "page": page, "unit": page.unit, "tasks": page.tasks[:TASKS]}
    return render(request, "territory/unit.html", context)

"""Điểm chưa khớp: findings of X1-X8 with somebody who settles each."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from namhoc.core import UserFacingError
from namhoc.orgunits import Tier
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.errors import notice
from namhoc.site.recognition.actions import check_figures, explain_issue
from namhoc.site.recognition.models import Issue, IssueState
from namhoc.site.recognition.rights import decides, keeps
from namhoc.site.recognition.situation import situation_of
from namhoc.site.recognition.views import commune as commune_pages
from namhoc.site.recognition.views import province as province_pages
from namhoc.site.recognition.views.asked import get_any, programme_of, year_of

SHOWN = 200


@requires(Permission.READ_RECOGNITION)
@require_GET
def issues(request: HttpRequest, pk: int) -> HttpResponse:
    """The issues of a commune, or of a province with those of its communes counted."""
    unit = get_any(request, pk)
    programme, year = programme_of(request), year_of(request, unit)
    context: dict[str, Any]
    if unit.tier == Tier.COMMUNE:
        context = commune_pages.frame(request, situation_of(unit, year), programme, "figures")
        base, asked = "recognition/commune_base.html", Issue.objects.filter(unit=unit, survey_year=year)
    else:
        context = province_pages.frame(request, unit, programme, year, "issues")
        base = "recognition/province_base.html"
        asked = Issue.objects.filter(unit__path__startswith=unit.path, survey_year=year)
    found = readable_by(request.user, asked).select_related("unit", "owner").order_by("state", "rule", "unit", "place")
    context |= {
        "base": base,
        "issues": found.exclude(state=IssueState.CLOSED)[:SHOWN],
        "open": found.filter(state=IssueState.OPEN).count(),
        "closed": found.filter(state=IssueState.CLOSED).count(),
        "checks": keeps(request.user, unit) or decides(request.user, unit),
        "several": unit.tier != Tier.COMMUNE,
    }
    return render(request, "recognition/issues.html", context)


@requires(Permission.READ_RECOGNITION)
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Look for disagreements now."""
    unit = get_any(request, pk)
    year = year_of(request, unit)
    count = check_figures(by=request.user, unit=unit, survey_year=year)
    notice(request, _("Đã kiểm tra: %(n)s điểm chưa khớp.") % {"n": count})
    return redirect(f"{reverse('recognition-issues', args=[unit.pk])}?nam={year}")


@requires(Permission.READ_RECOGNITION)
@require_POST
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why figures differ although they are right."""
    found = readable_by(request.user, Issue.objects.filter(pk=pk)).select_related("unit").first()
    if found is None:
        raise Http404
    try:
        explain_issue(by=request.user, issue=found, explanation=request.POST.get("giai-trinh", ""))
    except UserFacingError as error:
        return render(request, "error.html", {"error": error}, status=409)
    notice(request, _("Đã ghi giải trình."))
    return redirect(f"{reverse('recognition-issues', args=[found.unit_id])}?nam={found.survey_year}")

"""Điểm chưa khớp: findings of X1-X9 with somebody who settles each."""

from typing import Any

from django.core.exceptions import PermissionDenied
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
from namhoc.site.recognition.actions import check_figures, explain_issue, report_province
from namhoc.site.recognition.models import Issue, IssueState, Origin, ReportedCounts
from namhoc.site.recognition.reported import nested, province_parts
from namhoc.site.recognition.rights import decides, keeps
from namhoc.site.recognition.situation import situation_of
from namhoc.site.recognition.views import commune as commune_pages
from namhoc.site.recognition.views import province as province_pages
from namhoc.site.recognition.views.asked import get_any, get_unit, programme_of, year_of
from namhoc.site.recognition.views.figures import read_upload

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
        "reports": unit.tier == Tier.PROVINCE and keeps(request.user, unit),
        "reported": ReportedCounts.objects.filter(commune=unit, survey_year=year).order_by("-updated_at").first(),
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


@requires(Permission.READ_RECOGNITION)
@require_POST
def province_totals(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in the totals a province reported, from the filled-in sheet, and compare them with its communes at once."""
    unit = get_unit(request, pk, Tier.PROVINCE)
    year = year_of(request, unit)
    try:
        if "tep" not in request.FILES:
            raise UserFacingError("EVIDENCE-NONE", "Chưa chọn tệp nào", fix="Chọn tệp mẫu đã điền rồi gửi lại.")
        if not keeps(request.user, unit):
            raise PermissionDenied
        read = read_upload(request)
        given = {
            part.key: nested({field.path: read[field.code] for field in part.fields if field.code in read})
            for part in province_parts()
        }
        told = {key: values for key, values in given.items() if values}
        report_province(by=request.user, province=unit, survey_year=year, parts=told, origin=Origin.IMPORTED)
        count = check_figures(by=request.user, unit=unit, survey_year=year)
    except UserFacingError as error:
        return render(request, "error.html", {"error": error}, status=409)
    notice(request, _("Đã ghi số tỉnh báo cáo và đối chiếu: %(n)s điểm chưa khớp.") % {"n": count})
    return redirect(f"{reverse('recognition-issues', args=[unit.pk])}?nam={year}")

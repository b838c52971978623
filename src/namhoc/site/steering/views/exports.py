"""The list as .xlsx, the annex as .docx: the same filter, the same rows, the same order as on the page."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from namhoc.reporting import PlanReport, plan_docx, plan_xlsx
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.downloads import DOCX, XLSX, attachment
from namhoc.site.steering.filters import ListQuery, chosen
from namhoc.site.steering.reports import report_of
from namhoc.site.steering.views.listing import found_tasks


def _report(request: HttpRequest) -> PlanReport:
    query = ListQuery.read(request.GET)
    tasks = chosen(found_tasks(request, query), query)
    return report_of(request.user, tasks, timezone.localdate(), filter_words=query.label)


@requires(Permission.READ_TASKS, Permission.EXPORT)
@require_GET
def xlsx(request: HttpRequest) -> HttpResponse:
    """Xuất Excel."""
    return attachment(plan_xlsx(_report(request)), XLSX, f"nhiem-vu-{timezone.localdate():%Y-%m-%d}.xlsx")


@requires(Permission.READ_TASKS, Permission.EXPORT)
@require_GET
def docx(request: HttpRequest) -> HttpResponse:
    """Phụ lục phân công nhiệm vụ."""
    return attachment(plan_docx(_report(request)), DOCX, f"phu-luc-phan-cong-{timezone.localdate():%Y-%m-%d}.docx")

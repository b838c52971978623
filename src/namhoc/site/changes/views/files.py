"""Documents of a change: the record once it was carried out, the draft of its decision before."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from namhoc.reporting import change_record_docx, draft_decision_docx
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.changes.checks import problems_of
from namhoc.site.changes.reports import report_of
from namhoc.site.changes.selectors import get_deed
from namhoc.site.downloads import DOCX, attachment


@requires(Permission.READ_SCHOOLS, Permission.EXPORT)
@require_GET
def record_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Biên bản."""
    deed = get_deed(request, pk)
    if deed.is_open:
        raise Http404
    return attachment(change_record_docx(report_of(deed)), DOCX, f"bien-ban-thay-doi-{deed.pk}.docx")


@requires(Permission.CHANGE_UNITS)
@require_GET
def draft_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Dự thảo quyết định; a draft that lacks something has none."""
    deed = get_deed(request, pk)
    for problem in problems_of(deed) if deed.is_open else ():
        raise problem.as_error()
    return attachment(draft_decision_docx(report_of(deed)), DOCX, f"du-thao-quyet-dinh-{deed.pk}.docx")

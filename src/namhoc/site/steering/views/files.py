"""Minh chứng in and out. What comes in is checked; what goes out is always a download that no browser runs."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from namhoc.core import UserFacingError
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.errors import notice
from namhoc.site.kept_files import EVIDENCE, handed_out
from namhoc.site.steering import actions
from namhoc.site.steering.evidence_file import too_large
from namhoc.site.steering.models import Evidence
from namhoc.site.steering.views.task import get_row, refused


def _get(request: HttpRequest, pk: int) -> Evidence:
    found = readable_by(request.user, Evidence.objects.filter(pk=pk, removed_at=None)).select_related(
        "row__task__unit", "row__task__document"
    )
    evidence = found.first()
    if evidence is None:
        raise Http404
    return evidence


@requires(Permission.READ_TASKS, Permission.UPDATE_TASKS)
@require_POST
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Add files to a row; the good ones of several are kept, the first refused one is told."""
    row = get_row(request, pk)
    files = request.FILES.getlist("tep")
    try:
        if not files:
            raise UserFacingError(
                "EVIDENCE-NONE", "Chưa chọn tệp nào", fix="Chọn tệp trên máy rồi bấm Thêm minh chứng."
            )
        for file in files:
            if file.size > settings.EVIDENCE_MAX_BYTES:  # said before the bytes are taken into memory
                raise too_large(file.name or "", settings.EVIDENCE_MAX_BYTES)
            actions.add_evidence(by=request.user, row=row, name=file.name or "", data=file.read())
    except UserFacingError as error:
        return refused(request, row, error)
    notice(request, _("Đã thêm %(n)s tệp minh chứng.") % {"n": len(files)})
    return redirect(row.task.get_absolute_url() + (f"?dv={row.pk}" if row.unit_id != request.user.unit_id else ""))


@requires(Permission.READ_TASKS)
@require_GET
def download(request: HttpRequest, pk: int) -> FileResponse:
    """The file byte for byte."""
    evidence = _get(request, pk)
    return handed_out(EVIDENCE.opened(evidence.sha256), evidence.name)


@requires(Permission.READ_TASKS, Permission.UPDATE_TASKS)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file back."""
    evidence = _get(request, pk)
    try:
        actions.remove_evidence(by=request.user, evidence=evidence)
    except UserFacingError as error:
        return refused(request, evidence.row, error)
    notice(request, _("Đã gỡ tệp minh chứng."))
    return redirect(evidence.row.task)

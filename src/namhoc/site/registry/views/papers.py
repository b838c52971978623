"""Scans of papers: opened as downloads that no browser runs, and taken back."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from namhoc.core import UserFacingError
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.errors import notice
from namhoc.site.kept_files import handed_out
from namhoc.site.registry import actions
from namhoc.site.registry.forms import ScanForm
from namhoc.site.registry.models import CompletionPaper, Proves
from namhoc.site.registry.rights import may_edit
from namhoc.site.registry.selectors import get_person
from namhoc.site.registry.views.deeds import row_of, upload_of


def _get(request: HttpRequest, pk: int) -> CompletionPaper:
    papers = CompletionPaper.objects.filter(removed_at=None).select_related("person", "commune")
    return get_object_or_404(readable_by(request.user, papers), pk=pk)


@requires(Permission.READ_PERSONS)
@require_GET
def download(request: HttpRequest, pk: int) -> FileResponse:
    """The file byte for byte."""
    paper = _get(request, pk)
    return handed_out(actions.open_paper(by=request.user, paper=paper), paper.name)  # type: ignore[arg-type]


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file back."""
    paper = _get(request, pk)
    actions.remove_paper(by=request.user, paper=paper)  # type: ignore[arg-type]
    notice(request, _("Đã gỡ tệp quét. Việc hoàn thành đã ghi vẫn giữ nguyên."))
    return redirect("person", paper.person.code)


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, code: str) -> HttpResponse:
    """A scan of a paper for what is recorded already, or before it is."""
    person = get_person(request.user, code)
    row = row_of(request, person)
    if not may_edit(request.user, row.commune):  # type: ignore[arg-type]
        raise PermissionDenied
    form, error = ScanForm(request.POST or None, request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        upload = upload_of(form.cleaned_data)
        assert upload is not None  # the field is required
        try:
            actions.keep_paper(by=request.user, row=row, proves=Proves(form.cleaned_data["proves"]), upload=upload)  # type: ignore[arg-type]
        except UserFacingError as refused:
            error = refused
        else:
            notice(request, _("Đã thêm tệp quét."))
            return redirect(person)
    status = 409 if error else 400 if form.is_bound else 200
    context = {"person": person, "row": row, "form": form, "error": error, "part": "register"}
    return render(request, "registry/paper_add.html", context, status=status)

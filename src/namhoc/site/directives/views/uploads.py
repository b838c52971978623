"""A file arrives, is read in the background, shown, and kept or discarded."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from namhoc.core import UserFacingError
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.directives.actions import documents as actions
from namhoc.site.directives.forms import HeadForm
from namhoc.site.directives.models import LegalDocument
from namhoc.site.directives.models.document import State
from namhoc.site.directives.queries import documents_of, duplicates_of


@requires(Permission.ADD_DOCUMENTS)
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Tiếp nhận: choose or drop files. One file leads to its preview, several to the list."""
    context = {"limit_mb": settings.UPLOAD_MAX_BYTES // 1024 // 1024, "errors": []}
    if request.method == "GET":
        return render(request, "directives/upload.html", context)
    files = request.FILES.getlist("files")
    received, errors = [], []
    for file in files:
        try:
            if file.size > settings.UPLOAD_MAX_BYTES:  # said before the bytes are taken into memory
                data = b"\0" * (settings.UPLOAD_MAX_BYTES + 1)
            else:
                data = file.read()
            received.append(actions.receive(by=request.user, name=file.name, data=data))
        except UserFacingError as error:
            errors.append(error)
    if not files:
        errors.append(UserFacingError("UPLOAD-NONE", _("Chưa chọn tệp nào"), fix=_("Chọn hoặc kéo tệp vào khung.")))
    if errors:
        return render(request, "directives/upload.html", context | {"errors": errors, "received": received}, status=400)
    if len(received) == 1:
        following = reverse("document-preview", args=[received[0].pk])
    else:
        following = f"{reverse('documents')}?trang-thai=chua-luu"
        told = _("Đã nhận %(n)d tệp, đang đọc. Mở từng tệp để xem trước rồi lưu.")
        messages.success(request, told % {"n": len(received)})
    if request.headers.get("X-Upload"):  # the script that shows how much was sent goes there by itself
        return HttpResponse(status=204, headers={"X-Next": following})
    return redirect(following)


def get_preview(request: HttpRequest, pk: int) -> LegalDocument:
    """A document not kept yet, for the one who uploaded it."""
    found = documents_of(request.user).defer(None).filter(pk=pk, uploaded_by=request.user).first()
    if found is None:
        raise Http404
    return found


@requires(Permission.ADD_DOCUMENTS)
@require_GET
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood, before anything is kept; while reading, the progress, asked for by htmx every second."""
    document = get_preview(request, pk)
    if document.is_kept:
        return redirect("document", pk)
    if request.htmx and document.state == State.READING:
        return render(request, "directives/preview_progress.html", {"document": document})
    if request.htmx:
        return HttpResponseClientRedirect(reverse("document-preview", args=[pk]))
    context = {"document": document, "problem": document.problem}
    if document.state == State.READ:
        context |= _understood(request, document) | {"form": HeadForm.of(document)}
    return render(request, "directives/preview.html", context)


def _understood(request: HttpRequest, document: LegalDocument) -> dict[str, object]:
    read = document.as_document()
    tasks = [
        task | {"heading": task["heading"].removeprefix(task["label"]).strip(), "is_cut": len(task["heading"]) > 119}
        for task in document.items("tasks")
        if task["kind"] != "assignment"
    ]
    return {
        "duplicates": duplicates_of(request.user, document),
        "counts": [
            (_("nhiệm vụ, giải pháp"), len(tasks)),
            (_("phân công"), len(document.items("assignments"))),
            (_("chỉ tiêu"), len(document.items("targets"))),
            (_("thời hạn"), len(document.items("deadlines"))),
            (_("căn cứ, viện dẫn"), len(document.items("citations"))),
        ],
        "findings": document.items("findings"),
        "signatures": read.signatures,
        "pages": len(read.pages),
        "recognised": sum(page.recognised for page in read.pages),
        "tasks": tasks,
    }


@requires(Permission.ADD_DOCUMENTS)
@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Lưu văn bản."""
    document = get_preview(request, pk)
    form = HeadForm(request.POST)
    if not form.is_valid():
        context = {"document": document, "form": form, **_understood(request, document)}
        return render(request, "directives/preview.html", context, status=400)
    actions.keep(by=request.user, document=document, head=form.cleaned_data)
    messages.success(request, _("Đã lưu văn bản. Bước tiếp: rà soát từng mục."))
    return redirect("document", pk)


@requires(Permission.ADD_DOCUMENTS)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ, with a way back."""
    document = get_preview(request, pk)
    actions.discard(by=request.user, document=document)
    messages.info(
        request,
        format_html(
            '{} <button class="btn btn-sm btn-line ms-2" form="hoan-tac" formaction="{}">{}</button>',
            _("Đã bỏ %(name)s, chưa ghi gì.") % {"name": document.file_name},
            reverse("document-take-back", args=[pk]),
            _("Hoàn tác"),
        ),
    )
    return redirect("documents")


@requires(Permission.ADD_DOCUMENTS)
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Hoàn tác."""
    document = get_object_or_404(LegalDocument, pk=pk, uploaded_by=request.user, kept_at=None)
    actions.take_back(by=request.user, document=document)
    return redirect("document-preview", pk)


@requires(Permission.ADD_DOCUMENTS)
@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Đọc lại."""
    document = get_preview(request, pk)
    actions.read_again(by=request.user, document=document)
    return redirect("document-preview", pk)

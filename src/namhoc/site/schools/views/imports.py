"""Nhập trường: hand a workbook in, see what it would change, write it."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from namhoc.core import UserFacingError
from namhoc.reporting.school_list_xlsx import list_head, school_list_xlsx
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.downloads import XLSX, attachment
from namhoc.site.errors import notice
from namhoc.site.schools.actions import import_file as actions
from namhoc.site.schools.forms import UploadForm
from namhoc.site.schools.listed import listed
from namhoc.site.schools.models import SchoolUpload
from namhoc.site.shell import school_year_of_today

SHOWN = 100
_STATUS = {"moi": "new", "doi": "changed", "giu": "unchanged"}


@requires(Permission.MANAGE_SCHOOLS)
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choose the file; it leads to its preview."""
    error: UserFacingError | None = None
    initial = {"school_year": str(school_year_of_today()), "as_of": timezone.localdate()}
    form = UploadForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            if file.size > actions.LIMITS.file_bytes:
                raise UserFacingError(
                    "READ-TOO-BIG", _("Tệp quá lớn"), fix=_("Bỏ bớt trang tính và hình ảnh, tệp dưới 10 MB.")
                )
            handed = actions.hand_in(
                by=request.user,
                name=file.name,
                data=file.read(),
                school_year=form.cleaned_data["school_year"],
                as_of=form.cleaned_data["as_of"],
            )
            return redirect("schools-preview", handed.pk)
        except UserFacingError as told:
            error = told
    context = {"form": form, "error": error, "recent": _mine(request).exclude(written_at=None)[:5]}
    return render(request, "schools/upload.html", context, status=400 if error or form.errors else 200)


def _mine(request: HttpRequest) -> QuerySet[SchoolUpload]:
    return readable_by(request.user, SchoolUpload.objects.defer("data").select_related("unit", "by"))


def _get(request: HttpRequest, pk: int) -> SchoolUpload:
    found = (
        readable_by(request.user, SchoolUpload.objects.select_related("unit")).filter(pk=pk, by=request.user).first()
    )
    if found is None:
        raise Http404
    return found


@requires(Permission.MANAGE_SCHOOLS)
@require_GET
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What would be written; nothing is."""
    handed = _get(request, pk)
    if handed.written_at:
        return render(request, "schools/written.html", {"upload": handed})
    plan = actions.plan_of(handed)
    chosen = request.GET.get("loc", "")
    rows = [row for row in plan.rows if row.status == _STATUS.get(chosen, row.status)]
    rows.sort(key=lambda row: ("new", "changed", "unchanged").index(row.status))
    page = Paginator(rows, SHOWN).get_page(request.GET.get("trang"))
    return render(request, "schools/preview.html", {"upload": handed, "plan": plan, "page": page, "chosen": chosen})


@requires(Permission.MANAGE_SCHOOLS)
@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi."""
    handed = _get(request, pk)
    plan = actions.write(by=request.user, upload=handed, fingerprint=request.POST.get("dau-vet", ""))
    notice(request, _("Đã ghi %(n)d dòng.") % {"n": len(plan.to_write)})
    return redirect("schools-preview", pk)


@requires(Permission.MANAGE_SCHOOLS)
@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """The empty workbook."""
    head = list_head(timezone.localdate(), _("Mẫu danh sách trường và điểm trường"))
    return attachment(school_list_xlsx([], [], head), XLSX, "mau-danh-sach-truong.xlsx")


@requires(Permission.READ_SCHOOLS, Permission.EXPORT)
@require_GET
def current(request: HttpRequest) -> HttpResponse:
    """The list that is held, in the layout of the template."""
    today = timezone.localdate()
    province = actions.province_of(request.user)
    year = school_year_of_today()
    schools, sites = listed(request.user, province, today, year.start)
    head = list_head(
        today, _("Danh sách trường %(unit)s, năm học %(year)s") % {"unit": province.full_name, "year": year},
        simulated=province.simulated,
    )  # fmt: skip
    return attachment(school_list_xlsx(schools, sites, head), XLSX, f"danh-sach-truong-{today:%Y-%m-%d}.xlsx")

"""Pages of survey workbooks: upload, what was found, decisions, writing, templates."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from namhoc.core import UserFacingError
from namhoc.reporting.survey_xlsx import survey_xlsx
from namhoc.simulation import SIMULATED
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.audit.record import record
from namhoc.site.downloads import XLSX, attachment
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.models import Person
from namhoc.site.surveys import actions, exports
from namhoc.site.surveys.fields import words_of
from namhoc.site.surveys.models import Decision, Fate, State, SurveyWorkbook, WorkbookRow
from namhoc.survey.layouts import SIZES

PER_PAGE = 50
TABS = ("loi", "quyet-dinh", "thay-doi", "nguoi-moi")


def commune_of(request: HttpRequest) -> OrgUnit:
    """The commune whose register the person keeps."""
    unit = request.user.unit  # type: ignore[union-attr]
    if unit.tier != "commune":
        raise PermissionDenied
    return unit


def survey_year() -> int:
    """The calendar year: a survey is named after the year in which its window ends, on 30 September."""
    return timezone.localdate().year


@requires(Permission.EDIT_PERSONS)
@require_http_methods(["GET", "POST"])
def workbooks(request: HttpRequest) -> HttpResponse:
    """Upload a workbook; the workbooks taken in so far."""
    commune, errors = commune_of(request), []
    if request.method == "POST":
        try:
            following = reverse("survey-workbook", args=[_received(request, commune).pk])
            if request.headers.get("X-Upload"):  # the script that shows how much was sent goes there by itself
                return HttpResponse(status=204, headers={"X-Next": following})
            return redirect(following)
        except UserFacingError as error:
            errors.append(error)
    now = survey_year()
    context = {
        "commune": commune,
        "errors": errors,
        "years": [now, now - 1, now - 2],
        "sizes": SIZES,
        "limit_mb": settings.UPLOAD_MAX_BYTES // 1024 // 1024,
        "page": Paginator(
            readable_by(request.user, SurveyWorkbook.objects.filter(commune=commune)).select_related("by"), PER_PAGE
        ).get_page(request.GET.get("trang")),
    }
    return render(request, "surveys/workbooks.html", context, status=400 if errors else 200)


def _received(request: HttpRequest, commune: OrgUnit) -> SurveyWorkbook:
    file = request.FILES.get("file")
    if file is None:
        raise UserFacingError("UPLOAD-NONE", _("Chưa chọn tệp nào"), fix=_("Chọn tệp Excel điều tra của xã."))
    year = request.POST.get("year", "")
    # Said before the bytes are taken into memory.
    data = file.read() if file.size <= settings.UPLOAD_MAX_BYTES else b"\0" * (settings.UPLOAD_MAX_BYTES + 1)
    return actions.receive(
        by=request.user,
        commune=commune,
        survey_year=int(year) if year.isdecimal() and len(year) == 4 else 0,
        name=file.name or "",
        data=data,
    )


def get_workbook(request: HttpRequest, pk: int) -> SurveyWorkbook:
    """A workbook of the person's own commune."""
    return get_object_or_404(readable_by(request.user, SurveyWorkbook.objects.select_related("commune", "by")), pk=pk)


@requires(Permission.EDIT_PERSONS)
@require_GET
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found in a workbook. While it is read or written, the progress, asked for by htmx every second."""
    found = get_workbook(request, pk)
    busy = found.state in (State.READING, State.WRITING)
    if request.htmx and busy:
        return render(request, "surveys/progress.html", {"workbook": found})
    if request.htmx:
        return HttpResponseClientRefresh()
    context: dict[str, Any] = {"workbook": found, "busy": busy}
    if found.state in (State.READ, State.WRITTEN):
        context |= _found(request, found)
        details = {"year": found.survey_year, "criterion": f"workbook: {context['tab']}"}
        details["found"] = context["page"].paginator.count
        record("people.view", found, by=request.user, unit=found.commune, details=details)
    return render(request, "surveys/workbook.html", context)


def _found(request: HttpRequest, found: SurveyWorkbook) -> dict[str, Any]:
    asked = found.rows.filter(fate=Fate.ASK)
    waiting = asked.filter(decision=Decision.OPEN).count()
    tab = request.GET.get("phan", "")
    if tab not in TABS:
        filled = {"quyet-dinh": waiting, "loi": found.counts.get("findings"), "thay-doi": found.counts.get("changed")}
        tab = next((name for name, count in filled.items() if count), "nguoi-moi")
        if found.state == State.WRITTEN:
            tab = "loi"
    lists = {
        "loi": found.findings.all(),
        "quyet-dinh": asked,
        "thay-doi": found.rows.filter(fate=Fate.CHANGED),
        "nguoi-moi": found.rows.filter(fate=Fate.NEW),
    }
    page = Paginator(lists[tab], PER_PAGE).get_page(request.GET.get("trang"))
    if tab == "quyet-dinh":
        _with_candidates(page.object_list, request)
    if tab == "thay-doi":
        for row in page.object_list:
            row.told = words_of(row.changes)
    return {"tab": tab, "page": page, "waiting": waiting, "asked": asked.count()}


def _with_candidates(rows: Any, request: HttpRequest) -> None:
    codes = {code for row in rows for code in row.candidates}
    people = {
        person.code: person
        for person in readable_by(request.user, Person.objects.filter(code__in=codes)).select_related("household")
    }
    for row in rows:
        row.people = [(people[code], row.reasons.get(code, [])) for code in row.candidates if code in people]


@requires(Permission.EDIT_PERSONS)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """One row: the same person, a new one, left out."""
    row = get_object_or_404(readable_by(request.user, WorkbookRow.objects.select_related("workbook__commune")), pk=pk)
    decision = request.POST.get("decision", "")
    if decision not in Decision.values:
        raise Http404
    actions.decide(by=request.user, row=row, decision=Decision(decision), key=request.POST.get("key", ""))
    if request.htmx:
        _with_candidates([row], request)
        return render(request, "surveys/ask_row.html", {"row": row, "workbook": row.workbook})
    return redirect(f"{reverse('survey-workbook', args=[row.workbook_id])}?phan=quyet-dinh")


@requires(Permission.EDIT_PERSONS)
@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi vào sổ."""
    actions.write(by=request.user, workbook=get_workbook(request, pk))
    return redirect("survey-workbook", pk)


@requires(Permission.EDIT_PERSONS)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ."""
    actions.discard(by=request.user, workbook=get_workbook(request, pk))
    messages.info(request, _("Đã bỏ tệp, sổ không thay đổi."))
    return redirect("survey-workbooks")


@requires(Permission.EDIT_PERSONS)
@require_GET
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    """Every error as a list in Excel, to work through beside the workbook."""
    found = get_workbook(request, pk)
    name = f"loi-dieu-tra-{found.survey_year}.xlsx"
    return attachment(exports.errors_xlsx(found, timezone.localdate()), XLSX, name)


@requires(Permission.EDIT_PERSONS)
@require_GET
def template(request: HttpRequest, columns: int) -> HttpResponse:
    """An empty workbook of one of the layouts."""
    if columns not in SIZES:
        raise Http404
    title = _("PHIẾU ĐIỀU TRA PHỔ CẬP GIÁO DỤC, XÓA MÙ CHỮ")
    return attachment(survey_xlsx([], columns=columns, title=title), XLSX, f"mau-phieu-dieu-tra-{columns}-cot.xlsx")


@requires(Permission.EDIT_PERSONS)
@require_GET
def register(request: HttpRequest, year: int) -> HttpResponse:
    """The register of the commune in the widest layout: to survey from, and to send back changed."""
    commune = commune_of(request)
    rows = exports.register_rows(request.user, commune, year)
    title = f"PHIẾU ĐIỀU TRA PHỔ CẬP GIÁO DỤC, XÓA MÙ CHỮ {commune.full_name.upper()} NĂM {year}"
    data = survey_xlsx(rows, columns=73, title=title, simulated=SIMULATED if settings.DEMO else "")
    return attachment(data, XLSX, f"phieu-dieu-tra-{commune.code}-{year}.xlsx")

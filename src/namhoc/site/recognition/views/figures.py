"""The figures of a commune: its cohorts by birth year where persons are counted, else totals typed or from Excel."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from namhoc.core import UserFacingError
from namhoc.orgunits import Tier
from namhoc.recognition import PROGRAMS, ContradictoryCounts, judge
from namhoc.reporting import totals_template
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.downloads import XLSX, attachment
from namhoc.site.errors import notice
from namhoc.site.forms import Form
from namhoc.site.recognition.actions import report_counts
from namhoc.site.recognition.cohort_table import COLUMNS, cohort_rows
from namhoc.site.recognition.conditions import CONDITIONS_PART
from namhoc.site.recognition.models import Origin, ReportedCounts
from namhoc.site.recognition.reported import MOST, ON_FORMS, Part, flat, nested, parts, province_parts, read_totals
from namhoc.site.recognition.rights import keeps
from namhoc.site.recognition.situation import Situation, situation_of
from namhoc.site.recognition.views.asked import get_any, get_commune, programme_of, year_of
from namhoc.site.recognition.views.commune import frame


class PartForm(Form):
    """The totals of one part; an empty field is not known."""

    mark_optional = False

    def __init__(self, part: Part, *args: Any, **kwargs: Any) -> None:
        self.part = part
        self.base_fields = {
            field.path: forms.IntegerField(label=field.label, required=False, min_value=0, max_value=MOST)
            for field in part.fields
        }
        super().__init__(*args, prefix=part.key, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Figures that contradict each other are told at the field."""
        given = super().clean() or {}
        if self.part.key in PROGRAMS and not self.errors:
            try:
                judge(self.part.key, nested(given), difficult=False)
            except ContradictoryCounts as error:
                for name in error.fields:
                    if name in self.fields:
                        self.add_error(name, _("Không thể lớn hơn toàn thể của nó."))
        return given


@requires(Permission.READ_RECOGNITION)
@require_http_methods(["GET", "POST"])
def figures(request: HttpRequest, pk: int) -> HttpResponse:
    """See the figures; write totals."""
    unit = get_commune(request, pk)
    programme, year = programme_of(request), year_of(request, unit)
    situation = situation_of(unit, year)
    typed = [part for part in parts() if part.key == ON_FORMS or part.key.startswith(CONDITIONS_PART)]
    shown = typed if situation.counted else parts()
    writes = keeps(request.user, unit) and not situation.locked
    origin = Origin.IMPORTED if request.POST.get("nguon") == Origin.IMPORTED else Origin.TYPED
    read: dict[str, int | None] = {}
    error: UserFacingError | None = None
    if request.method == "POST" and writes and "tep" in request.FILES:
        try:
            read = read_upload(request)
            origin = Origin.IMPORTED
        except UserFacingError as told:
            error = told
    elif request.method == "POST" and writes:
        bound = [PartForm(part, request.POST) for part in shown]
        if not [form for form in bound if not form.is_valid()]:  # each is asked, so that each tells its errors
            given = {
                form.part.key: nested(form.cleaned_data)
                for form in bound
                if any(value is not None for value in form.cleaned_data.values())
            }
            count = report_counts(by=request.user, commune=unit, survey_year=year, parts=given, origin=origin)
            notice(request, _("Đã ghi số liệu của %(n)s phần và xét lại.") % {"n": count})
            return redirect(f"{reverse('recognition-commune', args=[unit.pk])}?ct={programme.key}&nam={year}")
        return _page(request, situation, programme, bound, writes, origin, status=422)
    elif request.method == "POST":
        return HttpResponse(status=403)
    held = {row.part: flat(row.counts) for row in ReportedCounts.objects.filter(commune=unit, survey_year=year)}
    blank = [
        PartForm(part, initial=held.get(part.key, {}) | {f.path: read[f.code] for f in part.fields if f.code in read})
        for part in shown
    ]
    return _page(
        request, situation, programme, blank, writes, origin, read=len(read), error=error, status=409 if error else 200
    )


def read_upload(request: HttpRequest) -> dict[str, int | None]:
    file = request.FILES["tep"]
    if file.size > settings.EVIDENCE_MAX_BYTES:
        raise UserFacingError(
            "RECOG-LARGE",
            f"Tệp lớn hơn {settings.EVIDENCE_MAX_BYTES // 1024 // 1024} MB",
            where=file.name,
            fix="Chỉ gửi tệp mẫu đã điền.",
        )
    return read_totals(file.read(), file.name or "")


def _page(
    request: HttpRequest,
    situation: Situation,
    programme: Any,
    shown: list[PartForm],
    writes: bool,
    origin: str,
    *,
    read: int = 0,
    error: UserFacingError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = frame(request, situation, programme, "figures") | {
        "parts": shown,
        "writes": writes,
        "origin": origin,
        "read": read,
        "error": error,
        "columns": COLUMNS,
        "cohorts": cohort_rows(situation.unit, situation.survey_year) if situation.counted else [],
    }
    return render(request, "recognition/figures.html", context, status=status)


@requires(Permission.READ_RECOGNITION)
@require_GET
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """The Excel sheet to fill in, with what is held already; for a province what it may report."""
    unit = get_any(request, pk)
    if unit.tier == Tier.DISTRICT:
        raise Http404
    year = year_of(request, unit)
    held = {row.part: flat(row.counts) for row in ReportedCounts.objects.filter(commune=unit, survey_year=year)}
    sheet = [
        (str(part.label), field.code, str(field.label), held.get(part.key, {}).get(field.path))
        for part in (parts() if unit.tier == Tier.COMMUNE else province_parts())
        for field in part.fields
    ]
    content = totals_template(str(unit), year, sheet, simulated=settings.DEMO)
    return attachment(content, XLSX, f"so-lieu-pho-cap-{unit.code}-{year}.xlsx")

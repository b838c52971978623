"""What is drawn up for a unit: the set of official forms, minutes of a check, the report on results."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from namhoc.orgunits import Tier
from namhoc.reporting.recognition_docx import RecognitionPaper, check_minutes, result_report, self_check_minutes
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.downloads import DOCX, XLSX, attachment
from namhoc.site.recognition.actions import hand_out
from namhoc.site.recognition.forms import can_fill, forms_of_commune, forms_of_province
from namhoc.site.recognition.law import province_of, switches_of
from namhoc.site.recognition.name_lists import FORMS, has_persons
from namhoc.site.recognition.papers import paper_of
from namhoc.site.recognition.rights import decides, keeps
from namhoc.site.recognition.views.asked import get_any, get_commune, year_of

MADE: dict[str, tuple[str, Callable[[RecognitionPaper], bytes]]] = {
    "tu-kiem-tra": ("bien-ban-tu-kiem-tra", self_check_minutes),
    "kiem-tra": ("bien-ban-kiem-tra", check_minutes),
    "bao-cao": ("bao-cao-pho-cap", result_report),
}
"""Papers by their word in the address: name of the file, and how it is made."""


@requires(Permission.READ_RECOGNITION, Permission.EXPORT)
@require_GET
def forms(request: HttpRequest, pk: int) -> HttpResponse:
    """Bộ biểu Excel: every form in one workbook."""
    unit = get_any(request, pk)
    year = year_of(request, unit)
    if unit.tier == Tier.DISTRICT or not can_fill(unit, year):
        raise Http404
    content = forms_of_commune(unit, year) if unit.tier == Tier.COMMUNE else forms_of_province(unit, year)
    return attachment(content, XLSX, f"bo-bieu-pho-cap-{unit.code}-{year}.xlsx")


@requires(Permission.READ_RECOGNITION, Permission.EXPORT)
@require_GET
def draft(request: HttpRequest, pk: int, paper: str) -> HttpResponse:
    """A draft in Word: the unit's own papers for who keeps its file, the minutes of a check for who checks it."""
    unit = get_any(request, pk)
    year = year_of(request, unit)
    if paper not in MADE:
        raise Http404
    allowed = decides(request.user, unit) if paper == "kiem-tra" else keeps(request.user, unit)
    if not allowed:
        raise PermissionDenied
    told = paper_of(unit, year)
    if not told.evaluations:
        raise Http404
    name, make = MADE[paper]
    return attachment(make(told), DOCX, f"{name}-{unit.code}-{year}.docx")


@requires(Permission.READ_RECOGNITION, Permission.READ_PERSONS)
@require_GET
def names(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The tracking book or a list of completers, with names, for an officer of the commune; journalled."""
    unit = get_commune(request, pk)
    year = year_of(request, unit)
    if form not in FORMS.values() or not has_persons(unit, year):
        raise Http404
    switches = switches_of(province_of(unit), year)
    content = hand_out(by=request.user, commune=unit, survey_year=year, form=form, switches=switches)
    return attachment(content, XLSX, f"{form}-{unit.code}-{year}.xlsx")

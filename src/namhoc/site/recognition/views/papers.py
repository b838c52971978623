"""What is drawn up for a unit: the set of official forms, the minutes of the self-check, the report."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from namhoc.orgunits import Tier
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.downloads import XLSX, attachment
from namhoc.site.recognition.forms import can_fill, forms_of_commune, forms_of_province
from namhoc.site.recognition.views.asked import get_any, year_of


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

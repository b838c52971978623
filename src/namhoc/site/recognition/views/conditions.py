"""Điều kiện bảo đảm of a commune: rooms, area, teachers, equipment, apart from the level of the learners."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from namhoc.core import UserFacingError
from namhoc.rulebook.recognition import conditions as rule_of
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.errors import notice
from namhoc.site.recognition.actions import take_proposal
from namhoc.site.recognition.conditions import ASKED, CONDITIONS_PART, condition_lines, conditions_in
from namhoc.site.recognition.models import ReportedCounts
from namhoc.site.recognition.programmes import BY_KEY
from namhoc.site.recognition.proposed import proposals
from namhoc.site.recognition.rights import keeps
from namhoc.site.recognition.situation import situation_of
from namhoc.site.recognition.views.asked import get_commune, programme_of, year_of
from namhoc.site.recognition.views.commune import frame


@requires(Permission.READ_RECOGNITION)
@require_GET
def conditions(request: HttpRequest, pk: int) -> HttpResponse:
    """The conditions of every programme that has some."""
    unit = get_commune(request, pk)
    programme, year = programme_of(request), year_of(request, unit)
    held = {
        row.part.removeprefix(CONDITIONS_PART): row
        for row in ReportedCounts.objects.filter(commune=unit, survey_year=year, part__startswith=CONDITIONS_PART)
    }
    proposed = proposals(request.user, unit, year)
    tables = [
        {
            "programme": BY_KEY[key],
            "article": rule_of(key)["article"],
            "row": held.get(key),
            "lines": condition_lines(key, held[key].counts if key in held else {}),
            "proposal": proposed.get(key),
            "taken": key in held and key in proposed and proposed[key].values.items() <= held[key].counts.items(),
            "met": conditions_in(key, held[key].counts if key in held else {}).met,
        }
        for key in ASKED
    ]
    situation = situation_of(unit, year)
    context = frame(request, situation, programme, "conditions") | {
        "tables": tables,
        "takes": keeps(request.user, unit) and not situation.locked,
    }
    return render(request, "recognition/conditions.html", context)


@requires(Permission.READ_RECOGNITION)
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what the schools say about one programme."""
    unit = get_commune(request, pk)
    programme, year = programme_of(request), year_of(request, unit)
    try:
        take_proposal(
            by=request.user, commune=unit, survey_year=year, programme=programme.key, seen=request.POST.get("thay", "")
        )
    except UserFacingError as error:
        return render(request, "error.html", {"error": error}, status=409)
    notice(request, _("Đã lấy số của các trường và xét lại."))
    return redirect(f"{reverse('recognition-conditions', args=[unit.pk])}?ct={programme.key}&nam={year}")

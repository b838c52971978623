"""Giao việc from the panel of a commune: one criterion, everything filled in."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.errors import notice
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.hand_out import Lacking, about_of, check_names, hands_out, lacking_of, proposed
from namhoc.site.recognition.programmes import Programme
from namhoc.site.recognition.situation import Situation, situation_of
from namhoc.site.recognition.templatetags.recognition import brief
from namhoc.site.recognition.trial import Asked
from namhoc.site.recognition.views.asked import get_commune, programme_of, year_of
from namhoc.site.steering.views.give import give_page


@requires(Permission.READ_RECOGNITION, Permission.ISSUE_TASKS)
@require_http_methods(["GET", "POST"])
def hand_out(request: HttpRequest, pk: int) -> HttpResponse:
    """The task that one criterion asks (``?tc=``, else the first), with the persons tried (``?them.…``)."""
    unit = get_commune(request, pk)
    programme, year = programme_of(request), year_of(request, unit)
    if not hands_out(request.user, unit):
        raise PermissionDenied
    situation, asked = situation_of(unit, year), Asked.read(request.GET, programme.key)
    ways = [] if situation.locked else lacking_of(situation, programme.key, asked.more)
    address = {"ct": programme.key, "nam": year} | {f"them.{name}": n for name, n in asked.more.items()}
    here = _asked_for(situation, programme, ways, request.GET.get("tc", ""))
    if here is None:
        why = _("số liệu của năm đã khóa") if situation.locked else _("tiêu chuẩn không còn thiếu người")
        notice(request, _("Không có việc để giao: %(why)s.") % {"why": why})
        return redirect(f"{reverse('recognition-commune', args=[unit.pk])}?{urlencode(address)}")
    return give_page(
        request,
        units=_choices(unit),
        initial=proposed(situation, programme, here),
        about=about_of(situation, programme, here),
        check=lambda text: check_names(text, unit),
        ways=[
            {
                "label": brief(one.line.label),
                "persons": one.persons,
                "here": one is here,
                "address": urlencode(address | {"tc": one.id}),
            }
            for one in ways
        ]
        if len(ways) > 1 and here in ways
        else [],
    )


def _asked_for(situation: Situation, programme: Programme, ways: list[Lacking], criterion: str) -> Lacking | None:
    """The criterion asked for, of the next level or of a higher one; the first of the next level where none is."""
    if not criterion or not ways:
        return ways[0] if ways else None
    higher = lacking_of(situation, programme.key, level=programme.levels)
    return next((one for one in [*ways, *higher] if one.id == criterion), None)


def _choices(unit: OrgUnit) -> list[OrgUnit]:
    """The commune, then its schools by name."""
    below = OrgUnit.objects.on(timezone.localdate()).under(unit.path).exclude(pk=unit.pk).select_related("parent")
    return [unit, *sorted(below, key=lambda one: (one.name_folded, one.code))]

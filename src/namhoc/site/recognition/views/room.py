"""The door of the room: everybody comes to the page of their own unit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from namhoc.orgunits import Tier
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.orgunits.models import OrgUnit


@requires(Permission.READ_RECOGNITION)
@require_GET
def room(request: HttpRequest) -> HttpResponse:
    """Phổ cập: a commune's officer to the commune, others to the province they answer for."""
    unit = OrgUnit.objects.filter(path=request.user.unit.reach).first()
    if unit is not None and unit.tier == Tier.COMMUNE:
        return redirect("recognition-commune", unit.pk)
    if unit is not None and unit.tier == Tier.PROVINCE:
        return redirect("recognition-province", unit.pk)
    raise Http404

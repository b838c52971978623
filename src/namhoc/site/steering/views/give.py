"""Giao việc: one task by hand, often begun on another page, which fills the form in by its address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from namhoc.core import UserFacingError
from namhoc.orgunits import Tier, UnitKind
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.errors import notice
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering import actions
from namhoc.site.steering.forms import GiveForm
from namhoc.site.steering.rights import takes_work

_FILLED = ("title", "words", "target", "product", "due_on", "about", "about_path")


@requires(Permission.READ_TASKS, Permission.ISSUE_TASKS)
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """The form, and the task once it is confirmed."""
    posted = request.method == "POST"
    given = request.POST if posted else request.GET
    keys = {int(one) for one in given.getlist("dv") if one.isascii() and one.isdigit() and len(one) < 10}
    form = GiveForm(request.POST if posted else None, initial={name: given.get(name, "") for name in _FILLED})
    units = _units(request.user, keys)
    chosen = [unit for unit in units if unit.pk in keys]
    error = None
    if posted and form.is_valid():
        told = form.cleaned_data
        try:
            task = actions.give_task(by=request.user, units=chosen, **{name: told[name] for name in _FILLED})
        except UserFacingError as refused:
            error = refused
        else:
            notice(request, f"Đã giao cho {len(chosen)} đơn vị. Việc hiện trên bàn làm việc của đơn vị ấy.")
            return redirect(task)
    context = {
        "form": form,
        "error": error,
        "about": form["about"].value(),
        "units": [
            {"unit": unit, "picked": unit.pk in keys} for unit in sorted(units, key=lambda one: one.pk not in keys)
        ],
    }
    return render(request, "steering/give.html", context, status=409 if form.errors or error else 200)


def _units(user: User, asked: set[int]) -> list[OrgUnit]:
    """Whom the person's unit usually gives work to (communes; a commune its schools), and whom the address names."""
    below = OrgUnit.objects.on(timezone.localdate()).under(user.unit.reach).select_related("parent")
    usual = below.filter(kind=UnitKind.SCHOOL) if user.unit.tier == Tier.COMMUNE else below.filter(tier=Tier.COMMUNE)
    found = {unit.pk: unit for unit in (usual | below.filter(pk__in=asked)) if takes_work(user, unit)}
    return sorted(found.values(), key=lambda unit: (unit.name_folded, unit.code))

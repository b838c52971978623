"""Giao trực tiếp: the page of a task by hand, empty or as another room proposes it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from namhoc.core import UserFacingError
from namhoc.orgunits import Tier
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.errors import notice
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering.actions import About, give_task, given_about
from namhoc.site.steering.forms import GiveForm
from namhoc.site.steering.planning import units_under
from namhoc.site.steering.rights import gives, takes_work


@requires(Permission.ISSUE_TASKS)
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """An empty form; the units right below the person's, and the person's own."""
    return give_page(request, units=choices_of(request.user), initial={})


def choices_of(user: User) -> list[OrgUnit]:
    """Whom a person usually gives work to: the department its communes and its own schools, a commune its schools; each
    also the own unit, first."""
    found = [unit for unit in units_under(user.unit, timezone.localdate()) if takes_work(user, unit)]
    below = [
        unit for unit in found if unit.pk != user.unit_id and unit.parent_id in (user.unit_id, user.unit.parent_id)
    ]
    own = [unit for unit in found if unit.pk == user.unit_id]
    return [*own, *sorted(below, key=lambda unit: unit.tier != Tier.COMMUNE)]


def give_page(
    request: HttpRequest,
    *,
    units: Sequence[OrgUnit],
    initial: Mapping[str, Any],
    about: About | None = None,
    check: Any = None,
    **context: Any,
) -> HttpResponse:
    """The page with ``initial`` in its fields; POST gives the task out. ``check(text)`` raises for words that the room
    that proposes it does not let out. For views of other rooms, which say what it is ``about``."""
    if not gives(request.user, request.user.unit):
        raise PermissionDenied
    form = GiveForm(request.POST if request.method == "POST" else None, initial=dict(initial), units=units)
    if request.method == "POST" and form.is_valid():
        given = form.given(about)
        try:
            if check is not None:
                check(f"{given.title}\n{given.words}\n{given.target}")
            task = give_task(by=request.user, given=given)
        except UserFacingError as error:
            form.add_error(None, error.text)
        else:
            notice(
                request,
                _("Đã giao cho %(n)d đơn vị. Việc hiện trên bàn làm việc của đơn vị ấy.") % {"n": len(given.units)},
            )
            return redirect(task)
    held = given_about(request.user, about.key) if about else None
    return render(
        request,
        "steering/give.html",
        {"form": form, "about": about, "held": held, "back": about.path if about else "", **context},
        status=409 if form.errors else 200,
    )

"""A household: its page, its correction, and the form that works at the door without a line."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from namhoc.core import UserFacingError
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.audit.record import record
from namhoc.site.errors import notice
from namhoc.site.registry.actions import add_household, edit_household, receive_door
from namhoc.site.registry.fields import PERSON_FIELDS, label_of
from namhoc.site.registry.forms import HouseholdForm
from namhoc.site.registry.models import Household, Person, PersonYear, SurveyCampaign
from namhoc.site.registry.rights import may_edit
from namhoc.site.registry.selectors import commune_of, get_household, latest_year
from namhoc.site.registry.views.person import people_of

DOOR_FIELDS = (
    "name",
    "birth_day",
    "birth_month",
    "birth_year",
    "female",
    "ethnic_group",
    "id_number",
    "father",
    "mother",
    "phone",
    "vocational",
    "vocational_certificate",
    "vocational_year",
    "residence",
    "status",
    "grade",
    "class_name",
    "place",
    "completed_primary",
    "completed_lower_secondary",
    "completed_upper_secondary",
    "literacy",
    "disabled",
    "disabled_able",
    "disabled_access",
)
MOST_BYTES = 200_000


@requires(Permission.READ_PERSONS)
@require_GET
def household(request: HttpRequest, pk: int) -> HttpResponse:
    """One household and who lives in it."""
    found = get_household(request.user, pk)
    year = latest_year(found.commune)
    record("people.view", found, by=request.user, unit=found.commune, details={"criterion": "household"})
    campaign = SurveyCampaign.objects.filter(commune=found.commune, survey_year=year).first()
    context = {
        "household": found,
        "people": people_of(found, year),
        "former": found.memberships.exclude(until=None).select_related("person").order_by("-until")[:20],
        "year": year,
        "campaign": campaign,
        "visit": campaign and campaign.visits.filter(household=found).select_related("by").first(),
        "writes": may_edit(request.user, found.commune),
        "part": "campaign",
    }
    return render(request, "registry/household.html", context)


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new household."""
    commune = commune_of(request.user)
    form = HouseholdForm(request.POST or None, initial={"hamlet": request.GET.get("thon", "")[:120]})
    if request.method == "POST" and form.is_valid():
        made = add_household(by=request.user, commune=commune, values=form.cleaned_data)
        notice(request, _("Đã thêm hộ. Thêm người vào hộ."))
        return redirect(made)
    context = {"form": form, "household": None, "part": "campaign"}
    return render(request, "registry/household_form.html", context, status=400 if form.is_bound else 200)


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a household."""
    found = get_household(request.user, pk)
    form = HouseholdForm(request.POST or None, initial=HouseholdForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        edit_household(by=request.user, household=found, values=form.cleaned_data)
        notice(request, _("Đã ghi thông tin hộ."))
        return redirect(found)
    context = {"form": form, "household": found, "part": "campaign"}
    return render(request, "registry/household_form.html", context, status=400 if form.is_bound else 200)


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_GET
def door(request: HttpRequest) -> HttpResponse:
    """The form at the door. The page itself holds no name: the device keeps it to open it without a line."""
    return render(request, "registry/door.html")


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_GET
def door_worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the form: it keeps that one page and its style, nothing else of the site."""
    names = (
        "vendor/bootstrap/bootstrap.min.css",
        "css/theme.css",
        "css/door.css",
        "js/door.js",
        "vendor/icons/sprite.svg",
        "img/mark.svg",
    )
    kept = [request.path.rsplit("/", 1)[0] + "/", *(static(f"namhoc/{name}") for name in names)]
    script = render_to_string("registry/door_worker.js", {"kept": json.dumps(kept)})
    answer = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_GET
def door_data(request: HttpRequest, pk: int) -> HttpResponse:
    """What the form of one household needs: its people, their versions, the fields and their words."""
    found = get_household(request.user, pk)
    year = latest_year(found.commune)
    record("people.view", found, by=request.user, unit=found.commune, details={"criterion": "door"})
    people = [_entry(person, row) for person, row in people_of(found, year)]
    head = ", ".join(part for part in (found.hamlet, found.head or found.sheet_number) if part)
    answer = JsonResponse({"household": found.pk, "title": head, "year": year, "fields": _fields(), "people": people})
    answer["Cache-Control"] = "no-store"
    return answer


def _entry(person: Person, row: PersonYear | None) -> dict[str, Any]:
    values = {
        name: getattr(person, name) if name in PERSON_FIELDS else (getattr(row, name) if row else None)
        for name in DOOR_FIELDS
    }
    return {"code": person.code, "version": person.version, "values": values}


def _fields() -> list[dict[str, Any]]:
    """Name, words, part, kind and choices of every field of the form."""
    found = []
    for name in DOOR_FIELDS:
        of_year = name not in PERSON_FIELDS
        column: Any = (PersonYear if of_year else Person)._meta.get_field(name)
        choices = [[value, str(words)] for value, words in column.flatchoices]
        kind = "text"
        if name == "female":
            kind, choices = "choice", [[True, _("Nữ")], [False, _("Nam")]]
        elif name == "literacy":
            kind, choices = "choice", [[0, _("Chưa đạt mức 1")], [1, _("Mức 1")], [2, _("Mức 2")]]
        elif choices:
            kind = "choice"
        elif column.get_internal_type() == "BooleanField":
            kind, choices = "choice", [[True, _("Có")], [False, _("Không")]]
        elif "Integer" in column.get_internal_type():
            kind = "number"
        found.append(
            {
                "name": name,
                "label": label_of(name, of_year=of_year),
                "part": "year" if of_year else "person",
                "kind": kind,
                "choices": choices,
                "unknown": column.null or kind == "text",
                "most": getattr(column, "max_length", None),
            }
        )
    return found


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_POST
def door_send(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an entry in; every answer is JSON, a refusal too."""
    found: Household = get_household(request.user, pk)
    try:
        uuid, year, people = _read(request.body, latest_year(found.commune))
        answer = receive_door(
            by=request.user,  # type: ignore[arg-type]
            uuid=uuid,
            commune=found.commune,
            household=found,
            survey_year=year,
            people=people,
        )
    except UserFacingError as error:
        return JsonResponse({"error": error.text}, status=409)
    return JsonResponse(answer)


def _read(body: bytes, last: int) -> tuple[UUID, int, list[Mapping[str, Any]]]:
    """The parts of an entry of a survey year up to ``last``. Raises REG-DOOR for what is none."""
    try:
        if len(body) > MOST_BYTES:
            raise ValueError
        given = json.loads(body)
        people = given["people"]
        if not isinstance(people, list) or len(people) > 60 or not all(isinstance(one, dict) for one in people):
            raise ValueError
        year = given["year"]
        if not isinstance(year, int) or not 2000 < year <= last:
            raise ValueError
        json.dumps(people, ensure_ascii=False).encode()  # half of a pair of surrogates is no text
        return UUID(given["uuid"]), year, people
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UserFacingError(
            "REG-DOOR", "Phiếu gửi lên không đọc được", fix="Tải lại trang phiếu; phiếu chưa gửi vẫn còn trong máy."
        ) from None

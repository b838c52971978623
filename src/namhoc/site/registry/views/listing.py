"""The register as a list, and the follow-up list. A look at names is journalled by what was asked, never by whom."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.audit.record import record
from namhoc.site.registry.follow import FOLLOWED
from namhoc.site.registry.selectors import (
    ListQuery,
    commune_of,
    found_rows,
    hamlets_of,
    latest_year,
    survey_years,
    years_of,
)

PER_PAGE = 50
STATE_WORDS = (
    ("dang-hoc", _("Đang học")),
    ("bo-hoc", _("Bỏ học")),
    ("chua-di-hoc", _("Chưa đi học")),
    ("hoc-xong", _("Đã học xong")),
    ("chua-ro", _("Chưa rõ")),
    ("chuyen-den", _("Chuyển đến")),
    ("chuyen-di", _("Chuyển đi")),
    ("chet", _("Chết")),
    ("noi-khac-den", _("Nơi khác đến học")),
)


@requires(Permission.READ_PERSONS)
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Sổ phổ cập: people of the commune in one survey year."""
    commune, query = commune_of(request.user), ListQuery.read(request.GET)
    year = query.year or latest_year(commune)
    page = Paginator(found_rows(request.user, commune, query), PER_PAGE).get_page(request.GET.get("trang"))
    details = {"year": year, "criterion": query.criterion, "found": page.paginator.count, "page": page.number}
    record("people.view", commune, by=request.user, unit=commune, details=details)
    context = {
        "commune": commune,
        "list_query": query,
        "year": year,
        "years": survey_years(request.user),
        "hamlets": hamlets_of(request.user, year),
        "states": STATE_WORDS,
        "followed": FOLLOWED.get(query.follow),
        "page": page,
        "part": "register",
        "nothing_at_all": not page.paginator.count and not query.narrowed,
    }
    return render(request, "registry/register.html", context)


@requires(Permission.READ_PERSONS)
@require_GET
def follow_up(request: HttpRequest) -> HttpResponse:
    """Sổ theo dõi: how many there are to follow up, by kind; each kind opens the list."""
    commune = commune_of(request.user)
    year = ListQuery.read(request.GET).year or latest_year(commune)
    rows = years_of(request.user).filter(survey_year=year)
    counts = rows.aggregate(
        **{kind.key.replace("-", "_"): Count("pk", filter=kind.condition(year)) for kind in FOLLOWED.values()},
        everybody=Count("pk"),
        here=Count("pk", filter=Q(residence__in=[0, 1])),
    )
    kinds = [{"kind": kind, "count": counts[kind.key.replace("-", "_")]} for kind in FOLLOWED.values()]
    context = {"commune": commune, "year": year, "kinds": kinds, "counts": counts, "part": "follow"}
    return render(request, "registry/follow.html", context)

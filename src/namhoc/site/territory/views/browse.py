"""Mạng lưới: the units of a day, from the province down to the schools, and the search over them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.territory.days import AskedDay
from namhoc.site.territory.listing import UnitList

PER_PAGE = 50


@requires(Permission.READ_SCHOOLS)
@require_GET
def browse(request: HttpRequest) -> HttpResponse:
    """Mạng lưới."""
    asked_day = AskedDay.of(request)
    listing = UnitList(request, asked_day)
    page = Paginator(listing.found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {"asked": asked_day, "listing": listing, "page": page, "lines": listing.lines(list(page))}
    return render(request, "territory/browse.html", context)

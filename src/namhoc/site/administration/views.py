"""Quản trị: accounts and the journal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission


@requires(Permission.READ_JOURNAL)
def administration(request: HttpRequest) -> HttpResponse:
    """The room's first page."""
    return render(request, "administration/index.html")

"""Errors shown to people: the pages 403, 404, 500 and the one error that is meant for their eyes."""

import logging
import secrets
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from namhoc.core import UserFacingError

log = logging.getLogger(__name__)


class UserFacingErrorMiddleware:
    """A UserFacingError becomes its own page (409), or, for htmx, a line in the page's live region."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of the error; other exceptions stay what they are."""
        if not isinstance(exception, UserFacingError):
            return None
        if request.headers.get("HX-Request"):
            response = render(request, "partials/error_line.html", {"error": exception}, status=409)
            response["HX-Retarget"], response["HX-Reswap"] = "#loi", "innerHTML"
            return response
        return render(request, "error.html", {"error": exception}, status=409)


def defect(request: HttpRequest) -> HttpResponse:
    """A defect of ours: a page with a code that also stands in the log beside the traceback."""
    code = secrets.token_hex(2).upper()
    log.error("code %s at %s %s", code, request.method, request.path)
    return HttpResponseServerError(render_to_string("500.html", {"code": code}))


def notice(request: HttpRequest, text: str) -> None:
    """A line on the next page that says what was done."""
    messages.success(request, text)

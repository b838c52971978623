"""Null characters in addresses: no word holds one, and PostgreSQL refuses to compare a text with one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NullCharactersMiddleware:
    """Leave them out of what was asked for in the address, before anything reads it. Fields of forms refuse them by
    themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.META.get("QUERY_STRING", "")
        if "%00" in asked or "\x00" in asked:
            request.META["QUERY_STRING"] = asked.replace("%00", "").replace("\x00", "")
        return self.get_response(request)

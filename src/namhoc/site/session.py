"""A session that lives as long as the person works, without a write at every request."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

REFRESH_SECONDS = 60
"""How often the end of a session is moved; the page warns five minutes before, so a minute does not matter."""


class SlidingSessionMiddleware:
    """Move the end of the session of somebody who is at work, at most once a minute."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Note the time in the session when the last note is old; saving it moves its end."""
        if request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get("seen", 0) >= REFRESH_SECONDS:
                request.session["seen"] = now
        return self.get_response(request)

"""Doors of views: which permission opens one. Signing in is asked of every view by Django's own middleware."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from namhoc.site.accounts.permissions import Permission

View = Callable[..., HttpResponse]


def requires(*permissions: Permission) -> Callable[[View], View]:
    """A view for those whose role has every one of ``permissions``; none named: for everyone signed in."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not all(request.user.can(permission) for permission in permissions):  # type: ignore[union-attr]
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permissions = permissions  # type: ignore[attr-defined]
        return guarded

    return guard

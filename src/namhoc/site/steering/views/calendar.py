"""Thêm vào lịch: the feed itself, and the page that gives its address."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.steering.calendar import calendar_of, token_for, user_of
from namhoc.site.steering.selectors import due_for


@requires(Permission.READ_TASKS)
@require_GET
def address(request: HttpRequest) -> HttpResponse:
    """The person's own address of the feed, and how to use it."""
    path = reverse("tasks-ics", args=[token_for(request.user)])
    return render(request, "steering/calendar.html", {"path": path, "address": request.build_absolute_uri(path)})


@login_not_required  # calendar programs cannot sign in: the address itself is the secret
@require_GET
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The deadlines of one person as .ics."""
    user = user_of(token)
    if user is None or not user.can(Permission.READ_TASKS):
        raise Http404
    name = f"Việc đến hạn, {user.unit.label}"
    content = calendar_of(due_for(user, timezone.localdate()), name=name, host=request.get_host())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="namhoc.ics"'
    response["Cache-Control"] = "private, max-age=3600"
    return response

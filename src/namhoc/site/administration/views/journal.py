"""The journal: who did what, filtered by the reader's scope; and the proof that nobody rewrote it."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.administration.forms import JournalFilter
from namhoc.site.audit.models import AuditEvent
from namhoc.site.audit.record import broken_links
from namhoc.site.audit.words import ACTIONS


@requires(Permission.READ_JOURNAL)
@require_GET
def room(request: HttpRequest) -> HttpResponse:
    """Quản trị opens with what the person may do there."""
    return redirect("accounts" if request.user.can(Permission.MANAGE_ACCOUNTS) else "journal")


@requires(Permission.READ_JOURNAL)
@require_GET
def journal(request: HttpRequest) -> HttpResponse:
    """Nhật ký: newest first, by action, person and day."""
    events = readable_by(request.user, AuditEvent.objects.select_related("by", "unit", "document").order_by("-id"))
    form = JournalFilter(request.GET, actions=ACTIONS)
    if form.is_valid():
        asked = form.cleaned_data
        if asked["action"]:
            events = events.filter(action=asked["action"])
        if asked["who"]:
            events = events.filter(by__username__icontains=asked["who"])
        if asked["day"]:
            first: date = asked["day"]
            events = events.filter(at__date__gte=first, at__date__lt=first + timedelta(days=1))
    page = Paginator(events, 50).get_page(request.GET.get("trang"))
    return render(request, "administration/journal.html", {"page": page, "form": form, "part": "journal"})


@requires(Permission.READ_JOURNAL)
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Check the whole chain; the answer says how many events, never what is in them."""
    broken = broken_links()
    if broken:
        told = _("Nhật ký bị thay đổi ở %(n)d sự kiện, đầu tiên là số %(first)d. Báo người quản trị máy chủ ngay.")
        messages.error(request, told % {"n": len(broken), "first": broken[0]})
    else:
        messages.success(request, _("Nhật ký nguyên vẹn: %(n)d sự kiện.") % {"n": AuditEvent.objects.count()})
    return redirect("journal")

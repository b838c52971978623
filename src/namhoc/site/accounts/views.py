"""Small doors beside django-allauth's pages."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from namhoc.site.accounts.access import requires


@login_not_required
@require_POST
def change_language(request: HttpRequest) -> HttpResponse:
    """Switch between Vietnamese and English, before or after signing in."""
    return set_language(request)


@requires()
@require_GET
def stay(request: HttpRequest) -> HttpResponse:
    """Keep the session: asking is enough."""
    return HttpResponse(status=204)

"""Which deeds and plans a person sees."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.changes.models import ChangePlan, Deed, DeedState

_ALONG = ("target__parent", "new_parent__parent", "unit__parent", "document", "created_by", "confirmed_by", "undone_by")


def deeds_of(user: User) -> QuerySet[Deed]:
    """The deeds a person may read: all of the province for those who make them, otherwise what was carried out."""
    found = readable_by(user, Deed.objects.all()).select_related(*_ALONG).prefetch_related("sources__parent")
    if not user.can(Permission.CHANGE_UNITS):
        found = found.filter(state__in=[DeedState.DONE, DeedState.UNDONE])
    return found.defer("shown", "images")


def get_deed(request: HttpRequest, pk: int) -> Deed:
    """One deed of the person's scope; 404 otherwise."""
    found = deeds_of(request.user).filter(pk=pk).first()  # type: ignore[arg-type]
    if found is None:
        raise Http404
    return found


def get_plan(request: HttpRequest, pk: int) -> ChangePlan:
    """One plan of the person's scope; 404 otherwise."""
    found = readable_by(request.user, ChangePlan.objects.filter(pk=pk)).first()  # type: ignore[arg-type]
    if found is None:
        raise Http404
    return found

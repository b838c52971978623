"""The list of changes: states, search, kinds."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from namhoc.core import fold
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.changes.models import Deed, DeedKind, DeedState
from namhoc.site.changes.selectors import deeds_of

PER_PAGE = 25


@dataclass(frozen=True)
class Pill:
    """One filter with its count."""

    label: "str | Promise"
    count: int
    address: str
    here: bool


def _filters() -> dict[str, tuple["str | Promise", Q]]:
    done = Q(state=DeedState.DONE)
    ahead = Q(effective__gt=timezone.localdate())
    return {
        "": (_("Tất cả"), Q()),
        "nhap": (_("Bản nháp"), Q(state=DeedState.DRAFT)),
        "xem-truoc": (_("Đã xem trước"), Q(state=DeedState.PREVIEWED)),
        "cho-hieu-luc": (_("Chờ ngày hiệu lực"), done & ahead),
        "da-lam": (_("Đã thực hiện"), done),
        "da-huy": (_("Đã hủy"), Q(state=DeedState.UNDONE)),
    }


@requires(Permission.READ_SCHOOLS)
@require_GET
def change_list(request: HttpRequest) -> HttpResponse:
    """Every change the person may read, newest first."""
    words = request.GET.get("q", "").strip()[:100]
    kind = request.GET.get("loai", "")
    state = request.GET.get("loc", "")
    filters = _filters()
    state = state if state in filters else ""
    everything = deeds_of(request.user)  # type: ignore[arg-type]
    found = _matching(everything, words, kind if kind in DeedKind.values else "")
    pills = [
        Pill(label, count, "?" + urlencode({"loc": key, "q": words, "loai": kind}), key == state)
        for key, (label, condition) in filters.items()
        if (count := found.filter(condition).count()) or key in ("", state)
    ]
    page = Paginator(found.filter(filters[state][1]), PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "pills": pills,
        "words": words,
        "kind": kind,
        "state": state,
        "kinds": DeedKind.choices,
        "nothing_at_all": not everything.exists(),
    }
    return render(request, "changes/list.html", context)


def _matching(deeds: QuerySet[Deed], words: str, kind: str) -> QuerySet[Deed]:
    if kind:
        deeds = deeds.filter(kind=kind)
    if words:
        folded = fold(words)
        meant = (
            Q(sources__name_folded__contains=folded)
            | Q(target__name_folded__contains=folded)
            | Q(sources__code__iexact=words)
            | Q(decision__icontains=words)
            | Q(new_name__icontains=words)
        )
        deeds = deeds.filter(pk__in=Deed.objects.filter(meant).values("pk"))
    return deeds

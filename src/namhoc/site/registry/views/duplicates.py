"""Pairs that may be one person: to merge, or to say that they are two."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from namhoc.core import fold
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.audit.record import record
from namhoc.site.errors import notice
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import dismiss_pair, merge_persons, undo_merge
from namhoc.site.registry.models import DismissedPair, DuplicateMerge, Person
from namhoc.site.registry.selectors import commune_of, get_person, hamlets_of, latest_year
from namhoc.survey.matching import Identity, Pair, duplicates

PER_PAGE = 25


def pairs_of(commune: OrgUnit) -> list[Pair]:
    """Scored pairs of the commune's people that nobody has settled, best first."""
    people = Person.objects.filter(commune=commune, merged_into=None).values_list(
        "code", "name", "birth_year", "birth_month", "birth_day", "female", "id_number", "father", "mother", "guardian",
        "household__hamlet", "household__sheet_number", "household__head",
    )  # fmt: skip
    identities = [
        Identity(
            key=code, name=name, birth_year=year, birth_month=month, birth_day=day, female=female, id_number=number,
            parents=(father, mother, guardian), hamlet=hamlet or "", household=sheet or head or "",
        )
        for code, name, year, month, day, female, number, father, mother, guardian, hamlet, sheet, head in people
    ]  # fmt: skip
    settled = {
        frozenset(codes)
        for codes in DismissedPair.objects.filter(commune=commune).values_list("first__code", "second__code")
    }
    return [pair for pair in duplicates(identities) if frozenset((pair.first, pair.second)) not in settled]


def _narrowed(pairs: list[Pair], commune: OrgUnit, q: str, thon: str) -> list[Pair]:
    """The pairs of which one person lives in the hamlet ``thon`` and one has ``q`` in name or code."""
    if not q and not thon:
        return pairs
    people = Person.objects.filter(commune=commune, merged_into=None)
    wanted = [people.filter(Q(name_folded__contains=fold(q)) | Q(code__iexact=q))] if q else []
    wanted += [people.filter(household__hamlet=thon)] if thon else []
    for asked in wanted:
        codes = set(asked.values_list("code", flat=True))
        pairs = [pair for pair in pairs if pair.first in codes or pair.second in codes]
    return pairs


@requires(Permission.READ_PERSONS)
@require_GET
def duplicate_list(request: HttpRequest) -> HttpResponse:
    """The pairs, and the merges that can still be undone."""
    commune = commune_of(request.user)
    found = pairs_of(commune)
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("q", "thon")}
    page = Paginator(_narrowed(found, commune, **asked), PER_PAGE).get_page(request.GET.get("trang"))
    shown = page.object_list
    codes = {code for pair in shown for code in (pair.first, pair.second)}
    people = {
        person.code: person
        for person in Person.objects.filter(code__in=codes).select_related("household").prefetch_related("years")
    }
    details = {"criterion": "duplicates", "found": page.paginator.count, "page": page.number}
    record("people.view", commune, by=request.user, unit=commune, details=details)
    merges = readable_by(request.user, DuplicateMerge.objects.filter(undone_at=None))
    context = {
        "pairs": [{"pair": pair, "people": [people[pair.first], people[pair.second]]} for pair in shown],
        "total": len(found),
        "page": page,
        "asked": asked,
        "hamlets": hamlets_of(request.user, latest_year(commune)),
        "merges": merges.select_related("kept", "merged", "by")[:10],
        "part": "duplicates",
    }
    return render(request, "registry/duplicates.html", context)


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_POST
def settle(request: HttpRequest) -> HttpResponse:
    """Merge a pair into the one to keep, or dismiss it."""
    one, other = (get_person(request.user, request.POST.get(name, "")) for name in ("mot", "hai"))
    if request.POST.get("viec") == "khac":
        dismiss_pair(by=request.user, one=one, other=other)
        notice(request, _("Đã ghi: hai người khác nhau. Cặp này không hỏi lại."))
    else:
        kept, merged = (other, one) if request.POST.get("viec") == "giu-hai" else (one, other)
        merge_persons(by=request.user, kept=kept, merged=merged)
        notice(
            request,
            _("Đã gộp %(merged)s vào %(kept)s. Còn tách lại được khi chưa sửa gì tiếp.")
            % {"merged": merged.code, "kept": kept.code},
        )
    asked = request.GET.urlencode()  # back to the page the pair stood on
    return redirect(f"{reverse('duplicates')}{'?' if asked else ''}{asked}")


@requires(Permission.READ_PERSONS, Permission.EDIT_PERSONS)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Two persons again."""
    merges = readable_by(request.user, DuplicateMerge.objects.select_related("kept", "merged", "commune"))
    undo_merge(by=request.user, merge=get_object_or_404(merges, pk=pk))
    notice(request, _("Đã tách lại thành hai người như trước khi gộp."))
    return redirect("duplicates")

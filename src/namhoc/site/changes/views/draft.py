"""The guided draft: which change, which units, from which day."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from namhoc.core import UserFacingError, fold
from namhoc.orgunits import Tier, UnitKind
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.changes import actions
from namhoc.site.changes.checks import problems_of
from namhoc.site.changes.concerned import places_of, sources_of
from namhoc.site.changes.forms import MOST_PARTS, DraftForm, unit_words
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.changes.selectors import get_deed
from namhoc.site.errors import notice
from namhoc.site.orgunits.models import OrgUnit

SUGGESTED = 20
_BLANK_SOURCES = {DeedKind.MERGE: 2}
_ABOUT = {
    DeedKind.MERGE: gettext_lazy("Hai hay nhiều đơn vị thành một"),
    DeedKind.SPLIT: gettext_lazy("Một trường thành nhiều trường, hoặc tách một phần"),
    DeedKind.RENAME: gettext_lazy("Giữ mã, đổi tên"),
    DeedKind.MOVE: gettext_lazy("Giữ mã, đổi xã, phường quản lý"),
    DeedKind.CLOSE: gettext_lazy("Đóng trường, không có đơn vị kế tiếp"),
    DeedKind.SITE_MOVE: gettext_lazy("Giao điểm trường cho trường khác"),
    DeedKind.SITE_MERGE: gettext_lazy("Hai điểm trường của một trường thành một"),
}
_ABOUT_COMMUNE = {
    DeedKind.MERGE: gettext_lazy("Các trường trên địa bàn đi theo xã mới, giữ mã"),
    DeedKind.SPLIT: gettext_lazy("Một xã thành nhiều xã, hoặc tách một phần; từng thôn, trường được hỏi về đâu"),
    DeedKind.RENAME: gettext_lazy("Giữ mã, đổi tên; trường đi theo"),
    DeedKind.MOVE: gettext_lazy("Giữ mã, đổi huyện hoặc tỉnh quản lý"),
    DeedKind.CLOSE: gettext_lazy("Địa bàn, người và trường về các xã khác; từng thôn, trường được hỏi về đâu"),
}


@requires(Permission.CHANGE_UNITS)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose the change, then fill in its draft."""
    chosen = request.GET.get("loai", "")
    level = Level.COMMUNE if request.GET.get("cap") == Level.COMMUNE.value else Level.SCHOOL
    unit = _begun_with(request)
    if chosen not in DeedKind.values:
        context = {
            "kinds": [(kind, _ABOUT[kind]) for kind in DeedKind],
            "commune_kinds": list(_ABOUT_COMMUNE.items()),
            "unit": unit,
        }
        return render(request, "changes/choose.html", context)
    return _draft(request, None, DeedKind(chosen), level, unit)


def _begun_with(request: HttpRequest) -> OrgUnit | None:
    """The unit from whose page the change was begun, where it lies in reach."""
    pk = request.GET.get("don-vi", "")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 12):
        return None
    return OrgUnit.objects.under(request.user.unit.reach).filter(pk=int(pk)).first()  # type: ignore[union-attr]


@requires(Permission.CHANGE_UNITS)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with a draft."""
    deed = get_deed(request, pk)
    if not deed.is_open:
        return redirect(deed)
    return _draft(request, deed, deed.kind_, Level(deed.level))


def _draft(
    request: HttpRequest, deed: Deed | None, kind: DeedKind, level: Level, begun_with: OrgUnit | None = None
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = DraftForm(data, user=request.user, kind=kind, level=level, deed=deed)  # type: ignore[arg-type]
    if data is None and begun_with is not None:
        form.source_rows = [{"words": unit_words(begun_with), "error": ""}]
    error = None
    wanted = request.POST.get("viec", "")
    if data is not None and wanted not in {"them-nguon", "them-phan"} and form.is_valid():
        try:
            deed = actions.save_draft(
                by=request.user,  # type: ignore[arg-type]
                deed=deed,
                fields=form.fields_of_deed(data),
                sources=form.sources,
            )
            if wanted != "xem-truoc":
                notice(request, _("Đã lưu bản nháp, chưa có gì thay đổi."))
                return redirect("change-edit", deed.pk) if wanted == "tiep" else redirect(deed)
            problems = problems_of(deed)
            if not problems:
                actions.take_preview(by=request.user, deed=deed)  # type: ignore[arg-type]
                return redirect(deed)
            _tell(form, problems)
        except UserFacingError as caught:
            error = caught
    status = 400 if data is not None and (form.errors or error or not form.is_valid()) else 200
    about = _ABOUT_COMMUNE.get(kind, _ABOUT[kind]) if level == Level.COMMUNE else _ABOUT[kind]
    context = {"form": form, "deed": deed, "kind": kind, "level": level, "error": error, "about": about}
    return render(request, "changes/edit.html", context | _rows(form, kind, deed, wanted), status=status)


def _tell(form: DraftForm, problems: list[Any]) -> None:
    """Problems beside their fields; those of rows and of no field on top."""
    for problem in problems:
        form.add_error(problem.field if problem.field in form.fields else None, f"{problem.what}. {problem.fix}")


def _rows(form: DraftForm, kind: DeedKind, deed: Deed | None, wanted: str) -> dict[str, Any]:
    """The lines of sources and parts with room for more, and the sites that may be chosen."""
    least = _BLANK_SOURCES.get(kind, 1) + (wanted == "them-nguon" and len(form.source_rows) >= 2)
    sources = list(form.source_rows)
    while len(sources) < least or (wanted == "them-nguon" and sources and sources[-1]["words"]):
        sources.append({"words": "", "error": ""})
    parts = list(form.part_rows)
    least_parts = 2 if kind == DeedKind.SPLIT else 1 if kind == DeedKind.CLOSE and form.level == Level.COMMUNE else 0
    while (
        least_parts
        and len(parts) < MOST_PARTS
        and (
            len(parts) < least_parts
            or (wanted == "them-phan" and any(parts[-1].get(one) for one in ("name", "words", "keeps")))
        )
    ):
        parts.append({"name": "", "code": "", "numerator": None, "keeps": False, "sites": [], "error": ""})
    sites = []
    if (
        deed is not None
        and form.level == Level.SCHOOL
        and kind in {DeedKind.SPLIT, DeedKind.SITE_MOVE, DeedKind.SITE_MERGE}
    ):
        day = deed.last_day or timezone.localdate()
        sites = [place for place in places_of(sources_of(deed), day) if kind == DeedKind.SPLIT or not place.is_main]
    all_sites = list(places_of(sources_of(deed), deed.last_day or timezone.localdate())) if deed is not None else []
    errors = [f"{row.get('words') or row.get('name')}: {row['error']}" for row in [*sources, *parts] if row["error"]]
    return {"row_errors": errors, "source_rows": sources, "part_rows": parts, "sites": sites, "all_sites": all_sites}


@requires(Permission.CHANGE_UNITS)
@require_GET
def suggest(request: HttpRequest) -> HttpResponse:
    """Units whose name holds what is typed, as options of the field."""
    typed = next((value for key, value in request.GET.items() if key not in {"cap", "cha"}), "").strip()[:100]
    found = OrgUnit.objects.under(request.user.unit.reach).on(timezone.localdate())  # type: ignore[union-attr]
    of_commune = request.GET.get("cap") == Level.COMMUNE.value
    if request.GET.get("cha") and of_commune:
        found = found.filter(tier__in=[Tier.PROVINCE.value, Tier.DISTRICT.value])
    elif request.GET.get("cha"):
        found = found.filter(tier=Tier.COMMUNE.value) | found.filter(kind=UnitKind.DOET.value)
    elif of_commune:
        found = found.filter(tier=Tier.COMMUNE.value)
    else:
        found = found.filter(kind=UnitKind.SCHOOL.value)
    found = found.filter(name_folded__contains=fold(typed)) | found.filter(code__istartswith=typed or "-")
    units = found.select_related("parent").order_by("name_folded", "code")[:SUGGESTED]
    return render(request, "changes/suggestions.html", {"units": units})

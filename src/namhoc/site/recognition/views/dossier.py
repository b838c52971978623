"""Hồ sơ of a commune or a province: checklist, uploads, steps, days of the year, history."""

from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from namhoc.core import UserFacingError
from namhoc.orgunits import Tier
from namhoc.recognition.steps import ACTS, Act, Paper, Party, Step
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.audit.record import record
from namhoc.site.errors import notice
from namhoc.site.kept_files import EVIDENCE, handed_out
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import add_paper, remove_paper, take_step
from namhoc.site.recognition.actions.step import RECOGNISING
from namhoc.site.recognition.conditions import unmet_conditions
from namhoc.site.recognition.dossier import Entry, entries_of, there
from namhoc.site.recognition.forms import can_fill
from namhoc.site.recognition.models import DossierItem, Evaluation, Standing
from namhoc.site.recognition.name_lists import has_persons
from namhoc.site.recognition.process import Way, calendar_of, way_of
from namhoc.site.recognition.programmes import Programme
from namhoc.site.recognition.rights import decides, keeps
from namhoc.site.recognition.situation import situation_of
from namhoc.site.recognition.views import commune as commune_pages
from namhoc.site.recognition.views import province as province_pages
from namhoc.site.recognition.views.asked import day_of_text, get_any, programme_of, whole, year_of
from namhoc.site.registry.rights import reads_register
from namhoc.site.steering.evidence_file import too_large

HISTORY = 20


@requires(Permission.READ_RECOGNITION)
@require_GET
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of one programme and year."""
    unit = get_any(request, pk)
    return _page(request, unit, programme_of(request), year_of(request, unit))


def _page(
    request: HttpRequest,
    unit: OrgUnit,
    programme: Programme,
    year: int,
    *,
    error: UserFacingError | None = None,
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    if unit.tier == Tier.COMMUNE:
        context = commune_pages.frame(request, situation_of(unit, year), programme, "dossier")
    else:
        context = province_pages.frame(request, unit, programme, year, "dossier")
    standing = (
        Standing.objects.filter(unit=unit, programme=programme.key, survey_year=year)
        .select_related("evaluation")
        .first()
    )
    level = (standing.level if standing else None) or 0
    way, today = way_of(unit, programme.key, year, level), timezone.localdate()
    entries = entries_of(unit, programme.key, year)
    context |= {
        "base": "recognition/commune_base.html" if unit.tier == Tier.COMMUNE else "recognition/province_base.html",
        "standing": standing,
        "fills": can_fill(unit, year),
        "way": way,
        "entries": entries,
        "there": there(entries),
        "acts": _acts(request, way),
        "hands_out": unit.tier == Tier.COMMUNE and commune_pages.reads_names(request, unit) and has_persons(unit, year),
        "unmet": unmet_conditions(standing.evaluation.found if standing else None),
        "calendar": [(one, one.days_left(today)) for one in calendar_of(unit, year)],
        "today": today,
        "evaluations": Evaluation.objects.filter(unit=unit, programme=programme.key, survey_year=year)[:HISTORY],
        "error": error,
        "typed": typed or {},
        "opens": [entry.kind.kind for entry in entries if _opens(request, unit, entry)],
    }
    return render(request, "recognition/dossier.html", context, status=409 if error else 200)


def _opens(request: HttpRequest, unit: OrgUnit, entry: Entry) -> bool:
    """Papers with names are opened by the officers of the unit alone."""
    return not entry.kind.has_names or reads_register(request.user, unit)


def _acts(request: HttpRequest, way: Way) -> list[dict[str, Any]]:
    parties = [Party.UNIT] if keeps(request.user, way.unit) else []
    parties += [Party.CHECKER, Party.AUTHORITY] if decides(request.user, way.unit) else []
    return [
        {
            "act": act,
            "wants_reason": ACTS[act].paper is Paper.REASON,
            "wants_paper": ACTS[act].paper in (Paper.MINUTES, Paper.DECISION),
            "paper": ACTS[act].paper.value,
            "competent": way.competent(act),
            "recognises": act in RECOGNISING,
            "decides": ACTS[act].party is Party.AUTHORITY,
        }
        for act in way.acts(parties)
    ]


def _back(unit: OrgUnit, programme: Programme, year: int) -> HttpResponse:
    return redirect(f"{reverse('recognition-dossier', args=[unit.pk])}?ct={programme.key}&nam={year}")


@requires(Permission.READ_RECOGNITION)
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Do one act of the state table."""
    unit = get_any(request, pk)
    programme, year = programme_of(request), year_of(request, unit)
    given = request.POST
    typed = {name: given.get(name, "") for name in ("viec", "so", "ngay", "ly-do", "muc", "van-cong-nhan")}
    try:
        act, seen = Act(given.get("viec", "")), Step(given.get("buoc", ""))
    except ValueError:
        return HttpResponse(status=400)
    try:
        on = day_of_text(typed["ngay"])
        level = whole(typed["muc"], least=0, most=programme.levels) if typed["muc"] else None
        row = take_step(
            by=request.user, unit=unit, programme=programme.key, survey_year=year, act=act, level=level, on=on,
            paper=typed["so"], reason=typed["ly-do"], override=typed["van-cong-nhan"], seen=seen,
        )  # fmt: skip
    except UserFacingError as error:
        return _page(request, unit, programme, year, error=error, typed=typed)
    notice(request, _("Đã ghi: %(step)s.") % {"step": row.stands.label})
    return _back(unit, programme, year)


@requires(Permission.READ_RECOGNITION)
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add papers of one kind."""
    unit = get_any(request, pk)
    programme, year = programme_of(request), year_of(request, unit)
    files = request.FILES.getlist("tep")
    try:
        if not files:
            raise UserFacingError("EVIDENCE-NONE", "Chưa chọn tệp nào", fix="Chọn tệp trên máy rồi bấm Thêm vào hồ sơ.")
        for file in files:
            if file.size > settings.EVIDENCE_MAX_BYTES:  # said before the bytes are taken into memory
                raise too_large(file.name or "", settings.EVIDENCE_MAX_BYTES)
            add_paper(
                by=request.user, unit=unit, programme=programme.key, survey_year=year,
                kind=request.POST.get("loai", ""), name=file.name or "", data=file.read(),
            )  # fmt: skip
    except UserFacingError as error:
        return _page(request, unit, programme, year, error=error)
    notice(request, _("Đã thêm %(n)s tệp vào hồ sơ.") % {"n": len(files)})
    return _back(unit, programme, year)


def _item(request: HttpRequest, pk: int) -> tuple[DossierItem, Entry]:
    """A paper and its line of the checklist; 404 where the person may not open it."""
    found = readable_by(request.user, DossierItem.objects.filter(pk=pk, removed_at=None)).select_related("unit")
    item = found.first()
    if item is None:
        raise Http404
    entries = entries_of(item.unit, item.programme, item.survey_year)
    entry = next((one for one in entries if one.kind.kind == item.kind), None)
    if entry is None or not _opens(request, item.unit, entry):
        raise Http404
    return item, entry


@requires(Permission.READ_RECOGNITION)
@require_GET
def paper(request: HttpRequest, pk: int) -> FileResponse:
    """A paper byte for byte, as a download that no browser runs; one with names is journalled."""
    item, entry = _item(request, pk)
    if entry.kind.has_names:
        details = {"form": item.kind, "year": item.survey_year, "programme": item.programme}
        record("persons.hand_out", item.unit, by=request.user, unit=item.unit, details=details)
    return handed_out(EVIDENCE.opened(item.sha256), item.name)


@requires(Permission.READ_RECOGNITION)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a paper back."""
    item, _entry = _item(request, pk)
    remove_paper(by=request.user, item=item)
    notice(request, _("Đã gỡ giấy tờ khỏi hồ sơ."))
    return redirect(f"{reverse('recognition-dossier', args=[item.unit_id])}?ct={item.programme}&nam={item.survey_year}")

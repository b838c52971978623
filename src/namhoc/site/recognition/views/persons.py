"""The list of persons behind a criterion. Every opening is journalled; names stand only for the commune's officers."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from namhoc.core import UserFacingError
from namhoc.recognition import Criterion
from namhoc.recognition.person_year import EvidenceKind
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.errors import notice
from namhoc.site.recognition.actions import complete, open_list
from namhoc.site.recognition.actions.persons import COMPLETIONS
from namhoc.site.recognition.lines import Line
from namhoc.site.recognition.persons import Behind, grouped, people_behind
from namhoc.site.recognition.programmes import level_words
from namhoc.site.recognition.situation import Situation, situation_of
from namhoc.site.recognition.trial import figure_of
from namhoc.site.recognition.views.asked import get_commune, programme_of, whole, year_of
from namhoc.site.recognition.views.commune import frame, may_list, reads_names
from namhoc.site.registry.actions import Upload
from namhoc.site.registry.models import Person

PER_PAGE = 50
EVIDENCE = [
    (EvidenceKind.RECORD, gettext_lazy("Xác nhận trên học bạ")),
    (EvidenceKind.DIPLOMA, gettext_lazy("Bằng tốt nghiệp")),
    (EvidenceKind.CERTIFICATE, gettext_lazy("Giấy chứng nhận, chứng chỉ")),
    (EvidenceKind.STATEMENT, gettext_lazy("Lời khai, chưa có giấy tờ")),
]


def _line(situation: Situation, programme: str, criterion: str) -> Criterion:
    judged = situation.of(programme)
    for level in judged.verdict.criteria if judged and judged.verdict else ():
        for line in level:
            if line.id == criterion:
                return line
    raise Http404


@requires(Permission.READ_RECOGNITION)
@require_GET
def persons(request: HttpRequest, pk: int, criterion: str) -> HttpResponse:
    """Who does not count yet, as a page or, for htmx, as the section of the commune's page."""
    unit = get_commune(request, pk)
    programme, year = programme_of(request), year_of(request, unit)
    situation = situation_of(unit, year)
    names = reads_names(request, unit)
    if not may_list(request, unit):
        raise PermissionDenied(_("Bạn không có quyền xem danh sách người. Số liệu tổng hợp vẫn xem được."))
    line = _line(situation, programme.key, criterion)
    people = people_behind(unit, year, programme.key, line, situation.switches)
    open_list(
        by=request.user, commune=unit, programme=programme.key, survey_year=year, criterion=line.id, count=len(people),
        names=names,
    )  # fmt: skip
    figure = figure_of(line, programme.key)
    by = request.GET.get("nhom", "")
    page = Paginator(people, PER_PAGE).get_page(whole(request.GET.get("trang"), least=1, most=10_000) or 1)
    groups = list(grouped(people, "hamlet" if by == "thon" else "school")) if by in ("thon", "truong") else []
    context: dict[str, Any] = frame(request, situation, programme) | {
        "line": Line(line),
        "figure": figure,
        "people": page,
        "count": len(people),
        "unclear": sum(one.unclear for one in people),
        "groups": groups,
        "by": by,
        "names": _names(page.object_list) if names else {},
        "reads_names": names,
        "writes": names and request.user.can(Permission.EDIT_PERSONS) and not situation.locked,
        "completes": figure.partition(".")[0] in COMPLETIONS,
        "literacy": figure[:2] in ("l1", "l2"),
        "evidence": EVIDENCE,
    }
    part = "recognition/persons_part.html" if request.htmx else "recognition/persons.html"
    return render(request, part, context)


def _names(people: list[Behind]) -> dict[str, str]:
    codes = [one.code for one in people]
    return dict(Person.objects.filter(code__in=codes).values_list("code", "name"))


@requires(Permission.READ_RECOGNITION, Permission.EDIT_PERSONS)
@require_POST
def record(request: HttpRequest, pk: int, criterion: str) -> HttpResponse:
    """Record a completion with its evidence, straight from the list; back to the verdict, which has moved."""
    unit = get_commune(request, pk)
    programme, year = programme_of(request), year_of(request, unit)
    situation = situation_of(unit, year)
    line = _line(situation, programme.key, criterion)
    before = situation.of(programme.key)
    scan = request.FILES.get("tep")
    kind = whole(request.POST.get("minh-chung"), least=0, most=3)
    try:
        complete(
            by=request.user, commune=unit, survey_year=year, person=request.POST.get("nguoi", ""),
            figure=figure_of(line, programme.key), year=whole(request.POST.get("nam-xong"), least=1900, most=2200),
            evidence=None if kind is None else EvidenceKind(kind), number=request.POST.get("so-hieu", "")[:40],
            paper=Upload.of(scan) if scan else None,
        )  # fmt: skip
    except UserFacingError as error:
        return render(request, "error.html", {"error": error}, status=409)
    after = situation_of(unit, year).of(programme.key)
    moved = before and after and before.standard_level != after.standard_level
    told = _("Đã ghi. ") + (
        _("Mức chắc chắn đổi thành %(level)s.") % {"level": level_words(programme.key, after.standard_level).lower()}
        if moved and after
        else _("Mức chắc chắn chưa đổi.")
    )
    notice(request, told)
    return redirect(f"{reverse('recognition-commune', args=[unit.pk])}?ct={programme.key}&nam={year}")

"""Tab Độ phủ: which item of the superior's document is answered by which item here."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from namhoc.reporting import CoverageReport, CoverageRow, coverage_xlsx
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.directives.actions import coverage as actions
from namhoc.site.directives.covered import Asked, Covered, candidates, covered
from namhoc.site.directives.models import Coverage, LegalDocument, Verdict
from namhoc.site.directives.queries import documents_of
from namhoc.site.directives.views.documents import get_document
from namhoc.site.downloads import XLSX, attachment
from namhoc.site.errors import notice

SURE = 0.5
"""From this score on, first suggestions can be confirmed together."""

STATES = {
    "": _("Tất cả"),
    "suggested": _("Chờ xem gợi ý"),
    "answered": _("Đã xác nhận"),
    "unanswered": _("Chưa có mục trả lời"),
}
WORDS = {
    "answered": _("Có mục trả lời"),
    "unanswered": _("Không có mục trả lời (đã xem)"),
    "suggested": _("Gợi ý, chưa xác nhận"),
    "open": _("Chưa có mục trả lời"),
}


def _coverage(request: HttpRequest, document: LegalDocument) -> Coverage | None:
    """The pair of documents that is looked at: the one asked for, else the last chosen."""
    found = document.coverages.select_related("superior", "document__unit")
    wanted = request.GET.get("voi") or request.POST.get("voi") or ""
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 12:
        found = found.filter(superior=int(wanted))
    coverage = found.first()
    readable = coverage and documents_of(request.user).filter(pk=coverage.superior_id).exists()
    return coverage if readable else None


@requires(Permission.READ_DOCUMENTS)
@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The tab."""
    document = get_document(request, pk)
    coverage = _coverage(request, document)
    context: dict[str, Any] = {
        "document": document,
        "tab": "coverage",
        "coverage": coverage,
        "may_cover": actions.may_cover(request.user, document),
    }
    if coverage is None or "chon" in request.GET:
        found = candidates(request.user, document)
        context |= {"candidates": found, "choosing": True}
        return render(request, "directives/coverage.html", context)
    whole = covered(coverage)
    state = request.GET.get("loc", "")
    state = state if state in STATES else ""
    shown = [one for one in whole.asked if _in(one, state)]
    context |= {
        "whole": whole,
        "shown": shown,
        "state": state,
        "pills": _pills(whole),
        "sure": len(_sure(whole)),
        "others": document.coverages.exclude(pk=coverage.pk).select_related("superior"),
    }
    return render(request, "directives/coverage.html", context)


def _pills(whole: Covered) -> list[tuple[str, str, int]]:
    return [(key, label, sum(_in(one, key) for one in whole.asked)) for key, label in STATES.items()]


def _in(one: Asked, state: str) -> bool:
    return not state or one.state == state or (state == "unanswered" and one.state == "open")


def _sure(whole: Covered) -> list[tuple[str, str]]:
    firsts = [(one, one.suggested[0]) for one in whole.asked if one.suggested]
    return [
        (one.unit.key, first.unit.key) for one, first in firsts if first.match is not None and first.match.score >= SURE
    ]


@requires(Permission.READ_DOCUMENTS, Permission.REVIEW_DOCUMENTS)
@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the superior's document."""
    document = get_document(request, pk)
    wanted = request.POST.get("voi", "")
    superior = (
        documents_of(request.user)
        .defer(None)
        .filter(pk=int(wanted) if wanted.isdecimal() and len(wanted) < 12 else 0)
        .first()
    )
    if superior is None:
        raise Http404
    actions.choose_superior(by=request.user, document=document, superior=superior)
    return redirect(f"{reverse('document-coverage', args=[pk])}?voi={superior.pk}")


@requires(Permission.READ_DOCUMENTS, Permission.REVIEW_DOCUMENTS)
@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """One word about one asked item: nhận, bỏ, không có mục trả lời, xem lại. htmx gets the row and the counts back."""
    document = get_document(request, pk)
    coverage = _coverage(request, document)
    if coverage is None:
        raise Http404
    asked, answer, act = (request.POST.get(name, "")[:24] for name in ("hoi", "tra-loi", "viec"))
    match act:
        case "nhan" if answer:
            actions.judge(by=request.user, coverage=coverage, asked=asked, answer=answer, verdict=Verdict.CONFIRMED)
        case "bo" if answer:
            actions.judge(by=request.user, coverage=coverage, asked=asked, answer=answer, verdict=Verdict.REJECTED)
        case "khong-co":
            actions.judge(by=request.user, coverage=coverage, asked=asked, answer="", verdict=Verdict.CONFIRMED)
        case "xem-lai":
            actions.take_back(by=request.user, coverage=coverage, asked=asked)
    if not request.htmx:
        return redirect(f"{reverse('document-coverage', args=[pk])}?voi={coverage.superior_id}#h-{asked}")
    whole = covered(coverage)
    context = {
        "document": document,
        "coverage": coverage,
        "whole": whole,
        "one": whole.one(asked),
        "pills": _pills(whole),
        "may_cover": True,
        "swapped": True,
    }
    return render(request, "directives/coverage_row.html", context)


@requires(Permission.READ_DOCUMENTS, Permission.REVIEW_DOCUMENTS)
@require_POST
def confirm_sure(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm every first suggestion that is sure."""
    document = get_document(request, pk)
    coverage = _coverage(request, document)
    if coverage is None:
        raise Http404
    number = actions.confirm_sure(by=request.user, coverage=coverage, pairs=_sure(covered(coverage)))
    notice(
        request,
        gettext("Đã xác nhận %(n)s gợi ý từ %(percent)s%% trở lên.") % {"n": number, "percent": round(100 * SURE)},
    )
    return redirect(f"{reverse('document-coverage', args=[pk])}?voi={coverage.superior_id}")


@requires(Permission.READ_DOCUMENTS, Permission.EXPORT)
@require_GET
def xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole table as .xlsx."""
    document = get_document(request, pk)
    coverage = _coverage(request, document)
    if coverage is None:
        raise Http404
    report = report_of(coverage, covered(coverage))
    return attachment(coverage_xlsx(report), XLSX, f"do-phu-{pk}-{timezone.localdate():%Y-%m-%d}.xlsx")


def report_of(coverage: Coverage, whole: Covered) -> CoverageReport:
    """The tab as a report model."""
    return CoverageReport(
        superior=coverage.superior.heading,
        document=coverage.document.heading,
        as_of=timezone.localdate(),
        answered=whole.answered,
        simulated=settings.DEMO,
        rows=tuple(
            CoverageRow(
                place=one.unit.place,
                content=one.unit.title,
                answers=tuple(
                    f"{answer.unit.place}: {answer.unit.title}" for answer in (one.confirmed or one.suggested[:1])
                ),
                state=str(WORDS[one.state]),
                score=one.suggested[0].percent if one.suggested else None,
            )
            for one in whole.asked
        ),
    )

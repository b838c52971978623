"""Writes of the tab Độ phủ: choosing the superior's document, confirming and rejecting what answers what."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.audit.record import record
from namhoc.site.directives.covered import units_of
from namhoc.site.directives.models import Coverage, CoverageAnswer, LegalDocument, Verdict
from namhoc.site.directives.queries import documents_of


def may_cover(user: User, document: LegalDocument) -> bool:
    """True for those who review the document: the office that holds it."""
    return user.can(Permission.REVIEW_DOCUMENTS) and user.unit_id == document.unit_id


@transaction.atomic
def choose_superior(*, by: User, document: LegalDocument, superior: LegalDocument) -> Coverage:
    """Look at ``document`` beside ``superior``; choosing the same one again keeps everything that was said."""
    _check(by, document)
    if not documents_of(by).filter(pk=superior.pk, kept_at__isnull=False).exists():
        raise PermissionDenied
    if superior.pk == document.pk:
        raise UserFacingError(
            "COVER-SELF", "Văn bản không đối chiếu với chính nó", fix="Chọn văn bản của cấp trên, chẳng hạn của Bộ."
        )
    if not units_of(superior):
        raise UserFacingError(
            "COVER-EMPTY",
            "Chưa đọc được mục nào trong văn bản này",
            where=superior.heading,
            fix="Mở văn bản ấy ở trang Rà soát để xem đã đọc được gì.",
        )
    coverage, new = Coverage.objects.get_or_create(document=document, superior=superior, defaults={"chosen_by": by})
    if new:
        record(
            "coverage.choose", coverage, by=by, unit=document.unit, document=document, details={"superior": superior.pk}
        )
    return coverage


@transaction.atomic
def judge(*, by: User, coverage: Coverage, asked: str, answer: str, verdict: Verdict) -> CoverageAnswer:
    """Say that ``answer`` answers ``asked`` or does not. ``answer`` "": confirmed, nothing here answers it.

    Naming an answer takes back an earlier "nothing answers it", and the other way round.
    """
    _check(by, coverage.document)
    _check_keys(coverage, asked, answer)
    if verdict == Verdict.CONFIRMED:
        opposite = coverage.answers.filter(asked=asked, verdict=Verdict.CONFIRMED)
        (opposite.filter(answer="") if answer else opposite.exclude(answer="")).delete()
    said, _ = CoverageAnswer.objects.update_or_create(
        coverage=coverage, asked=asked, answer=answer, defaults={"verdict": verdict, "by": by}
    )
    _record(f"coverage.{'confirm' if verdict == Verdict.CONFIRMED else 'reject'}", said, by)
    return said


@transaction.atomic
def take_back(*, by: User, coverage: Coverage, asked: str) -> int:
    """Forget everything that was said about ``asked``; returns how many verdicts that were."""
    _check(by, coverage.document)
    said = list(coverage.answers.filter(asked=asked))
    for one in said:
        _record("coverage.take_back", one, by)
        one.delete()
    return len(said)


@transaction.atomic
def confirm_sure(*, by: User, coverage: Coverage, pairs: list[tuple[str, str]]) -> int:
    """Confirm the first suggestions that were shown as sure, pair by pair as the person saw them."""
    for asked, answer in pairs:
        judge(by=by, coverage=coverage, asked=asked, answer=answer, verdict=Verdict.CONFIRMED)
    return len(pairs)


def _check(by: User, document: LegalDocument) -> None:
    if not may_cover(by, document):
        raise PermissionDenied


def _check_keys(coverage: Coverage, asked: str, answer: str) -> None:
    known = asked in {unit.key for unit in units_of(coverage.superior)}
    known = known and (not answer or answer in {unit.key for unit in units_of(coverage.document)})
    if not known:
        raise UserFacingError(
            "COVER-GONE",
            "Mục này không còn trong văn bản",
            why="Văn bản vừa được đọc lại",
            fix="Tải lại trang rồi chọn lại.",
        )


def _record(action: str, said: CoverageAnswer, by: User) -> None:
    document = said.coverage.document
    details = {"superior": said.coverage.superior_id, "asked": said.asked, "answer": said.answer}
    record(action, said, by=by, unit=document.unit, document=document, details=details)

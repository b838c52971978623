"""Taking in the totals that a commune without person data reports."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from namhoc.core import UserFacingError
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions.evaluate import evaluate_communes
from namhoc.site.recognition.actions.load import check_unlocked
from namhoc.site.recognition.conditions import CONDITIONS_PART
from namhoc.site.recognition.law import hold
from namhoc.site.recognition.models import CohortCount, Origin, ReportedCounts
from namhoc.site.recognition.proposed import proposals
from namhoc.site.recognition.reported import ON_FORMS
from namhoc.site.recognition.rights import check_keeps

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@transaction.atomic
def report_counts(
    *, by: "User", commune: OrgUnit, survey_year: int, parts: Mapping[str, Mapping[str, Any]], origin: Origin
) -> int:
    """Keep the totals of ``parts`` (programme, or conditions of one) and judge anew. Returns how many parts changed.

    Raises RECOG-COUNTED for the figures of a programme that are counted from the commune's own persons.
    """
    check_keeps(by, commune)
    hold(commune)
    check_unlocked([commune], survey_year)
    held = {row.part: row for row in ReportedCounts.objects.filter(commune=commune, survey_year=survey_year)}
    changed = [part for part, counts in parts.items() if counts != (held[part].counts if part in held else {})]
    judged = [part for part in changed if part != ON_FORMS and not part.startswith(CONDITIONS_PART)]
    if judged and (CohortCount.objects.filter(commune=commune, survey_year=survey_year).exists()):
        raise UserFacingError(
            "RECOG-COUNTED",
            "Số liệu này được tính từ sổ phổ cập, không nhập tay",
            where=str(commune),
            fix="Sửa người trong sổ; số liệu đổi theo ngay.",
        )
    for part in changed:
        row = held.get(part) or ReportedCounts(commune=commune, survey_year=survey_year, part=part)
        row.counts, row.origin, row.by = dict(parts[part]), origin, by
        row.save()
    if changed:
        evaluate_communes(by=by, communes=[commune], survey_year=survey_year)
        details = {"year": survey_year, "parts": sorted(changed), "origin": str(origin)}
        record("counts.report", commune, by=by, unit=commune, details=details)
    return len(changed)


@transaction.atomic
def take_proposal(*, by: "User", commune: OrgUnit, survey_year: int, programme: str, seen: str) -> int:
    """Take over what the schools say about the conditions of a programme; what else was reported of them stays.

    ``seen``: the values the person saw. Raises RECOG-PROPOSED where the schools say something else by now, or nothing.
    Returns how many parts changed.
    """
    check_keeps(by, commune)
    proposal = proposals(by, commune, survey_year).get(programme)
    if proposal is None or not proposal.values or proposal.seen != seen:
        raise UserFacingError(
            "RECOG-PROPOSED",
            "Số liệu của các trường đã đổi, chưa ghi gì",
            where=str(commune),
            fix="Xem lại số đề xuất rồi bấm lại.",
        )
    part = f"{CONDITIONS_PART}{programme}"
    held = ReportedCounts.objects.filter(commune=commune, survey_year=survey_year, part=part).first()
    parts = {part: (held.counts if held else {}) | proposal.values}
    origin = Origin.SIMULATED if proposal.simulated else Origin.COMPUTED
    return report_counts(by=by, commune=commune, survey_year=survey_year, parts=parts, origin=origin)


@transaction.atomic
def report_province(
    *, by: "User", province: OrgUnit, survey_year: int, parts: Mapping[str, Mapping[str, Any]], origin: Origin
) -> int:
    """Keep the totals a province reported, to compare them with the sum of its communes (X6). No verdict rests on
    them. Returns how many parts changed. Raises RECOG-LOCKED once the province has an outcome for the year."""
    check_keeps(by, province)
    check_unlocked([province], survey_year)
    held = {row.part: row for row in ReportedCounts.objects.filter(commune=province, survey_year=survey_year)}
    changed = [part for part, counts in parts.items() if part not in held or counts != held[part].counts]
    for part in changed:
        row = held.get(part) or ReportedCounts(commune=province, survey_year=survey_year, part=part)
        row.counts, row.origin, row.by = dict(parts[part]), origin, by
        row.save()
    if changed:
        details = {"year": survey_year, "parts": sorted(changed), "origin": str(origin)}
        record("counts.report", province, by=by, unit=province, details=details)
    return len(changed)

"""Figures that do not agree: finding them, closing what agrees again, explaining what stays."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.agreement import disagreements
from namhoc.site.recognition.models import Issue, IssueState
from namhoc.site.recognition.rights import check_decides, decides, keeps

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@transaction.atomic
def check_figures(*, by: "User | None", unit: OrgUnit, survey_year: int) -> int:
    """Look for disagreements (X1-X9) and bring the issues of the unit up to date. Returns how many are open.

    An explanation stays as long as the same place disagrees; what agrees again is closed by itself.
    """
    if by is not None and not (keeps(by, unit) or decides(by, unit)):
        check_decides(by, unit)
    found = {(one.rule, one.place): one for one in disagreements(unit, survey_year)}
    held = {(row.rule, row.place): row for row in Issue.objects.filter(unit=unit, survey_year=survey_year)}
    now = timezone.now()
    for key, one in found.items():
        row = held.get(key)
        if row is None:
            owner = unit if one.owner_unit == unit.code else OrgUnit.objects.filter(code=one.owner_unit).last() or unit
            Issue.objects.create(
                unit=unit,
                survey_year=survey_year,
                rule=one.rule,
                place=one.place[:120],
                text=one.text[:500],
                persons=list(one.persons[:100]),
                owner=owner,
            )
        elif (row.text, row.persons) != (one.text[:500], list(one.persons[:100])) or row.state == IssueState.CLOSED:
            row.text, row.persons = one.text[:500], list(one.persons[:100])
            row.state, row.settled_at, row.explanation = IssueState.OPEN, None, ""
            row.save()
    for key, row in held.items():
        if key not in found and row.state != IssueState.CLOSED:
            row.state, row.settled_at = IssueState.CLOSED, now
            row.save(update_fields=["state", "settled_at"])
    open_ = Issue.objects.filter(unit=unit, survey_year=survey_year, state=IssueState.OPEN).count()
    record("issues.check", unit, by=by, unit=unit, details={"year": survey_year, "found": len(found), "open": open_})
    return open_


@transaction.atomic
def explain_issue(*, by: "User", issue: Issue, explanation: str) -> Issue:
    """Say why figures differ although they are right. Raises RECOG-PAPER without words."""
    if not (keeps(by, issue.unit) or decides(by, issue.unit)):
        check_decides(by, issue.unit)
    if not explanation.strip():
        raise UserFacingError("RECOG-PAPER", "Giải trình cần có nội dung", fix="Ghi một câu giải trình rồi gửi lại.")
    issue.explanation, issue.state = explanation.strip()[:500], IssueState.EXPLAINED
    issue.settled_at = timezone.now()
    issue.save(update_fields=["explanation", "state", "settled_at"])
    record("issues.explain", issue.unit, by=by, unit=issue.unit, details={"rule": issue.rule, "place": issue.place})
    return issue

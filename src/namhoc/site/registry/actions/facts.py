"""Facts that last: a completion with its evidence, a disability, a level of literacy."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db import transaction

from namhoc.recognition.person_year import EvidenceKind
from namhoc.site.audit.record import record
from namhoc.site.registry.actions.papers import Upload, keep_paper
from namhoc.site.registry.models import PersonYear, Proves, Source
from namhoc.site.registry.rights import check_may_edit, may_edit
from namhoc.site.registry.writing import lock_row, set_person, set_year

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


class Completion(StrEnum):
    """What was completed."""

    PRESCHOOL = "preschool"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    UPPER_SECONDARY = "upper_secondary"


@transaction.atomic
def record_completion(
    *,
    by: "User | None",
    row: PersonYear,
    completion: Completion,
    year: int | None = None,
    evidence: EvidenceKind | None = None,
    number: str = "",
    paper: Upload | None = None,
    version: int | None = None,
    why: str = "",
    source: Source = Source.TYPED,
) -> int:
    """Record that the person completed a stage, in which calendar year and by what evidence, with the ``number``
    of that ``paper`` and a scan of it; returns changed fields.

    It holds for this survey year and for the later ones of the commune; preschool is completed anew each year, and so
    stays with its own. Raises REG-VALUE for a year that cannot be, REG-CONFLICT, EVIDENCE- for what is no scan; then
    nothing of it is recorded.
    """
    values: dict[str, Any] = {f"completed_{completion}": True}
    if completion in (Completion.PRIMARY, Completion.LOWER_SECONDARY):
        values |= {f"{completion}_year": year, f"{completion}_evidence": None if evidence is None else int(evidence)}
    later = completion is not Completion.PRESCHOOL
    row = lock_row(row, version)
    changed = _set(by, row, values, later, why, source)
    if number and completion in (Completion.PRIMARY, Completion.LOWER_SECONDARY):
        check_may_edit(by, row.person.commune)
        printed = {f"{completion}_number": number}
        changed += len(set_person(row.person, printed, by=by, commune=row.commune, why=why, source=source))
    if changed:
        details = {"year": row.survey_year, "completion": str(completion)}
        details |= {} if evidence is None else {"evidence": EvidenceKind(evidence).name}
        record("person.complete", row.person, by=by, unit=row.commune, details=details)
    if paper is not None:
        keep_paper(by=by, row=row, proves=Proves(completion), upload=paper)
    return changed


@transaction.atomic
def mark_disability(
    *,
    by: "User | None",
    row: PersonYear,
    disabled: bool,
    kind: str = "",
    able: bool | None = None,
    access: bool | None = None,
    version: int | None = None,
    why: str = "",
) -> int:
    """Record a disability: its kind, whether the person is able to learn and has access to education this year."""
    values: dict[str, Any] = {"disabled": disabled, "disability": kind if disabled else ""}
    values |= {"disabled_able": able if disabled else None, "disabled_access": access if disabled else None}
    row = lock_row(row, version)
    changed = _set(by, row, values, False, why, Source.TYPED)
    if changed:
        record("person.disability", row.person, by=by, unit=row.commune, details={"year": row.survey_year})
    return changed


@transaction.atomic
def record_literacy(
    *,
    by: "User | None",
    row: PersonYear,
    level: int,
    relapse: int = 0,
    paper: Upload | None = None,
    version: int | None = None,
    why: str = "",
) -> int:
    """Record the level of literacy that was recognised (0, 1, 2) and a relapse (tái mù chữ) of level 1 or 2."""
    row = lock_row(row, version)
    changed = _set(by, row, {"literacy": level, "relapse": relapse}, True, why, Source.TYPED)
    if changed:
        record("person.literacy", row.person, by=by, unit=row.commune, details={"year": row.survey_year})
    if paper is not None:
        keep_paper(by=by, row=row, proves=Proves.LITERACY, upload=paper)
    return changed


def _set(
    by: "User | None",
    row: PersonYear,
    values: dict[str, Any],
    later: bool,
    why: str,
    source: Source,
) -> int:
    """Write a locked row and, where what it says lasts, the later ones; those of another commune are that one's."""
    check_may_edit(by, row.commune)
    changed = len(set_year(row, values, by=by, why=why, source=source))
    if later:
        rows = row.person.years.filter(survey_year__gt=row.survey_year).select_related("commune")
        for one in rows:
            if not may_edit(by, one.commune):
                continue
            one.person = row.person
            changed += len(set_year(one, values, by=by, why=why, source=source))
    return changed

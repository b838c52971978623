"""Opening the list of persons behind a criterion, and recording from it what they have completed."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from namhoc.core import UserFacingError
from namhoc.recognition import Switches
from namhoc.recognition.person_year import EvidenceKind
from namhoc.site.accounts.permissions import Permission
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.name_lists import name_list
from namhoc.site.registry.actions import Completion, Upload, record_completion, record_literacy
from namhoc.site.registry.models import PersonYear
from namhoc.site.registry.rights import reads_register

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

COMPLETIONS = {
    "completed": Completion.PRESCHOOL,
    "age11_completed": Completion.PRIMARY,
    "upto14_completed": Completion.PRIMARY,
    "age11_in_primary": Completion.PRIMARY,
    "graduated": Completion.LOWER_SECONDARY,
}
"""What a person completes to count in a figure."""


@transaction.atomic
def open_list(
    *, by: "User", commune: OrgUnit, programme: str, survey_year: int, criterion: str, count: int, names: bool
) -> None:
    """Write into the journal that the persons behind a criterion were looked at."""
    details = {"programme": programme, "year": survey_year, "criterion": criterion, "count": count, "names": names}
    record("persons.list", commune, by=by, unit=commune, details=details)


@transaction.atomic
def hand_out(*, by: "User", commune: OrgUnit, survey_year: int, form: str, switches: Switches) -> bytes:
    """A form with names as an .xlsx file for an officer of the commune; the journal keeps which and how many persons,
    no name. Raises PermissionDenied for everybody else."""
    if not reads_register(by, commune):
        raise PermissionDenied
    content, count = name_list(commune, survey_year, form, switches)
    details = {"form": form, "year": survey_year, "count": count}
    record("persons.hand_out", commune, by=by, unit=commune, details=details)
    return content


@transaction.atomic
def complete(
    *,
    by: "User",
    commune: OrgUnit,
    survey_year: int,
    person: str,
    figure: str,
    year: int | None,
    evidence: EvidenceKind | None,
    number: str = "",
    paper: Upload | None = None,
    note: str = "",
) -> int:
    """Record what lets a person count in ``figure``, through the register, which tells the counts. Returns how many
    fields changed. Raises RECOG-EVIDENCE where the evidence is missing, RECOG-PERSON where there is no such person."""
    if not by.can(Permission.EDIT_PERSONS) or by.unit.reach != commune.path:
        raise PermissionDenied
    row = PersonYear.objects.filter(commune=commune, survey_year=survey_year, person__code=person)
    found = row.select_related("person", "commune").first()
    if found is None:
        raise UserFacingError(
            "RECOG-PERSON", "Không có người này trong sổ của xã", where=person[:20], fix="Mở lại danh sách."
        )
    if figure.startswith("l") and figure[1:2] in ("1", "2"):
        return record_literacy(by=by, row=found, level=int(figure[1]), paper=paper, why=note)
    if figure.partition(".")[0] not in COMPLETIONS:
        raise UserFacingError(
            "RECOG-FIGURE",
            "Việc này ghi ở trang của người đó trong sổ",
            where=person[:20],
            fix="Mở người này trong sổ.",
        )
    if evidence is None:
        raise UserFacingError(
            "RECOG-EVIDENCE",
            "Chưa chọn minh chứng",
            why="Hoàn thành chương trình cần có minh chứng",
            fix="Chọn loại minh chứng rồi ghi lại.",
        )
    completion = COMPLETIONS[figure.partition(".")[0]]
    return record_completion(
        by=by, row=found, completion=completion, year=year, evidence=evidence, number=number, paper=paper, why=note
    )

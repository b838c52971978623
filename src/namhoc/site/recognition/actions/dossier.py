"""Hồ sơ: adding a paper to a unit's file, and taking it back."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.audit.record import record
from namhoc.site.kept_files import EVIDENCE, sha256_of
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.dossier import entries_of
from namhoc.site.recognition.models import DossierItem
from namhoc.site.recognition.process import way_of
from namhoc.site.recognition.rights import check_keeps
from namhoc.site.steering.evidence_file import MOST_FILES, check_file, safe_name

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@transaction.atomic
def add_paper(
    *, by: "User", unit: OrgUnit, programme: str, survey_year: int, kind: str, name: str, data: bytes
) -> DossierItem:
    """Keep a file as a paper of ``kind`` of the checklist. The same bytes twice are one paper.

    What comes in is checked as evidence is (EVIDENCE-...): a known kind, what its name says, no macros.
    """
    check_keeps(by, unit)
    if kind not in {entry.kind.kind for entry in entries_of(unit, programme, survey_year)}:
        raise UserFacingError(
            "RECOG-KIND", "Hồ sơ không có thành phần này", where=str(unit), fix="Chọn thành phần trong danh mục."
        )
    check_file(name, data, settings.EVIDENCE_MAX_BYTES)
    sha256 = sha256_of(data)
    present = DossierItem.objects.filter(unit=unit, programme=programme, survey_year=survey_year, removed_at=None)
    if same := present.filter(kind=kind, sha256=sha256).first():
        return same
    if present.filter(kind=kind).count() >= MOST_FILES:
        raise UserFacingError(
            "EVIDENCE-MANY",
            f"Đã đủ {MOST_FILES} tệp ở thành phần này",
            fix="Gỡ bớt tệp cũ, hoặc gộp thành một tệp PDF.",
        )
    EVIDENCE.put(data)
    item = DossierItem.objects.create(
        unit=unit,
        programme=programme,
        survey_year=survey_year,
        kind=kind,
        name=safe_name(name),
        size=len(data),
        sha256=sha256,
        by=by,
    )
    details = {"programme": programme, "year": survey_year, "kind": kind, "sha256": sha256}
    record("dossier.add", unit, by=by, unit=unit, details=details)
    return item


@transaction.atomic
def remove_paper(*, by: "User", item: DossierItem) -> None:
    """Take a paper back; not once the unit has an outcome for the year, for the decision rests on it."""
    check_keeps(by, item.unit)
    if way_of(item.unit, item.programme, item.survey_year, 0).step.is_outcome:
        raise UserFacingError(
            "RECOG-DECIDED",
            "Không gỡ giấy tờ của hồ sơ đã có kết quả",
            where=item.name,
            why="Kết quả của năm dựa trên hồ sơ này",
            fix="Thêm bản mới bên cạnh nếu cần.",
        )
    if item.removed_at is None:
        item.removed_at = timezone.now()
        item.save(update_fields=["removed_at"])
        details = {"programme": item.programme, "year": item.survey_year, "kind": item.kind}
        record("dossier.remove", item.unit, by=by, unit=item.unit, details=details)

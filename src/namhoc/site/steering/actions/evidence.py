"""Minh chứng: adding a file to a row, and taking it back."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.kept_files import EVIDENCE, sha256_of
from namhoc.site.steering.evidence_file import MOST_FILES, check_file, safe_name
from namhoc.site.steering.models import Evidence, TaskUnit
from namhoc.site.steering.rights import check_side
from namhoc.steering import Party


@transaction.atomic
def add_evidence(*, by: User, row: TaskUnit, name: str, data: bytes) -> Evidence:
    """Keep the file and show it on ``row``. The same bytes twice are one piece of evidence."""
    check_side(by, row, Party.DOER)
    kind = check_file(name, data, settings.EVIDENCE_MAX_BYTES)
    sha256 = sha256_of(data)
    present = row.evidence.filter(removed_at=None)
    if same := present.filter(sha256=sha256).first():
        return same
    if present.count() >= MOST_FILES:
        raise UserFacingError(
            "EVIDENCE-MANY",
            f"Đã đủ {MOST_FILES} tệp minh chứng",
            fix="Gỡ bớt tệp cũ, hoặc gộp nhiều trang vào một tệp PDF.",
        )
    EVIDENCE.put(data)
    evidence = Evidence.objects.create(row=row, name=safe_name(name), size=len(data), sha256=sha256, kind=kind, by=by)
    record(
        "task.evidence",
        row.task,
        by=by,
        document=row.task.document,
        details={"row": row.pk, "kind": kind, "size": len(data), "sha256": sha256},
    )
    return evidence


@transaction.atomic
def remove_evidence(*, by: User, evidence: Evidence) -> None:
    """Take a file back. The bytes stay: what was confirmed may rest on them."""
    check_side(by, evidence.row, Party.DOER)
    if not evidence.row.state.is_open:
        raise UserFacingError(
            "EVIDENCE-CONFIRMED",
            "Không gỡ minh chứng của việc đã xác nhận",
            where=evidence.name,
            fix="Nhờ nơi giao mở lại nhiệm vụ trước.",
        )
    if evidence.removed_at is None:
        evidence.removed_at = timezone.now()
        evidence.save(update_fields=["removed_at"])
        task = evidence.row.task
        record("task.evidence_remove", task, by=by, document=task.document, details={"row": evidence.row_id})

"""Writes on documents: receive, keep, discard, take back, read again."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.directives import jobs
from namhoc.site.directives.models import LegalDocument
from namhoc.site.directives.models.document import State
from namhoc.site.jobs.queue import enqueue
from namhoc.site.kept_files import ORIGINALS

HEAD = ("kind", "number", "symbol", "issuer", "issued_on", "title", "school_year")


@transaction.atomic
def receive(*, by: User, name: str, data: bytes) -> LegalDocument:
    """Take a file in: its bytes are stored untouched, a preview is read in the background. Nothing is kept yet."""
    limit = settings.UPLOAD_MAX_BYTES
    if not data:
        raise UserFacingError("UPLOAD-EMPTY", "Tệp rỗng", where=name, fix="Mở tệp trên máy để kiểm tra, rồi tải lại.")
    if len(data) > limit:
        raise UserFacingError(
            "UPLOAD-TOO-BIG",
            f"Tệp lớn hơn {limit // 1024 // 1024} MB",
            where=name,
            fix="Chia tệp, hoặc quét lại ở 200-300 dpi, đen trắng.",
        )
    document = LegalDocument.objects.create(
        unit=by.unit, uploaded_by=by, file_name=name[-255:], size=len(data), sha256=ORIGINALS.put(data)
    )
    record("document.receive", document, by=by, document=document, details={"size": len(data)})
    enqueue(jobs.read_document, document.pk)
    return document


@transaction.atomic
def keep(*, by: User, document: LegalDocument, head: Mapping[str, Any]) -> LegalDocument:
    """Lưu văn bản: what was read, with the head as the person saw and perhaps corrected it."""
    locked = LegalDocument.objects.select_for_update().get(pk=document.pk)
    if locked.state != State.READ:
        raise UserFacingError(
            "DOCUMENT-NOT-READ", "Chưa lưu được vì văn bản chưa đọc xong", fix="Chờ đọc xong, hoặc bấm Đọc lại."
        )
    if locked.discarded_at:
        raise UserFacingError("DOCUMENT-DISCARDED", "Bản này đã bỏ", fix="Bấm Hoàn tác ở danh sách Văn bản, rồi lưu.")
    first = locked.kept_at is None
    corrected = sorted(field for field in HEAD if field in head and getattr(locked, field) != head[field])
    for field in corrected:
        setattr(locked, field, head[field])
    locked.kept_at = locked.kept_at or timezone.now()
    locked.version += 1
    locked.save()
    if first or corrected:
        action = "document.keep" if first else "document.correct"
        record(action, locked, by=by, document=locked, details={"corrected": corrected})
    return locked


@transaction.atomic
def discard(*, by: User, document: LegalDocument) -> None:
    """Bỏ: a preview that is not wanted. It can be taken back for a day."""
    if document.is_kept:
        raise UserFacingError(
            "DOCUMENT-KEPT",
            "Văn bản đã lưu thì không bỏ",
            where=document.heading,
            why="Nhiệm vụ và nhật ký dẫn tới văn bản này",
            fix="Nếu lưu nhầm, báo người quản trị.",
        )
    changed = LegalDocument.objects.filter(pk=document.pk, kept_at=None, discarded_at=None).update(
        discarded_at=timezone.now()
    )
    if changed:
        record("document.discard", document, by=by, document=document)


@transaction.atomic
def take_back(*, by: User, document: LegalDocument) -> None:
    """Hoàn tác of a discard."""
    if LegalDocument.objects.filter(pk=document.pk, discarded_at__isnull=False).update(discarded_at=None):
        record("document.take_back", document, by=by, document=document)


@transaction.atomic
def read_again(*, by: User, document: LegalDocument) -> None:
    """Đọc lại: a preview is read once more (a reader was missing, or a newer one is there)."""
    changed = (
        LegalDocument.objects.filter(pk=document.pk, kept_at=None)
        .exclude(state=State.READING)
        .update(state=State.READING, pages_done=0, pages_total=0, problem={}, version=F("version") + 1)
    )
    if changed:
        record("document.read_again", document, by=by, document=document)
        enqueue(jobs.read_document, document.pk)

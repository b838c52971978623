"""Scans of the papers of a completion: kept as they came, opened by the commune alone, every opening in the journal."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.audit.record import record
from namhoc.site.kept_files import EVIDENCE, sha256_of
from namhoc.site.registry.models import CompletionPaper, PersonYear, Proves
from namhoc.site.registry.rights import check_may_edit, reads_register
from namhoc.site.steering.evidence_file import check_file, safe_name, too_large

if TYPE_CHECKING:
    from django.core.files import File
    from django.core.files.uploadedfile import UploadedFile

    from namhoc.site.accounts.models import User

KINDS = ("pdf", "jpg", "png")
"""A scan is a picture or a PDF: no other file is a paper."""

MOST = 12
"""Files of one person."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: the name it was given and its bytes."""

    name: str
    data: bytes

    @classmethod
    def of(cls, file: "UploadedFile") -> "Upload":
        """A file of a form. One that is too large is refused by its size, before its bytes are taken into memory:
        raises EVIDENCE-LARGE."""
        name, most = file.name or "", settings.EVIDENCE_MAX_BYTES
        if file.size > most:
            raise too_large(name, most)
        return cls(name, file.read())


@transaction.atomic
def keep_paper(*, by: "User | None", row: PersonYear, proves: Proves, upload: Upload) -> CompletionPaper:
    """Keep a scan of the paper that proves a completion of the person. The same bytes twice are one file. Raises
    EVIDENCE- errors for what is no PDF or picture, too large or one too many; nothing is kept then."""
    check_may_edit(by, row.commune)
    kind = check_file(upload.name, upload.data, settings.EVIDENCE_MAX_BYTES)
    if kind not in KINDS:
        raise UserFacingError(
            "EVIDENCE-KIND",
            "Tệp quét giấy tờ là PDF hoặc ảnh JPG, PNG",
            where=safe_name(upload.name),
            why="Giấy tờ được quét hoặc chụp, không soạn lại",
            fix="Quét hoặc chụp giấy tờ, lưu thành PDF, JPG hoặc PNG.",
        )
    sha256 = sha256_of(upload.data)
    present = CompletionPaper.objects.filter(person=row.person, removed_at=None)
    if same := present.filter(sha256=sha256, proves=proves, commune=row.commune).first():
        return same
    if present.count() >= MOST:
        raise UserFacingError(
            "EVIDENCE-MANY",
            f"Đã đủ {MOST} tệp quét của một người",
            fix="Gỡ bớt tệp cũ, hoặc gộp nhiều trang vào một tệp PDF.",
        )
    EVIDENCE.put(upload.data)
    paper = CompletionPaper.objects.create(
        person=row.person,
        commune=row.commune,
        survey_year=row.survey_year,
        proves=proves,
        name=safe_name(upload.name),
        size=len(upload.data),
        sha256=sha256,
        kind=kind,
        by=by,
    )
    details = {"year": row.survey_year, "completion": str(proves), "kind": kind, "size": paper.size, "sha256": sha256}
    record("person.paper", row.person, by=by, unit=row.commune, details=details)
    return paper


@transaction.atomic
def open_paper(*, by: "User", paper: CompletionPaper) -> "File[bytes]":
    """The bytes of a scan, for officers of the commune that keeps its register; the journal tells who opened it and
    when. Raises PermissionDenied for everybody else, also for those who may read figures of the commune."""
    if not reads_register(by, paper.commune):
        raise PermissionDenied
    details = {"year": paper.survey_year, "completion": paper.proves, "sha256": paper.sha256}
    record("person.paper_open", paper.person, by=by, unit=paper.commune, details=details)
    return EVIDENCE.opened(paper.sha256)


@transaction.atomic
def remove_paper(*, by: "User | None", paper: CompletionPaper) -> None:
    """Take a scan back. The bytes stay: a recognition may rest on them."""
    check_may_edit(by, paper.commune)
    if paper.removed_at is None:
        paper.removed_at = timezone.now()
        paper.save(update_fields=["removed_at"])
        details = {"year": paper.survey_year, "completion": paper.proves}
        record("person.paper_remove", paper.person, by=by, unit=paper.commune, details=details)

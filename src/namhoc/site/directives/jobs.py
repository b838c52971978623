"""Background work on documents. Every job may run twice: a worker can be killed in the middle of one."""

import logging
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from namhoc import __version__
from namhoc.core import PartialDate, UserFacingError
from namhoc.directives import Directive, extract
from namhoc.directives.as_json import as_json
from namhoc.reading import Document, Limits, read_bytes
from namhoc.reading.stored import as_values
from namhoc.site.audit.record import record
from namhoc.site.directives.models import LegalDocument
from namhoc.site.directives.models.document import DocumentType, State
from namhoc.site.kept_files import ORIGINALS

log = logging.getLogger(__name__)


def read_document(pk: int) -> None:
    """Read the original of a document; what was understood is stored with it, or why it could not be read.

    A document that is not waiting to be read is left alone, so that running again does no harm.
    """
    document = LegalDocument.objects.filter(pk=pk, state=State.READING).first()
    if document is None:
        return

    def progress(done: int, total: int) -> None:
        LegalDocument.objects.filter(pk=pk).update(pages_done=done, pages_total=total)

    try:
        limits = Limits(file_bytes=settings.UPLOAD_MAX_BYTES)
        read = read_bytes(document.original_bytes(), document.file_name, limits=limits, progress=progress)
        directive = extract(read, timezone.localdate())
    except UserFacingError as error:
        _fail(pk, error)
    except Exception as error:  # a defect of ours: the person gets a way out, the log gets the kind of the defect
        log.exception("reading document %s failed", pk)
        _fail(
            pk,
            UserFacingError(
                "READ-DEFECT",
                "Máy đọc gặp lỗi",
                why=f"Lỗi của phần mềm ({type(error).__name__}), không phải của tệp",
                fix="Báo người quản trị kèm mã này; bản gốc vẫn còn nguyên.",
            ),
        )
    else:
        _store(pk, read, directive)


@transaction.atomic
def _store(pk: int, read: Document, directive: Directive) -> None:
    head = head_of(directive)
    document = LegalDocument.objects.select_for_update().get(pk=pk)
    if document.state != State.READING:  # another run was faster
        return
    for field, value in head.items():
        setattr(document, field, value)
    document.state = State.READ
    document.media_type, document.text = read.media_type, read.text
    document.reading, document.directive = as_values(read), as_json(directive, read.text)
    document.pages_done = document.pages_total = len(read.pages)
    document.reader_version, document.problem = __version__, {}
    document.save()
    counts = {name: len(getattr(directive, name)) for name in ("tasks", "assignments", "targets", "deadlines")}
    record("document.read", document, by=None, document=document, details=counts | {"reader": __version__})


@transaction.atomic
def _fail(pk: int, error: UserFacingError) -> None:
    problem = {name: getattr(error, name) for name in ("code", "what", "where", "why", "fix")}
    if LegalDocument.objects.filter(pk=pk, state=State.READING).update(state=State.FAILED, problem=problem):
        document = LegalDocument.objects.get(pk=pk)
        record("document.fail", document, by=None, document=document, details={"code": error.code})


def head_of(directive: Directive) -> dict[str, Any]:
    """The head of a document as the columns of the list want it; "" and None where the text does not say."""
    fields = directive.fields
    return {
        "kind": fields.type if fields.type in DocumentType.values else "",
        "number": (fields.number or "")[:20],
        # The reader gives the symbol as printed, number included ("12/CT-UBND", or "/CT-UBND" where it is blank).
        "symbol": (fields.symbol or "").removeprefix(f"{fields.number}/").lstrip("/")[:60],
        "issuer": (fields.issuing_body or "")[:200],
        "issued_on": _day(fields.date),
        "title": (fields.title or "")[:500],
        "school_year": fields.school_year.start if fields.school_year else None,
    }


def _day(value: PartialDate | None) -> date | None:
    """The day, where it is known to the day."""
    if value is None or value.month is None or value.day is None:
        return None
    return date(value.year, value.month, value.day)


def remove_discarded() -> None:
    """Remove previews discarded more than a day ago, and originals that no document names any more."""
    old = LegalDocument.objects.filter(discarded_at__lt=timezone.now() - timedelta(days=1))
    for document in old:
        with transaction.atomic():
            record("document.remove", document, by=None, document=document)
            document.delete()
        if not LegalDocument.objects.filter(sha256=document.sha256).exists():
            ORIGINALS.remove(document.sha256)

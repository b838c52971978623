"""A document is received, read, kept or discarded; whatever happens, the original stays as it came."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django_q.models import OrmQ

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.directives import jobs
from namhoc.site.directives.actions import documents as actions
from namhoc.site.directives.models import LegalDocument
from namhoc.site.directives.queries import documents_of, duplicates_of, find_documents
from namhoc.site.kept_files import ORIGINALS
from tests.site.documents import DIRECTIVE_TEXT
from tests.site.queue import run_jobs

DATA = DIRECTIVE_TEXT.encode()


def receive(by: User, data: bytes = DATA, name: str = "chi-thi.txt") -> LegalDocument:
    return actions.receive(by=by, name=name, data=data)


def test_the_original_is_stored_byte_for_byte_under_its_own_hash(specialist: User) -> None:
    document = receive(specialist, DATA + b"\r\n\xff")
    assert document.original_bytes() == DATA + b"\r\n\xff"
    assert document.sha256 == hashlib.sha256(DATA + b"\r\n\xff").hexdigest()


def test_reading_fills_the_head_the_text_and_the_search_column(specialist: User) -> None:
    document = receive(specialist)
    assert run_jobs() == 1
    document.refresh_from_db()
    assert (document.state, document.number, document.symbol) == ("read", "12", "CT-UBND")
    assert document.designation == "Chỉ thị số 12/CT-UBND"
    assert str(document.issued_on) == "2026-08-25"
    assert document.school_year_label == "2026-2027"
    assert document.text == DIRECTIVE_TEXT
    assert document.as_document().text == DIRECTIVE_TEXT
    assert document in find_documents(specialist, "diem truong le")
    assert document not in find_documents(specialist, "bien dao")


def test_reading_twice_changes_nothing(specialist: User) -> None:
    document = receive(specialist)
    jobs.read_document(document.pk)
    events = AuditEvent.objects.count()
    jobs.read_document(document.pk)
    assert AuditEvent.objects.count() == events


def test_reading_a_document_that_was_removed_meanwhile_does_nothing(specialist: User) -> None:
    jobs.read_document(987654)
    assert not LegalDocument.objects.exists()


def test_what_cannot_be_read_says_why_and_keeps_the_original(specialist: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise UserFacingError("READ-ENCRYPTED", "Tệp đặt mật khẩu", fix="Gỡ mật khẩu rồi tải lại")

    monkeypatch.setattr(jobs, "read_bytes", refuse)
    document = receive(specialist)
    run_jobs()
    document.refresh_from_db()
    assert (document.state, document.problem["code"]) == ("failed", "READ-ENCRYPTED")
    assert document.original_bytes() == DATA


def test_a_defect_of_the_reader_becomes_a_message_and_no_content_reaches_the_log(
    specialist: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(jobs, "read_bytes", break_down)
    document = receive(specialist)
    run_jobs()
    document.refresh_from_db()
    assert document.problem["code"] == "READ-DEFECT"
    assert "Hoàng Sơn" not in caplog.text


def test_a_request_that_fails_leaves_neither_document_nor_job(specialist: User) -> None:
    def fail() -> None:
        with transaction.atomic():
            receive(specialist)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not LegalDocument.objects.exists()
    assert not OrmQ.objects.exists()


@pytest.mark.parametrize(("data", "code"), [(b"", "UPLOAD-EMPTY"), (b"x" * 2048, "UPLOAD-TOO-BIG")])
def test_an_empty_or_too_big_file_is_refused(specialist: User, settings: Any, data: bytes, code: str) -> None:
    settings.UPLOAD_MAX_BYTES = 1024
    with pytest.raises(UserFacingError) as caught:
        receive(specialist, data)
    assert caught.value.code == code
    assert not LegalDocument.objects.exists()


def test_keeping_takes_the_head_as_corrected_and_says_so_in_the_journal(specialist: User) -> None:
    document = receive(specialist)
    run_jobs()
    kept = actions.keep(by=specialist, document=document, head={"number": "13", "symbol": "CT-UBND"})
    assert kept.is_kept
    assert kept.full_number == "13/CT-UBND"
    event = AuditEvent.objects.get(action="document.keep")
    assert (event.by, event.document, event.details) == (specialist, kept, {"corrected": ["number"]})
    assert kept in find_documents(specialist, "13 ct ubnd")


def test_what_is_not_read_yet_is_not_kept(specialist: User) -> None:
    document = receive(specialist)
    with pytest.raises(UserFacingError, match="chưa đọc xong"):
        actions.keep(by=specialist, document=document, head={})


def test_a_preview_is_discarded_and_taken_back(specialist: User) -> None:
    document = receive(specialist)
    actions.discard(by=specialist, document=document)
    assert document not in documents_of(specialist)
    actions.take_back(by=specialist, document=document)
    assert document in documents_of(specialist)


def test_a_kept_document_is_not_discarded(specialist: User, document: LegalDocument) -> None:
    with pytest.raises(UserFacingError, match="đã lưu thì không bỏ"):
        actions.discard(by=specialist, document=document)


def test_discarded_previews_go_after_a_day_but_a_shared_original_stays(specialist: User) -> None:
    old, other = receive(specialist), receive(specialist)
    alone = receive(specialist, b"rieng mot tep")
    for document in (old, alone):
        actions.discard(by=specialist, document=document)
    LegalDocument.objects.filter(discarded_at__isnull=False).update(discarded_at="2026-01-01T00:00:00Z")
    jobs.remove_discarded()
    jobs.remove_discarded()
    assert list(LegalDocument.objects.all()) == [other]
    assert other.original_bytes() == DATA
    with pytest.raises(FileNotFoundError):
        ORIGINALS.opened(alone.sha256)


def test_a_preview_is_seen_by_the_one_who_uploaded_it_only(specialist: User, leader: User) -> None:
    document = receive(specialist)
    assert document in documents_of(specialist)
    assert document not in documents_of(leader)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, [True]),
        ({"sha256": "0" * 64}, [False]),
        ({"sha256": "0" * 64, "issuer": "chu tich ubnd tinh hoang son"}, [False]),
        ({"sha256": "0" * 64, "issuer": ""}, [False]),
        ({"sha256": "0" * 64, "issuer": "Sở Giáo dục và Đào tạo Hoàng Sơn"}, []),
        ({"sha256": "0" * 64, "number": "13"}, []),
        ({"sha256": "0" * 64, "kept_at": None}, []),
    ],
)
def test_duplicates_are_equal_bytes_or_equal_number_symbol_and_issuer(
    specialist: User, make_document: Callable[..., LegalDocument], fields: dict[str, Any], found: list[bool]
) -> None:
    make_document(**fields)
    document = receive(specialist)
    run_jobs()
    document.refresh_from_db()
    document.issuer = "Chủ tịch UBND tỉnh Hoàng Sơn"
    assert [same_bytes for _, same_bytes in duplicates_of(specialist, document)] == found


def test_a_duplicate_in_another_province_is_not_told(
    specialist: User, outsider: User, make_document: Callable[..., LegalDocument]
) -> None:
    make_document(by=outsider)
    assert duplicates_of(specialist, receive(specialist)) == []

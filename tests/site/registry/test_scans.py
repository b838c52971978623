"""Scans of papers: hostile until proven otherwise, opened by the commune alone, every opening in the journal."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from namhoc.core import UserFacingError
from namhoc.recognition.person_year import EvidenceKind
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.registry.actions import (
    Completion,
    Upload,
    merge_persons,
    open_paper,
    record_completion,
    record_literacy,
    undo_merge,
)
from namhoc.site.registry.models import CompletionPaper, FieldChange, Person, Proves
from tests.site.registry.people import person_in

Browse = Callable[[User], Client]
PDF = b"%PDF-1.7 hoc ba"
PNG = b"\x89PNG\r\n\x1a\n..."


def complete(by: User | None, person: Person, upload: Upload | None, **more: str) -> int:
    return record_completion(
        by=by, row=person.years.get(), completion=Completion.PRIMARY, year=2026, evidence=EvidenceKind.RECORD,
        paper=upload, **more,
    )  # fmt: skip


def test_a_completion_keeps_its_number_and_its_scan(officer_a: User, person: Person) -> None:
    complete(officer_a, person, Upload("học bạ Lò Thị.pdf", PDF), number="TH 12")
    paper = CompletionPaper.objects.get()
    person.refresh_from_db()
    assert (person.primary_number, paper.proves, paper.kind, paper.size) == ("TH 12", Proves.PRIMARY, "pdf", len(PDF))
    assert {change.field for change in FieldChange.objects.all()} == {
        "completed_primary", "primary_year", "primary_evidence", "primary_number",
    }  # fmt: skip
    for event in AuditEvent.objects.all():
        assert "Lò" not in str(event.details)
        assert "TH 12" not in str(event.details)
    with open_paper(by=officer_a, paper=paper) as file:
        assert file.read() == PDF


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("hoc-ba.pdf", b"", "EVIDENCE-EMPTY"),
        ("hoc-ba.exe", b"MZ", "EVIDENCE-KIND"),
        ("hoc-ba.html", b"<script>", "EVIDENCE-KIND"),
        ("hoc-ba.pdf", b"MZ\x90", "EVIDENCE-DISGUISE"),
        ("hoc-ba.jpg", b"<svg onload=alert(1)>", "EVIDENCE-DISGUISE"),
        ("hoc-ba.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EVIDENCE-KIND"),
        ("hoc-ba.pdf", b"%PDF-" + b"0" * settings.EVIDENCE_MAX_BYTES, "EVIDENCE-LARGE"),
    ],
)
def test_a_file_that_is_no_scan_is_refused_and_nothing_is_recorded(
    officer_a: User, person: Person, name: str, data: bytes, code: str
) -> None:
    with pytest.raises(UserFacingError) as refused:
        complete(officer_a, person, Upload(name, data))
    assert refused.value.code == code
    assert person.years.get().completed_primary is None
    assert not CompletionPaper.objects.exists()


def test_the_same_scan_twice_is_one_and_there_is_a_most(officer_a: User, person: Person) -> None:
    for number in range(12):
        complete(officer_a, person, Upload("a.pdf", PDF + bytes([number])))
        complete(officer_a, person, Upload("a.pdf", PDF + bytes([number])))
    assert CompletionPaper.objects.count() == 12
    with pytest.raises(UserFacingError, match="Đã đủ 12"):
        complete(officer_a, person, Upload("a.pdf", PDF + b"13"))


def test_only_the_commune_opens_a_scan_and_every_opening_is_journalled(
    browse: Browse, officer_a: User, officer_b: User, specialist: User, person: Person
) -> None:
    complete(officer_a, person, Upload("hoc-ba.pdf", PDF))
    paper = CompletionPaper.objects.get()
    address = reverse("paper", args=[paper.pk])
    assert browse(officer_b).get(address).status_code == 404
    assert browse(specialist).get(address).status_code in (403, 404)
    with pytest.raises(PermissionDenied):
        open_paper(by=officer_b, paper=paper)
    assert not AuditEvent.objects.filter(action="person.paper_open").exists()
    client = browse(officer_a)
    response = client.get(address)
    assert b"".join(response.streaming_content) == PDF  # type: ignore[attr-defined]
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(client.get(address).streaming_content) == PDF  # type: ignore[attr-defined]
    assert AuditEvent.objects.filter(action="person.paper_open", by=officer_a).count() == 2


def test_the_forms_take_a_scan_and_the_page_shows_it(browse: Browse, officer_a: User, person: Person) -> None:
    client = browse(officer_a)
    sent = client.post(
        reverse("person-deed", args=[person.code, "hoan-thanh"]),
        {"completion": "primary", "year": "2026", "evidence": "0", "number": "TH 12",
         "scan": SimpleUploadedFile("hoc-ba.png", PNG), "phien-ban": str(person.version)},
    )  # fmt: skip
    assert sent.status_code == 302
    sent = client.post(
        reverse("paper-add", args=[person.code]), {"proves": "vocational", "scan": SimpleUploadedFile("nghe.pdf", PDF)}
    )
    assert sent.status_code == 302
    address = reverse("person", args=[person.code])
    page = client.get(address).content.decode()
    for words in ("Chứng chỉ nghề", "nghe.pdf", "hoc-ba.png", "Hoàn thành tiểu học"):
        assert words in page
    paper = CompletionPaper.objects.get(proves=Proves.VOCATIONAL)
    client.post(reverse("paper-remove", args=[paper.pk]))
    assert "nghe.pdf" not in client.get(address).content.decode()
    assert client.get(reverse("paper", args=[paper.pk])).status_code == 404


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"proves": "primary"}, 400),
        ({"proves": "khac", "scan": SimpleUploadedFile("a.pdf", PDF)}, 400),
        ({"proves": "primary", "scan": SimpleUploadedFile("a.pdf", b"MZ")}, 409),
    ],
)
def test_a_scan_that_is_refused_leaves_nothing(
    browse: Browse, officer_a: User, person: Person, sent: dict[str, object], status: int
) -> None:
    assert browse(officer_a).post(reverse("paper-add", args=[person.code]), sent).status_code == status
    assert not CompletionPaper.objects.exists()


def test_another_commune_adds_and_removes_no_scan(
    browse: Browse, officer_a: User, officer_b: User, person: Person
) -> None:
    record_literacy(by=officer_a, row=person.years.get(), level=1, paper=Upload("xmc.jpg", b"\xff\xd8\xff..."))
    paper = CompletionPaper.objects.get(proves=Proves.LITERACY)
    client = browse(officer_b)
    given = {"proves": "primary", "scan": SimpleUploadedFile("a.pdf", PDF)}
    assert client.post(reverse("paper-add", args=[person.code]), given).status_code == 404
    assert client.post(reverse("paper-remove", args=[paper.pk])).status_code == 404
    paper.refresh_from_db()
    assert paper.removed_at is None


def test_a_merge_of_before_there_were_numbers_of_papers_can_still_be_undone(officer_a: User, person: Person) -> None:
    other = person_in(person.commune, "Lò Thị Mẫu", 2015, year={"grade": 5, "status": 0})
    merge = merge_persons(by=officer_a, kept=person, merged=other)
    for image in (merge.images["kept"], merge.images["merged"], merge.images["after"]):
        for name in ("primary_number", "vocational", "literacy_year"):
            image["person"].pop(name)
    merge.save()
    undo_merge(by=officer_a, merge=merge)
    assert Person.objects.filter(merged_into=None).count() == 2

"""Evidence: hostile files are refused with a reason, good ones are kept byte for byte."""

import io
import zipfile

import pytest
from django.core.exceptions import PermissionDenied

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.kept_files import EVIDENCE
from namhoc.site.steering.actions import add_evidence, remove_evidence
from namhoc.site.steering.evidence_file import MOST_FILES, safe_name
from namhoc.site.steering.models import Evidence, TaskUnit

PDF = b"%PDF-1.7\n..."


def package(*names: str) -> bytes:
    """A zip file with empty parts of these names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return file.getvalue()


def test_the_bytes_are_kept_as_they_came(row_a: TaskUnit, officer_a: User) -> None:
    evidence = add_evidence(by=officer_a, row=row_a, name="bien-ban.pdf", data=PDF)
    with EVIDENCE.opened(evidence.sha256) as file:
        assert file.read() == PDF
    assert (evidence.name, evidence.kind, evidence.size) == ("bien-ban.pdf", "pdf", len(PDF))


def test_the_same_file_twice_is_one_piece_of_evidence(row_a: TaskUnit, officer_a: User) -> None:
    first = add_evidence(by=officer_a, row=row_a, name="a.pdf", data=PDF)
    assert add_evidence(by=officer_a, row=row_a, name="b.pdf", data=PDF) == first


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("rong.pdf", b"", "EVIDENCE-EMPTY"),
        ("lon.pdf", PDF + b"x" * 2000, "EVIDENCE-LARGE"),
        ("trang.html", b"<script>alert(1)</script>", "EVIDENCE-KIND"),
        ("anh.svg", b"<svg onload=alert(1)>", "EVIDENCE-KIND"),
        ("chuong-trinh.exe", b"MZ", "EVIDENCE-KIND"),
        ("khong-duoi", PDF, "EVIDENCE-KIND"),
        ("gia.pdf", b"MZ\x90\x00", "EVIDENCE-DISGUISE"),
        ("gia.png", b"\xff\xd8\xff\xe0", "EVIDENCE-DISGUISE"),
        ("gia.docx", b"PK\x03\x04 not a zip", "EVIDENCE-DISGUISE"),
        ("gia.docx", package("xl/workbook.xml"), "EVIDENCE-DISGUISE"),
        ("macro.xlsx", package("xl/workbook.xml", "xl/vbaProject.bin"), "EVIDENCE-DISGUISE"),
    ],
)
def test_a_file_that_is_not_taken_is_refused_with_a_reason(
    name: str, data: bytes, code: str, row_a: TaskUnit, officer_a: User, settings: object
) -> None:
    settings.EVIDENCE_MAX_BYTES = 1024  # type: ignore[attr-defined]
    with pytest.raises(UserFacingError) as caught:
        add_evidence(by=officer_a, row=row_a, name=name, data=data)
    assert caught.value.code == code
    assert caught.value.fix
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bang.xlsx", package("[Content_Types].xml", "xl/workbook.xml")),
        ("cong-van.docx", package("word/document.xml")),
        ("ANH.JPEG", b"\xff\xd8\xff\xe0"),
        ("cu.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ],
)
def test_office_files_and_pictures_are_taken(name: str, data: bytes, row_a: TaskUnit, officer_a: User) -> None:
    assert add_evidence(by=officer_a, row=row_a, name=name, data=data).pk


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\may\\bien ban.pdf", "bien ban.pdf"),
        ('a"b\r\nc.pdf', "a_b_c.pdf"),
        ("anh\u202egnp.exe", "anh_gnp.exe"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("...", "minh-chung"),
    ],
)
def test_names_lose_what_could_mislead(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_there_is_a_limit_to_the_number_of_files(row_a: TaskUnit, officer_a: User) -> None:
    for number in range(MOST_FILES):
        add_evidence(by=officer_a, row=row_a, name="a.pdf", data=PDF + bytes([number]))
    with pytest.raises(UserFacingError) as caught:
        add_evidence(by=officer_a, row=row_a, name="a.pdf", data=PDF)
    assert caught.value.code == "EVIDENCE-MANY"


def test_taking_back_hides_the_file_and_keeps_its_bytes(row_a: TaskUnit, officer_a: User) -> None:
    evidence = add_evidence(by=officer_a, row=row_a, name="a.pdf", data=PDF)
    remove_evidence(by=officer_a, evidence=evidence)
    assert evidence.removed_at is not None
    assert EVIDENCE.has(evidence.sha256)


def test_evidence_of_confirmed_work_stays(row_a: TaskUnit, officer_a: User) -> None:
    evidence = add_evidence(by=officer_a, row=row_a, name="a.pdf", data=PDF)
    TaskUnit.objects.filter(pk=row_a.pk).update(progress="done")
    evidence.row.refresh_from_db()
    with pytest.raises(UserFacingError) as caught:
        remove_evidence(by=officer_a, evidence=evidence)
    assert caught.value.code == "EVIDENCE-CONFIRMED"


@pytest.mark.parametrize("person", ["xa-b", "chuyen-vien", "nguoi-ngoai"])
def test_nobody_adds_evidence_for_another_unit(person: str, row_a: TaskUnit, cast: dict[str, User]) -> None:
    with pytest.raises(PermissionDenied):
        add_evidence(by=cast[person], row=row_a, name="a.pdf", data=PDF)

"""The pages of reception: choose, wait, look, keep or discard."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.directives.models import LegalDocument
from tests.site.documents import DIRECTIVE_TEXT
from tests.site.queue import run_jobs

Browse = Callable[[User], Client]


def file(name: str = "chi-thi.txt", text: str = DIRECTIVE_TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


@pytest.fixture
def desk(browse: Browse, specialist: User) -> Client:
    return browse(specialist)


def upload(client: Client, *files: SimpleUploadedFile) -> LegalDocument:
    client.post(reverse("document-upload"), {"files": list(files)})
    return LegalDocument.objects.latest("id")


def test_one_file_leads_to_its_preview(desk: Client) -> None:
    response = desk.post(reverse("document-upload"), {"files": file()})
    assert response.status_code == 302
    assert response["Location"] == reverse("document-preview", args=[LegalDocument.objects.get().pk])


def test_the_script_is_told_where_to_go(desk: Client) -> None:
    response = desk.post(reverse("document-upload"), {"files": file()}, headers={"X-Upload": "1"})
    assert response.status_code == 204
    assert response["X-Next"] == reverse("document-preview", args=[LegalDocument.objects.get().pk])


def test_several_files_lead_to_the_list_of_what_is_not_kept(desk: Client) -> None:
    response = desk.post(reverse("document-upload"), {"files": [file(), file("hai.txt", "khac")]}, follow=True)
    assert "Đã nhận 2 tệp" in response.content.decode()


def test_a_bad_file_beside_a_good_one_loses_nothing(desk: Client) -> None:
    response = desk.post(reverse("document-upload"), {"files": [file(), file("rong.txt", "")]})
    body = response.content.decode()
    assert response.status_code == 400
    assert "rong.txt: Tệp rỗng" in body
    assert "Đã nhận" in body
    assert LegalDocument.objects.get().file_name == "chi-thi.txt"


def test_no_file_at_all_is_said(desk: Client) -> None:
    response = desk.post(reverse("document-upload"))
    assert response.status_code == 400
    assert "Chưa chọn tệp nào" in response.content.decode()


def test_the_preview_waits_with_progress_then_shows_what_was_understood(desk: Client) -> None:
    document = upload(desk, file())
    LegalDocument.objects.update(pages_done=3, pages_total=12)
    address = reverse("document-preview", args=[document.pk])
    assert "trang 3 / 12" in desk.get(address).content.decode()
    assert "trang 3 / 12" in desk.get(address, headers={"HX-Request": "true"}).content.decode()
    run_jobs()
    assert desk.get(address, headers={"HX-Request": "true"})["HX-Redirect"] == address
    body = desk.get(address).content.decode()
    assert "12/CT-UBND" in body
    assert "25/08/2026" in body
    assert "Lưu văn bản" in body


def test_a_duplicate_is_told_before_anything_is_kept(desk: Client, document: LegalDocument) -> None:
    second = upload(desk, file())
    run_jobs()
    body = desk.get(reverse("document-preview", args=[second.pk])).content.decode()
    assert "Tệp này đã có trong hệ thống" in body
    assert reverse("document", args=[document.pk]) in body
    assert "Vẫn lưu văn bản" in body


def test_keeping_leads_to_the_document(desk: Client) -> None:
    document = upload(desk, file())
    run_jobs()
    answer = {
        "kind": "chi_thi",
        "number": "12",
        "symbol": "CT-UBND",
        "issued_on": "5/9/2026",
        "school_year": "2026-2027",
    }
    response = desk.post(reverse("document-keep", args=[document.pk]), answer)
    assert response["Location"] == reverse("document", args=[document.pk])
    document.refresh_from_db()
    assert document.is_kept
    assert (document.issued_on.day, document.issued_on.month) == (5, 9)


def test_a_wrong_date_is_said_and_everything_typed_is_still_there(desk: Client) -> None:
    document = upload(desk, file())
    run_jobs()
    answer = {"number": "99", "issued_on": "31/2/2026", "school_year": "2026"}
    response = desk.post(reverse("document-keep", args=[document.pk]), answer)
    body = response.content.decode()
    assert response.status_code == 400
    assert "2 chỗ cần sửa" in body
    assert "31/2/2026" in body
    assert 'value="99"' in body
    document.refresh_from_db()
    assert not document.is_kept


def test_discarding_offers_the_way_back(desk: Client) -> None:
    document = upload(desk, file())
    response = desk.post(reverse("document-discard", args=[document.pk]), follow=True)
    back = reverse("document-take-back", args=[document.pk])
    assert back in response.content.decode()
    assert desk.get(reverse("document-preview", args=[document.pk])).status_code == 404
    assert desk.post(back, follow=True).status_code == 200


def test_a_preview_belongs_to_the_one_who_uploaded_it(desk: Client, leader: User, browse: Browse) -> None:
    document = upload(desk, file())
    other = browse(leader)
    for name in ("document-keep", "document-discard", "document-take-back", "document-read-again"):
        assert other.post(reverse(name, args=[document.pk])).status_code == 404
    assert other.get(reverse("document-preview", args=[document.pk])).status_code == 404


def test_a_file_name_with_markup_stays_text(desk: Client) -> None:
    document = upload(desk, file("<img src=x onerror=alert(1)>.txt"))
    body = desk.get(reverse("document-preview", args=[document.pk])).content.decode()
    assert "<img src=x" not in body


def test_the_original_comes_as_a_download_whatever_it_is(desk: Client) -> None:
    document = upload(desk, file("trang.html", "<script>alert(1)</script>"))
    response = desk.get(reverse("document-original", args=[document.pk]))
    assert b"".join(response) == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_the_history_of_a_document_passed_down_does_not_name_who_worked_on_it_above(
    browse: Browse, officer_a: User, specialist: User, make_document: Callable[..., LegalDocument]
) -> None:
    document = make_document(passed_down=True)
    record("document.keep", document, by=specialist, document=document)
    address = reverse("document-history", args=[document.pk])
    assert specialist.name in browse(specialist).get(address).content.decode().split("<main")[1]
    assert specialist.name not in browse(officer_a).get(address).content.decode().split("<main")[1]

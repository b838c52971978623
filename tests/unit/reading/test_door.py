import io
import zipfile

import openpyxl
import pytest

from namhoc.core import UserFacingError
from namhoc.reading import Limits, read, read_bytes
from tests.unit.reading import samples


def code_of(data: bytes, name: str, **limits) -> str:
    with pytest.raises(UserFacingError) as caught:
        read_bytes(data, name, limits=Limits(**limits))
    error = caught.value
    assert name in error.text
    assert error.fix
    return error.code


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "READ-EMPTY"),
        (b" \r\n\t ", "a.docx", "READ-EMPTY"),
        (b"<html><body></body></html>", "a.html", "READ-NO-TEXT"),
        (b"%PDF-1.7\nhong", "a.pdf", "READ-BROKEN"),
        (b"khong phai pdf", "a.pdf", "READ-BROKEN"),
        (b"PK\x03\x04 hong", "a.docx", "READ-BROKEN"),
        (zipped(a=b"x"), "a.zip", "READ-ARCHIVE"),
        (zipped(a=b"x"), "a.docx", "READ-ARCHIVE"),
        (b"Rar!\x1a\x07\x00", "a.rar", "READ-ARCHIVE"),
        (b"7z\xbc\xaf\x27\x1c\x00", "a.7z", "READ-ARCHIVE"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "READ-ENCRYPTED"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "READ-UNSUPPORTED"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "a.ppt", "READ-UNSUPPORTED"),
        (OLE + b"hong", "a.doc", "READ-BROKEN"),
        (b"\x00\x01\x02\x03" * 10, "a.bin", "READ-FORMAT"),
    ],
)
def test_a_file_that_cannot_be_read_gives_one_error_that_says_why(data, name, code):
    assert code_of(data, name) == code


def test_more_bytes_than_allowed_are_refused_before_they_are_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 101)
    with pytest.raises(UserFacingError, match="quá lớn"):
        read(path, limits=Limits(file_bytes=100))
    assert code_of(b"a" * 101, "a.txt", file_bytes=100) == "READ-TOO-BIG"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = zipped(**{"[Content_Types].xml": b"wordprocessingml", "word/document.xml": b"0" * 5_000_000})
    assert len(bomb) < 10_000
    assert code_of(bomb, "a.docx", unpacked_bytes=1_000_000) == "READ-UNPACKED"


def test_more_characters_than_allowed_are_refused():
    assert code_of("chữ ".encode() * 100, "a.txt", characters=50) == "READ-TOO-LONG"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UserFacingError) as caught:
        read(tmp_path / "khong-co.txt")
    assert caught.value.code == "READ-NOT-FOUND"


def test_the_bytes_decide_and_a_wrong_name_is_reported():
    document = read_bytes(samples.directive_docx(), "chi-thi.doc")
    assert samples.NUMBER in document.text
    assert [finding.code for finding in document.findings] == ["READ-NAME-MISMATCH"]


def test_a_web_page_saved_as_doc_is_read_as_what_it_is():
    document = read_bytes("<html><body><p>Số: 10/CT-UBND</p></body></html>".encode(), "a.doc")
    assert document.text == "Số: 10/CT-UBND\n"
    assert document.media_type == "text/html"


def test_the_original_is_known_by_its_sha256():
    document = read_bytes(b"abc", "a.txt")
    assert document.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_an_annex_as_workbook_is_read_as_rows():
    workbook = openpyxl.Workbook()
    workbook.active.title = "Phụ lục I"
    for row in (["STT", "Nhiệm vụ", "Tỷ lệ"], [1, "Rà soát mạng lưới", 99.8], [], [2, "Báo cáo", None]):
        workbook.active.append(row)
    out = io.BytesIO()
    workbook.save(out)
    assert read_bytes(out.getvalue(), "phu-luc.xlsx").text.splitlines() == [
        "Phụ lục I", "STT\tNhiệm vụ\tTỷ lệ", "1\tRà soát mạng lưới\t99,8", "2\tBáo cáo",
    ]  # fmt: skip

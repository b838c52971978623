"""Whatever the bytes: a Document whose blocks join to its text, or one error a user can act on. Never a crash."""

import contextlib
import io
import re
import zipfile

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from namhoc.core import UserFacingError
from namhoc.reading import Document, Limits, page_image, read_bytes

ENDINGS = [".txt", ".html", ".mhtml", ".pdf", ".docx", ".docm", ".xlsx", ".png", ".jpg", ".tif", ".zip", ".xyz", ""]
LIMITS = Limits(file_bytes=2_000_000, unpacked_bytes=5_000_000, pages=20, ocr_pages=0, pixels=2_000_000)
FIRST_BYTES = [b"%PDF-1.7", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"II*\x00", b"\xff\xd8\xff"]
HURRY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def small_pdf() -> bytes:
    """A PDF with one line of text and one stroke, written by hand so that every byte counts."""
    stream = b"BT /F1 14 Tf 72 700 Td (So 10/CT-UBND ngay 05/9/2026) Tj ET 72 600 m 300 600 l S"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(out),
    )  # fmt: skip


def small_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("Số: 10/CT-UBND", style="List Number")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "Nhiệm vụ"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def small_xlsx() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.append(["STT", "Nhiệm vụ"])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def small_image(kind: str) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((60, 40), 50).save(out, kind)
    return out.getvalue()


HTML = "<html><body><h1>Chỉ thị</h1><table><tr><td rowspan=2>1</td></tr></table><ol><li>a</ol></body></html>".encode()
ORIGINALS = {
    "a.pdf": small_pdf(),
    "a.docx": small_docx(),
    "a.xlsx": small_xlsx(),
    "a.html": HTML,
    "a.mhtml": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    b"Content-Type: text/html\r\n\r\n" + HTML + b"\r\n--x--",
    "a.txt": "Chỉ thị số 10/CT-UBND\nngày 05/9/2026\n".encode(),
    "a.png": small_image("PNG"),
    "a.jpg": small_image("JPEG"),
    "a.tif": small_image("TIFF"),
}  # fmt: skip


def read_or_why(data: bytes, name: str) -> Document | UserFacingError:
    try:
        return read_bytes(data, name, limits=LIMITS)
    except UserFacingError as error:
        return error


def reads_or_says_why(data: bytes, name: str) -> None:
    before = bytes(data)
    result = read_or_why(data, name)
    assert data == before
    if isinstance(result, UserFacingError):
        assert result.code.startswith("READ-")
        assert result.what
        return
    assert "".join(block.span.of(result.text) for block in result.blocks) == result.text
    assert result.text.strip()
    for block in result.blocks:
        for line in block.lines:
            assert block.span.covers(line.span)


@pytest.mark.parametrize("name", [name for name in ORIGINALS if not name.endswith((".png", ".jpg", ".tif"))])
def test_the_untouched_originals_are_read(name):
    assert read_bytes(ORIGINALS[name], name, limits=LIMITS).text.strip()


@HURRY
@given(data=st.binary(max_size=400), ending=st.sampled_from(ENDINGS))
def test_random_bytes(data, ending):
    reads_or_says_why(data, "a" + ending)


@HURRY
@given(name=st.sampled_from(sorted(ORIGINALS)), share=st.floats(0, 1))
def test_cut_files(name, share):
    data = ORIGINALS[name]
    reads_or_says_why(data[: int(len(data) * share)], name)


@settings(HURRY, max_examples=400)
@given(
    name=st.sampled_from(sorted(ORIGINALS)),
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_flipped_bytes(name, changes):
    data = bytearray(ORIGINALS[name])
    for place, value in changes:
        data[int(len(data) * place)] = value
    reads_or_says_why(bytes(data), name)


@HURRY
@given(name=st.sampled_from(sorted(ORIGINALS)), other=st.sampled_from(ENDINGS))
def test_wrong_endings(name, other):
    reads_or_says_why(ORIGINALS[name], "a" + other)


@HURRY
@given(head=st.sampled_from(FIRST_BYTES), rest=st.binary(max_size=300))
def test_right_first_bytes_and_rubbish_after_them(head, rest):
    reads_or_says_why(head + rest, "a.bin")


@HURRY
@given(text=st.text(max_size=300), encoding=st.sampled_from(["utf-8", "utf-16", "cp1258", "latin-1"]))
def test_any_text_in_any_encoding(text, encoding):
    reads_or_says_why(text.encode(encoding, "ignore"), "a.txt")


@HURRY
@given(
    name=st.sampled_from(["a.pdf", "a.png", "a.tif", "a.docx"]),
    place=st.floats(0, 1, exclude_max=True),
    value=st.integers(0, 255),
    page=st.integers(-1, 3),
)
def test_page_pictures(name, place, value, page):
    data = bytearray(ORIGINALS[name])
    data[int(len(data) * place)] = value
    with contextlib.suppress(UserFacingError):
        assert page_image(bytes(data), name, page, limits=LIMITS).startswith(b"\x89PNG")


WORD_PARTS = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels"]
ODD_VALUES = st.sampled_from(["", "-1", "0", "99999999999", "lạ", "bullet", "%9.", "true", "../../x"])


@settings(HURRY, max_examples=80)
@given(part=st.sampled_from(WORD_PARTS), place=st.integers(0, 10_000), value=ODD_VALUES, drop=st.booleans())
def test_word_files_with_odd_values_inside(part, place, value, drop):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ORIGINALS["a.docx"])) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            content = old.read(member).decode("utf-8", "surrogateescape")
            if member == part:
                found = list(re.finditer(r'="[^"]*"', content))[2:]
                at = found[place % len(found)]
                content = content[: at.start()] + f'="{value}"' + content[at.end() :]
            if not (drop and member == part and part != "word/document.xml"):
                new.writestr(member, content.encode("utf-8", "surrogateescape"))
    reads_or_says_why(out.getvalue(), "a.docx")

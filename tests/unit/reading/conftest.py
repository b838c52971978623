"""Originals that several reading tests share; made once, by the tools found on the machine."""

import io
import shutil

import pypdfium2
import pytest
from PIL import Image

from namhoc.reading import Limits
from namhoc.reading.office import convert, libreoffice
from namhoc.reading.tesseract import languages
from tests.unit.reading import samples


@pytest.fixture(scope="session")
def office() -> str:
    """LibreOffice; the test is skipped where it is not installed."""
    program = libreoffice()
    if program is None:
        pytest.skip("máy không có LibreOffice (gói libreoffice-writer)")
    return program


@pytest.fixture(scope="session")
def tesseract() -> str:
    """Tesseract with Vietnamese; the test is skipped where it is not installed."""
    program = shutil.which("tesseract")
    if program is None or "vie" not in languages(program):
        pytest.skip("máy không có Tesseract với dữ liệu tiếng Việt (gói tesseract-ocr-vie)")
    return program


@pytest.fixture(scope="session")
def directive_pdf(office: str) -> bytes:
    """The sample directive printed to PDF: two pages, the second an annex table."""
    return convert(samples.directive_docx(), "chi-thi.docx", ".docx", "pdf", Limits())


@pytest.fixture(scope="session")
def directive_scan(directive_pdf: bytes) -> list[Image.Image]:
    """The sample directive as it comes out of a scanner: 200 dpi, noise, 1.5 degrees of skew, a stamp, a signature."""
    document = pypdfium2.PdfDocument(directive_pdf)
    pages = [
        samples.scanned(document[number].render(scale=200 / 72).to_pil(), signed=number == 0)
        for number in range(len(document))
    ]
    document.close()
    return pages


def as_tiff(pages: list[Image.Image]) -> bytes:
    """Page images as one TIFF file."""
    out = io.BytesIO()
    first, *others = (page.copy() for page in pages)  # a copy forgets how it was saved before
    first.save(out, "TIFF", save_all=True, append_images=others, dpi=(200, 200))
    return out.getvalue()


def as_pdf(pages: list[Image.Image]) -> bytes:
    """Page images as a PDF without a text layer."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return out.getvalue()

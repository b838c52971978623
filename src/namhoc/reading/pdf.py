"""PDF files: words with their places from the text layer; pages without one are recognised from their image."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium

from namhoc.core import Finding, Severity
from namhoc.reading import problems
from namhoc.reading.document import Document, Page
from namhoc.reading.draft import assemble
from namhoc.reading.layout import drafts_of_pages
from namhoc.reading.limits import Limits, Progress
from namhoc.reading.pdf_page import printed_page
from namhoc.reading.pictures import PDFIUM, draw
from namhoc.reading.printed import PrintedPage
from namhoc.reading.signatures import signature_findings, signatures_of
from namhoc.reading.text_layer import Layer, judge

if TYPE_CHECKING:
    from namhoc.reading.scan import RecognisedPage


def open_pdf(data: bytes, name: str, limits: Limits) -> Any:
    """The opened file. Raises ``UserFacingError`` where it is broken, has a password or too many pages."""
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise problems.encrypted(name, "PDF") from error
        raise problems.broken(name, "PDF") from error
    if not count:
        raise problems.broken(name, "PDF")
    if count > limits.pages:
        raise problems.too_many_pages(name, count, limits.pages)
    return document


def read_pdf(data: bytes, name: str, limits: Limits, progress: Progress | None) -> Document:
    """A PDF file as a Document; pages without a usable text layer are recognised, signatures are reported."""
    with PDFIUM:
        document = open_pdf(data, name, limits)
        pages = [printed_page(document, number) for number in range(1, len(document) + 1)]
    try:
        layers = [judge(page) for page in pages]
        unread = [page for page, layer in zip(pages, layers, strict=True) if layer is not Layer.GOOD]
        recognised = _recognised(document, unread, name, limits, progress) if unread else {}
    finally:
        with PDFIUM:
            document.close()
    printed = [recognised[page.number].page if page.number in recognised else page for page in pages]
    drafts = drafts_of_pages(printed)
    if recognised:
        from namhoc.reading.scan import on_original

        drafts = on_original(drafts, list(recognised.values()))
    text, blocks = assemble(drafts)
    signatures = signatures_of(data)
    return Document(
        text=text,
        blocks=blocks,
        sha256="",
        name=name,
        media_type="",
        pages=tuple(
            Page(page.number, page.width, page.height, own.recognised) for page, own in zip(pages, printed, strict=True)
        ),
        signatures=signatures,
        findings=(*_layer_findings(layers), *_scan_findings(recognised), *signature_findings(signatures)),
    )


def _recognised(
    document: Any, pages: list[PrintedPage], name: str, limits: Limits, progress: Progress | None
) -> dict[int, RecognisedPage]:
    """These pages, drawn at the resolution they were scanned with (grain is not enlarged) and recognised."""
    from namhoc.reading.scan import PageImage, recognise_pages

    if len(pages) > limits.ocr_pages:
        raise problems.too_many_pages(name, len(pages), limits.ocr_pages)

    def images() -> Iterator[PageImage]:
        for page in pages:
            wanted = min(max(page.picture_dpi or limits.ocr_dpi, 150.0), limits.ocr_dpi)
            with PDFIUM:
                picture, dpi = draw(document, page.number, wanted, name, limits)
            yield PageImage(page.number, picture, dpi)

    done = recognise_pages(images(), len(pages), name, limits, progress)
    return {page.page.number: page for page in done}


def _scan_findings(recognised: dict[int, RecognisedPage]) -> tuple[Finding, ...]:
    if not recognised:
        return ()
    from namhoc.reading.scan import findings_of

    return findings_of(list(recognised.values()))


def _layer_findings(layers: list[Layer]) -> Iterator[Finding]:
    garbage = [str(number) for number, layer in enumerate(layers, 1) if layer is Layer.GARBAGE]
    if garbage:
        yield Finding(
            "READ-TEXT-LAYER",
            "Lớp chữ có sẵn trong tệp PDF không đọc được thành tiếng Việt; đã nhận dạng lại từ hình trang.",
            "đối chiếu với bản gốc trước khi duyệt",
            Severity.NOTE,
            place=f"trang {', '.join(garbage)}",
        )

"""One door for every format: bytes in, ``Document`` out, one located error where that cannot be."""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from namhoc.core import Finding, Severity, UserFacingError
from namhoc.reading import formats, problems
from namhoc.reading.document import Document
from namhoc.reading.formats import Format
from namhoc.reading.limits import Limits, Progress

log = logging.getLogger(__name__)

Reader = Callable[[bytes, str, Limits, Progress | None], Document]


def read(path: Path, *, limits: Limits | None = None, progress: Progress | None = None) -> Document:
    """Read the file at ``path``, whatever its format. Raises ``UserFacingError`` alone."""
    limits = limits or Limits()
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise problems.too_big(path.name, size, limits.file_bytes)
        data = path.read_bytes()
    except OSError as error:
        raise problems.not_found(path.name) from error
    return read_bytes(data, path.name, limits=limits, progress=progress)


def read_bytes(data: bytes, name: str, *, limits: Limits | None = None, progress: Progress | None = None) -> Document:
    """Read ``data``; the format is told by its first bytes, then by the ending of ``name``.

    ``progress(done, all)`` is called after each page that had to be recognised. Raises ``UserFacingError`` with a
    code READ-... for every file that cannot be read; other exceptions of the format libraries mean a broken file.
    """
    limits = limits or Limits()
    if len(data) > limits.file_bytes:
        raise problems.too_big(name, len(data), limits.file_bytes)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise problems.empty(name)
    format_ = formats.tell(data, name, limits)
    reader = _reader(format_)
    try:
        document = reader(data, name, limits, progress)
    except UserFacingError:
        raise
    except Exception as error:
        raise _broken(error, name, format_) from error
    if len(document.text) > limits.characters:
        raise problems.too_long(name, limits.characters)
    if not document.text.strip():
        raise problems.no_text(name)
    return replace(
        document,
        sha256=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=str(format_),
        findings=_name_findings(format_, name) + document.findings,
    )


def page_image(data: bytes, name: str, page: int, dpi: int = 110, *, limits: Limits | None = None) -> bytes:
    """Page ``page`` (from 1) of a PDF or a scan as PNG, drawn as a reader sees it.

    The picture has the proportions of ``Document.pages[page - 1]``: a box in points times ``dpi / 72`` is its place
    in pixels. Raises ``UserFacingError`` where the file or the page cannot be drawn.
    """
    from namhoc.reading.pictures import picture_of

    limits = limits or Limits()
    try:
        return picture_of(data, name, page, dpi, limits)
    except UserFacingError:
        raise
    except Exception as error:
        raise _broken(error, name, formats.tell(data, name, limits)) from error


def _broken(error: Exception, name: str, format_: Format) -> UserFacingError:
    """What a format library could not cope with is a broken file; the log says where, never a word of the file."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    log.warning("%s file: %s in %s:%s", format_.name, type(error).__name__, frame.name, frame.lineno)
    return problems.broken(name, formats.kind(format_))


def _reader(format_: Format) -> Reader:
    """The reader of a format, imported only when such a file arrives."""
    match format_:
        case Format.TEXT:
            from namhoc.reading.plain import read_plain

            return lambda data, name, limits, progress: read_plain(data, name)
        case Format.HTML | Format.MHTML:
            from namhoc.reading.html import read_html

            return lambda data, name, limits, progress: read_html(data, name)
        case Format.WORD | Format.WORD_MACROS:
            from namhoc.reading.word import read_word

            return lambda data, name, limits, progress: read_word(data, name, limits)
        case Format.OLD_WORD | Format.RTF | Format.ODT:
            from namhoc.reading.office import read_through_office

            return lambda data, name, limits, progress: read_through_office(data, name, format_, limits)
        case Format.WORKBOOK:
            from namhoc.reading.workbook import read_workbook

            return lambda data, name, limits, progress: read_workbook(data, name, limits)
        case Format.PDF:
            from namhoc.reading.pdf import read_pdf

            return read_pdf
        case Format.PNG | Format.JPEG | Format.TIFF:
            from namhoc.reading.scan import read_image

            return read_image


def _name_findings(format_: Format, name: str) -> tuple[Finding, ...]:
    """The ending of the name promises another format than the bytes hold: read all the same, and said."""
    promised = formats.ending(name)
    same = {Format.WORD_MACROS: Format.WORD, Format.MHTML: Format.HTML}
    if promised is None or same.get(promised, promised) is same.get(format_, format_):
        return ()
    return (
        Finding(
            "READ-NAME-MISMATCH",
            f"Tên tệp ghi là {formats.kind(promised)} nhưng nội dung là {formats.kind(format_)}; đã đọc theo nội dung.",
            "đổi lại phần mở rộng của tên tệp cho đúng",
            Severity.NOTE,
        ),
    )

"""Which format a file is in: told by its first bytes, then by the ending of its name."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from namhoc.reading import problems
from namhoc.reading.limits import Limits


class Format(StrEnum):
    """The formats there is a reader for; the value is the media type."""

    TEXT = "text/plain"
    HTML = "text/html"
    MHTML = "multipart/related"
    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    WORD_MACROS = "application/vnd.ms-word.document.macroEnabled.12"
    OLD_WORD = "application/msword"
    RTF = "application/rtf"
    ODT = "application/vnd.oasis.opendocument.text"
    WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"


IMAGES = (Format.PNG, Format.JPEG, Format.TIFF)

_BY_ENDING = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".mht": Format.MHTML,
    ".mhtml": Format.MHTML,
    ".pdf": Format.PDF,
    ".docx": Format.WORD,
    ".docm": Format.WORD_MACROS,
    ".doc": Format.OLD_WORD,
    ".rtf": Format.RTF,
    ".odt": Format.ODT,
    ".xlsx": Format.WORKBOOK,
    ".xlsm": Format.WORKBOOK,
    ".png": Format.PNG,
    ".jpg": Format.JPEG,
    ".jpeg": Format.JPEG,
    ".tif": Format.TIFF,
    ".tiff": Format.TIFF,
}

_KIND = {  # how a format is called in a message
    Format.TEXT: "văn bản thuần",
    Format.HTML: "trang web",
    Format.MHTML: "trang web",
    Format.PDF: "PDF",
    Format.WORD: "Word",
    Format.WORD_MACROS: "Word",
    Format.OLD_WORD: "Word kiểu cũ (.doc)",
    Format.RTF: "RTF",
    Format.ODT: "OpenDocument (.odt)",
    Format.WORKBOOK: "Excel",
    Format.PNG: "ảnh",
    Format.JPEG: "ảnh",
    Format.TIFF: "ảnh",
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p)\b", re.IGNORECASE)
_MIME = re.compile(rb"^(?:From:|MIME-Version:|Content-Type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE)


def kind(format_: Format) -> str:
    """What the format is called in a message to a user."""
    return _KIND[format_]


def ending(name: str) -> Format | None:
    """The format that the ending of ``name`` promises; None for an ending we do not read."""
    return _BY_ENDING.get(PurePath(name).suffix.lower())


def tell(data: bytes, name: str, limits: Limits) -> Format:
    """The format of ``data``. Raises ``UserFacingError`` for what is no document we read.

    The bytes decide; the name is asked only where bytes cannot tell (text against HTML).
    """
    head = data[:1024]
    if b"%PDF-" in head:
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(data, name, limits)
    if head.startswith((b"PK\x05\x06", b"PK\x07\x08", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")):
        raise problems.archive(name)
    if head.startswith(_OLE):
        return _in_ole(data, name)
    if head.startswith(b"{\\rtf"):
        return Format.RTF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if head.startswith((b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")):
        return Format.TIFF
    return _in_text(data, head, name)


def _in_zip(data: bytes, name: str, limits: Limits) -> Format:
    """A zip container is judged by what it holds; its unpacked size is checked before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            members = container.infolist()
            names = {member.filename for member in members}
            mimetype = container.read("mimetype")[:100] if "mimetype" in names else b""
            types = container.read("[Content_Types].xml")[:1_000_000] if "[Content_Types].xml" in names else b""
    except Exception as error:  # zipfile and zlib raise many kinds on broken bytes
        promised = ending(name)
        raise problems.broken(name, kind(promised) if promised else "nén") from error
    if len(members) > 20_000 or sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise problems.unpacks_too_big(name, limits.unpacked_bytes)
    if any(member.flag_bits & 1 for member in members):
        raise problems.encrypted(name, "nén")
    if b"wordprocessingml" in types or b"ms-word.document" in types:
        return Format.WORD_MACROS if b"macroEnabled" in types or "word/vbaProject.bin" in names else Format.WORD
    if b"spreadsheetml" in types or b"ms-excel.sheet" in types:
        return Format.WORKBOOK
    if b"presentationml" in types:
        raise problems.unsupported(name, "bài trình chiếu", "xuất văn bản thành .pdf hoặc .docx rồi tải lên")
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return Format.ODT
    raise problems.archive(name)


def _in_ole(data: bytes, name: str) -> Format:
    """Old Office files and encrypted new ones share one container; their stream names (UTF-16) tell them apart."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise problems.encrypted(name, kind(ending(name) or Format.WORD))
    if holds("WordDocument"):
        return Format.OLD_WORD
    if holds("Workbook"):
        raise problems.unsupported(name, "bảng tính Excel kiểu cũ (.xls)", "lưu lại thành .xlsx rồi tải lên")
    if holds("PowerPoint Document"):
        raise problems.unsupported(name, "bài trình chiếu", "xuất văn bản thành .pdf hoặc .docx rồi tải lên")
    if ending(name) is Format.OLD_WORD:
        raise problems.broken(name, kind(Format.OLD_WORD))
    raise problems.unknown_format(name)


def _in_text(data: bytes, head: bytes, name: str) -> Format:
    promised = ending(name)
    if promised in (Format.TEXT, Format.HTML, Format.MHTML):
        return promised
    if _MIME.search(head) and b"multipart/related" in data[:4096]:
        return Format.MHTML
    if _HTML.search(head):  # portals serve .doc files that are HTML inside
        return Format.HTML
    if promised is not None:  # the name promises a binary format whose first bytes are not there
        raise problems.broken(name, kind(promised))
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise problems.unknown_format(name)
    return Format.TEXT

"""Plain text (.txt): one block a line; clean UTF-8 comes through letter by letter."""

from __future__ import annotations

import re

from namhoc.core import Finding, Severity, Span, nfc
from namhoc.reading.document import Block, BlockKind, Document
from namhoc.reading.encodings import LEGACY, Decoded, decode

_CONTROLS = dict.fromkeys([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F], None)
_LINE_ENDS = re.compile(r"\r\n?|\x0c|\u2028|\u2029|\x85")

_ENCODING_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "vps": "VPS", "viscii": "VISCII", "cp1258": "Windows-1258"}


def canonical(text: str) -> str:
    """The form every text is kept in: NFC, line ends LF, no control characters."""
    if "\r" in text or not text.isprintable():
        text = _LINE_ENDS.sub("\n", text).translate(_CONTROLS)
    return nfc(text)


def blocks_of_lines(text: str) -> tuple[Block, ...]:
    """One paragraph block a line, line break included, so that the blocks join to ``text``."""
    blocks, start = [], 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, end)))
        start = end
    return tuple(blocks)


def read_plain(data: bytes, name: str = "") -> Document:
    """A text file as a Document; ``sha256`` and ``media_type`` are filled in at the door."""
    decoded = decode(data)
    text = canonical(decoded.text)
    return Document(
        text=text,
        blocks=blocks_of_lines(text),
        sha256="",
        name=name,
        media_type="text/plain",
        findings=encoding_findings(decoded),
        encoding=decoded.encoding,
    )


def encoding_findings(decoded: Decoded) -> tuple[Finding, ...]:
    """What a person should know about the way the bytes were read."""
    if decoded.encoding in LEGACY:
        limit = (
            " Chữ hoa có dấu của TCVN3 nằm ở phông riêng nên có thể thành chữ thường."
            if decoded.encoding == "tcvn3"
            else ""
        )
        return (
            Finding(
                "READ-LEGACY-ENCODING",
                f"Văn bản dùng bảng mã cũ {_ENCODING_NAMES[decoded.encoding]}, đã chuyển sang Unicode.{limit}",
                "đối chiếu vài dòng với bản gốc trước khi duyệt",
                Severity.NOTE if decoded.certain else Severity.LOOK,
            ),
        )
    if "\ufffd" in decoded.text:
        return (
            Finding(
                "READ-LOST-LETTERS",
                "Có ký tự không giải mã được, thay bằng dấu \ufffd.",
                "lưu lại tệp bằng bảng mã UTF-8 rồi tải lên",
            ),
        )
    return ()

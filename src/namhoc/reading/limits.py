"""How much of a file we are willing to read: a directive is small, a hostile file need not be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int], None]
"""Called after each page that took long: (pages done, pages in all)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading; going past one of them is a ``UserFacingError``, never a crash.

    ``unpacked_bytes`` bounds what a .docx or .xlsx may unpack to; ``pixels`` one page image; ``page_seconds`` the
    recognition of one page; ``office_seconds`` one conversion by LibreOffice; ``ocr_dpi`` is the resolution at
    which a PDF page without text is drawn for recognition.
    """

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 300_000_000
    pages: int = 400
    ocr_pages: int = 150
    pixels: int = 80_000_000
    page_seconds: float = 60.0
    office_seconds: float = 60.0
    characters: int = 5_000_000
    ocr_dpi: int = 300
    ocr_workers: int = 2

"""A page of a PDF with a text layer: its words with their places, the rules drawn on it."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from namhoc.core import nfc
from namhoc.reading.printed import PrintedPage, Rule, Word
from namhoc.reading.text_layer import in_unicode

_HYPHENS = {0xFFFE: "-", 0x02: "-", 0x2010: "-", 0x2011: "-", 0xAD: "\xad"}
_THICKEST_RULE = 3.0  # points; thicker strokes are ornaments or filled cells


def printed_page(document: Any, number: int) -> PrintedPage:
    """The words and rules of page ``number`` (from 1) of an opened PDF."""
    page = document[number - 1]
    width, height = page.get_size()
    printed = PrintedPage(number, width, height)
    to_page = _turned(page, width, height)
    text = page.get_textpage()
    printed.words = list(_words(text, to_page))
    printed.rules = list(_rules(page, to_page))
    printed.picture_dpi = _picture_dpi(page, width, height)
    text.close()
    page.close()
    return in_unicode(printed)


def _picture_dpi(page: Any, width: float, height: float) -> float:
    """The resolution of the image that covers most of the page (a scan, with or without text over it); 0.0 for none."""
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        try:
            x0, y0, x1, y1 = map(float, item.get_bounds())
            across, down = map(float, item.get_px_size())
        except pdfium.PdfiumError:
            continue
        if (x1 - x0) * (y1 - y0) > 0.6 * width * height:
            return max(across, down) * 72 / max(x1 - x0, y1 - y0)
    return 0.0


def _turned(page: Any, width: float, height: float) -> Any:
    """A function from PDF coordinates (origin bottom left, before rotation) to the page as it is shown."""
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation()

    def to_page(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        match turn:
            case 90:
                return y0 - bottom, x0 - left, y1 - bottom, x1 - left
            case 180:
                return right - x1, y0 - bottom, right - x0, y1 - bottom
            case 270:
                return top - y1, right - x1, top - y0, right - x0
            case _:
                return x0 - left, top - y1, x1 - left, top - y0

    return to_page


def _words(text: Any, to_page: Any) -> Iterator[Word]:
    """Words in the order of the file: letters without blank or gap between them."""
    handle = text.raw
    rect = raw.FS_RECTF()
    reference = ctypes.byref(rect)
    letters: list[str] = []
    x0 = y0 = x1 = y1 = reach = 0.0
    ended = False

    def word() -> Word:
        return Word(nfc("".join(letters)), x0, y0, x1, y1, y1 - y0, 1.0, reach)

    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        letter = _HYPHENS.get(code) or (chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else "")
        if not letter:
            ended = True
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, reference)
        a0, b0, a1, b1 = to_page(rect.left, rect.bottom, rect.right, rect.top)
        if letter.isspace():
            ended = True
            if letters and abs(b1 - y1) < 0.5 * (y1 - y0) and a1 - a0 > 0.5:
                reach = max(reach, a1)
            continue
        if not math.isfinite(a0 + b0 + a1 + b1):
            continue
        size = b1 - b0 if b1 - b0 > 1.0 else 1.0
        if letters and (
            ended
            or a0 - x1 > 0.22 * size
            or a0 < x0 - 0.3 * size
            or min(y1, b1) - max(y0, b0) < 0.4 * min(size, y1 - y0)
        ):
            yield word()
            letters = []
        if letters:  # comparisons, not max() and min(): this runs once a letter
            x1 = a1 if a1 > x1 else x1
            y0 = b0 if b0 < y0 else y0
            y1 = b1 if b1 > y1 else y1
        else:
            x0, y0, x1, y1 = a0, b0, a1, b1
        reach, ended = x1, False
        letters.append(letter)
    if letters:
        yield word()


def _rules(page: Any, to_page: Any) -> Iterator[Rule]:
    """Thin horizontal and vertical strokes or filled bars: what tables are drawn with."""
    for placed, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)):
        if placed > 20_000:
            return
        try:
            x0, y0, x1, y1 = to_page(*item.get_bounds())
        except pdfium.PdfiumError:
            continue
        width, height = x1 - x0, y1 - y0
        if height <= _THICKEST_RULE < width or width <= _THICKEST_RULE < height:
            yield Rule(x0, y0, x1, y1)
        elif width > 20 and height > 8 and raw.FPDFPath_CountSegments(item.raw) <= 6:  # a cell drawn as a rectangle
            yield from (Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1), Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1))

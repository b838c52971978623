"""Is the text layer of a PDF page to be trusted? Fonts without a map to Unicode leave garbage in it."""

from __future__ import annotations

from enum import StrEnum

from namhoc.reading.encodings import best_legacy, to_unicode
from namhoc.reading.printed import PrintedPage
from namhoc.reading.syllables import share_of_syllables

_TRUSTED = 0.6  # share of marked words that must be Vietnamese syllables; good pages measured 0.95 and more
_ENOUGH = 12  # words with marked letters from which a share says something


class Layer(StrEnum):
    """What the text layer of a page is worth."""

    GOOD = "good"
    NONE = "none"  # no letters: a scan, or a blank page
    GARBAGE = "garbage"  # letters that are not what is printed


def judge(page: PrintedPage) -> Layer:
    """Judge the words of a page against its picture and against what Vietnamese looks like."""
    text = " ".join(word.text for word in page.words)
    letters = sum(c.isalpha() for c in text)
    if page.picture_dpi and letters < 40:  # a scan with a stamped number or an e-mail line over it
        return Layer.NONE
    if not letters:
        return Layer.NONE
    marked = [word.text for word in page.words if not word.text.isascii()]
    odd = sum(1 for c in text if c == "\ufffd" or 0xE000 <= ord(c) < 0xF900 or ord(c) < 32)
    if odd > 0.1 * letters:
        return Layer.GARBAGE
    if len(marked) >= _ENOUGH and share_of_syllables(text) < _TRUSTED:
        return Layer.GARBAGE
    if page.picture_dpi and len(page.words) > 40 and len(marked) < 0.05 * len(page.words):
        return Layer.GARBAGE  # recognised once by a program that knew no Vietnamese
    return Layer.GOOD


def in_unicode(page: PrintedPage) -> PrintedPage:
    """A page set in fonts of the time before Unicode, with its words converted; any other page as it is."""
    text = " ".join(word.text for word in page.words)
    if text.isascii() or share_of_syllables(text) >= _TRUSTED:
        return page
    best = best_legacy(text.encode("latin-1", "replace").decode("latin-1"))
    if best is None or not best.certain or best.encoding == "cp1258":
        return page
    page.words = [word._replace(text=to_unicode(word.text, best.encoding) or word.text) for word in page.words]
    return page

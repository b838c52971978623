"""Bytes of a text file to Unicode: UTF-8 and UTF-16 first, then the encodings of the time before Unicode.

A legacy encoding is chosen by what comes out: the one whose words are Vietnamese syllables. Detection looks at the
whole file, conversion keeps every blank and line break. Known limit: in TCVN3 capitals with marks live in fonts of
their own (".VnTimeH"), so a plain text file cannot tell "Á" from "á"; they are raised only in lines whose other
letters are all capitals.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from namhoc.core import nfc
from namhoc.reading.syllables import share_of_syllables

LEGACY = ("tcvn3", "vni", "vps", "viscii", "cp1258")
_GOOD = 0.85  # share of syllables from which a conversion is believed; right ones measured 0.97 and more
_BEYOND_WESTERN = re.compile("[\u0100-\u01ff\u0300-\u036f\u1ea0-\u1ef9]")  # letters and marks only Unicode text has
_MARGIN = 0.05  # by how much it must beat the runner-up, else the Windows page wins


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was read with; ``certain`` is False where the encoding had to be guessed."""

    text: str
    encoding: str
    certain: bool


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode ``data``; ``declared`` is what the file says about itself (an HTML meta tag), believed if it works.

    Never fails: what nobody understands is read as Windows-1252 with the replacement character.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, errors="replace"), encoding, True)
    try:
        return _mended(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if wide := _utf16_without_mark(data):
        return Decoded(data.decode(wide, errors="replace"), wide, False)
    if mostly := _damaged_utf8(data):
        return Decoded(mostly, "utf-8", False)
    if declared and (text := _as_declared(data, declared)) is not None and share_of_syllables(text) >= _GOOD:
        return Decoded(text, declared.lower(), True)
    best = best_legacy(data.decode("latin-1"), data)
    if best:
        return best
    return Decoded(data.decode("cp1252", errors="replace"), "cp1252", False)


def best_legacy(text: str, data: bytes | None = None) -> Decoded | None:
    """The legacy encoding under which ``text`` (one character a byte) reads as Vietnamese; None if none does."""
    scored = []
    for encoding in LEGACY:
        converted = to_unicode(text, encoding, data)
        if converted is not None:
            scored.append((share_of_syllables(converted), encoding, converted))
    scored.sort(key=lambda item: item[0], reverse=True)
    if not scored or scored[0][0] < _GOOD:
        return None
    share, encoding, converted = scored[0]
    certain = len(scored) < 2 or share - scored[1][0] >= _MARGIN
    return Decoded(converted, encoding, certain)


def to_unicode(text: str, encoding: str, data: bytes | None = None) -> str | None:
    """``text`` in a legacy encoding as Unicode (NFC), blanks and line breaks untouched; None if it cannot be."""
    if encoding == "cp1258":
        try:
            return nfc((data if data is not None else text.encode("latin-1")).decode("cp1258"))
        except UnicodeError:
            return None
    from viparse.normalize.encodings import CHARMAPS
    from viparse.normalize.tables import convert

    converted = convert(text, CHARMAPS[encoding])
    return _raised(text, converted) if encoding == "tcvn3" else converted


def _raised(before: str, after: str) -> str:
    """TCVN3 with its capitals back in the lines that were printed in capitals ("ủY BAN" becomes "ỦY BAN")."""
    if before.count("\n") != after.count("\n"):
        return after
    lines = []
    for old, new in zip(before.split("\n"), after.split("\n"), strict=True):
        plain = [c for c in old if c.isascii() and c.isalpha()]
        capitals = len(plain) >= 3 and all(c.isupper() for c in plain)
        lines.append(new.upper() if capitals and any(map(_was_capital, new.split())) else new)
    return "\n".join(lines)


def _was_capital(word: str) -> bool:
    """True for "ủY" and "GIáO"; "Số: 31/KH-UBND" and "Sở GD&ĐT" hold no such word."""
    if not any(c.islower() for c in word):
        return False
    return word[0].islower() or sum(c.isascii() and c.isupper() for c in word) > 1


def _mended(text: str, encoding: str) -> Decoded:
    """Valid UTF-8 may still hold legacy letters, saved by a program that took them for Western European ones."""
    if text.isascii() or not _only_western(text) or share_of_syllables(text) >= 0.5:
        return Decoded(text, encoding, True)
    best = best_legacy(text)
    return best if best and best.certain and best.encoding != "cp1258" else Decoded(text, encoding, True)


def _only_western(text: str) -> bool:
    """True when no letter lies beyond Latin-1: proper Vietnamese text always has some (ư, ơ, ạ, ế ...)."""
    return _BEYOND_WESTERN.search(text) is None


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows by zero bytes at every other place (blanks, digits and line breaks have them in any language)."""
    sample = data[:4000]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.2 * half and sample[::2].count(0) < 0.02 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.2 * half and sample[1::2].count(0) < 0.02 * half:
        return "utf-16-be"
    return None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bytes broken (a cut file) is still UTF-8: what decodes is Vietnamese, little is lost."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    marked = sum(1 for c in text if c > "\x7f" and c != "\ufffd")
    return text if marked > 20 * lost else None


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        return nfc(data.decode(declared))
    except (LookupError, UnicodeError, ValueError):
        return None

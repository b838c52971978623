"""Text written in the encodings of the time before Unicode, for the tests that read it back."""

from __future__ import annotations

import unicodedata

from viparse.normalize.encodings import CHARMAPS

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_legacy(text: str, encoding: str) -> bytes:
    """``text`` in TCVN3, VNI, VPS or VISCII; letters the table leaves alone are the same as in Latin-1."""
    letters: dict[str, str] = {}
    for legacy, letter in CHARMAPS[encoding].pairs:
        letters.setdefault(unicodedata.normalize("NFC", letter), legacy)
    return "".join(letters.get(letter, letter) for letter in text).encode("latin-1")


def in_cp1258(text: str) -> bytes:
    """``text`` in Windows-1258, where tone marks follow their letter."""
    out = b""
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = "".join(part for part in parts if part in _TONES)
            base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
            out += (base + tones).encode("cp1258")
    return out

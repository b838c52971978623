"""Vietnamese text: one composed form for storing, one folded form for comparing and searching."""

from __future__ import annotations

import re
import unicodedata

CAPITALS = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""The capital letters, for a character class. A range such as ``À-Ỹ`` holds small letters as well."""

_NO_WORD = re.compile(r"[^a-z0-9]+")


def nfc(text: str) -> str:
    """The composed form (NFC) in which every text is kept; "a" + two combining marks become one letter."""
    return unicodedata.normalize("NFC", text)


def squash(text: str) -> str:
    """Text with every run of blanks and line breaks turned into one space."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Text without case, marks and punctuation: "Điện Biên" and "dien bien" fold alike.

    Marks are dropped wholly, so old and new tone placement (hoà, hòa) fold alike as well.
    """
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D").replace("Ð", "D").lower())
    return _NO_WORD.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()

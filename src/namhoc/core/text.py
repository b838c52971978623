"""Vietnamese text: one composed form for storing, one folded form for comparing and searching."""

from __future__ import annotations

import re
import unicodedata

CAPITALS = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""The capital letters, for a character class. A range such as ``À-Ỹ`` holds small letters as well."""

_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
"""Combining marks: the blocks of Unicode that hold nothing else."""

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
    return _NO_WORD.sub(" ", _MARKS.sub("", plain)).strip()

"""Lines of a head: their words without markup, and where they stand."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from namhoc.core import Span

MARKUP = " \t*_#|>\u00a0"
"""What stands around the words of a line: bars of a layout table, marks of emphasis and headings."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one line, markup stripped, and where they stand."""

    span: Span
    words: str


def words_of_lines(text: str) -> list[Words]:
    """The lines of ``text`` that hold words."""
    found, start = [], 0
    for raw in text.split("\n"):
        left = len(raw) - len(raw.lstrip(MARKUP))
        if words := raw.strip(MARKUP):
            found.append(Words(Span(start + left, start + left + len(words)), words))
        start += len(raw) + 1
    return found


def is_capitals(words: str) -> bool:
    """True for a line in capitals; numbers such as 26/CT-TTg may hold small letters."""
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def unmarked(words: str) -> str:
    """``words`` with every letter without its marks (ế -> e, Đ -> D); as long as before, so that places stay."""
    return "".join(map(_letter, words))


@lru_cache(maxsize=512)
def _letter(letter: str) -> str:
    bare = {"đ": "d", "Đ": "D", "Ð": "D"}.get(letter) or unicodedata.normalize("NFD", letter)[:1]
    return bare if len(bare) == 1 else letter

"""Vietnamese syllables: does a word read as Vietnamese at all?

Vietnamese writes every syllable as a word of its own, and only a few thousand shapes exist: an initial, a nucleus, a
final, one tone. That tells an encoding guessed wrongly, a PDF whose text layer is garbage, and a scan that was
recognised badly from the real thing, without any word list.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_INITIAL = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_NUCLEUS = (
    r"(?:uyê|iê|yê|ươ|uô|oa|oă|oe|oo|uê|uy|uơ|uâ|uya|ia|ua|ưa|ya|[aăâeêioôơuưy])"
    r"(?:[iyou](?![aăâeêioôơuưy]))?"
)
_FINAL = r"(?:ch|ng|nh|[cmnptk])?"  # k in names: Đắk Lắk
_SYLLABLE = re.compile(f"{_INITIAL}{_NUCLEUS}{_FINAL}")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)  # a few thousand syllables are all there are, and pages repeat them
def is_syllable(word: str) -> bool:
    """True when ``word`` has the shape of one Vietnamese syllable with at most one tone mark."""
    parts = unicodedata.normalize("NFD", word.lower().replace("ð", "đ"))
    bare = parts.translate(_TONES)
    return len(parts) - len(bare) <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


def share_of_syllables(text: str, sample: int = 20_000) -> float:
    """Share (0..1) of the words with marked letters in ``text`` that are Vietnamese syllables.

    Only words that hold a letter beyond ASCII are asked, since only those can be garbled by a wrong encoding; a text
    without such words gives 0.0.
    """
    words = [word for word in _WORD.findall(text[:sample]) if not word.isascii()]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0

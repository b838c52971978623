"""Printed names as patterns: the small notation of ``data/agencies.yaml`` spelled out, and words made comparable.

``[x]`` may be missing, ``(a|b)`` is one of several, ``{gddt}`` stands for a named fragment. A form is spelled out
into all its sequences of words, so that names are found by walking a tree of words: one step a word, no backtracking.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

Words = tuple[str, ...]

_TOKEN = re.compile(r"[^\W_]+|[^\w\s*]|\t")  # marks of emphasis (*, _) are no words; a TAB parts the cells of a table
_PIECE = re.compile(r"[\[\](){}|]|[^\s\[\](){}|]+")
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "ð": "đ"})
# "hoà" and "hòa", "uỷ" and "ủy" are one word in two spellings; both are in use in official texts.
_TONE_PLACES = (
    *(("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa")),
    *(("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe")),
    *(("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy")),
)


def tokens(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Words and single marks of ``text[start:end]``: (comparable form, start, end)."""
    return [(word(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]


@lru_cache(maxsize=4096)
def word(raw: str) -> str:
    """The comparable form of one word: lower case, one way to place the tone mark, one kind of dash."""
    plain = raw.lower().translate(_DASHES)
    for old, new in _TONE_PLACES:
        plain = plain.replace(old, new)
    return plain


def spelled_out(form: str, fragments: Mapping[str, str]) -> frozenset[Words]:
    """Every sequence of words that ``form`` stands for; ValueError where a bracket is left open."""
    pieces = _PIECE.findall(_with_fragments(form, fragments))
    found, rest = _alternatives(pieces, 0, "")
    if rest != len(pieces):
        raise ValueError(f"form {form!r}: a bracket closes that was never opened")
    return frozenset(words for words in found if words)


def _with_fragments(form: str, fragments: Mapping[str, str]) -> str:
    while (match := re.search(r"\{(\w+)\}", form)) is not None:
        form = form.replace(match[0], fragments[match[1]])
    return form


def _alternatives(pieces: list[str], at: int, closing: str) -> tuple[set[Words], int]:
    """Alternatives up to the bracket ``closing``; the index after it."""
    done: set[Words] = set()
    current: set[Words] = {()}
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if piece == closing:
            return done | current, at
        if piece == "|":
            done |= current
            current = {()}
        elif piece in "[(":
            inner, at = _alternatives(pieces, at, "]" if piece == "[" else ")")
            if piece == "[":
                inner = inner | {()}
            current = {left + right for left in current for right in inner}
        elif piece in "])":
            raise ValueError("brackets are not paired")
        else:
            heads = tuple(word(token) for token in _TOKEN.findall(piece))
            current = {left + heads for left in current}
    if closing:
        raise ValueError(f"a bracket is never closed by {closing}")
    return done | current, at

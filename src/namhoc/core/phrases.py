"""Patterns out of word lists, so that a rule reads like the words it stands for."""

from __future__ import annotations

import re

_PARTS = re.compile(r"[|\n]")


def phrases(words: str) -> str:
    """A pattern for any of the phrases in ``words``, which are parted by bars or line breaks.

    The longest one wins, blanks match any run of blanks (a line may break inside a phrase), and only whole words
    match: "có" does not match in "còn" or "cóc".
    """
    known = {" ".join(part.split()) for part in _PARTS.split(words)} - {""}
    ordered = sorted(known, key=lambda phrase: (-len(phrase), phrase))
    return "(?<!\\w)(?:" + "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered) + ")(?!\\w)"


def phrase_pattern(words: str) -> re.Pattern[str]:
    """``phrases(words)`` compiled, without regard to case."""
    return re.compile(phrases(words), re.IGNORECASE)

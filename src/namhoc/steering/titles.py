"""A short title for a unit of a directive: its first statement, without the printed number."""

from __future__ import annotations

import re

from namhoc.core import squash

LONGEST = 140  # characters: two lines of the task list at 1280 px

_STATEMENT_END = re.compile(r"[.;:](?=\s|$)|\n")
_LAST_WORD = re.compile(r"[\s,;:]+\S*$")


def title_of(words: str, label: str = "", longest: int = LONGEST) -> str:
    """The first statement of ``words`` without ``label``, cut at a word and marked "…" beyond ``longest`` characters."""
    body = words.removeprefix(label).lstrip(" .):-–\t\n")
    end = _STATEMENT_END.search(body)
    title = squash(body[: end.start()] if end else body)
    if len(title) <= longest:
        return title
    return _LAST_WORD.sub("", title[:longest]) + "…"

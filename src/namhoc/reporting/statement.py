"""The first statement of a unit: what a table of tasks prints where a short title had to be cut."""

from __future__ import annotations

import re

from namhoc.core import squash

LONGEST = 600  # characters of one cell: beyond it a reader opens the directive

_END = re.compile(r"[.;:](?=\s|$)|\n")
_MARK = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|\([a-zđ\d]{1,4}\)|[-–+•])\s+")
_LAST_WORD = re.compile(r"[\s,;:]+\S*$")


def first_statement(words: str, label: str = "", longest: int = LONGEST) -> str:
    """``words`` up to the end of their first statement, without their number, cut at a word beyond ``longest``."""
    body = words.removeprefix(label).lstrip(" .):-–\t\n")
    if mark := _MARK.match(body):
        body = body[mark.end() :]
    end = _END.search(body)
    statement = squash(body[: end.start()] if end else body)
    if len(statement) <= longest:
        return statement
    return _LAST_WORD.sub("", statement[:longest]) + "…"

"""Units counted inside a paragraph: "(1) ...; (2) ...", "(i) ... (vii)", "Một là, ...; hai là, ...",
"Thứ nhất, ...; thứ hai, ..."."""

from __future__ import annotations

import re
from itertools import pairwise

from namhoc.core import CAPITALS
from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.unit import Unit
from namhoc.directives.marks import NUMERALS, ORDINALS, roman

RULE = "inline-count"
_ARABIC = re.compile(r"\((?P<n>\d{1,2})\)\s*")
_ROMAN = re.compile(r"\((?P<n>[ivx]{1,5})\)\s*")
_WORDED = re.compile(rf"(?<!\w)(?P<n>{'|'.join(NUMERALS)}|tư)\s+là\s*[,:]?\s*", re.IGNORECASE)
_NTH = re.compile(rf"(?<!\w)thứ\s+(?P<n>{'|'.join(ORDINALS)})\s*(?:[,:]|là\b)\s*", re.IGNORECASE)
_STOP = re.compile(rf"\.\s+(?=[{CAPITALS}])")


def find(text: str, start: int, end: int, kind: TaskKind, first: int = 1) -> list[Unit]:
    """The items counted in ``text[start:end]``; [] when fewer than two are counted in order from ``first``.

    An empty item ("(iii) (iv) Bố trí ...") is left out. The last item runs to ``end``; where each of the others
    is one sentence or less, it ends with its sentence.
    """
    for pattern in (_ARABIC, _ROMAN, _WORDED, _NTH):
        marks = _in_order(list(pattern.finditer(text, start, end)), first)
        if len(marks) > 1:
            brief = not any(_STOP.search(text, a.end(), b.start()) for a, b in pairwise(marks))
            stop = _STOP.search(text, marks[-1].end(), end) if brief else None
            stops = [m.start() for m in marks[1:]] + [stop.start() + 1 if stop else end]
            return [
                Unit(mark.start(), stop, kind, RULE, 0.85, mark[0].strip(" ,:"))
                for mark, stop in ((m, _trimmed(text, m.end(), s)) for m, s in zip(marks, stops, strict=True))
                if stop > mark.end()
            ]
    return []


def _in_order(marks: list[re.Match[str]], first: int) -> list[re.Match[str]]:
    """Marks that count 1, 2, 3 ...; a reference to an item ("tại (2)") is not in order and left out."""
    kept: list[re.Match[str]] = []
    for mark in marks:
        if _value(mark["n"].lower()) == len(kept) + first:
            kept.append(mark)
    return kept


def _value(n: str) -> int:
    if n.isdigit():
        return int(n)
    if n in NUMERALS:
        return NUMERALS.index(n) + 1
    return ORDINALS.index(n) + 1 if n in ORDINALS else roman(n)


def _trimmed(text: str, start: int, stop: int) -> int:
    """Where the words of an item end: blanks, and a conjunction that leads to the next item, are left out."""
    words = text[start:stop]
    cut = re.search(r"[\s]*(?:\bvà)?\s*$", words)
    return start + (cut.start() if cut else len(words))

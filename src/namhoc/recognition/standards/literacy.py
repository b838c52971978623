"""Xóa mù chữ, mức độ 1-2. Điều 20-21 NĐ 20/2014/NĐ-CP (from 2014-05-15).

Counts: pop_B, l1_B, l2_B for the bands B of 15_25, 15_35, 15_60 (people, of them at least literate at level 1, at
level 2). Which band counts depends on the area. Level 2 is granted only with level 1: our convention, the decree has no
such clause.
"""

from __future__ import annotations

from namhoc.recognition.counts import Counts, check
from namhoc.recognition.criterion import Criterion, criterion
from namhoc.rulebook.recognition import threshold

_BANDS = ("15_25", "15_35", "15_60")
_PARTS = [pair for band in _BANDS for pair in ((f"l1_{band}", f"pop_{band}"), (f"l2_{band}", f"l1_{band}"))] + [
    (f"{figure}_{inner}", f"{figure}_{outer}")
    for figure in ("pop", "l1", "l2")
    for inner, outer in (("15_25", "15_35"), ("15_35", "15_60"))
]


def levels(counts: Counts, difficult: bool) -> list[list[Criterion]]:
    """Levels 1 and 2."""
    check(counts, _PARTS)
    found = []
    for level in (1, 2):
        rule = threshold(f"XMC{level}.rate", difficult)
        found.append([criterion(rule, counts.get(f"l{level}_{rule.band}"), counts.get(f"pop_{rule.band}"))])
    return found

"""Xóa mù chữ, mức độ 1-2. Điều 20-21 NĐ 20/2014/NĐ-CP (from 2014-05-15).

Counts: pop_B, l1_B, l2_B for the bands B of 15_25, 15_35, 15_60 (people, of them at least literate at level 1, at
level 2), each with ``_unclear`` beside it. Which band counts depends on the area. Level 2 is granted only with level 1:
our convention, the decree has no such clause.
"""

from __future__ import annotations

from namhoc.recognition.counts import Counts, check
from namhoc.recognition.criterion import Criterion
from namhoc.recognition.standards.asked import Asked

_BANDS = ("15_25", "15_35", "15_60")
FIGURES = tuple(f"{figure}_{band}" for band in _BANDS for figure in ("pop", "l1", "l2"))
_PARTS = [pair for band in _BANDS for pair in ((f"l1_{band}", f"pop_{band}"), (f"l2_{band}", f"l1_{band}"))] + [
    (f"{figure}_{inner}", f"{figure}_{outer}")
    for figure in ("pop", "l1", "l2")
    for inner, outer in (("15_25", "15_35"), ("15_35", "15_60"))
]
_WHOLES = [(f"l2_{band}", f"pop_{band}") for band in _BANDS]


def levels(counts: Counts, asked: Asked) -> list[list[Criterion]]:
    """Levels 1 and 2."""
    # Who is not known at level 2 may be known at level 1, so a level with its unclear persons is held to the people.
    check({name: value for name, value in counts.items() if not name.endswith("_unclear")}, _PARTS)
    check(counts, [(part, whole) for part, whole in _PARTS if whole.startswith("pop")] + _WHOLES)
    found = []
    for level in (1, 2):
        rule = asked.threshold(f"XMC{level}.rate")
        band = rule.band if rule else None
        found.append(
            asked.rate(f"XMC{level}.rate", counts, f"l{level}_{band}", f"pop_{band}", switch="literacy_population")
        )
    return found

"""Phổ cập giáo dục mầm non cho trẻ em 4 tuổi: the pilot of Lào Cai (Kế hoạch 138/KH-UBND, 2022), not part of the law.

Counts: attending / must_mobilise; completed / attending. Its thresholds were not read, so nothing can be decided; a
rule set of the operator's own may give them. Superseded by NĐ 277/2025/NĐ-CP.
"""

from __future__ import annotations

from namhoc.recognition.counts import Counts, check
from namhoc.recognition.criterion import Criterion
from namhoc.recognition.standards.asked import Asked

FIGURES = ("attending", "must_mobilise", "completed")


def levels(counts: Counts, asked: Asked) -> list[list[Criterion]]:
    """The one level of the pilot."""
    check(counts, [("attending", "must_mobilise"), ("completed", "attending")])
    return [
        [
            *asked.rate("MN4.attend", counts, "attending", "must_mobilise"),
            *asked.rate("MN4.complete", counts, "completed", "attending"),
        ]
    ]

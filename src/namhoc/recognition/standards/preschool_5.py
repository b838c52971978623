"""Phổ cập giáo dục mầm non cho trẻ em 5 tuổi. Điều 6 NĐ 20/2014/NĐ-CP (from 2014-05-15); Điều 2 TT 07/2016/TT-BGDĐT.

Counts: attending / must_mobilise (children to be mobilised: all less disabled children not able to learn);
completed / completion_base (which children stand below is the base chosen upstream, named on the verdict);
disabled_access / disabled_able. Each may have ``_unclear`` beside it.
"""

from __future__ import annotations

from namhoc.recognition.counts import Counts, check
from namhoc.recognition.criterion import Criterion, WhenNobody
from namhoc.recognition.standards.asked import Asked

FIGURES = ("attending", "must_mobilise", "completed", "completion_base", "disabled_able", "disabled_access")


def levels(counts: Counts, asked: Asked) -> list[list[Criterion]]:
    """The one level of the standard."""
    check(
        counts,
        [("attending", "must_mobilise"), ("completed", "completion_base"), ("disabled_access", "disabled_able")],
    )
    return [
        [
            *asked.rate("MN5.attend", counts, "attending", "must_mobilise"),
            *asked.rate("MN5.complete", counts, "completed", "completion_base", switch="preschool_completion_base"),
            *asked.rate("MN5.disabled", counts, "disabled_access", "disabled_able", WhenNobody.MET),
        ]
    ]

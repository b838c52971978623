"""Phổ cập giáo dục mầm non cho trẻ em 5 tuổi. Điều 6 NĐ 20/2014/NĐ-CP (from 2014-05-15); Điều 2 TT 07/2016/TT-BGDĐT.

Counts: attending / must_mobilise (children to be mobilised: all less disabled children not able to learn);
completed / completion_base (which children stand below is the base chosen upstream, named on the verdict);
disabled_access / disabled_able.
"""

from __future__ import annotations

from namhoc.recognition.counts import Counts, check
from namhoc.recognition.criterion import Criterion, WhenNobody, criterion
from namhoc.rulebook.recognition import threshold


def levels(counts: Counts, difficult: bool) -> list[list[Criterion]]:
    """The one level of the standard."""
    check(
        counts,
        [("attending", "must_mobilise"), ("completed", "completion_base"), ("disabled_access", "disabled_able")],
    )
    get = counts.get
    return [
        [
            criterion(threshold("MN5.attend", difficult), get("attending"), get("must_mobilise")),
            criterion(threshold("MN5.complete", difficult), get("completed"), get("completion_base")),
            criterion(
                threshold("MN5.disabled", difficult), get("disabled_access"), get("disabled_able"), WhenNobody.MET
            ),
        ]
    ]

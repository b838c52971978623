"""Phổ cập giáo dục trung học cơ sở, mức độ 1-3. Điều 14-16 NĐ 20/2014/NĐ-CP (from 2014-05-15); Điều 2 TT
07/2016/TT-BGDĐT.

Counts: primary_level, literacy_level (of the same commune; primary_possible, literacy_possible where they are not
certain); graduated / age15_18_ppc (diploma or, from 2026, confirmed completion); upper / age15_18_ppc;
disabled_access / disabled_able.
"""

from __future__ import annotations

from namhoc.recognition.counts import Counts, check
from namhoc.recognition.criterion import Criterion, WhenNobody, criterion
from namhoc.rulebook.recognition import threshold

_PARTS = [("graduated", "age15_18_ppc"), ("upper", "age15_18_ppc"), ("disabled_access", "disabled_able")]
_BEFORE = {"primary": "đạt phổ cập giáo dục tiểu học mức độ 1", "literacy": "đạt chuẩn xóa mù chữ mức độ 1"}


def _prerequisite(counts: Counts, what: str) -> Criterion:
    """The programme that must stand at level 1 before lower secondary can."""
    level, possible = counts.get(f"{what}_level"), counts.get(f"{what}_possible")
    if level is not None and level >= 1:
        met: bool | None = True
    elif level is None and possible is None:
        met = None
    else:
        met = None if possible is not None and possible >= 1 else False
    return Criterion(f"THCS1.{what}", level, 1, 100, met, _BEFORE[what], "20/2014/NĐ-CP", "khoản 2 Điều 14", "H")


def levels(counts: Counts, difficult: bool) -> list[list[Criterion]]:
    """Levels 1, 2 and 3."""
    check({k: v for k, v in counts.items() if not k.endswith("_level")}, _PARTS)
    get = counts.get

    def graduated(level: int) -> Criterion:
        return criterion(threshold(f"THCS{level}.graduated", difficult), get("graduated"), get("age15_18_ppc"))

    return [
        [
            _prerequisite(counts, "primary"),
            _prerequisite(counts, "literacy"),
            graduated(1),
            criterion(
                threshold("THCS.disabled", difficult), get("disabled_access"), get("disabled_able"), WhenNobody.MET
            ),
        ],
        [graduated(2)],
        [
            graduated(3),
            criterion(threshold("THCS3.upper", difficult), get("upper"), get("age15_18_ppc")),
        ],
    ]

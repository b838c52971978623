"""Phổ cập giáo dục trung học cơ sở, mức độ 1-3. Điều 14-16 NĐ 20/2014/NĐ-CP (from 2014-05-15); Điều 2 TT
07/2016/TT-BGDĐT.

Counts: primary_level, literacy_level (of the same commune; primary_possible, literacy_possible where they are not
certain); graduated / age15_18_ppc (diploma or, from 2026, confirmed completion); upper / age15_18_ppc, or / graduated
where that is the base (``Switches.upper_base``); disabled_access / disabled_able. Each but the levels may have
``_unclear`` beside it.
"""

from __future__ import annotations

from namhoc.recognition.counts import Counts, check
from namhoc.recognition.criterion import Criterion, WhenNobody
from namhoc.recognition.standards.asked import Asked
from namhoc.recognition.switches import UpperBase

FIGURES = ("graduated", "age15_18_ppc", "upper", "disabled_able", "disabled_access")
LEVELS = ("primary_level", "literacy_level", "primary_possible", "literacy_possible")
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
    label = _BEFORE[what]
    return Criterion(
        f"THCS1.{what}", level, 1, 100, met, label, "20/2014/NĐ-CP", "khoản 2 Điều 14", "H", rules="ND20-2014"
    )


def levels(counts: Counts, asked: Asked) -> list[list[Criterion]]:
    """Levels 1, 2 and 3."""
    check({k: v for k, v in counts.items() if not k.endswith(("_level", "_possible"))}, _PARTS)

    def graduated(level: int) -> list[Criterion]:
        return asked.rate(f"THCS{level}.graduated", counts, "graduated", "age15_18_ppc")

    base = "graduated" if asked.switches.upper_base is UpperBase.GRADUATES else "age15_18_ppc"
    return [
        [
            _prerequisite(counts, "primary"),
            _prerequisite(counts, "literacy"),
            *graduated(1),
            *asked.rate("THCS.disabled", counts, "disabled_access", "disabled_able", WhenNobody.MET),
        ],
        graduated(2),
        [
            *graduated(3),
            *asked.rate("THCS3.upper", counts, "upper", base, switch="upper_base"),
        ],
    ]

"""Conditions (điều kiện bảo đảm): rooms, area, teachers, equipment. Điều 3-6 TT 07/2016/TT-BGDĐT.

They stand apart from the level of the learners; whether an unmet condition blocks recognition is not stated in law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from namhoc.rulebook.recognition import conditions


@dataclass(frozen=True, slots=True)
class ConditionsMet:
    """``met``: True, False, or None while nothing failed and something is unknown."""

    met: bool | None
    failed: tuple[str, ...]
    unknown: tuple[str, ...]


def judge(
    program: str,
    *,
    classes: int | None,
    rooms: int | None,
    all_of: Mapping[str, tuple[int | None, int | None]],
    min_area_dm2: int | None = None,
) -> ConditionsMet:
    """Conditions of one programme. ``all_of``: (how many have it, out of how many) for what must be complete, such as
    teachers on the professional standard; ``min_area_dm2``: smallest room area per child."""
    rule = conditions(program)
    tests: dict[str, bool | None] = {}
    if "rooms_tenths" in rule:
        known = classes is not None and rooms is not None and classes > 0
        tests["COND.rooms"] = 10 * (rooms or 0) >= rule["rooms_tenths"] * (classes or 0) if known else None
    if "area_dm2" in rule:
        tests["COND.area"] = None if min_area_dm2 is None else min_area_dm2 >= rule["area_dm2"]
    for name, (have, of) in all_of.items():
        tests[f"COND.{name}"] = None if have is None or of is None else have >= of
    failed = tuple(sorted(name for name, met in tests.items() if met is False))
    unknown = tuple(sorted(name for name, met in tests.items() if met is None))
    return ConditionsMet(False if failed else None if unknown else True, failed, unknown)

"""Which unit a commune's cohorts belong to on a day: its district while there were any, the commune it is now part of.

The same data are judged by districts in 2024 and by communes in 2026: rows keep the code of the commune on the survey
day, and the register says what became of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from namhoc.orgunits import Tier, UnitRegister
from namhoc.recognition.cohorts.figures import CohortRow


def unit_of(register: UnitRegister, commune: str, surveyed: date, as_of: date, tier: Tier) -> str | None:
    """The code of the unit of ``tier`` that the commune of the survey day is, or is part of, on ``as_of``; None where
    there is none (no districts after 30 June 2025) or where the commune was split, so that its people went several
    ways: those are counted anew from persons, by hamlet."""
    became = register.successors(commune, surveyed, as_of) if as_of >= surveyed else ()
    if as_of < surveyed:
        # Backwards only where the commune was the same whole unit then.
        came_from = register.predecessors(commune, surveyed, as_of)
        whole = len(came_from) == 1 and len(register.successors(came_from[0].code, as_of, surveyed)) == 1
        became = came_from if whole else ()
    if len(became) != 1:
        return None
    code = became[0].code
    if tier is Tier.COMMUNE:
        return code
    return next((unit.code for unit in register.ancestors(code, as_of) if unit.tier is tier), None)


def by_unit(
    rows: Mapping[str, Iterable[CohortRow]], register: UnitRegister, surveyed: date, as_of: date, tier: Tier
) -> tuple[dict[str, list[CohortRow]], tuple[str, ...]]:
    """Cohort rows of communes, put together by their unit of ``tier`` on ``as_of``, and the communes that belong to
    none (``unit_of``). A unit's counts are the sums of its rows (``counts_of``), its rates those of its own counts."""
    found: dict[str, list[CohortRow]] = defaultdict(list)
    left: list[str] = []
    for commune, of_commune in rows.items():
        unit = unit_of(register, commune, surveyed, as_of, tier)
        if unit is None:
            left.append(commune)
        else:
            found[unit].extend(of_commune)
    return dict(found), tuple(sorted(left))

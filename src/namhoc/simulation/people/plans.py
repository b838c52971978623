"""What is to come of a commune in the recognition of universal primary education, in persons.

Chance alone would give 99 communes that are all alike. So each commune has a plan: how many six-year-olds are to be
missing from grade 1, how many 11-year-olds are to be still in grade 5, who is not known, told against the thresholds of
the law (Điều 9-11 NĐ 20/2014/NĐ-CP). The persons are then grown to fulfil it, and everything else about them is chance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from namhoc.simulation.communes import NA_PHEO, NEW_LIST, profiles, special
from namhoc.simulation.dice import dice

PLANNED_YEAR = 2026
"""The survey year that plans are made for; other years of the same persons come out near to it."""


class Want(StrEnum):
    """What stands between a commune and level 3 of primary."""

    NOTHING = "nothing"  # level 3
    AGE6 = "age6"  # some six-year-olds are not in grade 1
    AGE11 = "age11"  # some 11-year-olds have not completed
    OUT_OF_SCHOOL = "out_of_school"  # an 11-year-old who has not completed is in no school
    ACCESS = "access"  # disabled children without access to education
    ACCESS_UNCLEAR = "access_unclear"  # of some disabled children it is not known
    UNCLEAR = "unclear"  # 11-year-olds schooled elsewhere, not confirmed
    NO_DATA = "no_data"  # the commune has sent nothing


@dataclass(frozen=True, slots=True)
class Plan:
    """``level``: the level of primary that is certainly reached. ``short``: persons missing to the next one.
    ``unclear``: 11-year-olds not known. ``size``: how many must be in the PPC, by age, where it is given.
    ``illiterate``: how many times the usual share of adults without letters. ``difficult``: ĐBKK in that year."""

    want: Want = Want.NOTHING
    level: int = 3
    short: int = 0
    unclear: int = 0
    difficult: bool = False
    illiterate: float = 1.0
    size: Mapping[int, int] = field(default_factory=dict, hash=False)

    def missing(self, age: int, ppc: int, luck: float) -> int:
        """How many of ``ppc`` children of ``age`` 6 are to be out of grade 1, or of 11 not to have completed.
        ``luck`` (0 to 1) varies what is free."""
        level_3, level_2 = (98, 95) if age == 6 else (80, 70) if self.difficult else (90, 80)
        most = ppc - _needed(level_3, ppc)
        if age == 6 and self.want is Want.AGE6:
            reached = {2: 98, 1: 95, 0: 90}[self.level]
            return min(ppc, ppc - _needed(reached, ppc) + self.short)
        if age == 11 and self.want in (Want.AGE11, Want.UNCLEAR):
            reached = level_3 if self.level == 2 else level_2
            return min(ppc, ppc - _needed(reached, ppc) + self.short)
        return round(most * luck)


def _needed(percent: int, ppc: int) -> int:
    return -(-percent * ppc // 100)


@cache
def plans(seed: int = 1) -> dict[str, Plan]:
    """The plan of each of the 99 communes: 60 reach level 3 of primary, 27 level 2, 8 level 1, three none, one has no
    data; in three of them it hangs on persons not known, Nà Pheo among them."""
    hard = special(NEW_LIST)
    rows = sorted(
        (profile for profile in profiles().values() if not profile.district and profile.code != NA_PHEO),
        key=lambda profile: (profile.hardship + dice(seed, "rank", profile.code).normal(0, 0.16), profile.code),
    )
    found: dict[str, Plan] = {}
    for place, profile in enumerate(rows):
        throw = dice(seed, "plan", profile.code)
        short = int(throw.integers(1, 6))
        want = Want.AGE6 if throw.random() < 0.45 else Want.AGE11
        if place < 60:
            plan = Plan()
        elif place < 84:
            plan = Plan(want, 2, short)
        elif place < 86:
            plan = Plan(Want.UNCLEAR, 2, 2, unclear=2)
        elif place < 90:
            plan = Plan(want, 1, short)
        elif place < 94:
            plan = Plan(Want.OUT_OF_SCHOOL, 1, 1 + place % 2)
        else:
            plan = _LAST[place - 94]
        found[profile.code] = replace(
            plan, difficult=profile.code in hard, illiterate=7.0 if place in (20, 63, 80, 91, 95) else 1.0
        )
    found[NA_PHEO] = Plan(
        Want.UNCLEAR, 2, 2, unclear=3, difficult=True, size={6: 146, 11: 131, 12: 129, 13: 129, 14: 129}
    )
    return found


_LAST = (
    Plan(Want.ACCESS, 0, 1),
    Plan(Want.AGE6, 0, 2),
    Plan(Want.ACCESS_UNCLEAR, 0, 0),
    Plan(Want.NO_DATA, 0, 0),
)

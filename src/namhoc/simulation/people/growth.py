"""Persons of a commune, as what lasts of each: birth, when school began, which grade was repeated or left, moves.

What a person does in a survey year follows from these alone (``career``), so surveys of several years are of the same
persons and agree with each other without being told to. Everything is an array over the persons of a commune, sorted
by birth year; the same commune and seed give the same persons, whatever else is grown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from namhoc.simulation.dice import dice
from namhoc.simulation.people.plans import PLANNED_YEAR, Plan, Want

Array = NDArray[Any]

NEVER = 99
"""No grade, no age: never began school, never left it."""
ALWAYS, FOREVER = 0, 9999
UNKNOWN = 2
"""Beside 0 (no) and 1 (yes)."""

_SHARE = ((0, 2, 1.7), (3, 5, 2.1), (6, 14, 2.3), (15, 19, 1.8), (20, 39, 1.5), (40, 59, 1.05), (60, 79, 0.34),
          (80, 89, 0.11))  # fmt: skip
"""Part of the people, in hundredths, at each age from the first to the second: a young province of the mountains."""

OLDEST = 89
_MOVES = range(2020, PLANNED_YEAR + 1)
_YEAR_BEFORE = Plan(Want.AGE11, 2, 5)
"""What came of Nà Pheo in 2025, when it was not on the list of difficult communes."""

DISABILITIES = ("vận động", "nghe nói", "nhìn", "thần kinh", "trí tuệ", "học tập", "tự kỷ", "khác")


@dataclass(frozen=True, slots=True)
class Grown:
    """Persons of a commune. ``part``: number of the old commune they live in. ``start``: age at which grade 1 began;
    ``repeated``: a grade taken twice, 0 for none; ``left``: the grade in which school was left; ``upper``: after grade
    9, 0 nothing, else track and one; ``preschool``: age from which kindergarten is attended. ``place``: where the
    grades up to 9 are attended. ``arrive``, ``leave``: survey years. ``disability``: 0, or number of the kind and one.
    ``literacy``: as recorded, 3 where it is not. ``unclear``: not known in the planned year."""

    birth: Array
    part: Array
    hamlet: Array
    female: Array
    minority: Array
    start: Array
    repeated: Array
    left: Array
    upper: Array
    preschool: Array
    nursery: Array
    place: Array
    arrive: Array
    leave: Array
    died: Array
    disability: Array
    able: Array
    access: Array
    literacy: Array
    relapse: Array
    unclear: Array

    def __len__(self) -> int:
        return len(self.birth)

    def at(self, chosen: Array) -> Grown:
        """Some of the persons."""
        return Grown(**{name: getattr(self, name)[chosen] for name in self.__slots__})


def cohort_sizes(people: int) -> Array:
    """How many live in the planned year by age 0 to 89."""
    shares = np.concatenate([np.full(last - first + 1, share) for first, last, share in _SHARE])
    exact = np.cumsum(shares / shares.sum() * people)
    sizes: Array = np.diff(np.concatenate([[0], np.round(exact)])).astype(np.int64)
    return sizes


def grow(
    code: str,
    people: int,
    *,
    hardship: float,
    minority: float,
    plan: Plan,
    seed: int,
    parts: tuple[float, ...] = (1.0,),
    hamlets: int = 10,
) -> Grown:
    """The persons of a commune of ``people``, moved away and dead of the last years among them.

    ``parts``: shares of the old communes it was made of. ``hamlets``: how many there are, split among the parts.
    """
    throw = dice(seed, "people", code)
    sizes = cohort_sizes(people)
    gone = throw.binomial(np.maximum(sizes, 1), np.where(np.arange(OLDEST + 1) > 64, 0.16, 0.035))
    came = throw.binomial(sizes, 0.02)
    disabled = _disabled(sizes, plan, throw)
    for years, wanted in plan.size.items():
        sizes[years] = wanted + disabled[years]
        came[years] = min(came[years], 4)
    total = sizes + gone
    n = int(total.sum())
    first = np.concatenate([[0], np.cumsum(total)[:-1]])
    age: Array = np.repeat(np.arange(OLDEST + 1), total)
    rank = np.arange(n) - np.repeat(first, total)  # place within the cohort
    left_over = np.repeat(total, total) - rank - 1  # places to its end
    birth = (PLANNED_YEAR - age).astype(np.int16)

    leaves = left_over < np.repeat(gone, total)
    year = throw.choice(np.array(_MOVES), n).astype(np.int16)
    leave = np.where(leaves, np.maximum(year, birth + 1), FOREVER).astype(np.int16)
    arrives = ~leaves & (left_over < np.repeat(gone + came, total))
    arrive = np.where(arrives, np.maximum(np.roll(year, 1), birth + 1), ALWAYS).astype(np.int16)
    arrive[arrive > PLANNED_YEAR] = ALWAYS
    died = throw.random(n, np.float32) < np.where(age > 64, 0.9, 0.08)

    ppc = sizes - disabled
    start, repeated, left, unclear, behind = _schooling(plan, ppc, age, rank, total, throw, n)
    place_in_block = rank - np.repeat(behind, total)
    is_disabled = (place_in_block >= 0) & (place_in_block < np.repeat(disabled, total))
    fate = _Fate(throw.random(n, np.float32), throw.integers(2, 6, n, np.int8), throw.integers(6, 10, n, np.int8))
    young = age <= 25
    leaves_lower = young & (throw.random(n, np.float32) < 0.012 + 0.085 * hardship) & (left == NEVER) & (start <= 6)
    left[leaves_lower] = throw.integers(6, 10, n, np.int8)[leaves_lower]

    parts_of = np.array(parts) / sum(parts)
    part = np.searchsorted(np.cumsum(parts_of)[:-1], throw.random(n, np.float32)).astype(np.int8)
    able, access = _access(plan, age, is_disabled, throw, n)
    hamlet = _hamlets(part, parts_of, hamlets, throw, n)
    female = throw.random(n, np.float32) < np.where(age > 60, 0.55, 0.486)
    of_minority = throw.random(n, np.float32) < minority
    way = hardship * _farther(of_minority, minority)
    _grown_ups(fate, age, birth, way, plan, start, left)
    finished = np.where(start == NEVER, 0, np.maximum(left, 1) - 1).astype(np.int8)
    return Grown(
        birth=birth,
        part=part,
        hamlet=hamlet,
        female=female,
        minority=of_minority,
        start=start,
        repeated=repeated,
        left=left,
        upper=_upper(throw, n, age, hardship),
        preschool=_preschool(throw, n, hardship),
        nursery=throw.random(n, np.float32) < 0.34 - 0.2 * hardship,
        place=_places(throw, n, unclear, repeated | (start - 6)),
        arrive=arrive,
        leave=leave,
        died=died,
        disability=np.where(is_disabled, throw.integers(1, len(DISABILITIES) + 1, n, np.int8), 0).astype(np.int8),
        able=able,
        access=access,
        literacy=_recorded(throw, n, age, finished, way, plan),
        relapse=_relapsed(throw, n, age, finished, way, plan),
        unclear=unclear,
    )


def _disabled(sizes: Array, plan: Plan, throw: np.random.Generator) -> Array:
    found = throw.binomial(sizes, 0.012)
    if plan.size:  # Nà Pheo: 9 able of 6 to 14, and three who are not
        found[6:15] = (1, 1, 2, 1, 1, 2, 1, 2, 1)
    elif plan.want in (Want.ACCESS, Want.ACCESS_UNCLEAR):
        found[6:15] = np.maximum(found[6:15], 2)
    return found.astype(np.int64)


def _access(plan: Plan, age: Array, disabled: Array, throw: np.random.Generator, n: int) -> tuple[Array, Array]:
    """Who of the disabled is able to learn, and who of these has access: all but some, half, or by the plan."""
    able = (disabled & (throw.random(n, np.float32) < 0.72)).astype(np.int8)
    access = (able & (throw.random(n, np.float32) < 0.93)).astype(np.int8)
    pupils = np.flatnonzero(disabled & (age >= 6) & (age <= 14))
    if plan.size:
        able[pupils] = (np.arange(len(pupils)) < 9).astype(np.int8)
        access[pupils] = (np.arange(len(pupils)) < 6).astype(np.int8)
        return able, access
    able[pupils[:2]] = 1
    learners = pupils[able[pupils] == 1]
    needed = -(-6 * len(learners) // 10)
    if plan.want is Want.ACCESS:
        access[learners] = (np.arange(len(learners)) < needed - plan.short).astype(np.int8)
    elif plan.want is Want.ACCESS_UNCLEAR:
        access[learners] = np.where(np.arange(len(learners)) < needed - 1, 1, UNKNOWN)
    else:
        access[learners[:needed]] = 1
    return able, access


def _schooling(
    plan: Plan, ppc: Array, age: Array, rank: Array, total: Array, throw: np.random.Generator, n: int
) -> tuple[Array, Array, Array, Array, Array]:
    """Start, repeated grade and left grade of those who go through primary with delay; who is not known; and how many
    of each cohort these are. They are the first of their cohort, none moves, none is disabled."""
    start, repeated = np.full(n, 6, np.int8), np.zeros(n, np.int8)
    left, unclear = np.full(n, NEVER, np.int8), np.zeros(n, bool)
    behind = np.zeros(len(total), np.int64)
    luck = throw.random(len(total))
    late, slow, out, open_ = (np.zeros(len(total), np.int64) for _ in range(4))
    usual = Plan(difficult=plan.difficult)
    for years in range(1, 26):
        told = plan if years in (6, 11) or (years in (7, 12) and luck[years] < 0.7) else usual
        if plan.size and years in (7, 12):
            told = _YEAR_BEFORE
        if years < 9:  # now six, or younger, or not yet eleven: those who begin late will be behind at eleven too
            late[years] = told.missing(6, int(ppc[years]), luck[years])
        if years > 6:
            behind_at_11 = told.missing(11, int(ppc[years]), 0.35 + 0.5 * luck[years])
            if years > 8:
                late[years] = min(usual.missing(6, int(ppc[years]), luck[years]), behind_at_11)
            slow[years] = max(0, behind_at_11 - late[years])
    if plan.unclear:
        open_[11], slow[11] = plan.unclear, max(0, slow[11] - plan.unclear)
    if plan.want is Want.OUT_OF_SCHOOL:
        out[11], slow[11] = plan.short, max(0, slow[11] - plan.short)
    out[12] = 1 if plan.size else int(luck[12] < 0.3)  # still in grade 5 at eleven, left it since
    ends = np.cumsum(np.stack([open_, late, slow, out]), axis=0)
    at = np.repeat(ends, total, axis=1)
    unclear[rank < at[0]] = True
    start[(rank >= at[0]) & (rank < at[1])] = 7
    is_slow = (rank >= at[1]) & (rank < at[2])
    repeated[is_slow] = (1 + throw.integers(0, 5, n, np.int8))[is_slow]
    repeated[is_slow & (age < 11)] = np.minimum(repeated, np.maximum(age - 6, 1))[is_slow & (age < 11)]
    is_out = (rank >= at[2]) & (rank < at[3])
    left[is_out] = np.where(age == 11, 3, 5)[is_out]
    start[is_out & (age == 12)] = 7
    behind[:] = ends[3]
    return start, repeated, left, unclear, behind


def _farther(of_minority: Array, share: float) -> Array:
    """How much harder the way to school was for each person than for the commune as a whole: harder for minorities,
    easier for the others, the same on the average."""
    if not 0 < share < 1:
        return np.ones(len(of_minority), np.float32)
    harder = min(1.5, (1 - 0.3 * (1 - share)) / share)
    found: Array = np.where(of_minority, harder, (1 - share * harder) / (1 - share)).astype(np.float32)
    return found


class _Fate(NamedTuple):
    """What was thrown for who grew up: luck at school, and the grade it is left in, in primary or lower secondary."""

    luck: Array
    in_primary: Array
    in_lower: Array


def _grown_ups(fate: _Fate, age: Array, birth: Array, hardship: Array, plan: Plan, start: Array, left: Array) -> None:
    """How far the older went: fewer years the earlier they were born and the harder their way to school."""
    old = np.clip((1996 - birth) / 60, 0, 1).astype(np.float32)
    luck = fate.luck
    never = (old * 0.3 * hardship**1.5 + np.where(age > 25, 0.002, 0)) * plan.illiterate
    primary = never + old * 0.35 * hardship * min(plan.illiterate, 1.5)
    youth = (age > 18) & (age < 26)  # few by now, and most of them far from any school
    never = np.where(youth, 0.004 * hardship**1.5 * plan.illiterate, never)
    primary = np.where(youth, 0.012 * hardship * min(plan.illiterate, 1.5), primary)
    lower = primary + np.clip((2001 - birth) / 50, 0, 1) * (0.12 + 0.3 * hardship)
    grown = age > 18
    start[grown & (luck < never)] = NEVER
    low = grown & (luck >= never) & (luck < primary)
    left[low] = fate.in_primary[low]
    some = (age > 25) & (luck >= primary) & (luck < lower)
    left[some] = fate.in_lower[some]


def _recorded(throw: np.random.Generator, n: int, age: Array, finished: Array, hardship: Array, plan: Plan) -> Array:
    """Literacy as recorded of those who finished less than primary: many learned in classes for grown-ups, the younger
    and the nearer more of them. Who finished grade 3 has level 1 and may have reached 2. Of few it is not recorded."""
    luck = throw.random(n, np.float32)
    older = np.clip((age - 25) / 35, 0, 1).astype(np.float32)
    learned = np.clip(0.92 - 0.3 * hardship - 0.2 * (plan.illiterate - 1) - 0.32 * older, 0.12, 0.95)
    second = learned * (0.72 - 0.3 * older)
    level = np.where(luck < second, 2, np.where((luck < learned) | (finished >= 3), 1, 0))
    return np.where((finished < 5) & (luck < 0.985), level, 3).astype(np.int8)


def _relapsed(throw: np.random.Generator, n: int, age: Array, finished: Array, hardship: Array, plan: Plan) -> Array:
    """Relapse: of those who left early and long ago, more where there is little to read; most keep level 1."""
    older = np.clip((age - 25) / 25, 0, 1.4).astype(np.float32)
    chance = (0.006 + 0.012 * older + 0.012 * hardship) * plan.illiterate
    lost = (finished < 7) & (age > 24) & (throw.random(n, np.float32) < chance)
    level = np.where(throw.random(n, np.float32) < 0.35, 1, 2)
    return np.where(lost, level, 0).astype(np.int8)


def _upper(throw: np.random.Generator, n: int, age: Array, hardship: float) -> Array:
    luck = throw.random(n, np.float32)
    none = np.where(age > 21, np.minimum(0.25 + 0.3 * hardship + (age - 21) * 0.006, 0.9), 0.05 + 0.3 * hardship)
    general = none + (1 - none) * (0.78 - 0.2 * hardship)
    continuing = general + (1 - general) * 0.4
    return np.where(luck < none, 0, np.where(luck < general, 1, np.where(luck < continuing, 2, 3))).astype(np.int8)


def _preschool(throw: np.random.Generator, n: int, hardship: float) -> Array:
    """Age from which kindergarten is attended: nearly all from five, most from three."""
    luck = throw.random(n, np.float32)
    three, four, five = 0.955 - 0.06 * hardship, 0.985 - 0.02 * hardship, 0.998 - 0.006 * hardship
    return np.where(luck < three, 3, np.where(luck < four, 4, np.where(luck < five, 5, 6))).astype(np.int8)


def _places(throw: np.random.Generator, n: int, unclear: Array, delayed: Array) -> Array:
    luck = throw.random(n, np.float32)
    place = np.where(luck < 0.022, 1, np.where(luck < 0.028, 2, 0)).astype(np.int8)
    place[delayed != 0] = 0
    order = np.flatnonzero(unclear)
    place[order] = 1
    place[order[2::3]] = 2  # of three, one is outside the province
    return place


def _hamlets(part: Array, parts: Array, hamlets: int, throw: np.random.Generator, n: int) -> Array:
    """Number of the hamlet: each part has a run of them of its own."""
    ends = np.maximum(np.round(np.cumsum(parts) * hamlets), np.arange(1, len(parts) + 1)).astype(np.int64)
    starts = np.concatenate([[0], ends[:-1]])
    width = np.maximum(ends - starts, 1)
    found: Array = starts[part] + (throw.random(n, np.float32) * width[part]).astype(np.int64)
    return found.astype(np.int16)

"""Whether two descriptions are of one person: by identity number, else by name, birth and parents, scored.

A score is a sum of points for what agrees and against what contradicts, and says its reasons in words. ``SURE`` alone
is taken without asking; between ``ASK`` and ``SURE`` a person decides; below, nobody is troubled. Pairs are looked for
in blocks (same name, same birth date, same parent ...), chosen so that no pair that scores ``ASK`` lies outside them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from namhoc.core import fold
from namhoc.survey.row import SurveyHousehold, SurveyPerson

SURE = 85
ASK = 70
_CLEAR_BY = 10  # a sure match must be this far ahead of the next best
_SHOWN = 5  # candidates offered for one row

_folded = lru_cache(maxsize=200_000)(fold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What tells a person from others. ``key``: pseudonym, or place of the row; ``household``: what the survey calls
    the household by (sheet number or head); empty text and None are "not known"."""

    key: str
    name: str
    birth_year: int
    birth_month: int | None = None
    birth_day: int | None = None
    female: bool | None = None
    id_number: str = ""
    parents: tuple[str, ...] = ()
    hamlet: str = ""
    household: str = ""

    @classmethod
    def of(cls, key: str, person: SurveyPerson, household: SurveyHousehold) -> Identity:
        """The identity in a row of a survey."""
        return cls(
            key=key,
            name=person.name,
            birth_year=person.birth_year,
            birth_month=person.birth_month,
            birth_day=person.birth_day,
            female=person.female,
            id_number=person.id_number,
            parents=(person.father, person.mother, person.guardian),
            hamlet=household.hamlet,
            household=household.sheet_number or household.head,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two that may be one: keys, points and what speaks for and against."""

    first: str
    second: str
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """``sure``: index of a row to the key of the person it is, each key once; ``unsure``: index to the pairs to ask
    about, best first. A row in neither resembles nobody."""

    sure: dict[int, str]
    unsure: dict[int, tuple[Pair, ...]]


class _Known:
    """An identity prepared for comparing."""

    __slots__ = ("birth", "female", "hamlet", "household", "id_number", "key", "name", "parents", "words", "year")

    def __init__(self, one: Identity) -> None:
        self.key = one.key
        self.name = _folded(one.name)
        self.words = self.name.split()
        self.year = one.birth_year
        full = one.birth_month is not None and one.birth_day is not None
        self.birth = (one.birth_month, one.birth_day) if full else None
        self.female = one.female
        self.id_number = one.id_number
        self.parents = tuple(_folded(name) if name else "" for name in one.parents)
        self.hamlet = _folded(one.hamlet) if one.hamlet else ""
        self.household = (self.hamlet, _folded(one.household)) if one.household else None


def score(first: Identity, second: Identity) -> Pair:
    """Compare two descriptions. Symmetric but for the order of the keys."""
    return _pair(_Known(first), _Known(second))


def match(rows: Sequence[Identity], held: Sequence[Identity]) -> Matches:
    """Find for every row the person it is among those held; both may have tens of thousands.

    A sure match is the only one of its quality on both sides. The order of ``held`` does not matter.
    """
    known_rows = [_Known(one) for one in rows]
    blocks = _Blocks([_Known(one) for one in held])
    found: dict[int, list[Pair]] = {}
    for index, row in enumerate(known_rows):
        # Most rows are plainly somebody: a near name scores less than SURE, so nothing else can come close.
        near = blocks.plain_pairs_of(row)
        if not near or near[0].score < SURE + _CLEAR_BY:
            near = blocks.pairs_of(row)
        if near:
            found[index] = near
    sure = _unique(found)
    taken = set(sure.values())
    unsure = {}
    for index in found.keys() - sure.keys():
        pairs = blocks.pairs_of(known_rows[index])
        # One who is surely somebody else's row is no candidate, unless nothing else explains this row.
        left = [pair for pair in pairs if pair.second not in taken] or [pair for pair in pairs if pair.score >= SURE]
        if left:
            unsure[index] = tuple(left[:_SHOWN])
    return Matches(sure=sure, unsure=unsure)


def duplicates(people: Sequence[Identity]) -> tuple[Pair, ...]:
    """Pairs among ``people`` that may be one person, best first; each pair once."""
    known = [_Known(one) for one in people]
    blocks = _Blocks(known)
    pairs = [pair for place, one in enumerate(known) for pair in blocks.pairs_of(one, after=place)]
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.first, pair.second)))


def _unique(found: dict[int, list[Pair]]) -> dict[int, str]:
    """Rows whose best person is sure, clearly ahead, and claimed by no other row as well."""
    claims: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, pairs in found.items():
        best, second = pairs[0], pairs[1].score if len(pairs) > 1 else 0
        if best.score >= SURE and best.score - second >= _CLEAR_BY:
            claims[best.second].append((best.score, index))
    sure = {}
    for key, claimants in claims.items():
        claimants.sort(reverse=True)
        if len(claimants) == 1 or claimants[0][0] - claimants[1][0] >= _CLEAR_BY:
            sure[claimants[0][1]] = key
    return sure


class _Blocks:
    """Persons by everything that two alike have in common."""

    def __init__(self, people: Sequence[_Known]) -> None:
        self._people = people
        self._by: dict[Hashable, list[int]] = defaultdict(list)
        for place, one in enumerate(people):
            for block in (*_plain_blocks(one, one.year), *_near_blocks(one, one.year)):
                self._by[block].append(place)

    def pairs_of(self, one: _Known, after: int = -1) -> list[Pair]:
        """The persons that score at least ASK with ``one``, best first; ``after``: only those later in the list."""
        blocks = [block for year in _years(one) for block in (*_plain_blocks(one, year), *_near_blocks(one, year))]
        return self._pairs(one, blocks, after)

    def plain_pairs_of(self, one: _Known) -> list[Pair]:
        """Those among them with the same number or the same name."""
        return self._pairs(one, [block for year in _years(one) for block in _plain_blocks(one, year)], -1)

    def _pairs(self, one: _Known, blocks: Iterable[Hashable], after: int) -> list[Pair]:
        people, by = self._people, self._by
        places = {place for block in blocks if block in by for place in by[block] if place > after}
        found = [_pair(one, people[place]) for place in places if _points(one, people[place], None) >= ASK]
        found.sort(key=lambda pair: (-pair.score, pair.second))
        return found


def _years(one: _Known) -> tuple[int, int, int]:
    """Years of birth that may be the same person's: without a common number, two years apart never reaches ASK."""
    return one.year, one.year - 1, one.year + 1


def _plain_blocks(one: _Known, year: int) -> list[Hashable]:
    blocks: list[Hashable] = [one.id_number] if one.id_number else []
    if one.words:
        blocks.append((one.name, year))
    return blocks


def _near_blocks(one: _Known, year: int) -> list[Hashable]:
    """What two with almost the same name have in common when they reach ASK: the surname always, and the date, the
    given name, the household or a parent."""
    if not one.words:
        return []
    surname = one.words[0]
    blocks: list[Hashable] = [("given", one.words[-1], surname, year)]
    if one.birth:
        blocks.append(("date", one.birth, surname, year))
    if one.household:
        blocks.append(("household", one.household, surname, year))
    blocks += [("parent", parent, surname, year) for parent in one.parents if parent]
    return blocks


def _pair(a: _Known, b: _Known) -> Pair:
    reasons: list[str] = []
    points = _points(a, b, reasons)
    return Pair(first=a.key, second=b.key, score=points, reasons=tuple(reasons))


def _points(a: _Known, b: _Known, reasons: list[str] | None) -> int:
    """The points of a pair; ``reasons`` are written down when somebody will read them."""
    say = reasons.append if reasons is not None else _nobody
    names = _name_points(a, b)
    if a.id_number and a.id_number == b.id_number:
        say("cùng số định danh")
        if names or a.year == b.year:
            return 100
        say("họ tên và năm sinh khác nhau")
        return ASK
    if not names or (a.id_number and b.id_number and not _one_edit(a.id_number, b.id_number)):
        return 0
    say("cùng họ tên" if names == _SAME_NAME else "họ tên gần giống")
    points = names + _birth_points(a, b, say) + _parent_points(a, b, say)
    if a.female is not None and b.female is not None and a.female != b.female:
        points -= 30
        say("khác giới tính")
    if a.hamlet and a.hamlet == b.hamlet:
        points += 5
        say("cùng thôn, bản")
    if a.household and a.household == b.household:
        points += 10
        say("cùng hộ")
    if a.id_number and b.id_number:
        points = min(points, SURE - 1)
        say("số định danh gần giống")
    if names != _SAME_NAME:
        points = min(points, SURE - 1)  # a brother or a sister has almost the same name, and the same parents
    return max(0, min(points, 99))


def _nobody(_reason: str) -> None:
    """Nobody reads the reasons."""


_SAME_NAME, _NEAR_NAME = 50, 40


def _name_points(first: _Known, second: _Known) -> int:
    """Same name, or the same but for one slip: a letter, the order, a middle word. The surname must be the same: who
    differs in it is another person, or asked about by identity number."""
    a, b = first.words, second.words
    if a == b:
        return _SAME_NAME if a else 0
    if not a or not b or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return 0
    if len(a) == len(b):
        different = [place for place in range(len(a)) if a[place] != b[place]]
        if len(different) == 1:
            return _NEAR_NAME if _one_edit(a[different[0]], b[different[0]]) else 0
        return _NEAR_NAME if len(different) == 2 and sorted(a) == sorted(b) else 0
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if len(short) > 1 and any(long[:place] + long[place + 1 :] == short for place in range(1, len(long))):
        return _NEAR_NAME
    return 0


@lru_cache(maxsize=50_000)
def _one_edit(a: str, b: str) -> bool:
    """True when one letter changed, added, dropped, or two neighbours exchanged makes one word of the other."""
    if a == b:
        return True
    if len(a) == len(b):
        different = [place for place in range(len(a)) if a[place] != b[place]]
        if len(different) == 2 and different[1] == different[0] + 1:
            first, second = different
            return a[first] == b[second] and a[second] == b[first]
        return len(different) == 1
    if abs(len(a) - len(b)) != 1:
        return False
    short, long = (a, b) if len(a) < len(b) else (b, a)
    place = next((place for place in range(len(short)) if short[place] != long[place]), len(short))
    return short[place:] == long[place + 1 :]


def _birth_points(a: _Known, b: _Known, say: Callable[[str], None]) -> int:
    if a.year != b.year:
        near = abs(a.year - b.year) == 1
        say("năm sinh lệch một năm" if near else "khác năm sinh")
        return 5 if near else -30
    if not a.birth or not b.birth:
        say("cùng năm sinh")
        return 20
    if a.birth == b.birth:
        say("cùng ngày sinh")
        return 30
    if a.birth == b.birth[::-1]:
        say("ngày và tháng sinh đảo nhau")
        return 25
    say("cùng năm sinh, khác ngày")
    return 10


def _parent_points(a: _Known, b: _Known, say: Callable[[str], None]) -> int:
    """The same parent in any role speaks for, two parents of the same role that differ against."""
    if any(parent and parent in b.parents for parent in a.parents):
        say("cùng cha, mẹ hoặc người giám hộ")
        return 20
    if any(x and y and x != y for x, y in zip(a.parents, b.parents, strict=False)):
        say("khác cha, mẹ")
        return -25
    return 0


def identities(rows: Iterable[tuple[str, SurveyPerson, SurveyHousehold]]) -> list[Identity]:
    """Identities of many rows: key, person, household."""
    return [Identity.of(key, person, household) for key, person, household in rows]

"""The register of units through time: who exists on a day, under whom, and what became of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from namhoc.core import fold
from namhoc.orgunits.attribute import Attribute
from namhoc.orgunits.link import Link
from namhoc.orgunits.unit import OrgUnit, Tier

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True, slots=True)
class Relative:
    """A unit of another day that a unit became, or came from. ``share`` is the part of the older unit that is meant,
    None where a part went over and no share is known."""

    code: str
    share: Fraction | None


class UnitRegister:
    """Units, links and dated attributes. Every question takes the day it is asked for; the key is (code, valid_from),
    since codes are reused with other meanings. Two registers are equal when they hold the same."""

    def __init__(
        self, units: Iterable[OrgUnit], links: Iterable[Link] = (), attributes: Iterable[Attribute] = ()
    ) -> None:
        self.units = tuple(sorted(units, key=lambda unit: (unit.code, unit.valid_from)))
        self.links = tuple(sorted(links, key=lambda link: (link.effective, link.old, link.new)))
        self.attributes = tuple(sorted(attributes, key=lambda a: (a.unit, a.name, a.valid_from)))
        self._versions: dict[str, list[OrgUnit]] = defaultdict(list)
        for unit in self.units:
            self._versions[unit.code].append(unit)

    def get(self, code: str, as_of: date) -> OrgUnit | None:
        """The unit that bears ``code`` on ``as_of``."""
        return next((unit for unit in self._versions.get(code, ()) if unit.exists_on(as_of)), None)

    def versions(self, code: str) -> tuple[OrgUnit, ...]:
        """Every unit that ever bore ``code``, oldest first."""
        return tuple(self._versions.get(code, ()))

    def on(self, as_of: date, tier: Tier | None = None) -> tuple[OrgUnit, ...]:
        """The units that exist on ``as_of``, of one tier or of all."""
        return tuple(u for u in self.units if u.exists_on(as_of) and (tier is None or u.tier is tier))

    def ancestors(self, code: str, as_of: date) -> tuple[OrgUnit, ...]:
        """The units above ``code`` on ``as_of``, nearest first."""
        found: list[OrgUnit] = []
        unit = self.get(code, as_of)
        while unit is not None and unit.parent is not None and len(found) < 16:
            unit = self.get(unit.parent, as_of)
            if unit is not None:
                found.append(unit)
        return tuple(found)

    def children(self, code: str, as_of: date) -> tuple[OrgUnit, ...]:
        """The units directly under ``code`` on ``as_of``."""
        return tuple(unit for unit in self._under.get(code, ()) if unit.exists_on(as_of))

    def ever_under(self, code: str) -> tuple[OrgUnit, ...]:
        """Every version that ever named ``code`` as its parent; of which unit of that code is for the day to say."""
        return tuple(self._under.get(code, ()))

    def links_of(self, code: str) -> tuple[Link, ...]:
        """The links from or to ``code``, of any day."""
        by_old, by_new = self._steps
        return tuple(dict.fromkeys((*by_old.get(code, ()), *by_new.get(code, ()))))

    def descendants(self, code: str, as_of: date) -> tuple[OrgUnit, ...]:
        """Every unit under ``code`` on ``as_of``, level by level."""
        found: list[OrgUnit] = []
        level = list(self.children(code, as_of))
        while level:
            found += level
            level = [child for unit in level for child in self.children(unit.code, as_of)]
        return tuple(found)

    def successors(self, code: str, as_of: date, to: date) -> tuple[Relative, ...]:
        """What the unit that bears ``code`` on ``as_of`` is on the later day ``to``; itself where nothing happened,
        nothing where it ended without an heir (districts on 1 July 2025)."""
        return self._follow(code, as_of, to, forward=True)

    def predecessors(self, code: str, as_of: date, to: date) -> tuple[Relative, ...]:
        """The units of the earlier day ``to`` that went wholly or in part into the unit ``code`` of ``as_of``."""
        return self._follow(code, as_of, to, forward=False)

    def unbroken(self, code: str, a: date, b: date) -> bool:
        """True when ``code`` means the same unit on both days: no gap, and no new meaning by reuse of the code.

        A reused code always comes with a link; a new version without a link is a rename or a move."""
        versions = [
            u
            for u in self._versions[code]
            if u.valid_from <= max(a, b) and (u.valid_to is None or u.valid_to >= min(a, b))
        ]
        return all(
            before.valid_to is not None and before.valid_to + _ONE_DAY == after.valid_from
            for before, after in pairwise(versions)
        )

    def attributes_of(self, code: str) -> tuple[Attribute, ...]:
        """Every attribute ever declared of a unit that bore ``code``, by name and first day."""
        return tuple(self._declared.get(code, ()))

    def find(self, words: str, as_of: date, tier: Tier | None = None) -> tuple[OrgUnit, ...]:
        """Units whose name holds ``words``, compared without accents, in order of name."""
        wanted = fold(words)
        found = [unit for unit in self.on(as_of, tier) if wanted in fold(unit.full_name)]
        return tuple(sorted(found, key=lambda unit: (fold(unit.name), unit.code)))

    @cached_property
    def _declared(self) -> dict[str, list[Attribute]]:
        declared: dict[str, list[Attribute]] = defaultdict(list)
        for attribute in self.attributes:
            declared[attribute.unit].append(attribute)
        return declared

    @cached_property
    def _under(self) -> dict[str, list[OrgUnit]]:
        under: dict[str, list[OrgUnit]] = defaultdict(list)
        for unit in self.units:
            if unit.parent is not None:
                under[unit.parent].append(unit)
        return under

    @cached_property
    def _steps(self) -> tuple[dict[str, list[Link]], dict[str, list[Link]]]:
        by_old: dict[str, list[Link]] = defaultdict(list)
        by_new: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            by_old[link.old].append(link)
            by_new[link.new].append(link)
        return by_old, by_new

    def _follow(self, code: str, as_of: date, to: date, *, forward: bool) -> tuple[Relative, ...]:
        """Walk links one change at a time from ``as_of`` to ``to``, multiplying shares and adding those that meet."""
        if self.get(code, as_of) is None or (to < as_of if forward else to > as_of):
            return ()
        ends: dict[str, Fraction | None] = {}
        queue: list[tuple[str, date, Fraction | None]] = [(code, as_of, Fraction(1))]
        while queue:
            at, day, share = queue.pop()
            links = self._next(at, day, to, forward=forward)
            if not links:
                if self.get(at, to) is not None and self.unbroken(at, day, to):
                    met = ends.get(at, Fraction(0))
                    ends[at] = None if share is None or met is None else share + met
                continue
            for link in links:
                part = None if share is None or link.share is None else share * link.share
                step = link.effective if forward else link.effective - _ONE_DAY
                queue.append((link.new if forward else link.old, step, part))
        return tuple(Relative(end, ends[end]) for end in sorted(ends))

    def _next(self, code: str, day: date, to: date, *, forward: bool) -> list[Link]:
        """The links of the next change that touches ``code`` between ``day`` and ``to``."""
        by_old, by_new = self._steps
        if forward:
            found = [link for link in by_old.get(code, ()) if day < link.effective <= to]
            return [link for link in found if link.effective == found[0].effective]
        found = [link for link in by_new.get(code, ()) if to < link.effective <= day]
        return [link for link in found if link.effective == found[-1].effective]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, UnitRegister):
            return NotImplemented
        return (self.units, self.links, self.attributes) == (other.units, other.links, other.attributes)

    def __hash__(self) -> int:
        return hash((len(self.units), len(self.links), len(self.attributes)))

    def __iter__(self) -> Iterator[OrgUnit]:
        return iter(self.units)

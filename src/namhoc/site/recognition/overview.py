"""All that a page about one province in one year and programme rests on: its communes and where each stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from namhoc.core import fold
from namhoc.recognition import Criterion, Evaluation
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.models import Standing


@dataclass(frozen=True)
class Place:
    """A commune and its standing; ``standing`` None where it was never judged: unknown, not failed."""

    unit: OrgUnit
    standing: Standing | None

    @property
    def level(self) -> int | None:
        """The certain level."""
        return self.standing.level if self.standing else None

    @property
    def possible(self) -> int | None:
        """The possible level."""
        return self.standing.possible if self.standing else None

    @property
    def difficult(self) -> bool:
        """Especially difficult conditions on the day of the year."""
        return bool(self.standing and self.standing.difficult)

    @property
    def short(self) -> int | None:
        """Persons short of the next level."""
        return self.standing.short if self.standing else None

    @property
    def blocking(self) -> str:
        """The criterion that holds it back most, as its label says."""
        label = self.standing.blocking_label if self.standing else ""
        return label[:1].upper() + label[1:]


def places_of(units: Iterable[OrgUnit], programme: str, survey_year: int) -> list[Place]:
    """The units in the order given, each with its standing."""
    units = list(units)
    standings = {
        row.unit_id: row
        for row in Standing.objects.filter(
            unit__in=[unit.pk for unit in units], programme=programme, survey_year=survey_year
        )
    }
    return [Place(unit, standings.get(unit.pk)) for unit in units]


@dataclass(frozen=True)
class Count:
    """How many communes stand at a level; ``level`` None: not known."""

    level: int | None
    count: int


def counts_by_level(places: Iterable[Place], levels: int) -> list[Count]:
    """The legend of the map: highest level first, then none, then not known."""
    found = [place.level for place in places]
    return [Count(level, found.count(level)) for level in (*range(levels, -1, -1), None)]


@dataclass(frozen=True)
class Filter:
    """One pill over the list of communes below the highest level."""

    key: str
    label: str
    count: int
    here: bool


NEAR = 5
"""Persons: a commune that lacks no more than this is near."""


def below(places: Iterable[Place], level: int) -> list[Place]:
    """Communes that are not certain of ``level``."""
    return [place for place in places if place.level is None or place.level < level]


def chosen(places: Iterable[Place], key: str) -> list[Place]:
    """Those a filter leaves."""
    holds = {
        "": lambda place: True,
        "gan": lambda place: place.short is not None and 0 < place.short <= NEAR,
        "dbkk": lambda place: place.difficult,
    }
    return [place for place in places if holds.get(key, holds[""])(place)]


def nearest(places: Iterable[Place], level: int, count: int = 2) -> list[Place]:
    """The communes just below ``level`` that lack fewest persons."""
    just_below = [place for place in places if place.level == level - 1 and place.short]
    return sorted(just_below, key=lambda place: (place.short or 0, fold(place.unit.name)))[:count]


@dataclass(frozen=True)
class Condition:
    """What a level asks of the units below: so many certain, so many possible, so many needed."""

    level: int
    line: Criterion
    certain: int
    possible: int
    needed: int | None

    @property
    def short(self) -> tuple[int, int] | None:
        """How many units are missing, at least and at most."""
        if self.needed is None:
            return None
        return max(0, self.needed - self.possible), max(0, self.needed - self.certain)


def conditions_of(judged: Evaluation | None, places: Iterable[Place]) -> list[Condition]:
    """The conditions of the unit above, level by level."""
    if judged is None or judged.verdict is None:
        return []
    found, units = [], list(places)
    for level, lines in enumerate(judged.verdict.criteria, 1):
        for line in lines:
            certain = sum(1 for place in units if place.level is not None and place.level >= level)
            possible = sum(1 for place in units if place.possible is None or place.possible >= level)
            found.append(Condition(level, line, certain, possible, line.needed))
    return found

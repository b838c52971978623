"""Dated attributes of a unit in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from namhoc.orgunits import Attribute, attribute_kinds
from namhoc.site.orgunits.models import Confidence, UnitAttribute


@dataclass(frozen=True)
class SaidOfUnit:
    """One attribute over a span of days. ``current``: in force on the day of the page."""

    name: str
    value: str
    valid_from: date
    valid_to: date | None
    source: str
    unconfirmed: bool
    current: bool


def said_of(rows: Iterable[UnitAttribute], held: Mapping[str, Attribute]) -> list[SaidOfUnit]:
    """Rows in words: those that hold (``held``, by name) first, then the older ones, newest first."""
    said = [
        SaidOfUnit(
            name=name_words(row.name),
            value=value_words(row.name, row.value),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            source=row.source,
            unconfirmed=row.confidence == Confidence.LOW,
            current=row.name in held and held[row.name].valid_from == row.valid_from,
        )
        for row in rows
    ]
    return sorted(said, key=lambda one: (not one.current, one.name, -one.valid_from.toordinal()))


def name_words(name: str) -> str:
    """What the attribute is called; one that no list knows is shown as it is stored."""
    kind = attribute_kinds().get(name)
    return kind.label if kind else name


def value_words(name: str, value: str) -> str:
    """The value as people say it; one that no list knows is shown as it is stored."""
    kind = attribute_kinds().get(name)
    return kind.shown(value) if kind else value

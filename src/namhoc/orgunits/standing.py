"""Which attributes of a unit hold on a day: decided once, carried by its history, ended by what the unit lived through.

Nothing is written to an attribute when a unit changes: whether it still holds is read from the links and versions, so
that an undone deed leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from namhoc.orgunits.attribute import Attribute
from namhoc.orgunits.attribute_kinds import Fate, FateRule, fate_of
from namhoc.orgunits.change import ChangeKind, OrgUnitChange
from namhoc.orgunits.register import UnitRegister


@dataclass(frozen=True, slots=True)
class Standing:
    """An attribute on a day. ``ended`` and ``rule``: the day of the change that ended it before its time, and why;
    both None while it holds."""

    attribute: Attribute
    ended: date | None = None
    rule: FateRule | None = None

    @property
    def holds(self) -> bool:
        """True when the value may be used."""
        return self.rule is None


def standing(register: UnitRegister, code: str, as_of: date) -> tuple[Standing, ...]:
    """Every attribute of the unit that bears ``code`` on ``as_of`` whose term covers that day, by name; those that a
    change of the unit ended say when and why."""
    if register.get(code, as_of) is None:
        return ()
    found = []
    for attribute in register.attributes_of(code):
        if not attribute.holds_on(as_of) or not register.unbroken(code, attribute.valid_from, as_of):
            continue
        lived = sorted(_lived_through(register, code, attribute.valid_from, as_of))
        rules = [(day, fate_of(attribute.name, kind)) for day, kind in lived]
        over = [(day, rule) for day, rule in rules if rule.fate is not Fate.STAYS]
        found.append(Standing(attribute, *over[0]) if over else Standing(attribute))
    return tuple(found)


def value_on(register: UnitRegister, code: str, name: str, as_of: date) -> Attribute | None:
    """The attribute ``name`` of the unit on ``as_of``; None: not known, which is never "no"."""
    return next((s.attribute for s in standing(register, code, as_of) if s.attribute.name == name and s.holds), None)


def _lived_through(register: UnitRegister, code: str, since: date, until: date) -> Iterator[tuple[date, ChangeKind]]:
    """What happened to the unit after ``since``, up to ``until``."""
    for link in register.links_of(code):
        if since < link.effective <= until and link.old != link.new:
            yield link.effective, ChangeKind.MERGE if link.new == code else ChangeKind.SPLIT
    for before, after in pairwise(register.versions(code)):
        if since < after.valid_from <= until:
            yield after.valid_from, ChangeKind.MOVE if before.parent != after.parent else ChangeKind.RENAME


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a deed does to an attribute that holds on its eve; ``units`` are the codes that must declare it, or be
    examined, again."""

    attribute: Attribute
    rule: FateRule
    units: tuple[str, ...]


def consequences(register: UnitRegister, change: OrgUnitChange) -> tuple[Consequence, ...]:
    """What must be declared again and which recognitions expire when ``change`` is done to ``register``: one line for
    every attribute, on the eve of the deed, of a source or of a unit that takes a source in."""
    heirs: dict[str, set[str]] = {code: set() for code in (*change.sources, *sorted(change.going_on))}
    for going in change.goings:
        heirs.setdefault(going.source, set()).add(going.target)
    found = []
    for code, into in heirs.items():
        kind, again = _kind_for(change, code), tuple(sorted(into or {code}))
        for one in standing(register, code, change.effective - timedelta(days=1)):
            rule = fate_of(one.attribute.name, kind)
            if one.holds and (rule.fate is not Fate.STAYS or code in change.ended):
                found.append(Consequence(one.attribute, rule, again))
    return tuple(found)


def _kind_for(change: OrgUnitChange, code: str) -> ChangeKind:
    """What the deed is for one unit: who takes in a closed school lives through a merger."""
    if change.kind is ChangeKind.CLOSE or (change.kind is ChangeKind.SPLIT and code not in change.sources):
        return ChangeKind.MERGE
    return change.kind

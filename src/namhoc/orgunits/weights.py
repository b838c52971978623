"""Weights between two maps: which part of a unit's value on one day belongs to which unit of another day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from namhoc.orgunits.register import UnitRegister

Shares = Mapping[tuple[str, str], Fraction]
"""(source, target) -> part of the source that belongs to the target, with a basis the caller declares."""


@dataclass(frozen=True, order=True, slots=True)
class Weight:
    """``weight`` of ``source`` (a unit of the map the value was reported on) belongs to ``target`` (a unit of the map
    it is
    wanted on); None where neither law nor a declared share says how much."""

    source: str
    target: str
    weight: Fraction | None


def weights(
    register: UnitRegister, sources: frozenset[str], reported: date, wanted: date, declared: Shares | None = None
) -> tuple[Weight, ...]:
    """The weights that carry values of ``sources`` from the map of ``reported`` to the map of ``wanted``.

    Towards later days they are the shares of the links. Towards earlier days the whole of a unit goes back to the one
    unit it came from; where several went into it, only a declared share can part them again.
    """
    declared = declared or {}
    found: list[Weight] = []
    for source in sorted(sources):
        if reported <= wanted:
            ends = register.successors(source, reported, wanted)
            pairs = [(end.code, end.share) for end in ends]
        else:
            came = register.predecessors(source, reported, wanted)
            pairs = [(came[0].code, Fraction(1))] if len(came) == 1 else [(origin.code, None) for origin in came]
        found += [
            Weight(source, target, declared.get((source, target), share))
            if share is None
            else Weight(source, target, share)
            for target, share in pairs
        ]
    return tuple(found)

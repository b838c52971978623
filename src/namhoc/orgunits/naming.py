"""Which unit is meant: by code, by full name, by name, without accents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from namhoc.core import fold
from namhoc.orgunits.unit import OrgUnit

_CODE_IN_BRACKETS = re.compile(r"\(([^()\s]+)\)\s*$")


@dataclass(frozen=True, slots=True)
class Named:
    """What words name: one unit, or several candidates, or only a unit that does not exist on the day."""

    found: OrgUnit | None = None
    candidates: tuple[OrgUnit, ...] = ()
    closed: OrgUnit | None = None


def name_units(words: str, units: Iterable[OrgUnit], as_of: date | None) -> Named:
    """The unit that ``words`` name on ``as_of`` (None: on any day).

    Tried in this order: its code (alone, or in brackets at the end), its full name, its name. The first that gives a
    unit decides; several units of one name are candidates, never guessed between.
    """
    units = tuple(units)
    bracket = _CODE_IN_BRACKETS.search(words)
    code = (bracket[1] if bracket else words).strip().casefold()
    plain = fold(_CODE_IN_BRACKETS.sub("", words))
    for matches in (
        [unit for unit in units if unit.code.casefold() == code],
        [unit for unit in units if fold(unit.full_name) == plain],
        [unit for unit in units if fold(unit.name) == plain],
    ):
        living = [unit for unit in matches if as_of is None or unit.exists_on(as_of)]
        if len(living) == 1:
            return Named(found=living[0])
        if living:
            return Named(candidates=tuple(sorted(living, key=lambda unit: (fold(unit.name), unit.code))))
        if matches:
            return Named(closed=max(matches, key=lambda unit: unit.valid_from))
    return Named()

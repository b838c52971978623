"""A link: what a unit became on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from namhoc.orgunits.unit import OrgUnit


@dataclass(frozen=True, order=True, slots=True)
class Link:
    """On ``effective``, the unit ``old`` (as it was the day before) went wholly or in part into ``new``.

    ``share`` is the part of ``old`` that went there, with its declared ``basis`` (population, area, pupils ...); None
    where a part went there and no share is known. ``decision`` and ``decided`` name the legal act; ``confidence`` is H,
    M or L as in the rule book (L is UNCONFIRMED).
    """

    effective: date
    old: str
    new: str
    share: Fraction | None = Fraction(1)
    basis: str = ""
    decision: str = ""
    decided: date | None = None
    confidence: str = "M"

    @property
    def whole(self) -> bool:
        """True when all of ``old`` went into ``new``."""
        return self.share == 1


def links_of_successors(units: Iterable[OrgUnit], given: Iterable[Link] = ()) -> tuple[Link, ...]:
    """``given``, and a link for every successor that a unit names and ``given`` does not tell of: the whole went over
    where there is one successor; the share is not known where there are several."""
    links = list(given)
    told = {(link.old, link.effective) for link in links}
    for unit in units:
        if unit.valid_to is None or not unit.successors:
            continue
        effective = unit.valid_to + timedelta(days=1)
        if (unit.code, effective) not in told:
            share = Fraction(1) if len(unit.successors) == 1 else None
            links += [Link(effective, unit.code, new, share) for new in unit.successors]
    return tuple(links)

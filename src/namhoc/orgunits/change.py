"""A change of units as a deed: what a decision does to whom, from which day, and what goes where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from namhoc.orgunits.register import UnitRegister
from namhoc.orgunits.unit import OrgUnit


class ChangeKind(StrEnum):
    """What is done (thành lập, đổi tên, sáp nhập, chia tách, chuyển đơn vị quản lý, giải thể)."""

    CREATE = "create"
    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    CLOSE = "close"


@dataclass(frozen=True, order=True, slots=True)
class Going:
    """``share`` of ``source`` goes to ``target``, by its declared ``basis`` (pupils by site, population ...); None
    where a part goes over and nobody says how much. Both are codes."""

    source: str
    target: str
    share: Fraction | None = Fraction(1)
    basis: str = ""


@dataclass(frozen=True, slots=True)
class OrgUnitChange:
    """One deed, with the decision it rests on; nothing about it is known to a register before ``apply``.

    ``sources``: codes of the units that end or change. ``targets``: units as they stand from ``effective`` on: new
    ones, and ones that live on under the same code with another name, kind or parent. ``goes`` says what goes where; a
    target there that is neither new nor changed (an existing school that takes another in) need not stand among
    ``targets``. Without ``goes`` every source of a merger goes whole into the one target. ``moved``: (child, new
    parent) for units under a source; where a source ends and goes whole to one unit, its children go along unsaid.
    """

    kind: ChangeKind
    effective: date
    sources: tuple[str, ...] = ()
    targets: tuple[OrgUnit, ...] = ()
    goes: tuple[Going, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    decision: str = ""
    decided: date | None = None
    article: str = ""
    confidence: str = "H"

    @property
    def eve(self) -> date:
        """The last day of the old state."""
        return self.effective - timedelta(days=1)

    @property
    def goings(self) -> tuple[Going, ...]:
        """What goes where, the unsaid case of a merger (or of a new code) spelled out."""
        if self.goes or len(self.targets) != 1:
            return self.goes
        target = self.targets[0].code
        whole = self.kind is ChangeKind.MERGE or (self.kind is ChangeKind.RENAME and target not in self.sources)
        return tuple(Going(source, target) for source in self.sources) if whole else ()

    @property
    def going_on(self) -> frozenset[str]:
        """Codes that something stands under from ``effective`` on, as far as the deed speaks of them."""
        return frozenset(unit.code for unit in self.targets) | {going.target for going in self.goings}

    @property
    def ended(self) -> tuple[str, ...]:
        """The sources whose codes nobody bears after the deed."""
        return tuple(code for code in self.sources if code not in self.going_on)

    def children_moved(self, register: UnitRegister) -> dict[OrgUnit, str | None]:
        """The units under the sources that come under another parent, with its code; None where a source ends and the
        deed does not say who takes its children. Sources themselves are not among them."""
        said = dict(self.moved)
        found: dict[OrgUnit, str | None] = {}
        for source in self.sources:
            heirs = [going.target for going in self.goings if going.source == source]
            along = heirs[0] if len(heirs) == 1 else None
            for child in register.children(source, self.eve):
                if child.code in self.sources:
                    continue
                if child.code in said:
                    found[child] = said[child.code]
                elif source in self.ended:
                    found[child] = along
        return found

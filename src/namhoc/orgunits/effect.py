"""What a deed does to a register: versions that end, versions that begin, links; and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from namhoc.core import Finding, Severity, UserFacingError
from namhoc.orgunits.change import OrgUnitChange
from namhoc.orgunits.change_problems import problems
from namhoc.orgunits.link import Link
from namhoc.orgunits.register import UnitRegister
from namhoc.orgunits.unit import OrgUnit


@dataclass(frozen=True, slots=True)
class Effect:
    """``closed``: versions as they stood, which end the day before the deed; ``opened``: versions that begin with it,
    children of ended units among them; ``links``: what became of whom."""

    closed: tuple[OrgUnit, ...]
    opened: tuple[OrgUnit, ...]
    links: tuple[Link, ...]


def effect_of(register: UnitRegister, change: OrgUnitChange) -> Effect:
    """What ``apply`` will do to ``register``, for a preview or to be stored. Nothing is checked here."""
    ended = [unit for code in change.ended if (unit := register.get(code, change.eve)) is not None]
    moved = {child: parent for child, parent in change.children_moved(register).items() if parent is not None}
    closed = [*ended, *moved]
    opened = [replace(child, parent=parent, valid_from=change.effective) for child, parent in moved.items()]
    for target in change.targets:
        before = register.get(target.code, change.eve)
        if before is not None and _same(before, target):
            continue
        opened.append(replace(target, valid_from=change.effective, valid_to=None))
        if before is not None:
            closed.append(before)
    return Effect(tuple(closed), tuple(opened), _links(register, change))


def _same(before: OrgUnit, after: OrgUnit) -> bool:
    """True when nothing that a version tells of has changed, so that the version goes on."""
    return replace(before, valid_from=after.valid_from, valid_to=None) == replace(after, valid_to=None)


def _links(register: UnitRegister, change: OrgUnitChange) -> tuple[Link, ...]:
    goings = [(going.source, going.target, going.share, going.basis) for going in change.goings]
    said = {source for source, *_ in goings}
    # Who takes others in and was there before is itself one of its own parts.
    goings += [
        (code, code, Fraction(1), "")
        for code in sorted({going.target for going in change.goings} - said)
        if register.get(code, change.eve) is not None
    ]
    return tuple(
        Link(change.effective, source, target, share, basis, change.decision, change.decided, change.confidence)
        for source, target, share, basis in goings
    )


def apply(register: UnitRegister, change: OrgUnitChange) -> UnitRegister:
    """``register`` after ``change``: old versions end the day before, new ones begin on the day, links tell the rest.

    Attributes stay as they were decided: whether they still hold is read from the history (``standing``). Raises
    ``UserFacingError`` naming the first reason why the deed cannot be done; ``problems`` gives them all.
    """
    if refused := [found for found in problems(register, change) if found.severity is Severity.BLOCKS]:
        raise _refusal(refused)
    effect = effect_of(register, change)
    ending = set(effect.closed)
    units = [replace(unit, valid_to=change.eve) if unit in ending else unit for unit in register.units]
    return UnitRegister([*units, *effect.opened], [*register.links, *effect.links], register.attributes)


def undo(register: UnitRegister, change: OrgUnitChange) -> UnitRegister:
    """``register`` as it was before ``change``. Raises ``UserFacingError`` (DEED-UNDO) when the deed is not in it, or
    something that came later stands on it."""
    before = _without(register, change)
    try:
        done = apply(before, change)
    except UserFacingError as error:
        raise _not_undone(change, error.text) from error
    if done != register:
        raise _not_undone(change, "Danh mục không có đúng thay đổi này.")
    return before


def _without(register: UnitRegister, change: OrgUnitChange) -> UnitRegister:
    """The register with the versions and links of the deed taken out; right only when the deed is in it."""
    begun = {unit.code for unit in change.targets} | {child for child, _ in change.moved}
    ended = set(change.ended)
    opened = set()
    for unit in register.units:
        if unit.valid_from == change.effective:
            before = register.get(unit.code, change.eve)
            if unit.code in begun or (before is not None and before.parent in ended):
                opened.add(unit)
    reopened = ended | {unit.code for unit in opened}
    units = [
        replace(unit, valid_to=None) if unit.code in reopened and unit.valid_to == change.eve else unit
        for unit in register.units
        if unit not in opened
    ]
    made = set(_links(register, change))
    return UnitRegister(units, [link for link in register.links if link not in made], register.attributes)


def _refusal(found: list[Finding]) -> UserFacingError:
    first, *others = found
    more = f"Còn {len(others)} điều khác: {'; '.join(sorted({other.code for other in others}))}" if others else ""
    return UserFacingError(first.code, first.message, where=first.place, why=more, fix=first.fix)


def _not_undone(change: OrgUnitChange, why: str) -> UserFacingError:
    return UserFacingError(
        "DEED-UNDO",
        "Không hủy được thay đổi",
        where=f"Thay đổi ngày {change.effective:%d/%m/%Y}",
        why=why,
        fix="Hủy các thay đổi sau trước, hoặc lập một thay đổi mới.",
    )

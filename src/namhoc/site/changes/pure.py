"""A draft as the pure deed of ``orgunits``, whose rules say whether it can be done."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from namhoc.core import Finding, Severity
from namhoc.orgunits import ChangeKind, Going, OrgUnitChange, UnitKind, problems
from namhoc.orgunits import OrgUnit as Unit
from namhoc.site.changes.concerned import sources_of
from namhoc.site.changes.division import Division, is_division
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.orgunits.register import register
from namhoc.site.orgunits.values import as_value

_KINDS = {kind: ChangeKind(kind.value) for kind in DeedKind if not kind.is_of_sites}
_NEW = "?"
"""Stands for the code of a new unit that is allotted on confirmation."""


def as_change(deed: Deed) -> OrgUnitChange | None:
    """The deed as a value; None for a change of sites, which no unit lives through, and while its day is not known."""
    sources = sources_of(deed)
    if deed.effective is None or deed.kind_ not in _KINDS or not sources:
        return None
    targets, goes = _after(deed, sources)
    going_on = deed.target_id if deed.kind == DeedKind.MERGE and not deed.makes_target else None
    return OrgUnitChange(
        _KINDS[deed.kind_],
        deed.effective,
        sources=tuple(unit.code for unit in sources if unit.pk != going_on),
        targets=tuple(targets),
        goes=tuple(goes),
        moved=tuple(_moved(Division(deed))) if is_division(deed) else (),
        decision=deed.decision,
        decided=deed.decided,
    )


def _after(deed: Deed, sources: list[OrgUnit]) -> tuple[list[Unit], list[Going]]:
    first = sources[0]
    if deed.kind == DeedKind.MERGE:
        if deed.makes_target:
            return [_new(deed, first, deed.new_code or _NEW, deed.new_name, deed.new_parent)], []
        into = deed.target.code if deed.target else ""
        return [], [Going(unit.code, into) for unit in sources if unit.pk != deed.target_id]
    if deed.kind in {DeedKind.RENAME, DeedKind.MOVE}:
        renamed = deed.kind == DeedKind.RENAME
        parent = first.parent if renamed else deed.new_parent
        value = replace(as_value(first), name=deed.new_name if renamed else first.name)
        return [replace(value, parent=parent.code if parent else None)], []
    division = Division(deed)
    total = sum(part.get("numerator") or 0 for part in deed.parts)
    targets, goes = [], []
    for index, part in enumerate(deed.parts):
        code = division.code(index) or f"{_NEW}{index}"
        if part.get("keeps"):
            targets.append(as_value(first))
        elif not part.get("unit"):
            targets.append(_new(deed, first, code, part["name"], first.parent))
        share = Fraction(part["numerator"], total) if total else Fraction(1) if len(deed.parts) == 1 else None
        goes.append(Going(first.code, code, share, deed.basis))
    return targets, goes


def _moved(division: Division) -> Iterator[tuple[str, str]]:
    """Where the schools go; while nobody has said, the first part stands for an answer that will be asked for."""
    for school in division.schools:
        index = division.chosen(f"school:{school.code}") or 0
        code = division.code(index) or f"{_NEW}{index}"
        if code != division.source.code:
            yield school.code, code


def _new(deed: Deed, like: OrgUnit, code: str, name: str, parent: OrgUnit | None) -> Unit:
    of_school = deed.level == Level.SCHOOL
    return Unit(
        code=code,
        valid_from=deed.effective or like.valid_from,
        name=name,
        kind=UnitKind.SCHOOL if of_school else UnitKind(deed.new_kind or like.kind),
        tier=None if of_school else as_value(like).tier,
        parent=parent.code if parent else None,
    )


def against(deed: Deed) -> list[Finding]:
    """What the rules of ``orgunits`` hold against the deed."""
    change = as_change(deed)
    if change is None:
        return []
    found = problems(register(attributes=False), change)
    return [finding for finding in found if finding.severity is Severity.BLOCKS]

"""What a deed writes is what the pure deed on values does to the same register: two ways to one map."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from namhoc.orgunits import ChangeKind, Going, OrgUnitChange, UnitRegister, apply
from namhoc.orgunits import OrgUnit as Unit
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.orgunits.register import register
from namhoc.site.orgunits.values import as_value
from tests.site.changes.conftest import EFFECTIVE, add_school

pytestmark = pytest.mark.django_db
Make, Carry = Callable[..., Deed], Callable[..., Deed]


def told(map_: UnitRegister) -> tuple[set[Unit], set[tuple[str, str, Fraction | None]]]:
    units = {replace(unit, successors=()) for unit in map_.units}
    return units, {(link.old, link.new, link.share) for link in map_.links}


def check(before: UnitRegister, deed: Deed, kind: ChangeKind, *targets: Unit, goes: tuple[Going, ...] = ()) -> None:
    change = OrgUnitChange(
        kind,
        EFFECTIVE,
        sources=tuple(unit.code for unit in deed.sources.all() if unit.pk != deed.target_id),
        targets=targets,
        goes=goes,
        decision=deed.decision,
        decided=deed.decided,
    )
    assert told(register()) == told(apply(before, change))


def test_a_merger_into_a_new_school(schools: tuple[OrgUnit, OrgUnit], merger: Deed, carry_out: Carry) -> None:
    before = register()
    deed = carry_out(merger)
    check(before, deed, ChangeKind.MERGE, as_value(deed.target))


def test_a_merger_into_a_school_that_goes_on(
    schools: tuple[OrgUnit, OrgUnit], draft_of: Make, carry_out: Carry
) -> None:
    before = register()
    deed = carry_out(draft_of([schools[1]], target=schools[0], makes_target=False))
    check(before, deed, ChangeKind.MERGE, goes=(Going("900427", "900412"),))


@pytest.mark.parametrize("kind", [DeedKind.RENAME, DeedKind.MOVE])
def test_a_rename_and_a_move(
    schools: tuple[OrgUnit, OrgUnit], units: dict[str, OrgUnit], draft_of: Make, carry_out: Carry, kind: DeedKind
) -> None:
    before = register()
    deed = carry_out(draft_of([schools[0]], kind=kind, new_name="Khác", new_parent=units["H9002"]))
    check(before, deed, ChangeKind(kind.value), as_value(deed.target))


def test_a_part_split_off_with_its_share(schools: tuple[OrgUnit, OrgUnit], draft_of: Make, carry_out: Carry) -> None:
    before = register()
    parts = [
        {"name": "", "keeps": True, "numerator": 6, "sites": []},
        {"name": "Mới", "code": "900500", "keeps": False, "numerator": 4, "sites": []},
    ]
    deed = carry_out(draft_of([schools[0]], kind=DeedKind.SPLIT, parts=parts, basis="học sinh"))
    goes = (
        Going("900412", "900412", Fraction(3, 5), "học sinh"),
        Going("900412", "900500", Fraction(2, 5), "học sinh"),
    )
    check(before, deed, ChangeKind.SPLIT, as_value(OrgUnit.objects.get(code="900500")), goes=goes)


def test_a_closing(schools: tuple[OrgUnit, OrgUnit], draft_of: Make, carry_out: Carry) -> None:
    before = register()
    deed = carry_out(draft_of([schools[0]], kind=DeedKind.CLOSE))
    check(before, deed, ChangeKind.CLOSE)


def test_communes_that_merge_with_the_schools_under_them(
    schools: tuple[OrgUnit, OrgUnit], units: dict[str, OrgUnit], draft_of: Make, carry_out: Carry
) -> None:
    add_school("S9", "Tiểu học Khê Thượng", units["H9002"], pupils=7)
    before = register()
    deed = carry_out(
        draft_of(
            [units["H9001"], units["H9002"]],
            level=Level.COMMUNE,
            new_name="Nà Khê",
            new_kind="xã",
            new_parent=units["H9"],
        )
    )
    check(before, deed, ChangeKind.MERGE, as_value(deed.target))

"""A deed is done whole, or refused with the place and the way out."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from namhoc.core import Severity, UserFacingError
from namhoc.orgunits import (
    ChangeKind,
    Going,
    Link,
    Measure,
    Observation,
    OrgUnit,
    OrgUnitChange,
    Relative,
    Tier,
    UnitKind,
    UnitRegister,
    apply,
    effect_of,
    on_map,
    problems,
    undo,
)

START, EVE, DAY, LATER = date(2020, 1, 1), date(2026, 12, 31), date(2027, 1, 1), date(2027, 9, 1)
PROVINCE = OrgUnit("H9", START, "Hoàng Sơn", UnitKind.PROVINCE, Tier.PROVINCE, None)
NA_PHEO = OrgUnit("H9001", START, "Nà Pheo", UnitKind.COMMUNE, Tier.COMMUNE, "H9")
PU_DAO = OrgUnit("H9002", START, "Pu Đao", UnitKind.COMMUNE, Tier.COMMUNE, "H9")
NAM_CUONG = OrgUnit("900412", START, "Tiểu học Nậm Cuông", UnitKind.SCHOOL, None, "H9001")
HUOI_CAY = OrgUnit("900427", START, "PTDTBT Tiểu học Huổi Cáy", UnitKind.SCHOOL, None, "H9002")
CLOSED = OrgUnit("900400", START, "Tiểu học Cũ", UnitKind.SCHOOL, None, "H9001", date(2022, 5, 31))
REGISTER = UnitRegister([PROVINCE, NA_PHEO, PU_DAO, NAM_CUONG, HUOI_CAY, CLOSED])
NEW = OrgUnit("900500", DAY, "PTDTBT Tiểu học Nậm Cuông", UnitKind.SCHOOL, None, "H9001")
MERGER = OrgUnitChange(ChangeKind.MERGE, DAY, ("900412", "900427"), (NEW,), decision="12/QĐ-UBND")
COMMUNES = OrgUnitChange(
    ChangeKind.MERGE,
    DAY,
    ("H9001", "H9002"),
    (replace(NA_PHEO, code="H9100", name="Pu Pheo", valid_from=DAY),),
    decision="99/NQ-UBTVQH16",
)


def codes(change: OrgUnitChange, register: UnitRegister = REGISTER) -> set[str]:
    return {found.code for found in problems(register, change) if found.severity is Severity.BLOCKS}


def test_ten_and_eleven_pupils_are_twenty_one_and_undone_they_are_ten_and_eleven():
    series = [Observation("900412", "2026", EVE, Fraction(10)), Observation("900427", "2026", EVE, Fraction(11))]
    after = apply(REGISTER, MERGER)
    assert [(told.unit, told.value) for told in on_map(series, after, DAY, Measure.COUNT)] == [("900500", 21)]
    assert [told.value for told in on_map(series, after, EVE, Measure.COUNT)] == [10, 11]
    assert undo(after, MERGER) == REGISTER


def test_old_versions_end_the_day_before_and_links_name_the_decision():
    after = apply(REGISTER, replace(MERGER, decided=EVE, confidence="M"))
    assert after.get("900412", EVE) is not None
    assert after.get("900412", DAY) is None
    assert after.links[0] == Link(DAY, "900412", "900500", Fraction(1), "", "12/QĐ-UBND", EVE, "M")


def test_a_school_that_takes_another_in_keeps_its_version_and_is_one_of_its_own_parts():
    deed = OrgUnitChange(ChangeKind.MERGE, DAY, ("900412",), goes=(Going("900412", "900427"),))
    after = apply(REGISTER, deed)
    assert after.versions("900427") == (HUOI_CAY,)
    assert [r.code for r in after.predecessors("900427", DAY, EVE)] == ["900412", "900427"]
    assert undo(after, deed) == REGISTER


def test_schools_come_along_when_their_communes_merge_and_go_back_when_that_is_undone():
    after = apply(REGISTER, COMMUNES)
    assert {unit.code for unit in after.children("H9100", DAY)} == {"900412", "900427"}
    assert {unit.code for unit in after.children("H9001", EVE)} == {"900412"}
    assert after.successors("900412", EVE, DAY) == (Relative("900412", Fraction(1)),)
    assert undo(after, COMMUNES) == REGISTER


def test_a_part_that_splits_off_takes_the_school_that_the_deed_names():
    new = replace(NA_PHEO, code="H9003", name="Nà Cuông", valid_from=DAY)
    deed = OrgUnitChange(
        ChangeKind.SPLIT,
        DAY,
        ("H9001",),
        (new,),
        (Going("H9001", "H9001", None), Going("H9001", "H9003", None)),
        moved=(("900412", "H9003"),),
    )
    after = apply(REGISTER, deed)
    assert after.get("900412", DAY).parent == "H9003"
    assert [r.share for r in after.successors("H9001", EVE, DAY)] == [None, None]
    assert undo(after, deed) == REGISTER


def test_a_new_name_under_the_same_code_needs_no_link_and_under_a_new_code_has_one():
    same = OrgUnitChange(ChangeKind.RENAME, DAY, ("H9001",), (replace(NA_PHEO, name="Nà Pheo Mới", valid_from=DAY),))
    other = OrgUnitChange(ChangeKind.RENAME, DAY, ("H9001",), (replace(NA_PHEO, code="H9111", valid_from=DAY),))
    assert apply(REGISTER, same).links == ()
    assert apply(REGISTER, same).successors("H9001", EVE, DAY) == (Relative("H9001", Fraction(1)),)
    assert apply(REGISTER, other).successors("H9001", EVE, DAY) == (Relative("H9111", Fraction(1)),)
    assert {unit.code for unit in effect_of(REGISTER, other).opened} == {"H9111", "900412"}


def test_a_closed_school_without_heirs_has_no_successor():
    after = apply(REGISTER, OrgUnitChange(ChangeKind.CLOSE, DAY, ("900412",)))
    assert after.successors("900412", EVE, DAY) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (replace(MERGER, sources=("900412", "9")), "DEED-SOURCE"),
        (replace(MERGER, sources=("900412", "900400")), "DEED-SOURCE"),
        (replace(MERGER, effective=START, targets=(replace(NEW, valid_from=START),)), "DEED-LATER"),
        (replace(MERGER, targets=(replace(NEW, code="900400"),)), "DEED-CODE-USED"),
        (replace(MERGER, targets=(replace(NEW, code="H9002", tier=Tier.COMMUNE),)), "DEED-SHAPE"),
        (replace(MERGER, targets=(replace(NEW, parent="H9999"),)), "DEED-PARENT"),
        (replace(MERGER, targets=(replace(NEW, parent="900500"),)), "DEED-CYCLE"),
        (replace(MERGER, targets=()), "DEED-SHAPE"),
        (replace(MERGER, sources=("900412",)), "DEED-SHAPE"),
        (replace(MERGER, sources=("900412", "900412")), "DEED-SHAPE"),
        (replace(MERGER, sources=("900412", "H9002")), "DEED-SHAPE"),
        (replace(MERGER, goes=(Going("900412", "900500"),)), "DEED-SHARES"),
        (replace(MERGER, goes=(Going("900412", "900500"), Going("900427", "7"))), "DEED-TARGET"),
        (
            replace(MERGER, goes=(Going("900412", "900500"), Going("900427", "900500"), Going("900427", "900500"))),
            "DEED-SHARES",
        ),
        (
            replace(MERGER, goes=(Going("900412", "900500"), Going("900427", "900500", Fraction(1, 2)))),
            "DEED-BASIS",
        ),
        (replace(MERGER, goes=(*MERGER.goings, Going("900400", "900500"))), "DEED-SOURCE"),
        (OrgUnitChange(ChangeKind.CLOSE, DAY, ("H9001",)), "DEED-CHILDREN"),
        (replace(COMMUNES, moved=(("777", "H9100"),)), "DEED-CHILDREN"),
        (OrgUnitChange(ChangeKind.MOVE, DAY, ("900412",), (NEW,)), "DEED-SHAPE"),
        (OrgUnitChange(ChangeKind.CREATE, DAY, ("900412",), (NEW,)), "DEED-SHAPE"),
        (OrgUnitChange(ChangeKind.CLOSE, DAY, ("900412",), goes=(Going("900412", "900412"),)), "DEED-SHAPE"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_reason(change, code):
    assert code in codes(change)
    with pytest.raises(UserFacingError):
        apply(REGISTER, change)


def test_a_parent_of_its_own_grandparent_is_refused():
    under = OrgUnitChange(ChangeKind.MOVE, DAY, ("H9001",), (replace(NA_PHEO, parent="900412", valid_from=DAY),))
    assert codes(under) == {"DEED-CYCLE"}


@pytest.mark.parametrize("shares", [(Fraction(2, 3), Fraction(2, 3)), (Fraction(1), None), (Fraction(0), Fraction(1))])
def test_parts_must_make_up_the_whole(shares):
    goes = tuple(Going("900412", f"90050{i}", share, "số học sinh") for i, share in enumerate(shares))
    targets = tuple(replace(NEW, code=f"90050{i}") for i in range(2))
    assert "DEED-SHARES" in codes(OrgUnitChange(ChangeKind.SPLIT, DAY, ("900412",), targets, goes))


def test_a_second_deed_of_the_same_units_must_come_later():
    after = apply(REGISTER, MERGER)
    again = OrgUnitChange(ChangeKind.CLOSE, DAY, ("900412",))
    assert codes(again, after) == {"DEED-LATER"}
    earlier = OrgUnitChange(ChangeKind.RENAME, EVE, ("900427",), (replace(HUOI_CAY, name="Khác", valid_from=EVE),))
    assert codes(earlier, after) == {"DEED-LATER"}
    assert not codes(OrgUnitChange(ChangeKind.CLOSE, LATER, ("900500",)), after)


def test_a_deed_is_done_once_and_undone_only_while_nothing_stands_on_it():
    after = apply(REGISTER, MERGER)
    with pytest.raises(UserFacingError) as twice:
        apply(after, MERGER)
    assert twice.value.code == "DEED-LATER"
    later = apply(after, OrgUnitChange(ChangeKind.CLOSE, LATER, ("900500",)))
    for register in (REGISTER, later):
        with pytest.raises(UserFacingError) as refused:
            undo(register, MERGER)
        assert refused.value.code == "DEED-UNDO"


def test_an_unrelated_later_deed_does_not_keep_one_from_being_undone():
    other = OrgUnitChange(ChangeKind.CREATE, LATER, (), (replace(NEW, code="900600", parent="H9", valid_from=LATER),))
    assert undo(apply(apply(REGISTER, COMMUNES), other), COMMUNES) == apply(REGISTER, other)


def test_an_official_code_may_be_borne_again_once_it_is_free():
    closed = replace(PU_DAO, code="H9777", valid_to=date(2025, 6, 30))
    register = UnitRegister([*REGISTER.units, closed])
    deed = replace(COMMUNES, targets=(replace(COMMUNES.targets[0], code="H9777"),))
    assert not codes(deed, register)
    assert undo(apply(register, deed), deed) == register


def test_a_deed_without_a_decision_is_looked_at_and_not_refused():
    (found,) = problems(REGISTER, replace(MERGER, decision=""))
    assert (found.code, found.severity) == ("DEED-DECISION", Severity.LOOK)
    assert apply(REGISTER, replace(MERGER, decision=""))


def test_every_refusal_says_where_and_what_to_do():
    with pytest.raises(UserFacingError, match=r"Đơn vị 900400: Mã này đã dùng .* Cách sửa: Cấp mã mới"):
        apply(REGISTER, replace(MERGER, targets=(replace(NEW, code="900400"),)))

"""Attributes of units: dated, cited, typed; carried or ended by what the unit lives through."""

from dataclasses import replace
from datetime import date

import pytest

from namhoc.core import UserFacingError
from namhoc.orgunits import (
    Attribute,
    ChangeKind,
    Fate,
    Going,
    OrgUnit,
    OrgUnitChange,
    Tier,
    UnitKind,
    UnitRegister,
    apply,
    attribute_kinds,
    consequences,
    fate_of,
    read_value,
    standing,
    value_on,
)

START, EVE, DAY, LATER = date(2020, 1, 1), date(2026, 12, 31), date(2027, 1, 1), date(2028, 1, 1)
COMMUNE = OrgUnit("H9001", START, "Nà Pheo", UnitKind.COMMUNE, Tier.COMMUNE, None)
OTHER = replace(COMMUNE, code="H9002", name="Pu Đao")
SCHOOL = OrgUnit("900412", START, "Tiểu học Nậm Cuông", UnitKind.SCHOOL, None, "H9001")
SECOND = replace(SCHOOL, code="900427", name="Tiểu học Huổi Cáy", parent="H9002")
POOR = Attribute("H9001", "difficulty", date(2026, 1, 29), "special", source="QĐ 60/QĐ-BDTTG")
STANDARD = Attribute("900412", "national_standard", date(2024, 5, 20), "1", date(2029, 5, 19), "45/QĐ-UBND", "H")
REGISTER = UnitRegister([COMMUNE, OTHER, SCHOOL, SECOND], attributes=[POOR, STANDARD])
TAKES_IN = OrgUnitChange(ChangeKind.MERGE, DAY, ("900427",), goes=(Going("900427", "900412"),), decision="1/QĐ-UBND")


def test_a_value_holds_over_its_term_and_is_unknown_outside_it():
    assert value_on(REGISTER, "900412", "national_standard", date(2024, 5, 20)) == STANDARD
    assert value_on(REGISTER, "900412", "national_standard", date(2024, 5, 19)) is None
    assert value_on(REGISTER, "900412", "national_standard", date(2029, 5, 20)) is None
    assert value_on(REGISTER, "H9002", "difficulty", EVE) is None, "not declared is not known, never no"
    assert value_on(REGISTER, "H7777", "difficulty", EVE) is None


def test_the_national_standard_of_a_school_that_takes_another_in_expires_and_says_why():
    after = apply(REGISTER, TAKES_IN)
    assert value_on(after, "900412", "national_standard", EVE) == STANDARD
    (one,) = standing(after, "900412", DAY)
    assert (one.holds, one.ended, one.rule.fate, one.rule.confidence) == (False, DAY, Fate.EXPIRES, "L")
    assert "sáp nhập" in one.rule.why


def test_declared_anew_on_the_day_of_the_merger_it_holds():
    new = replace(STANDARD, valid_from=DAY, valid_to=None, source="99/QĐ-UBND")
    after = apply(UnitRegister(REGISTER.units, attributes=[replace(STANDARD, valid_to=EVE), new]), TAKES_IN)
    assert value_on(after, "900412", "national_standard", LATER) == new


def test_a_new_name_or_another_office_above_leaves_the_difficulty_of_a_commune():
    renamed = replace(COMMUNE, name="Nà Pheo Mới", valid_from=DAY)
    after = apply(REGISTER, OrgUnitChange(ChangeKind.RENAME, DAY, ("H9001",), (renamed,)))
    assert value_on(after, "H9001", "difficulty", LATER) == POOR
    moved = replace(SCHOOL, parent="H9002", valid_from=DAY)
    after = apply(REGISTER, OrgUnitChange(ChangeKind.MOVE, DAY, ("900412",), (moved,)))
    assert value_on(after, "900412", "national_standard", LATER) == STANDARD


def test_the_difficulty_of_a_merged_commune_is_declared_anew_even_where_its_code_is_borne_on():
    deed = OrgUnitChange(ChangeKind.MERGE, DAY, ("H9001", "H9002"), (replace(COMMUNE, name="Pu Pheo", valid_from=DAY),))
    after = apply(REGISTER, deed)
    assert value_on(after, "H9001", "difficulty", DAY) is None
    (one,) = standing(after, "H9001", DAY)
    assert one.rule.fate is Fate.AGAIN


def test_a_code_that_is_borne_again_years_later_does_not_bring_its_attributes_back():
    old = replace(COMMUNE, code="H9777", valid_to=date(2022, 12, 31))
    register = UnitRegister(
        [old, replace(old, valid_from=DAY, valid_to=None)], attributes=[replace(POOR, unit="H9777", valid_from=START)]
    )
    assert standing(register, "H9777", date(2022, 6, 1))[0].holds
    assert standing(register, "H9777", DAY) == ()


def test_the_deed_tells_before_it_is_done_what_must_be_declared_again_and_by_whom():
    (found,) = consequences(REGISTER, TAKES_IN)
    assert (found.attribute, found.rule.fate, found.units) == (STANDARD, Fate.EXPIRES, ("900412",))
    communes = OrgUnitChange(ChangeKind.MERGE, DAY, ("H9001", "H9002"), (replace(COMMUNE, code="H9100"),))
    (found,) = consequences(REGISTER, communes)
    assert (found.attribute.name, found.units) == ("difficulty", ("H9100",))
    renamed = OrgUnitChange(ChangeKind.RENAME, DAY, ("H9001",), (replace(COMMUNE, name="Khác"),))
    assert consequences(REGISTER, renamed) == ()


def test_every_kind_of_attribute_says_what_four_changes_do_to_it_and_why():
    for kind in attribute_kinds().values():
        assert set(kind.changes) == {ChangeKind.MERGE, ChangeKind.SPLIT, ChangeKind.RENAME, ChangeKind.MOVE}, kind.name
        assert all(rule.why and rule.confidence in {"H", "M", "L"} for rule in kind.changes.values())
        assert kind.source
        assert kind.changes[ChangeKind.MERGE].fate is not Fate.STAYS


def test_an_attribute_outside_the_table_does_not_survive_a_merger():
    assert fate_of("của tỉnh", ChangeKind.MERGE).fate is Fate.AGAIN
    assert fate_of("của tỉnh", ChangeKind.RENAME).fate is Fate.STAYS


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("difficulty", "special", "special"),
        ("staffing_region", "2", "2"),
        ("border", "no", "no"),
        ("stages", "primary lower_secondary", ("primary", "lower_secondary")),
        ("lat", "22.48", 22.48),
        ("của tỉnh", "gì cũng được", "gì cũng được"),
    ],
)
def test_a_stored_text_is_read_as_the_value_it_stands_for(name, text, value):
    assert read_value(name, text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("difficulty", "có"),
        ("staffing_region", "4"),
        ("stages", ""),
        ("stages", "primary primary"),
        ("stages", "đại học"),
        ("lat", "103.97"),
        ("lat", "nan"),
        ("lon", "đông"),
    ],
)
def test_a_text_that_is_no_value_of_the_attribute_is_refused(name, text):
    with pytest.raises(UserFacingError, match="Cách sửa: Ghi một trong"):
        read_value(name, text)


def test_values_are_shown_in_vietnamese():
    kinds = attribute_kinds()
    assert kinds["stages"].shown("primary lower_secondary") == "Tiểu học, THCS"
    assert kinds["difficulty"].shown("special") == "đặc biệt khó khăn"
    assert kinds["lat"].shown("22.48") == "22.48"

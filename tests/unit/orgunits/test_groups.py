"""Members of a group addressee, on any day, and what is said where they are not known."""

from dataclasses import replace
from datetime import date

import pytest

from namhoc.core import Severity
from namhoc.orgunits import Attribute, Members, OrgUnit, Tier, UnitKind, UnitRegister, members, national

OLD, NEW = date(2025, 2, 1), date(2026, 11, 24)
START, EVE, DAY = date(2004, 1, 1), date(2025, 6, 30), date(2025, 7, 1)


def commune(code: str, name: str, kind: UnitKind = UnitKind.COMMUNE) -> OrgUnit:
    return OrgUnit(code, DAY, name, kind, Tier.COMMUNE, "H9")


def school(code: str, name: str, parent: str) -> OrgUnit:
    return OrgUnit(code, DAY, name, UnitKind.SCHOOL, None, parent)


UNITS = (
    OrgUnit("H9", DAY, "Hoàng Sơn", UnitKind.PROVINCE, Tier.PROVINCE, None),
    OrgUnit("H8", START, "Sơn Thín", UnitKind.PROVINCE, Tier.PROVINCE, None, EVE),
    OrgUnit("H801", START, "Thín Hà", UnitKind.DISTRICT, Tier.DISTRICT, "H8", EVE),
    OrgUnit("H802", START, "Sơn La Thín", UnitKind.CITY, Tier.DISTRICT, "H8", EVE),
    OrgUnit("H803", START, "Thín Mới", UnitKind.TOWN, Tier.DISTRICT, "H8", EVE),
    OrgUnit("H80101", START, "Nà Cũ", UnitKind.TOWNSHIP, Tier.COMMUNE, "H801", EVE),
    OrgUnit("H9-so-gddt", DAY, "Sở Giáo dục và Đào tạo", UnitKind.DOET, None, "H9", agency="so-gddt"),
    OrgUnit("H9-so-yte", DAY, "Sở Y tế", UnitKind.AGENCY, None, "H9", agency="so-yte"),
    OrgUnit("H9-hoi-phu-nu", DAY, "Hội Phụ nữ", UnitKind.MASS_ORGANISATION, None, "H9", agency="hoi-phu-nu"),
    commune("H9001", "Nà Pheo"),
    commune("H9002", "Khê Thượng", UnitKind.WARD),
    commune("H9003", "Hòn Mun", UnitKind.SPECIAL_ZONE),
    school("T1", "Tiểu học Nà Pheo", "H9001"),
    school("T2", "PTDTBT TH&THCS Nà Pheo", "H9001"),
    school("T3", "Hoa Ban", "H9002"),
    school("T4", "THPT Khê Thượng", "H9-so-gddt"),
)
BORDER = Attribute("H9001", "border", DAY, "yes", source="1/QĐ-UBND", confidence="H")
REGISTER = UnitRegister(UNITS, attributes=[BORDER])


def codes(found: Members) -> list[str]:
    return [unit.code for unit in found.units]


@pytest.mark.parametrize(
    ("words", "within", "day", "expected"),
    [
        ("UBND các xã, phường, đặc khu", "H9", NEW, ["H9001", "H9002", "H9003"]),
        ("các phường", "H9", NEW, ["H9002"]),
        ("UBND cấp xã", "H9", NEW, ["H9001", "H9002", "H9003"]),
        ("UBND xã Nà Pheo", "H9", NEW, ["H9001"]),
        ("Phòng Văn hóa - Xã hội các xã", "H9", NEW, ["H9001", "H9002", "H9003"]),
        ("các địa phương", "H9", NEW, ["H9001", "H9002", "H9003"]),
        ("các thị trấn", "H8", OLD, ["H80101"]),
        ("UBND các huyện, thành phố", "H8", OLD, ["H801", "H802", "H803"]),
        ("Phòng GD&ĐT các huyện", "H8", OLD, ["H801", "H802", "H803"]),
        ("các thị xã", "H8", OLD, ["H803"]),
        ("UBND huyện Thín Hà", "H8", OLD, ["H801"]),
        ("các trường tiểu học", "H9", NEW, ["T1", "T2"]),
        ("các trường THCS", "H9", NEW, ["T2"]),
        ("các trường THPT", "H9", NEW, ["T4"]),
        ("các cơ sở giáo dục", "H9", NEW, ["T1", "T2", "T3", "T4"]),
        ("các cơ sở giáo dục", "H9001", NEW, ["T1", "T2"]),
        ("các sở, ngành liên quan", "H9", NEW, ["H9-so-gddt", "H9-so-yte"]),
        ("các sở, ban, ngành, đoàn thể", "H9", NEW, ["H9-hoi-phu-nu", "H9-so-gddt", "H9-so-yte"]),
        ("các đoàn thể", "H9", NEW, ["H9-hoi-phu-nu"]),
        ("các xã biên giới", "H9", NEW, ["H9001"]),
        ("các trường tiểu học ở xã biên giới", "H9", NEW, ["T1", "T2"]),
    ],
)
def test_a_group_is_the_units_of_its_day(words, within, day, expected):
    assert sorted(codes(members(words, REGISTER, within, day))) == expected


def test_no_district_is_meant_after_the_thirtieth_of_june_and_the_reason_is_told():
    found = members("UBND các huyện, thành phố", REGISTER, "H9", DAY)
    assert found.units == ()
    assert [one.code for one in found.findings] == ["GROUP-EMPTY"]
    assert "30/6/2025" in found.findings[0].message


def test_border_communes_that_nobody_declared_are_unknown_and_never_silently_empty():
    found = members("các xã biên giới", UnitRegister(UNITS), "H9", NEW)
    assert found.units == ()
    assert sorted(unit.code for unit in found.unknown) == ["H9001", "H9002", "H9003"]
    (finding,) = found.findings
    assert (finding.code, finding.severity) == ("GROUP-NOT-DECLARED", Severity.LOOK)
    assert "3 đơn vị" in finding.message


def test_communes_on_no_list_are_taken_to_be_out_with_a_note():
    found = members("các xã biên giới", REGISTER, "H9", NEW)
    (finding,) = found.findings
    assert (finding.code, finding.severity) == ("GROUP-UNLISTED", Severity.NOTE)
    assert found.unknown == ()


def test_a_list_that_nobody_confirmed_is_marked():
    unsure = UnitRegister(UNITS, attributes=[replace(BORDER, confidence="L")])
    assert "GROUP-UNCONFIRMED" in {one.code for one in members("các xã biên giới", unsure, "H9", NEW).findings}


def test_a_commune_said_not_to_be_on_the_border_is_known():
    told = [BORDER, *(replace(BORDER, unit=code, value="no") for code in ("H9002", "H9003"))]
    found = members("các xã biên giới", UnitRegister(UNITS, attributes=told), "H9", NEW)
    assert codes(found) == ["H9001"]
    assert found.findings == ()


def test_difficulty_is_asked_on_the_day():
    poor = Attribute("H9001", "difficulty", date(2026, 1, 29), "special")
    register = UnitRegister(UNITS, attributes=[poor])
    assert codes(members("các xã đặc biệt khó khăn", register, "H9", NEW)) == ["H9001"]
    assert members("các xã đặc biệt khó khăn", register, "H9", DAY).unknown


def test_a_school_whose_name_and_attributes_tell_no_stage_is_unknown():
    found = members("các trường tiểu học", REGISTER, "H9", NEW)
    assert [unit.code for unit in found.unknown] == ["T3"]
    declared = UnitRegister(UNITS, attributes=[Attribute("T3", "stages", DAY, "preschool")])
    assert members("các trường tiểu học", declared, "H9", NEW).unknown == ()
    assert codes(members("các trường mầm non", declared, "H9", NEW)) == ["T3"]


def test_which_agencies_are_concerned_is_left_to_a_person():
    (finding,) = members("các sở, ngành liên quan", REGISTER, "H9", NEW).findings
    assert finding.code == "GROUP-RELATED"


@pytest.mark.parametrize("words", ["", "các nhà khoa học", "doanh nghiệp"])
def test_words_that_are_no_group_are_said_not_to_be_understood(words):
    found = members(words, REGISTER, "H9", NEW)
    assert (found.units, [one.code for one in found.findings]) == ((), ["GROUP-WORDS"])


def test_the_country_knows_its_groups_on_both_maps():
    register = national()
    assert len(members("UBND các huyện, thành phố, thị xã", register, "10", OLD).units) == 9
    assert len(members("các xã, phường, thị trấn", register, "10", OLD).units) == 151
    assert len(members("các xã, phường", register, "15", NEW).units) == 99

"""Agencies of a province: who is there on a day, under which name, and what each became."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from namhoc.orgunits import UnitKind, UnitRegister, agencies_of, agency_links, agency_units, national
from namhoc.rulebook import agencies

BODIES = tuple(agencies.load())
OLD, BETWEEN, NEW = date(2025, 2, 1), date(2025, 5, 1), date(2026, 11, 24)
LAO_CAI_OLD, LAO_CAI = national().get("10", OLD), national().get("15", NEW)


def register() -> UnitRegister:
    provinces = [*national().versions("10"), *national().versions("15")]
    units = [one.unit for province in provinces for one in agency_units(province, BODIES)]
    return UnitRegister([*provinces, *units], agency_links(provinces, BODIES, national()))


def names(day: date) -> set[str]:
    province = LAO_CAI if day >= date(2025, 7, 1) else LAO_CAI_OLD
    return {one.unit.name for one in agencies_of(province, BODIES, day)}


def test_the_departments_of_the_day():
    assert {"Sở Kế hoạch và Đầu tư", "Sở Lao động - Thương binh và Xã hội"} <= names(OLD)
    assert not {"Sở Kế hoạch và Đầu tư", "Sở Nông nghiệp và Phát triển nông thôn"} & names(BETWEEN)
    assert {"Sở Nông nghiệp và Môi trường", "Sở Dân tộc và Tôn giáo"} <= names(BETWEEN) & names(NEW)
    assert {"Sở Giáo dục và Đào tạo", "Tỉnh ủy", "Đoàn Thanh niên", "Công an tỉnh"} <= names(NEW)


def test_the_name_is_the_name_of_the_day():
    assert "Ban Tuyên giáo Tỉnh ủy" in names(date(2025, 1, 31))
    assert "Ban Tuyên giáo và Dân vận Tỉnh ủy" in names(OLD)
    city = next(p for p in national().on(NEW) if p.name == "Hải Phòng")
    assert "Văn phòng UBND thành phố" in {one.unit.name for one in agencies_of(city, BODIES, NEW)}


def test_every_agency_has_its_id_in_the_rule_book_and_a_confidence():
    for one in agency_units(LAO_CAI, BODIES):
        assert agencies.load().get(one.agency_id) is not None
        assert one.unit.agency == one.agency_id
        assert one.confidence in {"H", "M", "L"}
        assert one.source
    unsure = {one.agency_id for one in agency_units(LAO_CAI_OLD, BODIES) if one.confidence == "L"}
    assert {"so-khdt", "so-nnmt", "btg-tinh-uy"} <= unsure


def test_there_is_one_department_of_education_and_no_department_that_only_some_provinces_have():
    kinds = [one.unit.kind for one in agencies_of(LAO_CAI, BODIES, NEW)]
    assert kinds.count(UnitKind.DOET) == 1
    assert "Sở Du lịch" not in names(NEW)


def test_no_agency_outlives_its_province_and_no_name_overlaps_another():
    for one in register():
        assert one.parent is None or register().get(one.parent, one.valid_from) is not None
        for before, after in pairwise(register().versions(one.code)):
            assert before.valid_to is not None
            assert before.valid_to + timedelta(days=1) <= after.valid_from


def test_what_each_became_in_2025():
    found = register()
    assert [heir.code for heir in found.successors("10-so-khdt", OLD, NEW)] == ["15-so-tai-chinh"]
    shared = found.successors("10-so-ldtbxh", OLD, NEW)
    assert [heir.code for heir in shared] == ["15-so-gddt", "15-so-noi-vu", "15-so-yte"]
    assert {heir.share for heir in shared} == {None}
    whole = {r.code for r in found.predecessors("15-so-tai-chinh", NEW, OLD) if r.share == Fraction(1)}
    assert whole == {"10-so-khdt", "10-so-tai-chinh", "15-so-khdt", "15-so-tai-chinh"}


def test_the_note_of_a_divided_duty_is_kept_as_its_basis():
    basis = {(link.new, link.basis) for link in register().links if link.old == "10-so-ldtbxh"}
    assert ("10-so-gddt", "giáo dục nghề nghiệp") in basis

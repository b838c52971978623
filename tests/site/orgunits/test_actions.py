"""Units arrive from a list, parents first, and arrive again without harm."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from namhoc.core import UserFacingError
from namhoc.orgunits import Attribute, Link, Tier, UnitKind
from namhoc.orgunits import OrgUnit as Unit
from namhoc.simulation import DOET_CODE, PROVINCE_CODE, province
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.actions import load_units
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute, UnitLink
from namhoc.site.orgunits.register import register

pytestmark = pytest.mark.django_db
DAY = date(2025, 7, 1)
PROVINCE = Unit("H9", DAY, "Hoàng Sơn", UnitKind.PROVINCE, Tier.PROVINCE, None)
COMMUNE = Unit("H9001", DAY, "Nà Pheo", UnitKind.COMMUNE, Tier.COMMUNE, "H9")


def test_the_invented_province_loads_whole_and_once() -> None:
    assert load_units(by=None, units=province()) == len(province())
    assert load_units(by=None, units=province()) == 0
    assert OrgUnit.objects.on(date(2026, 11, 24)).filter(tier="commune").count() == 99
    assert OrgUnit.objects.on(date(2025, 6, 30)).filter(tier="district").exists()
    assert AuditEvent.objects.count() == 1


def test_the_department_answers_for_the_province_and_a_commune_for_itself() -> None:
    load_units(by=None, units=province())
    doet, whole = OrgUnit.objects.get(code=DOET_CODE), OrgUnit.objects.get(code=PROVINCE_CODE)
    commune = OrgUnit.objects.on(date(2026, 1, 1)).filter(tier="commune").first()
    assert doet.reach == whole.path
    assert commune.reach == commune.path
    assert set(OrgUnit.objects.under(doet.reach)) >= {doet, commune}


def test_a_code_that_was_used_before_is_another_unit() -> None:
    old = Unit("H9001", date(2004, 1, 1), "Nà Cũ", UnitKind.COMMUNE, Tier.COMMUNE, "H8", valid_to=date(2025, 6, 30))
    older = Unit("H8", date(2004, 1, 1), "Sơn Thín", UnitKind.PROVINCE, Tier.PROVINCE, None, valid_to=date(2025, 6, 30))
    load_units(by=None, units=(PROVINCE, older, old, COMMUNE))
    first, second = OrgUnit.objects.filter(code="H9001").order_by("valid_from")
    assert (first.parent.code, second.parent.code) == ("H8", "H9")
    assert first.path != second.path


def test_a_name_that_changed_in_the_list_changes_here() -> None:
    load_units(by=None, units=(PROVINCE, COMMUNE))
    load_units(by=None, units=(PROVINCE, replace(COMMUNE, name="Nà Phẻo")))
    unit = OrgUnit.objects.get(code="H9001")
    assert (unit.full_name, unit.name_folded) == ("Xã Nà Phẻo", "xa na pheo")


def test_a_unit_without_its_parent_is_refused_and_nothing_is_written() -> None:
    with pytest.raises(UserFacingError, match="Đơn vị H9001"):
        load_units(by=None, units=(PROVINCE, replace(COMMUNE, parent="H7")))
    assert not OrgUnit.objects.exists()


OLD = Unit("H8", date(2004, 1, 1), "Sơn Thín", UnitKind.PROVINCE, Tier.PROVINCE, None, valid_to=date(2025, 6, 30))
POOR = Attribute("H9001", "difficulty", DAY, "special", source="QĐ 01/QĐ-UBND", confidence="L")


def test_links_and_attributes_come_along_and_the_register_is_built_from_them() -> None:
    link = Link(DAY, "H8", "H9", Fraction(2, 3), "dân số", "202/2025/QH15", date(2025, 6, 12), "H")
    for _ in range(2):
        load_units(by=None, units=(PROVINCE, OLD, COMMUNE), links=(link,), attributes=(POOR,))
    assert register().links == (link,)
    assert register().attributes == (POOR,)
    assert register(attributes=False).attributes == ()
    assert [unit.code for unit in register()] == ["H8", "H9", "H9001"]


def test_a_successor_that_a_unit_names_becomes_a_link() -> None:
    load_units(by=None, units=(PROVINCE, replace(OLD, successors=("H9",))))
    assert register().links == (Link(DAY, "H8", "H9"),)


def test_a_link_to_a_unit_that_is_not_there_is_refused_and_nothing_is_written() -> None:
    with pytest.raises(UserFacingError, match="H8 → H7"):
        load_units(by=None, units=(PROVINCE, OLD), links=(Link(DAY, "H8", "H7"),))
    assert not OrgUnit.objects.exists()


def test_two_values_of_one_attribute_on_one_day_are_refused() -> None:
    later = replace(POOR, valid_from=date(2026, 1, 1), value="none")
    with pytest.raises(UserFacingError, match="đã có giá trị khác"):
        load_units(by=None, units=(PROVINCE, COMMUNE), attributes=(POOR, later))
    load_units(by=None, units=(PROVINCE, COMMUNE), attributes=(replace(POOR, valid_to=date(2025, 12, 31)), later))
    assert UnitAttribute.objects.on(date(2026, 2, 1)).get().value == "none"
    with pytest.raises(UserFacingError, match="H9001, từ ngày 01/07/2025"):
        load_units(by=None, units=(PROVINCE, COMMUNE), attributes=(POOR,))


def test_an_attribute_of_a_unit_that_did_not_exist_is_refused() -> None:
    with pytest.raises(UserFacingError, match="Thuộc tính difficulty"):
        load_units(by=None, units=(PROVINCE, COMMUNE), attributes=(replace(POOR, valid_from=date(2025, 6, 30)),))


@pytest.mark.parametrize(("above", "below"), [(1, None), (None, 2), (3, 2), (1, 0), (-1, 2)])
def test_a_share_is_a_fraction_of_a_whole_or_unknown(above: int | None, below: int | None) -> None:
    load_units(by=None, units=(PROVINCE, OLD))
    old, new = OrgUnit.objects.get(code="H8"), OrgUnit.objects.get(code="H9")
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitLink.objects.create(effective=DAY, old=old, new=new, share_numerator=above, share_denominator=below)
    UnitLink.objects.create(effective=DAY, old=old, new=new)


def test_a_value_that_ends_before_it_begins_is_refused_by_the_database() -> None:
    load_units(by=None, units=(PROVINCE,))
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitAttribute.objects.create(
            unit=OrgUnit.objects.get(), name="difficulty", value="special", valid_from=DAY, valid_to=date(2025, 6, 30)
        )


def test_a_text_that_is_no_value_of_the_attribute_is_refused() -> None:
    with pytest.raises(UserFacingError, match="Ghi một trong: special, none"):
        load_units(by=None, units=(PROVINCE, COMMUNE), attributes=(replace(POOR, value="có"),))


def test_a_new_version_of_the_province_takes_the_tree_of_today_over_and_schools_stay_in_reach() -> None:
    doet = Unit("H9-GDDT", DAY, "Sở Giáo dục và Đào tạo", UnitKind.DOET, None, "H9")
    school = Unit("H9001-T1", DAY, "Tiểu học Nà Pheo", UnitKind.SCHOOL, None, "H9001")
    load_units(by=None, units=(PROVINCE, doet, COMMUNE, school))
    day = date(2026, 4, 30)
    city = replace(PROVINCE, kind=UnitKind.CITY, valid_from=day)
    for _ in range(2):
        load_units(by=None, units=(replace(PROVINCE, valid_to=date(2026, 4, 29)), city, doet, COMMUNE))
        rows = {row.code: row for row in OrgUnit.objects.on(day).select_related("parent")}
        assert rows["H9001"].parent == rows["H9"]
        assert {row.code for row in OrgUnit.objects.on(day).under(rows["H9-GDDT"].reach)} == set(rows)
        assert rows["H9-GDDT"].reach == rows["H9"].path
        assert rows["H9001-T1"].reach == rows["H9001-T1"].path


def test_what_did_not_change_is_not_written_again(django_assert_max_num_queries: Any) -> None:
    load_units(by=None, units=province())
    with django_assert_max_num_queries(6):
        load_units(by=None, units=province())

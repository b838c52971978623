"""Units arrive from a list, parents first, and arrive again without harm."""

from dataclasses import replace
from datetime import date

import pytest

from namhoc.core import UserFacingError
from namhoc.orgunits import OrgUnit as Unit
from namhoc.orgunits import Tier, UnitKind
from namhoc.simulation import DOET_CODE, PROVINCE_CODE, province
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.actions import load_units
from namhoc.site.orgunits.models import OrgUnit

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

"""Attributes that hold on a day: one rule for lists, pages and verdicts."""

from datetime import date
from typing import Any

import pytest

from namhoc.site.orgunits.holding import holding
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute, UnitLink
from namhoc.site.recognition.law import difficult_units

pytestmark = pytest.mark.django_db
SAID, MERGED = date(2025, 8, 1), date(2026, 7, 1)


@pytest.fixture
def said(units: dict[str, OrgUnit]) -> OrgUnit:
    """Nà Pheo is on the list of 2025."""
    for name, value in (("difficulty", "special"), ("lat", "22.5")):
        UnitAttribute.objects.create(unit=units["H9001"], name=name, value=value, valid_from=SAID)
    return units["H9001"]


def test_what_was_said_holds_until_its_term_ends(said: OrgUnit) -> None:
    assert set(holding(MERGED)["H9001"]) == {"difficulty", "lat"}
    assert holding(date(2025, 7, 31)) == {}
    UnitAttribute.objects.update(valid_to=date(2026, 1, 31))
    assert holding(MERGED) == {}


def test_a_commune_that_took_another_in_must_be_declared_anew_though_nobody_shut_the_row(
    said: OrgUnit, units: dict[str, OrgUnit]
) -> None:
    UnitLink.objects.create(effective=MERGED, old=units["H9002"], new=said, share_numerator=1, share_denominator=1)
    assert set(holding(date(2026, 6, 30), ["difficulty"])) == {"H9001"}
    assert holding(MERGED, ["difficulty"]) == {}
    assert difficult_units(date(2026, 6, 30), [said]) == {said.pk}
    assert difficult_units(MERGED, [said]) == set()


def test_a_rename_carries_what_was_said_on(said: OrgUnit) -> None:
    OrgUnit.objects.filter(pk=said.pk).update(valid_to=date(2026, 6, 30))
    OrgUnit.objects.create(
        code=said.code, name="Khác", kind=said.kind, tier=said.tier, parent=said.parent, valid_from=MERGED
    )
    assert set(holding(MERGED, codes=["H9001"])["H9001"]) == {"difficulty", "lat"}


def test_however_many_units_three_queries(said: OrgUnit, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):
        assert holding(MERGED, ["difficulty"], ["H9001", "H9002"])

"""Especially difficult conditions on a day: a dated attribute that a merger ends and a rename does not."""

from datetime import date

import pytest

from namhoc.orgunits import Attribute, Link, OrgUnit, Tier, UnitKind, value_on
from namhoc.site.orgunits.actions import load_units
from namhoc.site.orgunits.models import OrgUnit as Row
from namhoc.site.orgunits.register import register
from namhoc.site.recognition.law import difficult_since, difficult_units

BORN, LISTED, CHANGED = date(2025, 7, 1), date(2026, 1, 29), date(2026, 7, 1)
EVE = date(2026, 6, 30)


def commune(code: str, since: date = BORN, until: date | None = None, name: str = "") -> OrgUnit:
    return OrgUnit(code, since, name or code, UnitKind.COMMUNE, Tier.COMMUNE, "H9", until)


@pytest.fixture
def province(db: None) -> None:
    """A is renamed, B takes C in, D gives a part to the new E, F stays; all but C and E were on the list."""
    units = (
        OrgUnit("H9", BORN, "Hoàng Sơn", UnitKind.PROVINCE, Tier.PROVINCE, None),
        commune("A", BORN, EVE), commune("A", CHANGED, name="A mới"), commune("B"), commune("C", BORN, EVE),
        commune("D"), commune("E", CHANGED), commune("F"),
    )  # fmt: skip
    links = (Link(CHANGED, "C", "B"), Link(CHANGED, "D", "E", None), Link(CHANGED, "D", "D", None))
    listed = [Attribute(code, "difficulty", LISTED, "special", source="QĐ 60/QĐ-BDTTG") for code in "ABDF"]
    load_units(by=None, units=units, links=links, attributes=listed)


@pytest.mark.parametrize(("day", "codes"), [(date(2026, 1, 28), ""), (LISTED, "ABDF"), (EVE, "ABDF"), (CHANGED, "AF")])
def test_a_commune_that_changed_must_be_declared_anew(province: None, day: date, codes: str) -> None:
    units = list(Row.objects.on(day).filter(tier="commune"))
    found = difficult_units(day, units)
    assert {unit.code for unit in units if unit.pk in found} == set(codes)


@pytest.mark.parametrize("day", [LISTED, EVE, CHANGED])
def test_two_queries_say_what_the_register_says(province: None, day: date) -> None:
    told = register(named=("difficulty",))
    for unit in Row.objects.on(day).filter(tier="commune"):
        held = value_on(told, unit.code, "difficulty", day)
        assert difficult_since(unit, day) == (held.valid_from if held else None), unit.code


def test_a_commune_declared_on_the_very_day_it_was_made_is_on_the_list(db: None) -> None:
    units = (OrgUnit("H9", BORN, "Hoàng Sơn", UnitKind.PROVINCE, Tier.PROVINCE, None),
             commune("B"), commune("C", BORN, EVE))  # fmt: skip
    declared = [Attribute("B", "difficulty", CHANGED, "special", source="QĐ 70/QĐ-BDTTG")]
    load_units(by=None, units=units, links=(Link(CHANGED, "C", "B"),), attributes=declared)
    assert difficult_since(Row.objects.get(code="B"), CHANGED) == CHANGED

"""The counts of the country, and what became of whom."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from namhoc.orgunits import Tier, differences, national, sources

BEFORE, AFTER, TODAY = date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "tier", "number"),
    [
        (BEFORE, Tier.PROVINCE, 63),
        (BEFORE, Tier.DISTRICT, 696),
        (BEFORE, Tier.COMMUNE, 10_035),
        (AFTER, Tier.PROVINCE, 34),
        (AFTER, Tier.DISTRICT, 0),
        (AFTER, Tier.COMMUNE, 3_321),
        (TODAY, Tier.PROVINCE, 34),
        (TODAY, Tier.COMMUNE, 3_321),
    ],
)
def test_the_country_has_its_official_numbers_of_units(day, tier, number):
    assert len(national().on(day, tier)) == number


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (date(2025, 7, 1), {"phường": 687, "xã": 2_621, "đặc khu": 13}),
        (date(2026, 4, 30), {"phường": 697, "xã": 2_611, "đặc khu": 13}),
        (date(2026, 9, 20), {"phường": 709, "xã": 2_599, "đặc khu": 13}),
    ],
)
def test_the_kinds_of_communes_change_on_the_days_of_the_resolutions_of_2026(day, kinds):
    assert Counter(str(unit.kind) for unit in national().on(day, Tier.COMMUNE)) == kinds


def test_lao_cai_and_yen_bai_are_lao_cai_and_it_bears_the_code_that_was_yen_bais():
    register = national()
    old = {r.name: r.code for r in register.on(BEFORE, Tier.PROVINCE)}
    new = register.get("15", AFTER)
    assert new is not None
    assert new.name == "Lào Cai"
    assert [r.code for r in register.predecessors("15", AFTER, BEFORE)] == sorted([old["Lào Cai"], old["Yên Bái"]])
    assert register.get("15", BEFORE).name == "Yên Bái"
    assert len(register.children("15", AFTER)) == 99


def test_an_giang_and_kien_giang_are_an_giang():
    register = national()
    names = [register.get(r.code, BEFORE).name for r in register.predecessors("91", AFTER, BEFORE)]
    assert sorted(names) == ["An Giang", "Kiên Giang"]
    assert len(register.children("91", AFTER)) == 102


def test_phuong_lao_cai_has_the_six_sources_of_its_resolution():
    register = national()
    came = [register.get(r.code, BEFORE).full_name for r in register.predecessors("02647", AFTER, BEFORE)]
    assert sorted(came) == sorted(
        ["phường Duyên Hải", "phường Cốc Lếu", "phường Kim Tân", "phường Lào Cai", "xã Vạn Hòa", "xã Bản Phiệt"]
    )


def test_a_unit_that_only_changed_its_kind_is_its_own_successor():
    register = national()
    (heir,) = register.successors("26116", AFTER, TODAY)
    assert heir.code == "26116"
    assert heir.share == Fraction(1)
    assert str(register.get("26116", date(2026, 4, 29)).kind) == "xã"
    assert str(register.get("26116", date(2026, 4, 30)).kind) == "phường"


def test_districts_end_without_an_heir_but_for_the_islands_that_had_no_communes():
    register = national()
    heirs = {unit.name for unit in register.on(BEFORE, Tier.DISTRICT) if register.successors(unit.code, BEFORE, TODAY)}
    assert heirs == {"Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Côn Đảo", "Lý Sơn"}


def test_every_old_province_and_commune_has_successors_and_every_new_one_has_sources():
    register = national()
    for unit in (*register.on(BEFORE, Tier.PROVINCE), *register.on(BEFORE, Tier.COMMUNE)):
        assert register.successors(unit.code, BEFORE, TODAY), unit
    for unit in (*register.on(AFTER, Tier.PROVINCE), *register.on(AFTER, Tier.COMMUNE)):
        assert register.predecessors(unit.code, AFTER, BEFORE), unit


def test_no_orphan_no_cycle_and_no_overlap_of_validity():
    register = national()
    for unit in register:
        if unit.parent is not None:
            assert register.get(unit.parent, unit.valid_from) is not None, unit
            assert unit.code not in {above.code for above in register.ancestors(unit.code, unit.valid_from)}
    for code in {unit.code for unit in register}:
        for before, after in pairwise(register.versions(code)):
            assert before.valid_to is not None
            assert before.valid_to < after.valid_from, "an overlap"
            gap = after.valid_from - before.valid_to
            assert gap == timedelta(days=1) or before.valid_to == BEFORE, "a gap that is no reuse of a code"


def test_a_split_commune_says_that_its_shares_are_not_known():
    register = national()
    parts = [link.old for link in register.links if link.share is None]
    assert parts
    heirs = register.successors(parts[0], BEFORE, TODAY)
    assert len(heirs) > 1
    assert all(heir.share is None for heir in heirs)


def test_every_difference_between_the_sources_is_decided():
    assert len(differences()) > 50
    assert all(row["decision"] and row["reason"] for row in differences())
    assert sources()["unconfirmed"]


def test_search_finds_without_accents():
    assert "Phú Quốc" in [unit.name for unit in national().find("phu quoc", TODAY)]

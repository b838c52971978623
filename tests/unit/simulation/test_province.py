from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from namhoc.core import fold
from namhoc.orgunits import Tier, UnitKind, national
from namhoc.simulation import (
    BOUNDARY,
    MERGER,
    NA_PHEO,
    PROVINCE_CODE,
    RENAMING,
    attributes,
    links,
    metres,
    places,
    profiles,
    province,
    register,
)

TODAY = date(2026, 9, 21)
BEFORE = date(2025, 6, 30)


def test_today_the_province_has_99_communes_and_no_district():
    units = [unit for unit in province() if unit.exists_on(TODAY)]
    assert Counter(unit.tier for unit in units)[Tier.COMMUNE] == 99
    assert not [unit for unit in units if unit.tier is Tier.DISTRICT]
    assert all(unit.parent == PROVINCE_CODE for unit in units if unit.tier is Tier.COMMUNE)


@pytest.mark.parametrize("day", [MERGER, RENAMING - timedelta(1), RENAMING, BOUNDARY - timedelta(1), BOUNDARY])
def test_changes_of_2026_leave_99_communes(day):
    assert len(register().on(day, Tier.COMMUNE)) == 99


def test_every_unit_has_a_parent_that_exists_on_its_first_day_and_comes_before_it():
    seen = {}
    for unit in province():
        assert unit.parent is None or seen[unit.parent].exists_on(unit.valid_from), unit
        seen[unit.code] = unit


def test_every_old_commune_and_province_names_successors_that_exist_on_the_next_day():
    known = register()
    ended = [u for u in province() if u.valid_to == BEFORE and u.tier is not Tier.DISTRICT]
    assert len(ended) > 200
    for unit in ended:
        assert unit.successors
        assert all(known.get(code, MERGER) for code in unit.successors)


def test_a_code_and_a_first_day_name_one_unit_and_no_code_is_official():
    keys = [(unit.code, unit.valid_from) for unit in province()]
    assert len(keys) == len(set(keys))
    assert all(code.startswith("H") for code, _ in keys)


def test_no_name_but_the_province_s_own_is_that_of_a_real_unit():
    real = {fold(unit.name) for unit in national()}
    invented = {unit.name for unit in province() if unit.tier is not None}
    assert {name for name in invented if fold(name) in real} == {"Hoàng Sơn"}


def test_the_whole_of_every_old_commune_is_in_one_new_commune_and_says_by_which_act():
    merged = [link for link in links() if link.effective == MERGER]
    assert {link.share for link in merged} == {Fraction(1)}
    assert all("mô phỏng" in link.decision and link.decided < MERGER for link in merged)
    old = {u.code for u in province() if u.tier is Tier.COMMUNE and u.valid_to == BEFORE}
    assert old < {link.old for link in merged}


def test_the_boundary_of_2026_moves_a_declared_part_and_loses_nobody():
    moved = [link for link in links() if link.effective == BOUNDARY]
    parts = Counter()
    for link in moved:
        parts[link.old] += link.share
    assert set(parts.values()) == {Fraction(1)}
    assert any(not link.whole for link in moved)
    assert all(link.basis for link in moved)
    old = next(link.old for link in moved if not link.whole)
    assert sum(r.share for r in register().successors(old, MERGER, TODAY)) == 1


def test_a_renamed_commune_is_the_same_unit():
    renamed = next(u for u in province() if u.valid_from == RENAMING)
    (same,) = register().successors(renamed.code, MERGER, TODAY)
    assert (same.code, same.share) == (renamed.code, 1)
    assert register().get(renamed.code, MERGER).name != renamed.name


def test_places_are_apart_and_old_communes_lie_around_what_they_became():
    found = places()
    new = [code for code in found if code.startswith("H9")]
    assert min(metres(found[a], found[b]) for a in new for b in new if a < b) > 3_000
    for unit in province():
        if unit.tier is Tier.COMMUNE and unit.valid_to == BEFORE:
            assert metres(found[unit.code], found[unit.successors[0]]) < 25_000


def test_places_lie_where_no_land_of_viet_nam_is():
    assert all(0 < lat < 3 and 0 < lon < 4 for lat, lon in places().values())


def test_a_commune_has_the_people_of_those_it_was_made_of():
    people = Counter()
    for unit in province():
        if unit.tier is Tier.COMMUNE and unit.valid_to == BEFORE:
            people[unit.successors[0]] += profiles()[unit.code].people
    assert {code: profiles()[code].people for code in people} == people
    assert sum(people.values()) == 1_700_000


def test_attributes_hold_within_the_life_of_their_unit_and_never_overlap():
    rows = attributes()
    for first, second in pairwise(rows):
        assert not first.overlaps(second)
    for row in rows:
        unit = register().get(row.unit, row.valid_from)
        assert unit is not None
        assert unit.valid_to is None or (row.valid_to is not None and row.valid_to <= unit.valid_to)
        assert "mô phỏng" in row.source


def test_difficulty_follows_the_list_of_its_day():
    def special(day):
        return {a.unit for a in attributes() if a.name == "difficulty" and a.holds_on(day)}

    assert len(special(TODAY)) == 45
    assert NA_PHEO in special(TODAY)
    assert NA_PHEO not in special(date(2026, 1, 28))
    assert {a.value for a in attributes() if a.name == "zone" and a.unit in special(TODAY) and a.holds_on(TODAY)} == {
        "III"
    }


def test_wards_are_never_especially_difficult():
    wards = {u.code for u in province() if u.kind is UnitKind.WARD}
    assert wards
    assert not wards & {a.unit for a in attributes() if a.name == "difficulty"}

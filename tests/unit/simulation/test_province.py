from collections import Counter
from datetime import date

from namhoc.orgunits import Tier
from namhoc.simulation import PROVINCE_CODE, province

TODAY = date(2026, 9, 21)
BEFORE = date(2025, 6, 30)


def test_today_the_province_has_99_communes_and_no_district():
    units = [unit for unit in province() if unit.exists_on(TODAY)]
    assert Counter(unit.tier for unit in units)[Tier.COMMUNE] == 99
    assert not [unit for unit in units if unit.tier is Tier.DISTRICT]
    assert all(unit.parent == PROVINCE_CODE for unit in units if unit.tier is Tier.COMMUNE)


def test_every_unit_has_a_parent_that_exists_on_its_first_day_and_comes_before_it():
    seen = {}
    for unit in province():
        assert unit.parent is None or seen[unit.parent].exists_on(unit.valid_from), unit
        seen[unit.code] = unit


def test_every_old_commune_and_province_names_successors_that_exist_on_the_next_day():
    by_code = {unit.code: unit for unit in province()}
    ended = [u for u in province() if u.valid_to == BEFORE and u.tier is not Tier.DISTRICT]
    assert len(ended) > 200
    for unit in ended:
        assert unit.successors
        assert all(by_code[code].exists_on(date(2025, 7, 1)) for code in unit.successors)


def test_codes_are_unique_and_no_official_code():
    codes = [unit.code for unit in province()]
    assert len(codes) == len(set(codes))
    assert all(code.startswith("H") for code in codes)

"""The same data judged by districts in 2024 and by communes in 2026."""

from collections import Counter
from datetime import date

import pytest

from namhoc.orgunits import Tier, national
from namhoc.recognition import judge_all, shares
from namhoc.recognition.cohorts import counts_of
from namhoc.recognition.cohorts.measures import NAMES
from namhoc.recognition.cohorts.units import by_unit, unit_of

SURVEYED, TODAY = date(2024, 9, 30), date(2026, 9, 30)
LAO_CAI_WARD = "02647"
"""Phường Lào Cai: from Duyên Hải, Cốc Lếu, Kim Tân, Lào Cai, Vạn Hòa and Bản Phiệt; the code was Kim Tân's."""


@pytest.fixture(scope="module")
def register():
    return national()


def six_year_olds(in_school, all_of):
    return [(2018, dict.fromkeys(NAMES, 0) | {"in_school": in_school, "ppc": all_of, "total": all_of})]


@pytest.fixture(scope="module")
def rows(register):
    """One cohort a commune of the old province: most communes at 96 of 100, one of the six at 40 of 50."""
    province = next(u for u in register.on(SURVEYED, Tier.PROVINCE) if u.name == "Lào Cai")
    communes = [u.code for u in register.descendants(province.code, SURVEYED) if u.tier is Tier.COMMUNE]
    told = {code: six_year_olds(96, 100) for code in communes}
    told[LAO_CAI_WARD] = six_year_olds(40, 50)
    return told


def test_in_2024_communes_belong_to_nine_districts(register, rows):
    districts, left = by_unit(rows, register, SURVEYED, SURVEYED, Tier.DISTRICT)
    assert len(districts) == 9
    assert left == ()
    assert sum(len(one) for one in districts.values()) == len(rows)


def test_a_district_is_judged_by_its_communes_and_a_province_by_its_districts(register, rows):
    levels = {}
    for code, of_commune in rows.items():
        th = counts_of(of_commune, 2024)["TH"]
        levels[code] = 1 if 100 * th["age6_grade1"] >= 90 * th["age6_ppc"] else 0
    verdicts = {}
    for district in {unit_of(register, code, SURVEYED, SURVEYED, Tier.DISTRICT) for code in rows}:
        own = Counter(
            levels[code] for code in rows if unit_of(register, code, SURVEYED, SURVEYED, Tier.DISTRICT) == district
        )
        groups = [{"level": level, "count": count} for level, count in own.items()]
        verdicts[district] = shares.unit_verdict("district", "TH", groups).level
    assert set(verdicts.values()) <= {0, 1}
    assert len(verdicts) == 9


def test_there_are_no_districts_any_more(register, rows):
    districts, left = by_unit(rows, register, SURVEYED, TODAY, Tier.DISTRICT)
    assert districts == {}
    assert len(left) == len(rows)


def test_in_2026_the_same_rows_are_judged_by_the_communes_of_today(register, rows):
    communes, left = by_unit(rows, register, SURVEYED, TODAY, Tier.COMMUNE)
    assert left == ()
    assert len(communes) < len(rows) / 2
    th = counts_of(communes[LAO_CAI_WARD], 2024)["TH"]
    parts = len(communes[LAO_CAI_WARD])
    assert (th["age6_grade1"], th["age6_ppc"]) == (96 * (parts - 1) + 40, 100 * (parts - 1) + 50)


def test_a_merged_commune_is_re_evaluated_on_its_own_counts(register, rows):
    """Kim Tân alone fails level 1 of the six-year-olds; the ward it became part of reaches 90 % and not 95 %."""
    communes, _ = by_unit(rows, register, SURVEYED, TODAY, Tier.COMMUNE)

    def met(of_unit):
        verdict = judge_all({"TH": counts_of(of_unit, 2024)["TH"]}, difficult=False)["TH"]
        return {line.id: line.met for level in verdict.criteria for line in level if "age6" in line.id}

    assert met(rows[LAO_CAI_WARD])["TH1.age6"] is False
    assert met(communes[LAO_CAI_WARD]) == {"TH1.age6": True, "TH2.age6": False, "TH3.age6": False}


def test_a_commune_that_was_split_belongs_to_no_one_commune(register):
    split = next(link.old for link in register.links if link.effective == date(2025, 7, 1) and link.share is None)
    assert unit_of(register, split, SURVEYED, TODAY, Tier.COMMUNE) is None


def test_figures_of_today_are_not_carried_back_to_communes_that_were_merged(register):
    assert unit_of(register, LAO_CAI_WARD, TODAY, SURVEYED, Tier.COMMUNE) is None

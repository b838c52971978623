"""The people of the invented province: the spread of levels, one person over the years, sums that agree."""

from collections import Counter
from datetime import date

import polars as pl
import pytest

from namhoc.recognition.cohorts import count
from namhoc.recognition.cohorts.figures import counts_of
from namhoc.recognition.commune import judge_all
from namhoc.recognition.consistency.tables import check_exchange, check_years
from namhoc.recognition.person_year import COLUMNS, Residence, Status
from namhoc.simulation.communes import NA_PHEO, special
from namhoc.simulation.people import Plan, Want, chunks, country, person_years, plans, settlements, with_data
from namhoc.simulation.people.frames import Settlement

VILLAGES = tuple(Settlement(f"X{n}", 3_000, 0.2 * n, 0.15 * n, Plan(), (), ("Thôn 1", "Thôn 2")) for n in range(1, 4))


@pytest.fixture(scope="module")
def province():
    return person_years(settlements(), 2026)


@pytest.fixture(scope="module")
def cohorts(province):
    return count(province.lazy()).collect()


@pytest.fixture(scope="module")
def verdicts(cohorts):
    rows = {}
    for row in cohorts.iter_rows(named=True):
        rows.setdefault(row["commune"], []).append((row["birth_year"], row))
    hard = special(date(2026, 9, 30))
    return {code: judge_all(counts_of(held, 2026), difficult=code in hard) for code, held in rows.items()}


def test_there_are_1_7_million_people_in_99_communes_sorted(province):
    residents = province.filter(pl.col("residence") != int(Residence.SCHOOLED_HERE))
    assert tuple(province.columns) == COLUMNS
    assert len(residents) == pytest.approx(1_700_000, rel=0.02)
    assert province["commune"].n_unique() == 99
    assert province["commune"].is_sorted()


def test_levels_of_primary_are_those_of_the_plans(verdicts):
    told = {code: plan for code, plan in plans().items() if plan.want is not Want.NO_DATA}
    assert {code: verdicts[code]["TH"].level for code in told} == {code: plan.level for code, plan in told.items()}
    spread = Counter(plan.level for plan in told.values())
    assert (spread[3], spread[2], spread[1], spread[0]) == (60, 27, 8, 3)
    assert len(with_data(settlements())) == 98


def test_three_communes_hang_on_persons_not_known(verdicts):
    open_ = {code for code, found in verdicts.items() if found["TH"].possible > found["TH"].level}
    wants = {plans()[code].want for code in open_}
    assert wants == {Want.UNCLEAR, Want.ACCESS_UNCLEAR}
    assert sum(1 for plan in plans().values() if plan.want is Want.UNCLEAR) == 3


def test_na_pheo_is_as_it_is_drawn(verdicts):
    verdict = verdicts[NA_PHEO]["TH"]
    assert (verdict.level, verdict.possible) == (2, 3)
    told = {line.id: (line.numerator, line.denominator, line.unclear) for level in verdict.criteria for line in level}
    assert told["TH3.age6"] == (144, 146, 0)
    assert told["TH3.age11"] == (103, 131, 3)
    assert told["TH3.remaining"] == (28, 28, 0)
    assert told["TH1.upto14"] == (489, 518, 3)
    assert told["TH.disabled"] == (6, 9, 0)


def test_other_programmes_come_out_at_more_than_one_level(verdicts):
    for program in ("THCS", "MN5"):
        assert len({found[program].level for found in verdicts.values()}) > 1, program


def test_people_of_one_year_are_those_of_the_year_before_less_who_left_and_more_who_came():
    years = {year: count(person_years(settlements()[:12], year).lazy()).collect() for year in (2025, 2026)}
    assert not list(check_years(years[2025].to_dicts(), years[2026].to_dicts()))


def test_whoever_is_schooled_elsewhere_in_the_province_is_told_of_there_as_well(cohorts):
    assert not list(check_exchange("H9", cohorts.to_dicts()))
    assert cohorts["studying_from_elsewhere"].sum() > 1_000


def test_the_same_persons_stand_under_the_communes_of_the_map_of_the_year():
    before, after = (person_years(settlements()[:3], year) for year in (2024, 2025))
    assert before["commune"].is_sorted()
    assert all(code.startswith(("H7", "H8")) for code in before["commune"].unique())
    both = before.filter(pl.col("residence") == 0).join(
        after.filter(pl.col("residence") == 0), on="person", suffix="_after"
    )
    assert len(both) > 0.9 * len(before)
    assert (both["birth_year"] == both["birth_year_after"]).all()
    assert not both.filter(pl.col("completed_primary") & ~pl.col("completed_primary_after")).height


def test_nobody_is_in_a_grade_without_sense_of_age(province):
    young = province.filter((pl.col("status") == int(Status.STUDYING)) & (pl.col("grade") >= 1))
    age = 2026 - young["birth_year"]
    steps = age - young["grade"]
    assert steps.min() >= 5
    assert steps.max() <= 8


def test_hard_communes_fare_worse():
    easy, hard = (person_years([Settlement("X1", 20_000, h, 0.5, Plan(), (), ("A",))], 2026) for h in (0.1, 0.9))
    left = [
        f.filter((pl.col("status") == int(Status.DROPPED_OUT)) & (pl.col("birth_year") > 2004)).height
        for f in (easy, hard)
    ]
    assert left[0] * 2 < left[1]


def test_the_same_seed_gives_the_same_people_whatever_is_grown_beside(province):
    again = person_years(settlements()[:5], 2026)
    code = settlements()[2].code
    assert again.filter(pl.col("commune") == code).equals(province.filter(pl.col("commune") == code))
    assert not person_years(VILLAGES, 2026, 1).equals(person_years(VILLAGES, 2026, 2))


def test_a_country_comes_in_chunks_of_whole_communes_in_order():
    found = list(chunks(country(250_000), 2026, rows=100_000))
    assert len(found) == 3
    codes = [frame["commune"].unique(maintain_order=True).to_list() for frame in found]
    flat = [code for chunk in codes for code in chunk]
    assert flat == sorted(set(flat))
    assert all(code.startswith("X") for code in flat)
    assert sum(len(frame) for frame in found) == pytest.approx(250_000, rel=0.03)


def test_no_commune_code_is_official_and_no_person_has_a_name(province):
    assert all(code.startswith("H9") for code in province["commune"].unique())
    assert "name" not in province.columns

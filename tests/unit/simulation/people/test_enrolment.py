"""Pupils attend the schools there are: by commune and stage, one and the same on both rows of who learns elsewhere."""

from collections import Counter, defaultdict
from datetime import date

import polars as pl
import pytest

from namhoc.recognition.person_year import Place, Residence, Status
from namhoc.simulation.people import people
from namhoc.simulation.people.enrolment import SLOTS, schools_of
from namhoc.simulation.people.frames import person_years, settlements
from namhoc.simulation.schools import schools


@pytest.fixture(scope="module")
def ring():
    return person_years(settlements()[10:14], 2026)


@pytest.mark.parametrize("year", [2024, 2026])
def test_every_commune_has_schools_of_every_stage_that_exist_on_the_day(year):
    there = {school.code for school in schools(date(year, 9, 30))}
    found = schools_of(year)
    assert len(found) > 90
    for stages in found.values():
        assert len(stages) == len(SLOTS)
        assert all(stages), stages
        assert {code for codes in stages for code in codes} <= there


def test_who_learns_in_the_province_has_a_school_and_nobody_else(ring):
    learns = pl.col("status").is_in([Status.STUDYING, Status.PAUSED]) & (pl.col("place") != Place.OUTSIDE)
    told = ring.filter(learns & pl.col("grade").is_not_null())
    assert told["school"].null_count() == 0
    assert ring.filter(~learns.fill_null(False))["school"].drop_nulls().is_empty()


def test_a_school_teaches_only_its_stages(ring):
    found = schools_of(2026)
    slots = {code: {slot for stages in found.values() for slot, codes in enumerate(stages) if code in codes}
             for stages in found.values() for codes in stages for code in codes}  # fmt: skip
    rows = ring.filter(pl.col("school").is_not_null() & (pl.col("grade") < 10)).select("school", "grade").unique()
    for school, grade in rows.iter_rows():
        assert (0 if grade < 1 else 1 if grade < 6 else 2) in slots[school], (school, grade)


def test_a_hamlet_sends_its_children_to_one_school(ring):
    pupils = ring.filter((pl.col("place") == Place.HERE) & pl.col("grade").is_between(1, 5) & (pl.col("hamlet") != ""))
    assert pupils.group_by("commune", "hamlet").agg(pl.col("school").n_unique())["school"].max() == 1


def test_both_rows_of_who_learns_elsewhere_tell_one_school(ring):
    guests = ring.filter(pl.col("residence") == Residence.SCHOOLED_HERE).select("person", "school")
    away = ring.filter((pl.col("residence") != Residence.SCHOOLED_HERE) & (pl.col("place") == Place.IN_PROVINCE))
    both = guests.join(away.select("person", pl.col("school").alias("told")), on="person")
    assert both.height == guests.height > 50
    assert (both["school"] == both["told"]).all()


def test_one_commune_alone_tells_the_schools_that_the_province_tells():
    ring = settlements()
    frame = person_years(ring[9:13], 2026).filter(pl.col("commune") == ring[11].code)
    whole = dict(frame.select("person", "school").iter_rows())
    told = {row.year.person: row.year.school for row in people(ring[11].code, 2026).rows}
    assert {code: whole[code] for code in told} == told


def test_literacy_spreads_by_age_ethnic_group_and_commune():
    frame = person_years(settlements()[30:50], 2026).with_columns(age=2026 - pl.col("birth_year"))
    grown = frame.filter(pl.col("age").is_between(15, 60) & (pl.col("residence") == Residence.RESIDENT))
    assert set(grown["literacy"].drop_nulls()) == {0, 1, 2}
    assert set(grown["relapse"]) == {0, 1, 2}
    below = grown.with_columns(low=(pl.col("literacy") == 0).fill_null(False))
    by_group = dict(below.filter(pl.col("age") > 35).group_by("minority").agg(pl.col("low").mean()).iter_rows())
    assert by_group[True] > 1.5 * by_group[False]
    by_age = dict(below.group_by(pl.col("age") > 35).agg(pl.col("low").mean()).iter_rows())
    assert by_age[True] > 1.5 * by_age[False]
    by_commune = below.group_by("commune").agg(pl.col("low").mean())["low"]
    assert by_commune.max() > 2 * by_commune.min()


def test_the_pupils_of_a_school_are_counted_by_class_like_any_school():
    told = Counter(row.year.school for row in people("H9013", 2026).rows if row.year.status is Status.STUDYING)
    own = defaultdict(int, told)
    assert own["H9013-TH1"] > 100
    assert own["H9013-MN1"] > 100

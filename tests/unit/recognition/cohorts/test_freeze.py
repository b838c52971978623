"""A year frozen and judged again, under the law it was judged by."""

import random
from datetime import date

import polars as pl
import pytest

from namhoc.core import UserFacingError
from namhoc.engine import open_snapshot
from namhoc.recognition.cohorts import count_parts, freeze, judge_cohorts
from namhoc.recognition.cohorts.frame import as_frame
from namhoc.rulebook.recognition import STANDING
from tests.property.people import YEAR, random_person

PEOPLE = [random_person(random.Random(seed)) for seed in range(300)]


def frozen(folder, people=PEOPLE, **others):
    told = {"survey_year": YEAR, "as_of": date(YEAR, 9, 30), "code": "0.1.0", "simulated": True}
    return freeze(folder, people, **told | others)


def verdicts(paths):
    return judge_cohorts(count_parts(pl.scan_parquet(path) for path in paths))


def test_a_snapshot_judged_again_gives_the_verdicts_of_the_day_it_was_made(tmp_path):
    frozen(tmp_path / "a", rows=100)
    snapshot = open_snapshot(tmp_path / "a")
    assert len(snapshot.paths) == 3
    assert verdicts(snapshot.paths) == judge_cohorts(count_parts([as_frame(PEOPLE).lazy()]))


def test_the_rules_it_was_made_under_are_named(tmp_path):
    assert frozen(tmp_path / "a").manifest.rules == STANDING.fingerprint


def test_persons_of_another_year_are_refused_and_nothing_is_left(tmp_path):
    with pytest.raises(ValueError, match="2025"):
        frozen(tmp_path / "a", survey_year=2025)
    assert list(tmp_path.iterdir()) == []


def test_a_year_is_not_frozen_over(tmp_path):
    frozen(tmp_path / "a")
    with pytest.raises(UserFacingError, match="không ghi đè"):
        frozen(tmp_path / "a")

"""The progress of a group in numbers, words and segments."""

from datetime import date

import pytest

from namhoc.steering import Progress, RollUp, Standing, TimeState

LATE = TimeState.of(date(2026, 9, 18), None, date(2026, 9, 21), 7)
OPEN = TimeState.of(date(2026, 9, 25), None, date(2026, 9, 21), 7)


@pytest.mark.parametrize(
    ("progress", "time", "standing"),
    [
        (Progress.NOT_STARTED, OPEN, Standing.NOT_STARTED),
        (Progress.NOT_STARTED, LATE, Standing.LATE),
        (Progress.RUNNING, OPEN, Standing.RUNNING),
        (Progress.RUNNING, LATE, Standing.LATE),
        (Progress.AWAITING, OPEN, Standing.RUNNING),
        (Progress.REDO, OPEN, Standing.WAITING),
        (Progress.REDO, LATE, Standing.LATE),
        (Progress.PAUSED, LATE, Standing.WAITING),
        (Progress.DECLINED, LATE, Standing.WAITING),
        (Progress.DONE, LATE, Standing.DONE),
        (Progress.CANCELLED, LATE, None),
    ],
)
def test_the_standing_of_one_unit(progress, time, standing):
    assert Standing.of(progress, time) is standing


def test_a_group_is_told_in_one_sentence():
    group = RollUp.of([Standing.DONE] * 61 + [Standing.RUNNING] * 22 + [Standing.NOT_STARTED] * 9 + [Standing.LATE] * 7)
    assert group.sentence == "61 trên 99 xong, 7 quá hạn"
    assert group.spoken == "61 xong, 22 đang làm, 9 chưa bắt đầu, 7 quá hạn"


def test_a_withdrawn_unit_counts_nowhere():
    assert RollUp.of([Standing.DONE, None]).total == 1


def test_a_group_without_units_says_so():
    assert RollUp.of([]).spoken == "chưa giao"

"""One word for a whole task."""

from datetime import date

import pytest

from namhoc.steering import Overall, Progress, TaskState

ISSUED, DUE = date(2026, 8, 28), date(2026, 9, 27)  # thirty days


def state(units, as_of, due=DUE):
    return TaskState.of(units, due=due, issued=ISSUED, as_of=as_of, window=7)


@pytest.mark.parametrize(
    ("units", "as_of", "overall", "text"),
    [
        ({Progress.NOT_STARTED: 3}, date(2026, 9, 1), Overall.NOT_STARTED, "Chưa bắt đầu"),
        ({Progress.RUNNING: 1}, date(2026, 9, 1), Overall.RUNNING, "Đang làm"),
        ({Progress.RUNNING: 1, Progress.NOT_STARTED: 1}, date(2026, 9, 1), Overall.ON_TRACK, "Đúng tiến độ"),
        ({Progress.DONE: 4, Progress.RUNNING: 2}, date(2026, 9, 22), Overall.SOON, "còn 5 ngày"),
        ({Progress.DONE: 1, Progress.RUNNING: 2}, date(2026, 9, 20), Overall.AT_RISK, "Có nguy cơ"),
        ({Progress.AWAITING: 2, Progress.RUNNING: 1}, date(2026, 9, 22), Overall.SOON, "còn 5 ngày"),
        ({Progress.DONE: 98, Progress.RUNNING: 1}, date(2026, 9, 30), Overall.OVERDUE, "chậm 3 ngày"),
        ({Progress.DONE: 5}, date(2026, 12, 1), Overall.DONE, "Đã xong"),
        ({Progress.DONE: 5, Progress.CANCELLED: 1}, date(2026, 12, 1), Overall.DONE, "Đã xong"),
        ({Progress.CANCELLED: 2}, date(2026, 9, 1), Overall.WITHDRAWN, "Đã thu hồi"),
        ({}, date(2026, 9, 1), Overall.WITHDRAWN, "Đã thu hồi"),
        ({Progress.REDO: 1}, date(2026, 9, 1), Overall.RETURNED, "Làm lại"),
        ({Progress.REDO: 1}, date(2026, 9, 30), Overall.OVERDUE, "chậm 3 ngày"),
        ({Progress.DECLINED: 1}, date(2026, 9, 30), Overall.DECLINED, "Từ chối"),
        ({Progress.PAUSED: 1}, date(2026, 9, 30), Overall.PAUSED, "Tạm hoãn"),
    ],
)
def test_the_word_of_a_task(units, as_of, overall, text):
    found = state(units, as_of)
    assert (found.overall, found.text) == (overall, text)


def test_waiting_for_the_giver_makes_nobody_late():
    assert state({Progress.AWAITING: 2}, date(2026, 10, 30)).overall is Overall.AWAITING


def test_a_task_without_a_deadline_is_never_late_and_never_at_risk():
    assert state({Progress.RUNNING: 1, Progress.NOT_STARTED: 9}, date(2030, 1, 1), due=None).overall is Overall.ON_TRACK


def test_a_deadline_before_the_day_of_giving_out_is_all_gone():
    found = TaskState.of({Progress.RUNNING: 2}, due=ISSUED, issued=ISSUED, as_of=date(2026, 8, 29), window=7)
    assert found.overall is Overall.OVERDUE

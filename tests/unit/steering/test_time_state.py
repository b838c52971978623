"""The time axis on chosen days (rule K-01 of the rule book: the four statuses of QĐ 42/2014/QĐ-TTg)."""

from datetime import date

import pytest

from namhoc.steering import TimeKind, TimeState

DUE = date(2026, 9, 25)


@pytest.mark.parametrize(
    ("deadline", "finished", "as_of", "kind", "text"),
    [
        (None, None, date(2026, 9, 21), TimeKind.NO_DEADLINE, "không có hạn"),
        (DUE, None, date(2026, 9, 1), TimeKind.WITHIN, "còn 24 ngày"),
        (DUE, None, date(2026, 9, 18), TimeKind.SOON, "còn 7 ngày"),
        (DUE, None, date(2026, 9, 21), TimeKind.SOON, "còn 4 ngày"),
        (DUE, None, DUE, TimeKind.SOON, "hạn hôm nay"),
        (DUE, None, date(2026, 9, 28), TimeKind.OVERDUE, "chậm 3 ngày"),
        (DUE, DUE, date(2026, 12, 1), TimeKind.DONE_ON_TIME, "xong đúng hạn"),
        (DUE, date(2026, 9, 27), date(2026, 12, 1), TimeKind.DONE_LATE, "xong, chậm 2 ngày"),
        (None, date(2026, 9, 27), date(2026, 12, 1), TimeKind.DONE, "đã xong"),
    ],
)
def test_the_state_and_its_words(deadline, finished, as_of, kind, text):
    state = TimeState.of(deadline, finished, as_of, window=7)
    assert (state.kind, state.text) == (kind, text)


def test_a_window_of_zero_warns_on_the_last_day_only():
    assert TimeState.of(DUE, None, date(2026, 9, 24), window=0).kind is TimeKind.WITHIN
    assert TimeState.of(DUE, None, DUE, window=0).kind is TimeKind.SOON


def test_a_negative_window_is_refused():
    with pytest.raises(ValueError, match="window"):
        TimeState.of(DUE, None, DUE, window=-1)

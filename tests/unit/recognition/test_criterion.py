import pytest

from namhoc.recognition.criterion import WhenNobody, criterion
from namhoc.rulebook.recognition import Threshold


def rule(percent):
    return Threshold("X", percent, None, "người", "1/2020/NĐ-CP", "Điều 1", "H")


@pytest.mark.parametrize(
    ("n", "d", "percent", "unclear", "met", "short"),
    [
        (48, 49, 98, 0, False, (1, 1)),
        (17_999, 20_000, 90, 0, False, (1, 1)),
        (18_000, 20_000, 90, 0, True, (0, 0)),
        (103, 131, 80, 3, None, (0, 2)),  # two more reach it, three are not known
        (103, 131, 80, 1, False, (1, 2)),  # even the one not known would not be enough
        (105, 131, 80, 3, True, (0, 0)),
    ],
)
def test_persons_not_known_leave_a_line_open_only_where_they_could_decide_it(n, d, percent, unclear, met, short):
    line = criterion(rule(percent), n, d, unclear=unclear)
    assert (line.met, line.short) == (met, short)


def test_persons_who_may_belong_to_the_cohort_can_only_make_it_harder():
    assert criterion(rule(90), 90, 100, denominator_unclear=1).met is None
    assert criterion(rule(90), 91, 100, denominator_unclear=1).met is True


def test_a_cohort_of_persons_not_known_alone_is_never_passed_by_itself():
    assert criterion(rule(60), 0, 0, WhenNobody.MET, denominator_unclear=2).met is None
    assert criterion(rule(60), 0, 0, WhenNobody.MET).met is True
    assert criterion(rule(60), 0, 0).met is None


def test_a_threshold_that_was_not_read_decides_nothing_and_has_no_margin():
    line = criterion(rule(None), 100, 100)
    assert (line.met, line.margin, line.short, line.needed) == (None, None, None, None)

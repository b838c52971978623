from datetime import date

import pytest

from namhoc.core import Severity
from namhoc.recognition import evaluate, evaluate_unit
from namhoc.recognition.cheapest import way_of
from namhoc.recognition.shares import preschool_3_5_province, unit_verdict
from namhoc.recognition.steps import Step
from namhoc.recognition.warning import Alarm, Holding, warnings

COUNTS = {
    "age6_grade1": 96, "age6_ppc": 100, "upto14_completed": 90, "upto14_ppc": 100, "age11_completed": 85,
    "age11_ppc": 100, "age11_in_primary": 15, "disabled_able": 0, "disabled_access": 0,
}  # fmt: skip
DAY = date(2026, 9, 20)


def told(held, day=DAY, **changed):
    found = evaluate("x", "TH", COUNTS | changed, survey_year=2026, difficult=False)
    return warnings(found, held, day)


def test_a_level_that_would_be_lost_today_is_told_with_persons_and_days():
    first = told(Holding(2, Step.MAINTAINED), age6_grade1=93)[0]
    assert (first.alarm, first.level, first.persons, first.days_left) == (Alarm.LOSES, 2, (2, 2), 10)
    assert first.text == "Không giữ được mức độ 2 nếu chốt hôm nay; cần 2 người; còn 10 ngày đến 30/9"
    assert first.severity is Severity.BLOCKS


def test_a_second_lost_year_says_what_follows():
    first = told(Holding(2, Step.LOST_ONCE), age6_grade1=93)[0]
    assert first.alarm is Alarm.LOSES_AGAIN
    assert "công nhận lần đầu" in first.text


def test_after_two_lost_years_it_is_not_told_as_the_second():
    first = told(Holding(2, Step.LOST_TWICE), age6_grade1=93)[0]
    assert first.alarm is Alarm.LOSES_AGAIN
    assert first.text.startswith("Đã mất hai năm liền, năm nay vẫn không đạt mức độ 2; cần 2 người: khôi phục")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step.MAINTAINED, "Có thể không giữ được mức độ 2"),
        (Step.LOST_ONCE, "Có thể không đạt mức độ 2 năm thứ hai liền"),
        (Step.LOST_TWICE, "Có thể vẫn không đạt mức độ 2"),
    ],
)
def test_what_is_lost_already_is_not_told_as_held(step, words):
    first = told(Holding(2, step), age6_grade1=93, age6_grade1_unclear=2)[0]
    assert (first.alarm, first.text.startswith(words)) == (Alarm.MAY_LOSE, True)


def test_a_lost_level_reached_again_by_nobody_to_spare_is_thin_too():
    first = told(Holding(2, Step.LOST_ONCE), age6_grade1=95)[0]
    assert first.alarm is Alarm.THIN
    assert first.text.startswith("Đạt lại mức độ 2 nhưng 1 tiêu chí vừa đủ")
    assert not [one for one in told(Holding(2, Step.LOST_ONCE), age6_grade1=97) if one.alarm is Alarm.THIN]


def test_persons_not_known_make_it_a_may():
    first = told(Holding(2, Step.RECOGNISED), age6_grade1=93, age6_grade1_unclear=2)[0]
    assert first.alarm is Alarm.MAY_LOSE


def test_a_level_held_by_one_person_is_thin():
    first = told(Holding(2, Step.MAINTAINED), age6_grade1=95)[0]
    assert (first.alarm, [line.id for line in first.lines]) == (Alarm.THIN, ["TH2.age6"])


def test_the_next_level_is_told_when_it_is_within_reach():
    assert [one.alarm for one in told(None, age11_completed=89, age11_in_primary=11)] == [Alarm.WITHIN_REACH]
    assert [one.alarm for one in told(None, age6_grade1=60)] == []


def test_contradictory_figures_are_told_before_all():
    first = told(Holding(2, Step.MAINTAINED), age6_grade1=101)[0]
    assert (first.alarm, first.persons) == (Alarm.CONTRADICTORY, None)


@pytest.mark.parametrize(("day", "words"), [(date(2026, 9, 30), "ngày cuối"), (date(2026, 10, 1), "đã đóng")])
def test_the_last_day_and_the_days_after_are_said(day, words):
    assert words in told(Holding(2, Step.MAINTAINED), day, age6_grade1=93)[0].text


def test_a_province_is_short_of_units_and_one_unit_serves_every_lower_level():
    communes = [{"count": 60, "level": 2}, {"count": 25, "level": 1}, {"count": 14, "level": 0}]
    verdict = unit_verdict("province_new", "TH", communes)
    found = evaluate_unit("11", "province", "TH", verdict, survey_year=2026)
    way = way_of(found, level=2)
    assert (way.at_least, way.at_most) == (30, 30)  # 90 of 99 at level 2
    first = warnings(found, Holding(1, Step.MAINTAINED), DAY)[0]
    assert first.text == "Không giữ được mức độ 1 nếu chốt hôm nay; cần 5 đơn vị; còn 10 ngày đến 30/9"


def test_the_two_groups_of_communes_at_three_to_five_add_up():
    verdict = preschool_3_5_province([{"count": 16, "level": 1}, {"count": 4, "level": 0}], [{"count": 10, "level": 0}])
    way = way_of(evaluate_unit("11", "province", "MN35", verdict, survey_year=2026))
    assert (way.at_least, way.at_most) == (10, 10)  # one of 20 especially difficult, nine of the ten others


@pytest.mark.parametrize(("in_grade_1", "alarms"), [(95, [Alarm.THIN]), (96, [])])
def test_one_to_spare_is_not_thin(in_grade_1, alarms):
    found = told(Holding(2, Step.MAINTAINED), age6_grade1=in_grade_1, age11_completed=82, age11_in_primary=18)
    assert [one.alarm for one in found if one.alarm is not Alarm.WITHIN_REACH] == alarms


@pytest.mark.parametrize(("completed", "near"), [(85, True), (84, False)])
def test_five_persons_are_within_reach_and_six_are_not(completed, near):
    counts = COUNTS | {"age6_grade1": 98, "age11_completed": completed, "age11_in_primary": 100 - completed}
    found = evaluate("x", "TH", counts, survey_year=2026, difficult=False)
    assert way_of(found).at_least == (5 if near else 6)
    assert bool([one for one in warnings(found, None, DAY) if one.alarm is Alarm.WITHIN_REACH]) is near

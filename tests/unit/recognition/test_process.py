from datetime import date

import pytest

from namhoc.recognition.dossier import checklist, missing
from namhoc.recognition.process import (
    competent,
    deadlines,
    decision_due,
    field_check,
    recogniser,
    team_due,
    working_days_after,
)
from namhoc.recognition.steps import Act, Procedure

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


def test_the_authority_changes_on_the_day_the_districts_end():
    assert recogniser("commune", "TH", 2, OLD).bodies == ("DISTRICT_PC",)
    new = recogniser("commune", "TH", 2, NEW)
    assert new.bodies == ("PROVINCE_PC", "PROVINCE_CHAIR")
    assert not new.is_confirmed
    assert new.label == "Ủy ban nhân dân cấp tỉnh hoặc Chủ tịch Ủy ban nhân dân cấp tỉnh"


def test_each_step_has_its_body_with_article_and_confidence():
    assert competent(Act.SELF_CHECK, "commune", "TH", 2, NEW).label == "Ủy ban nhân dân cấp xã"
    assert competent(Act.CHECK, "province", "TH", 3, NEW).bodies == ("MOET",)
    assert competent(Act.RECOGNISE, "province", "TH", 3, NEW).bodies == ("MINISTER",)
    assert competent(Act.CHECK, "commune", "TH", 1, OLD).article == "Điều 30"
    assert competent(Act.CHECK, "province", "MN5", 1, NEW).label == "chưa xác định"
    assert competent(Act.RECOGNISE, "hamlet", "TH", 1, NEW).bodies == ("UNCONFIRMED",)


def test_the_calendar_of_the_law_by_day():
    commune = {one.kind: one.last for one in deadlines("commune", 2026)}
    assert commune == {"data": date(2026, 9, 30), "statistics": date(2026, 9, 30), "report": date(2026, 10, 2)}
    province = {one.kind: one.last for one in deadlines("province", 2026)}
    assert province["recognition"] == date(2026, 12, 29)
    assert deadlines("commune", 2026)[0].days_left(date(2026, 9, 20)) == 10


def test_a_province_sets_its_own_days_for_a_year():
    own = {"commune.request": "2026-10-30", "data": "2026-10-15", "district.statistics": "2026-10-01"}
    found = {one.kind: one for one in deadlines("commune", 2026, own)}
    assert found["request"].last == date(2026, 10, 30)
    assert found["request"].is_own
    assert found["data"].last == date(2026, 10, 15)
    assert found["statistics"].last == date(2026, 9, 30)  # the district's own day is not the commune's


@pytest.mark.parametrize("own", [{"commune.party": "2026-10-01"}, {"hamlet.data": "2026-10-01"}, {"data": "soon"}])
def test_a_day_that_is_none_is_refused(own):
    with pytest.raises(ValueError):  # noqa: PT011  the key or the date itself is the message
        deadlines("commune", 2026, own)


def test_working_days_pass_over_weekends_and_holidays():
    friday = date(2026, 10, 2)
    assert working_days_after(friday, 1) == date(2026, 10, 5)
    assert working_days_after(friday, 1, {date(2026, 10, 5)}) == date(2026, 10, 6)
    assert team_due(friday) == date(2026, 10, 30)
    assert decision_due(friday, Procedure.FIRST) == decision_due(friday, Procedure.YEARLY) == date(2026, 11, 27)


def test_a_province_of_nine_districts_is_seen_in_eight_sixteen_communes_and_thirty_two_households():
    seen = field_check(9)
    assert (seen.districts, seen.communes, seen.households) == (8, 16, 32)


def test_the_dossier_of_a_commune_has_what_the_decree_lists_for_its_programme():
    kinds = {one.kind for one in checklist("commune", "THCS", NEW)}
    assert {"survey_sheets", "tracking_book", "lower_secondary_graduates", "vocational_certificates"} <= kinds
    assert "primary_completers" not in kinds
    left = missing(checklist("commune", "TH", NEW), {"survey_sheets", "tracking_book", "report"})
    assert [one.kind for one in left] == ["primary_completers", "self_check_minutes"]


def test_a_province_of_two_tiers_has_communes_in_its_file_and_that_is_inferred():
    old, new = checklist("province", "TH", OLD), checklist("province", "TH", NEW)
    assert "các huyện" in old[1].label
    assert "các xã" in new[1].label
    assert (old[0].confidence, new[0].confidence) == ("H", "L")


def test_whatever_holds_names_is_marked():
    named = {
        one.kind
        for program in ("MN5", "TH", "THCS", "XMC")
        for one in checklist("commune", program, NEW)
        if one.has_names
    }
    assert named == {
        "survey_sheets", "tracking_book", "preschool_completers", "primary_completers", "lower_secondary_graduates",
        "vocational_certificates", "literate_1", "literate_2",
    }  # fmt: skip


def test_a_district_has_neither_file_nor_calendar_after_the_level_ended():
    assert checklist("district", "TH", OLD)
    assert checklist("district", "TH", NEW) == ()
    assert deadlines("district", 2024)
    assert deadlines("district", 2025) == ()


def test_the_file_of_preschool_at_three_to_five_is_inferred_and_told_so():
    assert {one.confidence for one in checklist("commune", "MN35", NEW)} == {"L"}
    assert {one.confidence for one in checklist("commune", "MN5", NEW)} == {"H"}


@pytest.mark.parametrize(
    ("year", "kinds"), [(2013, set()), (2019, {"statistics"}), (2020, {"data", "statistics", "report"})]
)
def test_a_day_of_a_circular_that_is_not_in_force_yet_is_not_told(year, kinds):
    assert {one.kind for one in deadlines("commune", year)} == kinds


@pytest.mark.parametrize(
    ("unit", "program", "level", "day", "bodies"),
    [
        ("province", "TH", 3, date(2027, 2, 28), ("MINISTER",)),
        ("province", "TH", 3, date(2027, 3, 1), ("MINISTER", "UNCONFIRMED")),
        ("province", "XMC", 1, date(2027, 3, 1), ("PROVINCE_CHAIR", "UNCONFIRMED")),
        ("district", "TH", 1, date(2027, 3, 1), ("NONE",)),
    ],
)
def test_who_recognises_is_open_again_when_the_decrees_of_2025_end(unit, program, level, day, bodies):
    found = recogniser(unit, program, level, day)
    assert found.bodies == bodies
    assert found.is_confirmed is ("UNCONFIRMED" not in bodies)

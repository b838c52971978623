import pytest

from namhoc.recognition.cohorts import KEYS, NAMES, counted
from namhoc.recognition.consistency import (
    Enrolment,
    Owner,
    check_bands,
    check_cohorts,
    check_exchange,
    check_forms,
    check_province,
    check_registers,
    check_years,
)
from namhoc.recognition.person_year import PersonYear, Status, Track


def cohort(birth_year=2017, survey_year=2026, commune="10001", **measures):
    return (
        {"survey_year": survey_year, "commune": commune, "birth_year": birth_year} | dict.fromkeys(NAMES, 0) | measures
    )


NINE = {
    "total": 62, "disabled": 2, "moved_out": 3, "deceased": 0, "present": 59, "ppc": 57, "grade_3_here": 50,
    "grade_3_elsewhere": 5, "dropout_primary_here": 1, "not_started": 1, "disabled_able": 1, "total_female": 30,
}  # fmt: skip


def rules(found):
    return [(one.rule, one.place) for one in found]


def test_a_cohort_that_adds_up_has_nothing_to_say():
    assert rules(check_cohorts([cohort(**NINE)])) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"not_started": 0}, [("X3", "2017.TH.ppc")]),
        ({"ppc": 58, "grade_3_here": 51}, [("X3", "2017.ppc")]),
        ({"disabled_access": 2}, [("X4", "2017.disabled_access")]),
        ({"total_female": 63}, [("X4", "2017.total_female")]),
    ],
)
def test_a_planted_fault_is_found_at_its_place(changed, expected):
    found = list(check_cohorts([cohort(**NINE | changed)]))
    assert rules(found) == expected
    assert {(one.owner, one.owner_unit) for one in found} == {(Owner.COMMUNE, "10001")}


def test_persons_not_known_may_explain_a_gap_but_not_a_larger_one():
    assert rules(check_cohorts([cohort(**NINE | {"not_started": 0, "schooling_unclear": 1})])) == []
    assert rules(check_cohorts([cohort(**NINE | {"grade_3_here": 48, "schooling_unclear": 1})])) == [
        ("X3", "2017.TH.ppc")
    ]


def test_a_measure_that_a_typed_table_lacks_is_not_compared():
    row = {key: value for key, value in cohort(**NINE).items() if key != "not_started"}
    assert rules(check_cohorts([row])) == []


def test_levels_of_literacy_nest():
    found = check_cohorts([cohort(1990, present=10, total=10, ppc=10, literate_1=9, literate_2=10)])
    assert rules(found) == [("X5", "1990.literate_2")]
    typed = {"pop_15_25": 5, "pop_15_35": 4, "l1_15_25": 5, "l2_15_25": None}
    assert rules(check_bands("10001", typed)) == [("X5", "pop_15_25")]


def test_one_birth_year_has_one_total_on_two_forms():
    first, second = [cohort(2020, total=60, ppc=57)], [cohort(2020, total=60, ppc=56)]
    found = list(check_forms(first, second, rule="X1", ages=[6], forms=("MN-01-TE", "TH-M1")))
    assert rules(found) == [("X1", "2020.ppc")]
    assert "(57 và 56)" in found[0].text
    assert list(check_forms(first, second, rule="X2", ages=range(11, 15), forms=("TH-M1", "THCS-M1"))) == []


def test_a_province_is_the_sum_of_its_communes():
    communes = [cohort(commune="1", total=5), cohort(commune="2", total=7)]
    found = list(check_province("11", [cohort(commune="11", total=13)], communes))
    assert rules(found) == [("X6", "2017.total")]
    assert (found[0].left, found[0].right, found[0].owner) == (13, 12, Owner.DOET)


def test_a_birth_year_follows_from_the_year_before():
    before = [cohort(survey_year=2025, present=60, completed_primary_here=5)]
    good = cohort(present=59, moved_out=2, arrived=1, completed_primary_here=3)
    assert list(check_years(before, [good])) == []
    bad = good | {"present": 58, "completed_primary_here": 2}
    assert rules(check_years(before, [bad])) == [("X7", "2017.present"), ("X7", "2017.completed_primary")]
    assert list(check_years([cohort(survey_year=2024, present=1)], [good])) == []


def test_who_leaves_one_commune_for_school_arrives_in_another():
    rows = [cohort(commune="1", studying_in_province=3), cohort(commune="2", studying_from_elsewhere=4)]
    found = list(check_exchange("11", rows))
    assert [(one.rule, one.left, one.right) for one in found] == [("X8", 4, 3)]
    assert list(check_exchange("11", [rows[0], rows[1] | {"studying_from_elsewhere": 3}])) == []


def test_registers_and_survey_are_held_together_person_by_person():
    survey = [
        Enrolment("a", "1", "S", 3), Enrolment("b", "1", "S", 3), Enrolment("c", "1", "T", 3),
        Enrolment("d", "1", "S", 4), Enrolment("e", "1", "elsewhere", 3), Enrolment("f", "1", None, None),
    ]  # fmt: skip
    register = [
        Enrolment("a", "1", "S", 3), Enrolment("c", "1", "S", 3), Enrolment("d", "1", "S", 3),
        Enrolment("g", "2", "S", 1), Enrolment("f", "1", "S", 2),
    ]  # fmt: skip
    found = {one.place: one for one in check_registers(survey, register)}
    assert {place: (one.persons, one.owner, one.owner_unit) for place, one in found.items()} == {
        "S.not_registered": (("b",), Owner.SCHOOL, "S"),
        "S.other_school": (("c",), Owner.COMMUNE, "1"),
        "S.other_grade": (("d",), Owner.COMMUNE, "1"),
        "S.not_surveyed": (("g",), Owner.COMMUNE, "2"),
    }
    assert Owner.SCHOOL.label == "trường"


def test_registers_that_agree_say_nothing():
    both = [Enrolment("a", "1", "S", 3)]
    assert list(check_registers(both, both)) == []


@pytest.mark.parametrize("age", [7, 12, 16])
def test_who_learns_a_trade_before_completing_a_stage_stands_in_no_row_of_a_grade(age):
    learner = PersonYear(
        survey_year=2026, person="P1", commune="00001", birth_year=2026 - age, status=Status.STUDYING,
        track=Track.VOCATIONAL, completed_primary=False, completed_lower_secondary=False,
    )  # fmt: skip
    rows = [
        dict(zip(KEYS, key, strict=True)) | {name: counts[name] for name in NAMES}
        for key, counts in counted([learner]).items()
    ]
    assert list(check_cohorts(rows)) == []

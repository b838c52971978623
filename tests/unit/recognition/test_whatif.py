from datetime import date

import pytest

from namhoc.core import UserFacingError
from namhoc.recognition import Switches
from namhoc.recognition.cheapest import cheapest, way_of
from namhoc.recognition.switches import PrimaryCohort, UpperBase
from namhoc.recognition.whatif import (
    AreaClass,
    CommuneFigures,
    Merge,
    MoreLearners,
    OtherReadings,
    OtherRules,
    Situation,
    compare,
)
from namhoc.rulebook.recognition import Book

NA_PHEO = {
    "age6_grade1": 144, "age6_ppc": 146, "upto14_completed": 489, "upto14_ppc": 518, "age11_completed": 103,
    "age11_completed_unclear": 3, "age11_ppc": 131, "age11_in_primary": 28, "disabled_able": 9, "disabled_access": 6,
}  # fmt: skip
FULL = {"age11_completed": 131, "age11_in_primary": 0, "age11_completed_unclear": 0}


def commune(difficult=True, **changed):
    return CommuneFigures({"TH": NA_PHEO | changed}, difficult)


def level(comparison, unit="a"):
    return [one.communes[unit]["TH"].standard_level for one in (comparison.before, comparison.after)]


def one(*changes, difficult=True):
    return compare(Situation.on({"a": commune(difficult)}, 2026), changes)


def test_two_more_children_who_complete_bring_the_commune_to_level_3():
    found = one(MoreLearners("a", "TH", "age11_completed", 2))
    assert level(found) == [2, 3]
    after = found.after.communes["a"]["TH"].counts
    assert (after["age11_completed"], after["upto14_completed"], after["age11_in_primary"]) == (105, 491, 26)
    assert after["age11_completed_unclear"] == 1
    assert level(one(MoreLearners("a", "TH", "age11_completed", 1))) == [2, 2]


def test_the_area_class_changes_the_thresholds_and_nothing_else():
    found = one(AreaClass("a", False))
    assert level(found) == [2, 1]
    assert found.after.communes["a"]["TH"].counts == NA_PHEO


def test_changes_stand_side_by_side_in_words():
    found = one(AreaClass("a", False), OtherReadings(Switches(upper_base=UpperBase.GRADUATES)), OtherRules(Book()))
    assert found.changes == ("không phải xã đặc biệt khó khăn", "tính trên số đã tốt nghiệp", "mọi quy định")


def test_other_readings_count_anew_where_cohorts_can_and_come_before_the_persons():
    fourteen = {"upto14_completed": 100, "upto14_ppc": 130}

    def recount(switches):
        return {"TH": NA_PHEO | (fourteen if switches.primary_l1_cohort is PrimaryCohort.AGE_14 else {})}

    situation = Situation.on({"a": CommuneFigures({"TH": NA_PHEO}, False, recount)}, 2026)
    changes = [
        MoreLearners("a", "TH", "upto14_completed", 4),
        OtherReadings(Switches(primary_l1_cohort=PrimaryCohort.AGE_14)),
    ]
    found = compare(situation, changes)
    assert found.after.communes["a"]["TH"].counts["upto14_completed"] == 104
    assert level(found) == [1, 1]
    assert found.changes[0] == "+4 upto14_completed (TH)"


def test_a_merged_pair_is_judged_on_its_own_counts_and_the_province_counts_one_commune_less():
    small = CommuneFigures({"TH": NA_PHEO | FULL}, True)
    situation = Situation.on({"a": commune(), "b": small}, 2026)
    found = compare(situation, [Merge(("a", "b"), "ab")], with_province=True)
    assert found.after.communes["ab"]["TH"].standard_level == 3
    assert found.before.province["TH"].criteria[0][0].denominator == 2
    assert found.after.province["TH"].level == 3
    assert found.before.province["TH"].level == 2


@pytest.mark.parametrize(
    "change",
    [
        MoreLearners("a", "TH", "age11_completed", 2),
        AreaClass("a", False),
        Merge(("a", "b"), "ab"),
        OtherRules(Book(date(2026, 9, 30))),
        OtherReadings(Switches(primary_l1_cohort=PrimaryCohort.AGE_14)),
    ],
)
def test_after_a_change_every_commune_stands_as_if_the_changed_figures_were_entered(change):
    situation = Situation.on({"a": commune(), "b": commune(False), "c": commune(age11_completed=50)}, 2026)
    if isinstance(change, Merge):
        situation = situation.with_commune("b", commune())
    tried = compare(situation, [change], with_province=True).after
    assert tried == compare(change.applied(situation), [], with_province=True).before


def test_what_one_of_two_merged_communes_has_not_told_is_not_known_of_both():
    situation = Situation.on({"a": commune(), "b": commune(age6_grade1=None)}, 2026)
    found = compare(situation, [Merge(("a", "b"), "ab")])
    assert found.after.communes["ab"]["TH"].verdict.unknown == ("TH1.age6",)


def test_before_july_2025_communes_alone_do_not_judge_a_province():
    situation = Situation({"a": commune()}, 2024, Book(date(2024, 9, 30)))
    assert compare(situation, [], with_province=True).before.province == {}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (MoreLearners("z", "TH", "age6_grade1", 1), "WHATIF-UNIT"),
        (MoreLearners("a", "TH", "age7", 1), "WHATIF-FIGURE"),
        (MoreLearners("a", "XMC", "l1_15_35", 1), "WHATIF-FIGURE"),
        (MoreLearners("a", "TH", "age6_grade1", 3), "WHATIF-FIGURE"),
        (MoreLearners("a", "TH", "age6_grade1", -145), "WHATIF-FIGURE"),
        (MoreLearners("a", "TH", "age11_in_primary", 1), "WHATIF-FIGURE"),
        (Merge(("a",), "b"), "WHATIF-MERGE"),
        (Merge(("a", "b"), "c"), "WHATIF-MERGE"),
    ],
)
def test_a_change_that_cannot_be_is_refused_with_the_way_out(change, code):
    situation = Situation.on({"a": commune(), "b": commune(difficult=False)}, 2026)
    with pytest.raises(UserFacingError) as caught:
        compare(situation, [change])
    assert caught.value.code == code
    assert "Cách sửa" in caught.value.text


def test_nothing_is_written_to_the_figures_given():
    given = {"TH": dict(NA_PHEO)}
    compare(Situation.on({"a": CommuneFigures(given, True)}, 2026), [MoreLearners("a", "TH", "age11_completed", 2)])
    assert given == {"TH": NA_PHEO}


def test_the_cheapest_way_says_each_criterion_and_both_ends_of_the_total():
    counts = NA_PHEO | {"age6_grade1": 140, "age11_in_primary": 25, "age11_completed_unclear": 0}
    way = cheapest("TH", counts, difficult=True, level=3)
    assert way.level == 3
    assert {line.id: -line.margin for line in way.lines} == {
        "TH2.remaining": 3, "TH3.age6": 4, "TH3.age11": 2, "TH3.remaining": 3,
    }  # fmt: skip
    assert (way.at_least, way.at_most) == (7, 9)  # three children of eleven serve both criteria


def test_there_is_no_way_beyond_the_top_and_none_is_told_without_figures():
    assert cheapest("TH", NA_PHEO | FULL, difficult=True) is None
    way = cheapest("TH", NA_PHEO | {"disabled_access": None}, difficult=True)
    assert (way.at_least, way.unknown) == (None, ("TH.disabled",))
    assert way.is_open


def test_the_prerequisites_of_lower_secondary_come_first_and_are_not_counted_in_persons():
    lower = {
        "primary_level": 0, "primary_possible": 0, "literacy_level": 1, "graduated": 78, "age15_18_ppc": 100,
        "upper": 50, "disabled_able": 0, "disabled_access": 0,
    }  # fmt: skip
    way = cheapest("THCS", lower, difficult=False)
    assert (way.first, way.at_least, way.at_most) == (("THCS1.primary",), 2, 2)


def test_an_evaluation_with_contradictory_figures_has_no_way():
    found = compare(Situation.on({"a": commune(age6_grade1=999)}, 2026), []).before.communes["a"]["TH"]
    assert way_of(found) is None

import json
from datetime import date

import pytest

from namhoc.recognition import Evaluation, Switches, evaluate, evaluate_all, evaluate_unit
from namhoc.recognition.conditions import ConditionsMet
from namhoc.recognition.shares import unit_verdict, verdict_on
from namhoc.recognition.switches import SWITCH_WORDS, UpperBase
from namhoc.rulebook.recognition import Book, rule_sets

PRIMARY = {
    "age6_grade1": 144, "age6_ppc": 146, "upto14_completed": 489, "upto14_ppc": 518, "age11_completed": 103,
    "age11_completed_unclear": 3, "age11_ppc": 131, "age11_in_primary": 28, "disabled_able": 9, "disabled_access": 6,
}  # fmt: skip
LITERACY = {
    f"{name}_{band}": n for band, n in (("15_25", 90), ("15_35", 200), ("15_60", 500)) for name in ("pop", "l1", "l2")
}
LOWER = {"graduated": 95, "age15_18_ppc": 100, "upper": 79, "disabled_able": 0, "disabled_access": 0}


def primary(**more):
    return evaluate("10373", "TH", PRIMARY, survey_year=2026, difficult=True, **more)


def test_three_children_not_known_make_a_level_possible_that_is_not_certain():
    found = primary()
    assert (found.standard_level, found.possible_level) == (2, 3)
    assert found.verdict.unknown == ("TH3.age11",)


def test_a_kept_evaluation_comes_back_to_the_letter():
    for found in (
        primary(conditions=ConditionsMet(None, (), ("COND.rooms",)), switches=Switches(upper_base=UpperBase.GRADUATES)),
        evaluate("x", "TH", PRIMARY | {"age6_grade1": 999}, survey_year=2026, difficult=False),
        evaluate_unit(
            "11", "province", "TH", unit_verdict("province_new", "TH", [{"count": 9, "level": 3}]), survey_year=2026
        ),
    ):
        assert Evaluation.from_values(json.loads(json.dumps(found.as_values()))) == found


def test_a_record_of_another_shape_is_refused_and_not_guessed():
    with pytest.raises(ValueError, match="format"):
        Evaluation.from_values(primary().as_values() | {"format": 99})


@pytest.mark.parametrize(
    ("met", "block", "level"), [(True, True, 2), (False, True, 0), (None, True, None), (False, False, 2)]
)
def test_conditions_stand_apart_from_the_learners_and_hold_back_only_the_proposal(met, block, level):
    found = primary(conditions=ConditionsMet(met, (), ()), switches=Switches(conditions_block=block))
    assert found.standard_level == 2
    assert found.proposable_level == level


def test_the_law_of_the_day_is_asked_and_kept():
    old = primary(as_of=date(2015, 9, 30))
    assert "TH.disabled" not in {line.id for level in old.verdict.criteria for line in level}
    assert old.editions == ("ND20-2014/1",)
    assert old.fingerprint != primary().fingerprint


def test_before_a_programme_has_rules_nothing_can_be_decided():
    three = {"3": 9, "4": 9, "5": 9}
    counts = {"must_mobilise": three, "attending": three, "completed": three}
    early = evaluate("x", "MN35", counts, survey_year=2024, difficult=False)
    assert (early.verdict.level, early.verdict.possible, early.verdict.unknown) == (0, 1, ("MN35.rules",))
    late = evaluate("x", "MN35", counts, survey_year=2026, difficult=False)
    assert (late.verdict.level, late.confidence) == (1, "L")
    assert set(late.unconfirmed) >= {"MN35.attend"}


def test_the_pilot_is_never_the_law_and_by_name_says_that_its_thresholds_were_not_read():
    counts = {"attending": 10, "must_mobilise": 10, "completed": 10}
    law = evaluate("x", "MN4", counts, survey_year=2024, difficult=False)
    assert law.verdict.unknown == ("MN4.rules",)
    named = Book(date(2024, 9, 30), rule_sets()["MN4-LAOCAI"])
    pilot = evaluate("x", "MN4", counts, survey_year=2024, difficult=False, book=named)
    assert (pilot.verdict.level, pilot.verdict.unknown) == (0, ("MN4.attend", "MN4.complete"))
    assert pilot.chosen == "MN4-LAOCAI"


def test_lower_secondary_rests_on_the_possible_levels_too():
    counts = {"TH": PRIMARY | {"disabled_access": None}, "XMC": LITERACY, "THCS": LOWER}
    found = evaluate_all("x", counts, survey_year=2026, difficult=True)
    assert found["THCS"].verdict.unknown == ("THCS1.primary",)
    assert found["THCS"].verdict.possible == 3


def test_the_base_of_upper_secondary_is_a_choice_that_shows_in_the_words():
    counts = {"TH": PRIMARY, "XMC": LITERACY, "THCS": LOWER}
    strict = evaluate_all("x", counts, survey_year=2026, difficult=False)["THCS"].verdict
    lenient = evaluate_all(
        "x", counts, survey_year=2026, difficult=False, switches=Switches(upper_base=UpperBase.GRADUATES)
    )["THCS"].verdict
    assert (strict.level, lenient.level) == (2, 3)
    assert "số đã tốt nghiệp" in lenient.criteria[2][1].label


def test_every_open_reading_has_its_words():
    assert set(SWITCH_WORDS) == set(Switches().as_values())
    assert len(Switches().in_words()) == len(SWITCH_WORDS)


def test_a_province_counts_districts_before_july_2025_and_communes_after():
    nine_of_ten = [{"count": 9, "level": 2}, {"count": 1, "level": 1}]
    assert verdict_on("province", "TH", nine_of_ten, date(2024, 9, 30)).level == 1  # all districts
    assert verdict_on("province", "TH", nine_of_ten, date(2026, 9, 30)).level == 2  # 90 % of communes


def test_units_missing_are_told_as_at_least_and_at_most():
    communes = [
        {"count": 61, "level": 3},
        {"count": 27, "level": 2},
        {"count": 10, "level": 1},
        {"count": 1, "level": None},
    ]
    lines = [level[0] for level in unit_verdict("province_new", "TH", communes).criteria]
    assert [(line.needed, line.numerator, line.short) for line in lines] == [
        (90, 98, (0, 0)), (90, 88, (1, 2)), (90, 61, (28, 29)),
    ]  # fmt: skip

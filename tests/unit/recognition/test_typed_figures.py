"""Typed figures against what is counted: each disagreement at its place, with its owner and what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.recognition.consistency import BY_AGE, ON_FORMS, Owner, check_access, check_ages, check_counted, what_to_do

LABELS = {name: name for name in BY_AGE}


def rows(commune="A", counted=True, **by_age):
    """Rows of 2026: ``six={"total": 4}`` is of the six-year-olds."""
    ages = {"six": 6, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14}
    return [
        {"survey_year": 2026, "commune": commune, "birth_year": 2026 - ages[name], "counted": counted} | measures
        for name, measures in by_age.items()
    ]


YOUNG = rows(
    six={"total": 60, "ppc": 58}, eleven={"total": 50, "ppc": 49}, twelve={"total": 1, "ppc": 1},
    thirteen={"total": 1, "ppc": 1}, fourteen={"total": 1, "ppc": 1},
)  # fmt: skip
RIGHT = {
    "mn_6_total": 60, "mn_6_ppc": 58, "th_6_total": 60, "th_11_total": 50, "th_11_14_total": 53, "thcs_11_total": 50,
    "thcs_11_ppc": 49, "thcs_11_14_total": 53, "thcs_11_14_ppc": 52,
}  # fmt: skip


def test_forms_that_tell_what_is_counted_have_nothing_to_say():
    assert set(RIGHT) == set(ON_FORMS)
    assert not list(check_counted("A", 2026, RIGHT, YOUNG))


@given(st.sampled_from(sorted(RIGHT)), st.integers(-5, 5).filter(bool))
def test_any_typed_figure_that_differs_is_found_alone_and_at_its_place(name, change):
    [one] = check_counted("A", 2026, RIGHT | {name: RIGHT[name] + change}, YOUNG)
    assert (one.rule, one.place) == (ON_FORMS[name].rule, f"{ON_FORMS[name].rule}.{name}")
    assert (one.owner, one.owner_unit, one.left, one.right) == (Owner.COMMUNE, "A", RIGHT[name] + change, RIGHT[name])
    assert what_to_do(one.rule)


def test_what_is_not_known_on_either_side_is_not_compared():
    assert not list(check_counted("A", 2026, dict.fromkeys(RIGHT), YOUNG))
    assert not list(check_counted("A", 2026, {"th_11_14_total": 9, "mn_6_ppc": 9}, YOUNG[1:-1]))
    assert not list(check_counted("A", 2025, {"mn_6_total": 9}, YOUNG))


def test_access_cannot_go_beyond_who_is_able_to_learn():
    assert [one.place for one in check_access("A", "TH", "Tiểu học", {"disabled_able": 3, "disabled_access": 4})] == [
        "TH.disabled_access"
    ]
    for typed in ({"disabled_able": 4, "disabled_access": 4}, {"disabled_access": 4}, {}):
        assert not list(check_access("A", "TH", "Tiểu học", typed))


@given(st.lists(st.integers(0, 50), min_size=1, max_size=6), st.integers(-3, 3))
def test_a_province_is_the_sum_of_its_communes_at_every_age(parts, change):
    table = [row for n, total in enumerate(parts) for row in rows(str(n), six={"total": total})]
    communes = [str(n) for n in range(len(parts))]
    found = list(check_ages("P", 2026, {"total.6": sum(parts) + change}, table, communes, LABELS))
    assert [(one.rule, one.place, one.owner) for one in found] == ([("X6", "total.6", Owner.DOET)] if change else [])


@pytest.mark.parametrize(
    ("second", "compared"),
    [
        (rows("B", six={"total": 2}), True),
        (rows("B", eleven={"total": 2}), True),  # counted, and nobody is six
        (rows("B", counted=False, eleven={"total": 2}), False),  # typed: of the six-year-olds nothing is known
        (rows("B", six={"total": None}), False),
        ([], False),
    ],
)
def test_a_commune_that_does_not_know_leaves_no_sum(second, compared):
    first = rows("A", six={"total": 3})
    assert bool(list(check_ages("P", 2026, {"total.6": 99}, first + second, ["A", "B"], LABELS))) is compared


def test_every_rule_says_what_to_do():
    assert all(what_to_do(f"X{number}") for number in range(1, 10))
    assert what_to_do("X10") == ""

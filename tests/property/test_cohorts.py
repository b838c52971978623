"""Cohorts: the plain predicates and the engine count the same, and what must hold of any count."""

import random
from dataclasses import replace
from fractions import Fraction

import polars as pl
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from namhoc.recognition import judge_all
from namhoc.recognition.cohorts import KEYS, NAMES, added, applied, count, count_parts, counted, counts_of, delta
from namhoc.recognition.cohorts.frame import as_frame
from namhoc.recognition.cohorts.oracle import PREDICATES
from namhoc.recognition.person_year import Track
from tests.property.people import YEAR, person_years, random_person

population = st.lists(st.integers(0, 2**32).map(lambda seed: random_person(random.Random(seed))), max_size=40)
"""Persons by seed: lists shrink, persons do not, and examples are cheap."""


def by_engine(people):
    """The cohorts as Polars counts them, without zeros."""
    table = count(as_frame(people).lazy()).collect()
    return {
        tuple(row[key] for key in KEYS): {name: row[name] for name in NAMES if row[name]}
        for row in table.iter_rows(named=True)
    }


def plain(people):
    return {key: {name: n for name, n in counts.items() if n} for key, counts in counted(people).items()}


def test_every_measure_is_told_twice():
    assert set(PREDICATES) == set(NAMES)


@settings(max_examples=30, deadline=None)
@given(population)
def test_the_engine_counts_what_the_plain_predicates_count(people):
    assert by_engine(people) == plain(people)


@settings(max_examples=15, deadline=None)
@given(population, st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(people, rng):
    shuffled = list(people)
    rng.shuffle(shuffled)
    assert by_engine(shuffled) == by_engine(people)


@given(person_years(), person_years(), population)
def test_a_change_of_one_person_is_the_difference_of_two_counts(before, after, others):
    cohorts = plain([*others, before])
    for key, change in delta(before, after).items():
        cohorts[key] = {name: n for name, n in applied(cohorts.get(key, {}), change).items() if n}
    assert {k: v for k, v in cohorts.items() if v} == {k: v for k, v in plain([*others, after]).items() if v}


@settings(max_examples=15, deadline=None)
@given(population)
def test_counts_of_two_communes_together_are_the_sums_of_their_counts(people):
    together = count(as_frame([replace(p, commune="all") for p in people]).lazy()).collect()
    apart = added(count(as_frame(people).lazy()), by=("survey_year", "birth_year")).collect()
    assert (
        together.drop("commune")
        .sort("birth_year")
        .equals(apart.select(together.drop("commune").columns).sort("birth_year"))
    )


@given(person_years())
def test_ppc_is_all_less_disabled_moved_out_and_deceased(person):
    (counts,) = plain([person]).values() or ({},)
    get = counts.get
    parts = get("disabled", 0) + get("moved_out", 0) + get("deceased", 0)
    assert get("ppc", 0) == get("total", 0) - parts


@given(person_years())
def test_each_person_of_the_ppc_has_one_place_on_the_primary_form(person):
    """X3: grades, completed, dropped out and not started add up to the PPC, but for those of whom nothing is known.

    A vocational learner without a grade who never finished primary contradicts himself and has no place."""
    assume(person.track != Track.VOCATIONAL or person.grade is not None)
    (counts,) = plain([person]).values() or ({},)
    parts = [f"grade_{grade}" for grade in range(1, 6)] + ["completed_primary", "dropout_primary"]
    placed = sum(counts.get(f"{part}_{place}", 0) for part in parts for place in ("here", "elsewhere"))
    placed += counts.get("not_started", 0)
    unknown = counts.get("in_primary_unclear", 0) + counts.get("at_school_primary_unclear", 0)
    if counts.get("ppc") and person.age <= 21:
        assert placed <= 1 <= placed + unknown
    else:
        assert placed == 0


@given(person_years())
def test_a_part_is_never_more_than_its_whole(person):
    (counts,) = plain([person]).values() or ({},)
    for part, whole in (
        ("disabled_access", "disabled_able"),
        ("disabled_able", "disabled"),
        ("completed_preschool_attending", "must_mobilise"),
        ("upper_graduates", "ppc"),
        ("literate_2", "literate_1"),
        ("literate_1", "present"),
    ):
        assert counts.get(part, 0) <= counts.get(whole, 0)


RATES = (
    ("TH", "upto14_completed", "upto14_ppc"),
    ("TH", "age6_grade1", "age6_ppc"),
    ("THCS", "graduated", "age15_18_ppc"),
    ("MN5", "completed", "completion_base"),
    ("XMC", "l1_15_60", "pop_15_60"),
    ("XMC", "l2_15_60", "pop_15_60"),
)


def figures_of(people):
    return counts_of([(year, counts) for (_, _, year), counts in counted(people).items()], YEAR)


def rates(counts):
    return {
        numerator: Fraction(counts[program][numerator], counts[program][denominator])
        for program, numerator, denominator in RATES
        if counts and counts[program][denominator]
    }


@given(population.filter(bool), st.data())
def test_one_more_completer_never_lowers_a_rate_nor_a_level(people, data):
    index = data.draw(st.integers(0, len(people) - 1))
    done = data.draw(
        st.sampled_from(["completed_preschool", "completed_primary", "completed_lower_secondary"]), "completed"
    )
    better = [*people[:index], replace(people[index], **{done: True}), *people[index + 1 :]]
    before, after = figures_of(people), figures_of(better)
    assert all(after_rate >= rates(before)[name] for name, after_rate in rates(after).items())
    levels = judge_all(before, difficult=False), judge_all(after, difficult=False)
    for program in ("MN5", "TH", "XMC", "THCS"):
        assert levels[1][program].level >= levels[0][program].level


@given(population, population)
def test_the_pooled_rate_of_two_communes_lies_between_their_rates(first, second):
    one, other = rates(figures_of(first)), rates(figures_of(second))
    for name, pooled in rates(figures_of([*first, *second])).items():
        parts = [found[name] for found in (one, other) if name in found]
        assert min(parts) <= pooled <= max(parts)


@given(population)
def test_primary_level_2_implies_level_1(people):
    """Each level holds all that the one below asks: a higher level never stands on a lower one that is not met."""
    for verdict in judge_all(figures_of(people), difficult=False).values():
        met = [all(line.met is True for line in level) for level in verdict.criteria]
        assert all(met[: verdict.level])
        assert verdict.level <= verdict.possible


@settings(max_examples=15, deadline=None)
@given(population.filter(bool), st.integers(1, 50))
def test_counting_in_parts_is_counting_at_once(people, size):
    whole = as_frame(people)
    parts = [whole.slice(start, size).lazy() for start in range(0, len(people), size)]
    assert count_parts(parts).equals(count_parts([whole.lazy()]))


def test_nobody_counts_to_no_cohort():
    assert count(as_frame([]).lazy()).collect().is_empty()
    assert isinstance(count(as_frame([]).lazy()), pl.LazyFrame)

"""Cohorts: the plain predicates and the engine count the same, and what must hold of any count."""

from dataclasses import replace

import polars as pl
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from namhoc.recognition.cohorts import KEYS, NAMES, added, applied, count, counted, delta
from namhoc.recognition.cohorts.frame import as_frame
from namhoc.recognition.cohorts.oracle import PREDICATES
from namhoc.recognition.person_year import Track
from tests.property.people import person_years

population = st.lists(person_years(), max_size=40)


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


@settings(max_examples=60, deadline=None)
@given(population)
def test_the_engine_counts_what_the_plain_predicates_count(people):
    assert by_engine(people) == plain(people)


@settings(max_examples=15, deadline=None)
@given(population, st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(people, random):
    shuffled = list(people)
    random.shuffle(shuffled)
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
    unknown = counts.get("in_primary_unclear", 0)
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


def test_nobody_counts_to_no_cohort():
    assert count(as_frame([]).lazy()).collect().is_empty()
    assert isinstance(count(as_frame([]).lazy()), pl.LazyFrame)

"""Series re-expressed on another map: what must hold for every history of mergers and splits."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.orgunits import Link, Measure, Observation, OrgUnit, Rate, Tier, UnitKind, UnitRegister, on_map

START, CHANGE, LATER = date(2020, 1, 1), date(2025, 7, 1), date(2026, 4, 30)
DAY = timedelta(days=1)


def unit(code: str, start: date, end: date | None = None) -> OrgUnit:
    return OrgUnit(code, start, code, UnitKind.COMMUNE, Tier.COMMUNE, None, end)


@st.composite
def histories(draw, known_shares: bool = True):
    """Units A0.. until CHANGE, B0.. until LATER, C0.. since; every old unit goes wholly or in parts into newer ones."""
    generations = [
        [f"{letter}{i}" for i in range(draw(st.integers(1, 6)))] for letter in ("A", "B", "C")
    ]  # fmt: skip
    spans = [(START, CHANGE - DAY), (CHANGE, LATER - DAY), (LATER, None)]
    units = [unit(code, *span) for codes, span in zip(generations, spans, strict=True) for code in codes]
    links = []
    for (olds, news), day in zip(
        [(generations[0], generations[1]), (generations[1], generations[2])], (CHANGE, LATER), strict=True
    ):
        for old in olds:
            into = draw(st.lists(st.sampled_from(news), min_size=1, max_size=3, unique=True))
            sizes = [draw(st.integers(1, 9)) for _ in into]
            shares = [Fraction(size, sum(sizes)) for size in sizes]
            links += [
                Link(day, old, new, share if known_shares or len(into) == 1 else None)
                for new, share in zip(into, shares, strict=True)
            ]
    return UnitRegister(units, links), generations[0]


def counts(codes):
    return st.fixed_dictionaries({code: st.integers(0, 10_000).map(Fraction) for code in codes})


def observed(values, day=START):
    return [Observation(code, "2024", day, value) for code, value in values.items()]


@given(st.data())
def test_totals_are_preserved_over_several_changes(data):
    register, old = data.draw(histories())
    values = data.draw(counts(old))
    told = on_map(observed(values), register, LATER, Measure.COUNT)
    assert sum(t.value for t in told) == sum(values.values())


@given(st.data())
def test_on_the_map_it_was_reported_on_a_series_is_itself(data):
    register, old = data.draw(histories())
    values = data.draw(counts(old))
    told = on_map(observed(values), register, START + DAY, Measure.COUNT)
    assert {t.unit: t.value for t in told} == values


@given(st.data())
def test_two_steps_are_one_long_step(data):
    register, old = data.draw(histories())
    values = data.draw(counts(old))
    step = on_map(observed(values), register, CHANGE, Measure.COUNT)
    two = on_map([Observation(t.unit, t.period, CHANGE, t.value) for t in step], register, LATER, Measure.COUNT)
    one = on_map(observed(values), register, LATER, Measure.COUNT)
    reached = {t.unit for t in step}
    complete = all(
        {r.code for r in register.predecessors(t.unit, LATER, CHANGE)} <= reached for t in two
    )  # a unit of the middle map that nothing came into has no value, and so has what it goes into
    if complete:
        assert {t.unit: t.value for t in two} == {t.unit: t.value for t in one}
    else:
        assert any(t.value is None for t in two)


@given(st.data())
def test_the_rate_of_a_merged_unit_lies_between_its_parts(data):
    register, old = data.draw(histories())
    rates = {
        code: Rate(Fraction(data.draw(st.integers(0, d))), Fraction(d))
        for code, d in ((code, data.draw(st.integers(1, 500))) for code in old)
    }
    for told in on_map(observed(rates), register, CHANGE, Measure.RATE):
        parts = [rates[source].ratio for source in told.sources]
        assert min(parts) <= told.value.ratio <= max(parts)


@given(st.data())
def test_a_split_without_a_known_share_is_never_guessed(data):
    register, old = data.draw(histories(known_shares=False))
    values = data.draw(counts(old))
    for told in on_map(observed(values), register, CHANGE, Measure.COUNT):
        split = [s for s in told.sources if len(register.successors(s, START, CHANGE)) > 1]
        assert (told.value is None) == bool(split)
        assert bool(told.reason) == bool(split)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=5))
def test_merged_and_split_again_with_the_recorded_shares_is_the_original(values):
    total = sum(values)
    olds = [f"A{i}" for i in range(len(values))]
    register = UnitRegister(
        [*(unit(old, START, CHANGE - DAY) for old in olds), unit("B", CHANGE)], [Link(CHANGE, old, "B") for old in olds]
    )
    merged = on_map(observed(dict(zip(olds, map(Fraction, values), strict=True))), register, CHANGE, Measure.COUNT)
    recorded = {
        ("B", old): Fraction(value, total) if total else Fraction(0) for old, value in zip(olds, values, strict=True)
    }
    back = on_map([Observation("B", "2024", CHANGE, merged[0].value)], register, START, Measure.COUNT, recorded)
    assert [t.value for t in back] == values


def test_ten_and_eleven_pupils_are_twenty_one_and_both_stay_readable():
    register = UnitRegister(
        [unit("A", START, CHANGE - DAY), unit("B", START, CHANGE - DAY), unit("C", CHANGE)],
        [Link(CHANGE, "A", "C"), Link(CHANGE, "B", "C")],
    )
    series = observed({"A": Fraction(10), "B": Fraction(11)})
    (told,) = on_map(series, register, CHANGE, Measure.COUNT)
    assert (told.value, told.sources) == (21, ("A", "B"))
    assert [t.value for t in on_map(series, register, START, Measure.COUNT)] == [10, 11]


def test_a_missing_part_is_named_and_not_taken_for_zero():
    register = UnitRegister(
        [unit("A", START, CHANGE - DAY), unit("B", START, CHANGE - DAY), unit("C", CHANGE)],
        [Link(CHANGE, "A", "C"), Link(CHANGE, "B", "C")],
    )
    (told,) = on_map(observed({"A": Fraction(594)}), register, CHANGE, Measure.STOCK)
    assert told.value is None
    assert told.missing == ("B",)
    assert "1 đơn vị" in told.reason


@pytest.mark.parametrize("measure", [Measure.ATTRIBUTE, Measure.RATE])
def test_what_cannot_be_added_is_not_added(measure):
    register = UnitRegister(
        [unit("A", START, CHANGE - DAY), unit("B", START, CHANGE - DAY), unit("C", CHANGE)],
        [Link(CHANGE, "A", "C"), Link(CHANGE, "B", "C")],
    )
    values = (
        {"A": "đặc biệt khó khăn", "B": ""}
        if measure is Measure.ATTRIBUTE
        else {"A": Fraction(9, 10), "B": Fraction(1)}
    )
    (told,) = on_map(observed(values), register, CHANGE, measure)
    assert told.value is None
    assert told.reason

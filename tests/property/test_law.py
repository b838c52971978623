"""Every standard against its plain oracle, most of all where one person decides; and what must hold of any verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.recognition import ContradictoryCounts, judge, judge_all
from namhoc.recognition.shares import unit_verdict
from tests.property import law

FULL, NEAR, ANY = range(3)
KINDS = st.sampled_from([FULL] * 6 + [NEAR] * 5 + [ANY])
"""Most parts are whole, so that the one that is near its threshold decides."""


@st.composite
def pair(draw, *percents):
    """A part and its whole; the part all of it, or within one person of some threshold, or any."""
    whole = draw(st.sampled_from([49, 100, 200, 400]) | st.integers(0, 400))
    kind = draw(KINDS)
    if kind == FULL:
        return whole, whole
    least = -(-draw(st.sampled_from(percents)) * whole // 100)
    part = draw(st.integers(least - 1, least + 1) if kind == NEAR else st.integers(0, whole))
    return min(max(part, 0), whole), whole


def named(part, whole, numbers):
    return {part: numbers[0], whole: numbers[1]}


@st.composite
def preschool_5(draw):
    counts = named("attending", "must_mobilise", draw(pair(90, 95))) | named(
        "completed", "completion_base", draw(pair(80, 85))
    )
    return counts | named("disabled_access", "disabled_able", draw(pair(60)))


@st.composite
def primary(draw):
    counts = named("age6_grade1", "age6_ppc", draw(pair(90, 95, 98))) | named(
        "upto14_completed", "upto14_ppc", draw(pair(70, 80))
    )
    counts |= named("age11_completed", "age11_ppc", draw(pair(70, 80, 90)))
    left = counts["age11_ppc"] - counts["age11_completed"]
    counts["age11_in_primary"] = draw(st.sampled_from([left] * 6 + [max(0, left - 1)]) | st.integers(0, left))
    return counts | named("disabled_access", "disabled_able", draw(pair(60)))


@st.composite
def literacy(draw):
    counts: dict[str, int] = {}
    before = {"pop": 0, "l1": 0, "l2": 0}
    for band in ("15_25", "15_35", "15_60"):
        first, people = draw(pair(90))
        least = min(first, -(-90 * people // 100))
        second = max(0, draw(st.sampled_from([first, first, least, least - 1])))
        for name, more in (("pop", people), ("l1", first), ("l2", second)):
            before[name] += more
            counts[f"{name}_{band}"] = before[name]
    return counts


@st.composite
def lower_secondary(draw):
    graduated, youths = draw(pair(70, 80, 90, 95))
    least = -(-draw(st.sampled_from((70, 80))) * youths // 100)
    upper = (
        min(max(least + draw(st.integers(-1, 1)), 0), youths) if draw(KINDS) != ANY else draw(st.integers(0, youths))
    )
    counts = {"graduated": graduated, "age15_18_ppc": youths, "upper": upper}
    counts |= named("disabled_access", "disabled_able", draw(pair(60)))
    above = {
        "primary_level": draw(st.sampled_from([0, 1, 1, 2, 3])),
        "literacy_level": draw(st.sampled_from([0, 1, 1, 2])),
    }
    return counts | above


@st.composite
def preschool_3_5(draw):
    counts: dict[str, dict[str, int]] = {"must_mobilise": {}, "attending": {}, "completed": {}}
    for age in "345":
        completed, attending = draw(pair(80, 85))
        counts["completed"][age], counts["attending"][age] = completed, attending
        counts["must_mobilise"][age] = attending + (draw(st.integers(0, 8)) if draw(KINDS) != FULL else 0)
    return counts


COUNTS = {"MN5": preschool_5(), "TH": primary(), "XMC": literacy(), "THCS": lower_secondary(), "MN35": preschool_3_5()}
PROGRAMS = list(COUNTS)


def some_missing(counts, names):
    return {name: (None if name in names else value) for name, value in counts.items()}


def told(verdict):
    return {
        "level": verdict.level,
        "possible": verdict.possible,
        "blocking": set(verdict.blocking),
        "unknown": set(verdict.unknown),
    }


@pytest.mark.parametrize("program", PROGRAMS)
@given(data=st.data(), difficult=st.booleans())
def test_a_verdict_is_what_the_articles_say(program, data, difficult):
    counts = data.draw(COUNTS[program])
    assert told(judge(program, counts, difficult=difficult)) == law.told(law.STANDARDS[program](counts, difficult))


@pytest.mark.parametrize("program", [program for program in PROGRAMS if program != "MN35"])
@given(data=st.data(), difficult=st.booleans())
def test_with_figures_missing_too(program, data, difficult):
    counts = data.draw(COUNTS[program])
    counts = some_missing(counts, data.draw(st.sets(st.sampled_from(sorted(counts)))))
    assert told(judge(program, counts, difficult=difficult)) == law.told(law.STANDARDS[program](counts, difficult))


@given(preschool_3_5(), st.booleans(), st.sampled_from("345"), st.sampled_from(["attending", "completed"]))
def test_with_an_age_missing_too(counts, difficult, age, name):
    counts = counts | {name: counts[name] | {age: None}}
    assert told(judge("MN35", counts, difficult=difficult)) == law.told(law.preschool_3_5(counts, difficult))


MORE = {
    "MN5": [("attending", "must_mobilise"), ("completed", "completion_base"), ("disabled_access", "disabled_able")],
    "TH": [("age6_grade1", "age6_ppc"), ("upto14_completed", "upto14_ppc"), ("disabled_access", "disabled_able")],
    "XMC": [("l1_15_60", "pop_15_60"), ("l2_15_60", "l1_15_60")],
    "THCS": [("graduated", "age15_18_ppc"), ("upper", "age15_18_ppc"), ("disabled_access", "disabled_able")],
}


@pytest.mark.parametrize("program", list(MORE))
@given(data=st.data(), difficult=st.booleans())
def test_one_more_learner_never_lowers_a_level(program, data, difficult):
    counts = data.draw(COUNTS[program])
    part, whole = data.draw(st.sampled_from(MORE[program]))
    if counts[part] < counts[whole]:
        before = judge(program, counts, difficult=difficult)
        after = judge(program, counts | {part: counts[part] + 1}, difficult=difficult)
        assert after.level >= before.level
        assert after.possible >= before.possible


@given(primary(), st.booleans())
def test_a_child_of_eleven_in_primary_who_completes_never_lowers_a_level(counts, difficult):
    if counts["age11_in_primary"]:
        after = counts | {
            "age11_completed": counts["age11_completed"] + 1,
            "age11_in_primary": counts["age11_in_primary"] - 1,
        }
        assert judge("TH", after, difficult=difficult).level >= judge("TH", counts, difficult=difficult).level


def times(counts, factor):
    return {
        name: times(value, factor) if isinstance(value, dict) else value if name.endswith("_level") else factor * value
        for name, value in counts.items()
    }


@pytest.mark.parametrize("program", PROGRAMS)
@given(data=st.data(), difficult=st.booleans(), factor=st.integers(2, 1000))
def test_a_commune_many_times_as_large_has_the_same_verdict(program, data, difficult, factor):
    counts = data.draw(COUNTS[program])
    same = judge(program, times(counts, factor), difficult=difficult)
    assert told(same) == told(judge(program, counts, difficult=difficult))


def together(one, other):
    return {
        name: together(value, other[name]) if isinstance(value, dict) else value + other[name]
        for name, value in one.items()
    }


@pytest.mark.parametrize("program", ["MN5", "TH", "XMC", "MN35"])
@given(data=st.data(), difficult=st.booleans())
def test_a_merged_pair_is_judged_on_its_own_counts_and_holds_every_rate_that_both_held(program, data, difficult):
    one, other = data.draw(COUNTS[program]), data.draw(COUNTS[program])
    merged = judge(program, together(one, other), difficult=difficult)
    assert told(merged) == law.told(law.STANDARDS[program](together(one, other), difficult))
    held = [judge(program, each, difficult=difficult) for each in (one, other)]
    if program != "MN35":
        assert merged.level >= min(verdict.level for verdict in held)


@pytest.mark.parametrize("program", [program for program in PROGRAMS if program != "XMC"])  # other ages are asked there
@given(data=st.data())
def test_a_commune_with_especially_difficult_conditions_is_asked_no_more(program, data):
    counts = data.draw(COUNTS[program])
    assert judge(program, counts, difficult=True).level >= judge(program, counts, difficult=False).level


RATES = {
    "MN5": ["attending", "completed", "disabled_access"],
    "TH": ["age6_grade1", "upto14_completed", "age11_completed", "disabled_access"],
    "THCS": ["graduated", "upper", "disabled_access"],
}
WHOLE = {part: whole for pairs in MORE.values() for part, whole in pairs} | {"age11_completed": "age11_ppc"}


@pytest.mark.parametrize("program", list(RATES))
@given(data=st.data(), difficult=st.booleans())
def test_whatever_unclear_persons_turn_out_to_be_lies_between_certain_and_possible(program, data, difficult):
    counts = data.draw(COUNTS[program])
    unclear, known = {}, dict(counts)
    for part in data.draw(st.sets(st.sampled_from(RATES[program]))):
        room = counts[WHOLE[part]] - counts[part]
        if part == "age11_completed":
            room -= counts["age11_in_primary"]  # who is in primary has not completed
        unclear[f"{part}_unclear"] = some = data.draw(st.integers(0, min(room, 5)))
        known[part] = counts[part] + data.draw(st.integers(0, some))
    verdict = judge(program, counts | unclear, difficult=difficult)
    world = judge(program, known, difficult=difficult)
    assert verdict.level <= world.level <= verdict.possible


@given(st.sampled_from(list(law.SHARES)), st.sampled_from(["MN5", "TH", "THCS", "XMC"]), st.data())
def test_a_district_or_province_is_what_the_articles_say(kind, program, data):
    tops = len(law.SHARES[kind][program])
    size = data.draw(st.sampled_from([0, 1, 9, 10, 20, 99, 100, 101]))
    few = data.draw(st.integers(0, 12) | st.just(size // 10) | st.just(size * 19 // 100))
    rest = data.draw(st.lists(st.sampled_from([None, *range(tops)]), min_size=few, max_size=few))
    levels = [*rest, *[tops] * max(0, size - few)]
    groups = [{"level": one, "count": 1} for one in levels]
    assert told(unit_verdict(kind, program, groups)) == law.told(law.units(kind, program, levels))


@given(st.data(), st.booleans())
def test_lower_secondary_of_a_commune_rests_on_its_own_primary_and_literacy(data, difficult):
    counts = {program: data.draw(COUNTS[program]) for program in ("TH", "XMC", "THCS")}
    counts["THCS"] = counts["THCS"] | {"primary_level": None, "literacy_level": None}
    found = judge_all(counts, difficult=difficult)
    assert not any(isinstance(one, ContradictoryCounts) for one in found.values())
    below = min(found["TH"].level, found["XMC"].level)
    assert found["THCS"].level == 0 or below >= 1
    if min(found["TH"].possible, found["XMC"].possible) == 0:
        assert found["THCS"].possible == 0

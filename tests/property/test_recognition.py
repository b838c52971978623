"""What must hold for every count: monotone, cascading, exact; the oracle is a plain reading of the articles."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from namhoc.recognition import judge
from namhoc.recognition.criterion import at_least, needed
from namhoc.recognition.explain import rate

small = st.integers(0, 60)


@st.composite
def primary(draw):
    def pair(part, whole):
        n = draw(small)
        return {whole: n, part: draw(st.integers(0, n))}

    counts = pair("age6_grade1", "age6_ppc") | pair("upto14_completed", "upto14_ppc")
    counts |= pair("age11_completed", "age11_ppc") | pair("disabled_access", "disabled_able")
    left = counts["age11_ppc"] - counts["age11_completed"]
    return counts | {"age11_in_primary": draw(st.integers(0, left))}


def oracle(c, difficult):
    """Điều 9-11 NĐ 20/2014 and Điều 2 TT 07/2016 read line by line, with fractions."""

    def share(n, d, percent):
        return None if d == 0 else Fraction(n, d) >= Fraction(percent, 100)

    def worst(tests):
        return False if False in tests else None if None in tests else True

    disabled = True if c["disabled_able"] == 0 else share(c["disabled_access"], c["disabled_able"], 60)
    rest = c["age11_ppc"] - c["age11_completed"] == c["age11_in_primary"]
    age6 = [share(c["age6_grade1"], c["age6_ppc"], p) for p in (90, 95, 98)]
    age11 = [share(c["age11_completed"], c["age11_ppc"], p) for p in ((70, 80) if difficult else (80, 90))]
    upto14 = share(c["upto14_completed"], c["upto14_ppc"], 70 if difficult else 80)
    return [worst([age6[0], upto14, disabled]), worst([age6[1], age11[0], rest]), worst([age6[2], age11[1], rest])]


@given(primary(), st.booleans())
def test_primary_is_what_the_articles_say(counts, difficult):
    levels = oracle(counts, difficult)
    verdict = judge("TH", counts, difficult=difficult)
    certain = next((i for i, met in enumerate(levels) if met is not True), 3)
    possible = next((i for i, met in enumerate(levels) if met is False), 3)
    assert (verdict.level, verdict.possible) == (certain, possible)


@given(primary(), st.booleans(), st.sampled_from(["age6_grade1", "upto14_completed", "disabled_access"]))
def test_one_more_learner_never_lowers_a_level(counts, difficult, field):
    whole = {"age6_grade1": "age6_ppc", "upto14_completed": "upto14_ppc", "disabled_access": "disabled_able"}[field]
    if counts[field] < counts[whole]:
        better = counts | {field: counts[field] + 1}
        assert judge("TH", better, difficult=difficult).level >= judge("TH", counts, difficult=difficult).level


@given(primary(), st.booleans(), st.sets(st.sampled_from(["age6_grade1", "age11_in_primary", "disabled_access"])))
def test_a_missing_figure_never_makes_a_level_certain_nor_excludes_one_that_was_possible(counts, difficult, missing):
    full = judge("TH", counts, difficult=difficult)
    part = judge("TH", counts | dict.fromkeys(missing), difficult=difficult)
    assert part.level <= full.level
    assert part.possible >= full.possible


@given(st.integers(1, 10_000), st.integers(0, 100))
def test_needed_is_the_least_number_that_is_enough(denominator, percent):
    n = needed(denominator, percent)
    assert at_least(n, denominator, percent)
    assert n == 0 or not at_least(n - 1, denominator, percent)


@given(st.integers(1, 30_000), st.integers(1, 100), st.data())
def test_a_rate_is_never_printed_as_the_threshold_it_misses(denominator, percent, data):
    numerator = data.draw(st.integers(0, denominator))
    printed = Fraction(rate(numerator, denominator, percent).rstrip("%").replace(",", "."))
    assert (printed < percent) == (not at_least(numerator, denominator, percent))

"""What a what-if, the cheapest way and persons not known must hold to; the oracles are brute force and re-judging."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from namhoc.recognition import Switches, evaluate_all, judge
from namhoc.recognition.cheapest import cheapest
from namhoc.recognition.cohorts import KEYS, NAMES, counted
from namhoc.recognition.consistency import check_cohorts
from namhoc.recognition.learners import MOVABLE, with_learners
from namhoc.recognition.person_year import Status
from namhoc.recognition.switches import CompletionScope, PreschoolBase, PrimaryCohort, UpperBase
from namhoc.recognition.whatif import CommuneFigures, Merge, MoreLearners, Situation, compare, summed
from tests.property.people import person_years

tiny = st.integers(1, 7)


def pair(draw, part, whole, size=tiny):
    n = draw(size)
    return {whole: n, part: draw(st.integers(0, n))}


@st.composite
def primary(draw, size=tiny):
    """Children 6, 11 and 12-14 (or 14), so that the cohort to 14 holds those of 11 where it should."""
    counts = pair(draw, "age6_grade1", "age6_ppc", size) | pair(draw, "age11_completed", "age11_ppc", size)
    counts["age11_in_primary"] = draw(st.integers(0, counts["age11_ppc"] - counts["age11_completed"]))
    older = pair(draw, "done", "all", size)
    counts |= {"upto14_completed": older["done"], "upto14_ppc": older["all"]}
    counts |= pair(draw, "disabled_access", "disabled_able", st.integers(0, 4))
    return counts


def to_fourteen(counts):
    """The same children with those of 11 counted in the cohort to 14."""
    return counts | {
        "upto14_completed": counts["upto14_completed"] + counts["age11_completed"],
        "upto14_ppc": counts["upto14_ppc"] + counts["age11_ppc"],
    }


@settings(max_examples=60, deadline=None)
@given(primary(st.integers(1, 4)), st.booleans(), st.integers(1, 3), st.booleans())
def test_the_cheapest_way_in_primary_is_that_of_brute_force(counts, difficult, level, with_eleven):
    older = counts["upto14_ppc"] - counts["upto14_completed"]
    switches = Switches() if with_eleven else Switches(primary_l1_cohort=PrimaryCohort.AGE_14)
    if with_eleven:
        counts = to_fourteen(counts)
    eleven = {"upto14_completed": 1} if with_eleven else {}
    outside = counts["age11_ppc"] - counts["age11_completed"] - counts["age11_in_primary"]
    moves = [
        (counts["age6_ppc"] - counts["age6_grade1"], {"age6_grade1": 1}),
        (outside, {"age11_completed": 1} | eleven),
        (counts["age11_in_primary"], {"age11_completed": 1, "age11_in_primary": -1} | eleven),
        (outside, {"age11_in_primary": 1}),
        (older, {"upto14_completed": 1}),
        (counts["disabled_able"] - counts["disabled_access"], {"disabled_access": 1}),
    ]

    def feasible(changed):
        return changed["age11_completed"] + changed["age11_in_primary"] <= changed["age11_ppc"]

    way = cheapest("TH", counts, difficult=difficult, level=level, switches=switches)
    best = None
    for taken in product(*(range(room + 1) for room, _ in moves)):
        changed = dict(counts)
        for times, (_, change) in zip(taken, moves, strict=True):
            for name, by in change.items():
                changed[name] += times * by
        if feasible(changed) and (best is None or sum(taken) < best):
            verdict = judge("TH", changed, difficult=difficult, switches=switches)
            best = sum(taken) if verdict.level >= level else best
    if way is None:
        assert best == 0
    else:
        assert way.at_least == best
        assert way.at_least <= way.at_most


@st.composite
def literacy(draw):
    """Persons by age group: of no level, of level 1, of level 2."""
    groups = [[draw(st.integers(0, 3)) for _ in range(3)] for _ in range(3)]
    groups[0][0] += 1
    return groups


def bands(groups):
    counts, people, one, two = {}, 0, 0, 0
    for name, (none, first, second) in zip(("15_25", "15_35", "15_60"), groups, strict=True):
        people, one, two = people + none + first + second, one + first + second, two + second
        counts |= {f"pop_{name}": people, f"l1_{name}": one, f"l2_{name}": two}
    return counts


@settings(max_examples=60, deadline=None)
@given(literacy(), st.booleans(), st.integers(1, 2))
def test_the_cheapest_way_in_literacy_is_that_of_brute_force(groups, difficult, level):
    """A learner of no level may reach level 1 or 2, one of level 1 may reach level 2."""
    way = cheapest("XMC", bands(groups), difficult=difficult, level=level)
    best = None
    ways = [
        [(a, b, c) for a in range(none + 1) for b in range(none - a + 1) for c in range(first + 1)]
        for none, first, _ in groups
    ]
    for choice in product(*ways):
        total = sum(map(sum, choice))
        if best is not None and total >= best:
            continue
        after = [
            (none - a - b, first + a - c, second + b + c)
            for (none, first, second), (a, b, c) in zip(groups, choice, strict=True)
        ]
        if judge("XMC", bands(after), difficult=difficult).level >= level:
            best = total
    assert best == (0 if way is None else way.at_least)


@settings(max_examples=80, deadline=None)
@given(st.data(), st.booleans(), st.sampled_from(list(CompletionScope)))
def test_the_cheapest_way_at_three_to_five_is_that_of_brute_force(data, difficult, scope):
    ages = {}
    for age in "345":
        attending = data.draw(st.integers(1, 4))
        ages[age] = (attending, data.draw(st.integers(0, attending)), data.draw(st.integers(0, 2)))
    switches = Switches(mn35_scope=scope)

    def counts(new, done):
        return {
            "must_mobilise": {age: ages[age][0] + ages[age][2] for age in ages},
            "attending": {age: ages[age][0] + new[i] for i, age in enumerate(ages)},
            "completed": {age: ages[age][1] + done[i] for i, age in enumerate(ages)},
        }

    way = cheapest("MN35", counts((0, 0, 0), (0, 0, 0)), difficult=difficult, switches=switches)
    best = None
    for new in product(*(range(ages[age][2] + 1) for age in ages)):
        for done in product(*(range(ages[age][0] + n - ages[age][1] + 1) for age, n in zip(ages, new, strict=True))):
            # A newcomer who completes is one person.
            total = sum(max(n, d) if d <= n else d for n, d in zip(new, done, strict=True))
            if (best is None or total < best) and judge(
                "MN35", counts(new, done), difficult=difficult, switches=switches
            ).level:
                best = total
    assert best == (0 if way is None else way.at_least)


@settings(max_examples=80, deadline=None)
@given(st.data(), st.booleans(), st.sampled_from(list(PreschoolBase)))
def test_the_cheapest_way_at_five_is_that_of_brute_force(data, difficult, base):
    """Disabled children may be those who come to attend; completers are other children where the base is those of 6."""
    counts = pair(data.draw, "attending", "must_mobilise") | pair(
        data.draw, "disabled_access", "disabled_able", st.just(0)
    )
    whole = {
        PreschoolBase.AGE_6: data.draw(tiny),
        PreschoolBase.AGE_5: counts["must_mobilise"],
        PreschoolBase.ATTENDING: counts["attending"],
    }[base]
    counts |= {"completion_base": whole, "completed": data.draw(st.integers(0, whole))}
    switches = Switches(preschool_completion_base=base)
    if whole == 0:
        return
    way = cheapest("MN5", counts, difficult=difficult, switches=switches)
    best = None
    for new in range(counts["must_mobilise"] - counts["attending"] + 1):
        grown = whole + new if base is PreschoolBase.ATTENDING else whole
        for done in range(grown - counts["completed"] + 1):
            after = counts | {
                "attending": counts["attending"] + new,
                "completion_base": grown,
                "completed": counts["completed"] + done,
            }
            total = new + done if base is PreschoolBase.AGE_6 else max(new, done)
            if (best is None or total < best) and judge("MN5", after, difficult=difficult, switches=switches).level:
                best = total
    assert best == (0 if way is None else way.at_least)


@settings(max_examples=80, deadline=None)
@given(st.data(), st.booleans(), st.sampled_from(list(UpperBase)), st.integers(1, 3))
def test_the_cheapest_way_in_lower_secondary_is_that_of_brute_force(data, difficult, base, level):
    """One person may graduate and go on at once, so persons are the larger of the two numbers."""
    n = data.draw(tiny)
    graduated = data.draw(st.integers(1, n))
    counts = {
        "primary_level": 1, "literacy_level": 1, "age15_18_ppc": n, "graduated": graduated,
        "upper": data.draw(st.integers(0, graduated)), "disabled_able": 0, "disabled_access": 0,
    }  # fmt: skip
    switches = Switches(upper_base=base)
    way = cheapest("THCS", counts, difficult=difficult, level=level, switches=switches)
    best = None
    for more, upper in product(range(n - graduated + 1), range(n - counts["upper"] + 1)):
        after = counts | {"graduated": graduated + more, "upper": counts["upper"] + upper}
        if after["upper"] > after["graduated"]:
            continue
        if (best is None or max(more, upper) < best) and judge(
            "THCS", after, difficult=difficult, switches=switches
        ).level >= level:
            best = max(more, upper)
    assert best == (0 if way is None else way.at_least)


@given(primary(), st.booleans(), st.sampled_from(sorted(MOVABLE["TH"])), st.integers(1, 3))
def test_a_what_if_is_the_evaluation_of_the_changed_figures(counts, difficult, figure, persons):
    counts = to_fourteen(counts)
    room = counts[MOVABLE["TH"][figure].of] - counts[figure]
    if figure == "age11_in_primary":
        room -= counts["age11_completed"]
    if persons > room:
        return
    situation = Situation.on({"x": CommuneFigures({"TH": counts}, difficult)}, 2026)
    found = compare(situation, [MoreLearners("x", "TH", figure, persons)])
    changed = with_learners({"TH": counts}, "TH", figure, persons, switches=Switches())
    assert found.before.communes["x"] == evaluate_all("x", {"TH": counts}, survey_year=2026, difficult=difficult)
    assert found.after.communes["x"] == evaluate_all("x", changed, survey_year=2026, difficult=difficult)
    assert found.after.communes["x"]["TH"].standard_level >= found.before.communes["x"]["TH"].standard_level


@given(primary(), primary(), st.booleans())
def test_merged_communes_are_judged_on_the_sums_of_their_counts(one, other, difficult):
    figures = [CommuneFigures({"TH": to_fourteen(counts)}, difficult) for counts in (one, other)]
    found = compare(Situation.on({"a": figures[0], "b": figures[1]}, 2026), [Merge(("a", "b"), "c")])
    assert set(found.after.communes) == {"c"}
    total = {name: to_fourteen(one)[name] + to_fourteen(other)[name] for name in one}
    assert summed([f.counts for f in figures])["TH"] == total
    assert found.after.communes["c"]["TH"].verdict == judge("TH", total, difficult=difficult)


@given(primary(), st.booleans(), st.data())
def test_whatever_persons_not_known_turn_out_to_be_the_verdict_stays_between_certain_and_possible(
    counts, difficult, data
):
    """Take any truth, hide some persons of it; the level of the truth lies between the certain and the possible one."""
    truth = judge("TH", counts, difficult=difficult)
    hidden = {
        name: data.draw(st.integers(0, counts[name]))
        for name in ("age6_grade1", "upto14_completed", "disabled_access", "age11_in_primary")
    }
    seen = counts | {name: counts[name] - n for name, n in hidden.items()}
    seen |= {f"{name}_unclear": n for name, n in hidden.items()}
    found = judge("TH", seen, difficult=difficult)
    assert found.level <= truth.level <= found.possible


@given(st.integers(1, 60), st.data())
def test_children_of_eleven_not_known_may_have_completed_or_be_in_primary(ppc, data):
    completed = data.draw(st.integers(0, ppc))
    in_primary = data.draw(st.integers(0, ppc - completed))
    base = {
        "age6_grade1": 1, "age6_ppc": 1, "upto14_completed": 1, "upto14_ppc": 1, "disabled_able": 0,
        "disabled_access": 0, "age11_ppc": ppc,
    }  # fmt: skip
    truth = judge("TH", base | {"age11_completed": completed, "age11_in_primary": in_primary}, difficult=False)
    from_completed, from_primary = data.draw(st.integers(0, completed)), data.draw(st.integers(0, in_primary))
    seen = base | {
        "age11_completed": completed - from_completed,
        "age11_completed_unclear": from_completed,
        "age11_in_primary": in_primary - from_primary,
        "age11_in_primary_unclear": from_completed + from_primary,
    }
    found = judge("TH", seen, difficult=False)
    assert found.level <= truth.level <= found.possible


def contradictory(person):
    """Completed primary yet below grade 6 or never at school, or never at school yet in a grade: X3 is there to find
    such."""
    if person.status == Status.NOT_STARTED and (person.grade or 0) >= 1:
        return True
    low = person.grade is not None and person.grade < 6
    below = person.status in (Status.STUDYING, Status.PAUSED) and low
    return bool(person.completed_primary) and (below or person.status == Status.NOT_STARTED)


@settings(max_examples=100, deadline=None)
@given(st.lists(person_years().filter(lambda person: not contradictory(person)), max_size=30))
def test_figures_counted_from_persons_always_agree_with_themselves(people):
    rows = [
        dict(zip(KEYS, key, strict=True)) | {name: counts[name] for name in NAMES}
        for key, counts in counted(people).items()
    ]
    assert list(check_cohorts(rows)) == []

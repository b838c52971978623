"""Deeds done to units: what must hold for every history of mergers, splits, renamings, moves and closings."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from namhoc.orgunits import (
    ChangeKind,
    Going,
    Measure,
    Observation,
    OrgUnit,
    OrgUnitChange,
    Rate,
    Tier,
    UnitKind,
    UnitRegister,
    apply,
    on_map,
    problems,
    undo,
)

START, FIRST, STEP, DAY = date(2020, 1, 1), date(2025, 7, 1), timedelta(days=90), timedelta(days=1)


def school(code: str, parent: str, since: date = START) -> OrgUnit:
    return OrgUnit(code, since, f"Trường {code}", UnitKind.SCHOOL, None, parent)


@st.composite
def provinces(draw: st.DrawFn) -> UnitRegister:
    """A province with two to four communes and up to three schools in each."""
    units = [OrgUnit("P", START, "Hoàng Sơn", UnitKind.PROVINCE, Tier.PROVINCE, None)]
    for i in range(draw(st.integers(2, 4))):
        units.append(OrgUnit(f"C{i}", START, f"Xã {i}", UnitKind.COMMUNE, Tier.COMMUNE, "P"))
        units += [school(f"C{i}S{j}", f"C{i}") for j in range(draw(st.integers(1, 3)))]
    return UnitRegister(units)


@st.composite
def deeds(draw: st.DrawFn, register: UnitRegister, day: date, number: int) -> OrgUnitChange:
    """A deed that can be done to ``register`` on ``day``."""
    eve = day - DAY
    schools = [unit for unit in register.on(eve) if unit.kind is UnitKind.SCHOOL]
    communes = list(register.on(eve, Tier.COMMUNE))
    sort = draw(st.sampled_from(["merge", "join", "split", "part", "rename", "move", "close", "create", "communes"]))
    some = draw(st.permutations(schools)) if schools else []
    new = f"N{number}"
    said = {"effective": day, "decision": f"{number}/QĐ-UBND", "decided": eve}
    if sort == "communes" and len(communes) > 1:
        pair = draw(st.permutations(communes))[:2]
        code = draw(st.sampled_from([new, pair[0].code]))
        return OrgUnitChange(
            ChangeKind.MERGE,
            sources=tuple(unit.code for unit in pair),
            targets=(replace(pair[0], code=code, name=f"Mới {number}", valid_from=day),),
            **said,
        )
    if sort == "merge" and len(some) > 1:
        parent = draw(st.sampled_from(communes)).code
        return OrgUnitChange(
            ChangeKind.MERGE, sources=(some[0].code, some[1].code), targets=(school(new, parent, day),), **said
        )
    if sort == "join" and len(some) > 1:
        return OrgUnitChange(
            ChangeKind.MERGE, sources=(some[0].code,), goes=(Going(some[0].code, some[1].code),), **said
        )
    if sort in {"split", "part"} and some:
        old, sizes = some[0], draw(st.lists(st.integers(1, 9), min_size=2, max_size=3))
        codes = [f"{new}{i}" for i in range(len(sizes))]
        if sort == "part":
            codes[0] = old.code
        goes = tuple(
            Going(old.code, code, Fraction(size, sum(sizes)), "số học sinh")
            for code, size in zip(codes, sizes, strict=True)
        )
        targets = tuple(school(code, old.parent, day) for code in codes if code != old.code)
        return OrgUnitChange(ChangeKind.SPLIT, sources=(old.code,), targets=targets, goes=goes, **said)
    if sort == "rename" and some:
        named = replace(some[0], name=f"Tên {number}", valid_from=day)
        return OrgUnitChange(ChangeKind.RENAME, sources=(named.code,), targets=(named,), **said)
    if sort == "move" and some and len(communes) > 1:
        to = draw(st.sampled_from([unit for unit in communes if unit.code != some[0].parent]))
        moved = replace(some[0], parent=to.code, valid_from=day)
        return OrgUnitChange(ChangeKind.MOVE, sources=(moved.code,), targets=(moved,), **said)
    if sort == "close" and len(some) > 1:
        return OrgUnitChange(
            ChangeKind.CLOSE, sources=(some[0].code,), goes=(Going(some[0].code, some[1].code),), **said
        )
    return OrgUnitChange(ChangeKind.CREATE, targets=(school(new, communes[0].code, day),), **said)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[UnitRegister], list[OrgUnitChange]]:
    """Registers before, between and after one to five deeds, and the deeds."""
    registers, done = [draw(provinces())], []
    for number in range(draw(st.integers(1, 5))):
        deed = draw(deeds(registers[-1], FIRST + number * STEP, number))
        assert not problems(registers[-1], deed)
        registers.append(apply(registers[-1], deed))
        done.append(deed)
    return registers, done


@given(histories())
def test_undone_in_reverse_every_register_is_the_one_before(history):
    registers, done = history
    register = registers[-1]
    for before, deed in zip(reversed(registers[:-1]), reversed(done), strict=True):
        register = undo(register, deed)
        assert register == before


@given(histories())
def test_no_orphan_no_cycle_no_gap_and_no_overlap(history):
    register = history[0][-1]
    for unit in register:
        for day in (unit.valid_from, unit.valid_to or FIRST + 9 * STEP):
            assert unit.parent is None or register.get(unit.parent, day) is not None
            assert unit.code not in {above.code for above in register.ancestors(unit.code, day)}
        for before, after in pairwise(register.versions(unit.code)):
            assert before.valid_to is not None
            assert before.valid_to + DAY == after.valid_from


@given(histories())
def test_every_unit_that_ends_says_what_became_of_it(history):
    register, last = history[0][-1], FIRST + 9 * STEP
    for unit in register:
        if unit.exists_on(START):
            heirs = register.successors(unit.code, START, last)
            assert sum(heir.share for heir in heirs) == 1


@given(histories(), st.data())
def test_totals_are_preserved_over_several_changes(history, data):
    registers, _ = history
    schools = [unit.code for unit in registers[0] if unit.kind is UnitKind.SCHOOL]
    values = {code: Fraction(data.draw(st.integers(0, 900))) for code in schools}
    series = [Observation(code, "2024-2025", START, value) for code, value in values.items()]
    told = on_map(series, registers[-1], FIRST + 9 * STEP, Measure.COUNT)
    assert sum(one.value for one in told) == sum(values.values())
    assert {one.unit: one.value for one in on_map(series, registers[-1], FIRST - DAY, Measure.COUNT)} == values


@given(histories(), st.data())
def test_a_rate_stays_between_the_rates_it_was_made_from(history, data):
    registers, _ = history
    schools = [unit.code for unit in registers[0] if unit.kind is UnitKind.SCHOOL]
    rates = {}
    for code in schools:
        of = data.draw(st.integers(1, 900))
        rates[code] = Rate(Fraction(data.draw(st.integers(0, of))), Fraction(of))
    series = [Observation(code, "2024-2025", START, rate) for code, rate in rates.items()]
    for one in on_map(series, registers[-1], FIRST + 9 * STEP, Measure.RATE):
        parts = [rates[source].ratio for source in one.sources]
        assert min(parts) <= one.value.ratio <= max(parts)


@given(st.lists(st.integers(1, 900), min_size=2, max_size=4))
def test_merged_and_split_again_by_the_recorded_pupils_is_the_original(pupils):
    old, new, total = [f"A{i}" for i in range(len(pupils))], [f"B{i}" for i in range(len(pupils))], sum(pupils)
    commune = OrgUnit("C", START, "Nà Pheo", UnitKind.COMMUNE, Tier.COMMUNE, None)
    register = UnitRegister([commune, *(school(code, "C") for code in old)])
    merger = OrgUnitChange(ChangeKind.MERGE, FIRST, tuple(old), (school("M", "C", FIRST),))
    parting = OrgUnitChange(
        ChangeKind.SPLIT,
        FIRST + STEP,
        ("M",),
        tuple(school(code, "C", FIRST + STEP) for code in new),
        tuple(Going("M", code, Fraction(n, total), "số học sinh") for code, n in zip(new, pupils, strict=True)),
    )
    register = apply(apply(register, merger), parting)
    series = [Observation(code, "2024-2025", START, Fraction(n)) for code, n in zip(old, pupils, strict=True)]
    assert [one.value for one in on_map(series, register, FIRST + STEP, Measure.COUNT)] == pupils

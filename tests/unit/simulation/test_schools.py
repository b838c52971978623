"""Schools of the invented province: proportions, history, sites and posts, planted faults, the workbook."""

import io
from collections import Counter, defaultdict
from dataclasses import fields
from datetime import date, timedelta
from itertools import pairwise

import openpyxl
import pytest

from namhoc.core import fold
from namhoc.orgunits import Tier, UnitKind, UnitRegister, national
from namhoc.orgunits.school import FigureSource, SchoolType, Stage
from namhoc.simulation import (
    PROVINCE_CODE,
    SIMULATED,
    YEARS,
    Fault,
    counted_on,
    links,
    metres,
    network,
    on_units,
    profiles,
    province,
    school_workbook,
    schools,
)
from namhoc.simulation.hamlets import hamlets
from namhoc.simulation.schools import network as grown

THEN = date(2025, 2, 1)
TODAY = date(2026, 9, 21)


@pytest.fixture(scope="module")
def whole():
    return network()


@pytest.fixture(scope="module")
def figures(whole):
    found = defaultdict(dict)
    for figure in whole.all_figures:
        found[figure.school_year, figure.school][figure.name] = figure.value
    return found


@pytest.fixture(scope="module")
def register(whole):
    return UnitRegister((*province(), *whole.units), (*links(), *whole.links))


def of_old_province(register, whole, code, day):
    inside = {unit.code for unit in register.descendants(code, day)}
    return [unit for unit in whole.schools(day) if unit.code in inside]


def test_the_old_province_has_the_proportions_of_a_mountain_province_of_2024(whole, figures, register):
    found = of_old_province(register, whole, "H7", THEN)
    sums = Counter()
    for unit in found:
        sums.update(figures[2024, unit.code])
    assert len(found) == 594
    assert sums["pupils"] == pytest.approx(235_731, rel=0.01)
    assert sums["classes"] == pytest.approx(8_231, rel=0.02)
    assert sums["staff"] == pytest.approx(16_779, rel=0.02)


def test_the_other_old_province_has_its_own(whole, register):
    assert len(of_old_province(register, whole, "H8", THEN)) == 452


def test_every_stage_and_every_kind_of_school_is_there(whole):
    day = TODAY
    stages = {code for unit in whole.schools(day) for code in whole.attribute(unit.code, "stages", day).split()}
    assert stages == set(Stage)
    assert {whole.attribute(unit.code, "school_type", day) for unit in whole.schools(day)} == set(SchoolType) - {
        SchoolType.GIFTED,
        SchoolType.SPECIAL,
    }
    assert {whole.attribute(unit.code, "ownership", day) for unit in whole.schools(day)} == {"public", "private"}


@pytest.mark.parametrize("day", [THEN, date(2025, 7, 1), date(2026, 5, 15), TODAY])
def test_every_school_stands_under_a_unit_of_that_day(whole, register, day):
    found = whole.schools(day)
    assert len({unit.code for unit in found}) == len(found)
    for unit in found:
        above = register.get(unit.parent, day)
        assert above is not None
        assert above.tier is Tier.COMMUNE or above.kind is UnitKind.DOET


def test_versions_of_a_school_follow_each_other_without_gap_and_start_with_their_parent(whole, register):
    for unit in whole.units:
        parent = register.get(unit.parent, unit.valid_from)
        assert parent.valid_to is None or (unit.valid_to is not None and unit.valid_to <= parent.valid_to)
    for code in {unit.code for unit in whole.units}:
        for before, after in pairwise(register.versions(code)):
            assert before.valid_to + timedelta(1) == after.valid_from


def test_a_merged_school_has_the_pupils_of_its_parts(whole, register, figures):
    mergers = defaultdict(list)
    for link in whole.links:
        if link.effective.year == 2026:
            mergers[link.new].append(link.old)
    assert len(mergers) == 5
    for new, olds in mergers.items():
        assert len(olds) == 2
        before = sum(figures[2025, old]["pupils"] for old in olds)
        assert figures[2026, new]["pupils"] == pytest.approx(before, rel=0.12)
        assert not any(figures.get((2026, old)) for old in olds)
        assert [r.code for r in register.successors(olds[0], THEN, TODAY)] == [new]


def test_some_schools_became_semi_boarding_schools_under_the_same_code(whole, register):
    changed = [
        code
        for code in {unit.code for unit in whole.units}
        if whole.attribute(code, "school_type", date(2024, 8, 1)) == SchoolType.REGULAR
        and whole.attribute(code, "school_type", TODAY) == SchoolType.SEMI_BOARDING
    ]
    assert len(changed) == 8
    assert all(register.get(code, TODAY).name.startswith("PTDTBT") for code in changed)


def test_figures_hold_together(whole, figures):
    assert {year for year, _ in figures} == set(YEARS)
    for row in figures.values():
        assert 0 <= row["girls"] <= row["pupils"]
        assert 0 <= row["minority_pupils"] <= row["pupils"]
        assert row["semi_boarders"] + row["boarders"] <= row["pupils"]
        assert row["permanent_classrooms"] <= row["classrooms"]
        assert row["pupils"] > 0
        assert row["classes"] > 0
        assert row["managers"] + row["teachers"] <= row["staff"]
        grades = sum(
            value for name, value in row.items() if name.startswith(("pupils_grade", "kindergarten", "nursery"))
        )
        assert grades == row["pupils"]


def test_pupils_of_a_school_change_little_from_year_to_year(figures):
    for (year, school), row in figures.items():
        before = figures.get((year - 1, school))
        if before:
            assert abs(row["pupils"] - before["pupils"]) <= max(8, 0.15 * before["pupils"]), (year, school)


def test_staff_figures_are_the_posts_held_on_the_day(whole, figures):
    for year in (2025, 2026):
        held = Counter(post.school for post in whole.posts_on(counted_on(year)))
        assert {s: row["staff"] for (y, s), row in figures.items() if y == year} == held


def test_nobody_holds_two_posts_on_one_day(whole):
    codes = Counter(post.staff_code for post in whole.posts_on(TODAY))
    assert set(codes.values()) == {1}
    assert all(code.startswith("HMP") for code in codes)


def test_a_site_has_one_school_at_a_time_one_main_site_each_and_a_code_of_its_own(whole):
    assert len({site.code for site in whole.sites}) == len(whole.sites)
    by_site = defaultdict(list)
    for place in whole.placements:
        by_site[place.site].append(place)
    for rows in by_site.values():
        rows.sort(key=lambda place: place.valid_from)
        assert all(a.valid_to is not None and a.valid_to < b.valid_from for a, b in pairwise(rows))
    for day in (THEN, TODAY):
        main = Counter(place.school for place in whole.placements_on(day) if place.is_main)
        assert main == Counter(unit.code for unit in whole.schools(day))


def test_sites_lie_near_their_commune_and_hard_communes_have_more(whole):
    for place in whole.placements_on(TODAY):
        assert metres((place.lat, place.lon), profiles()[place.commune].place) < 30_000
    sites = Counter(place.commune for place in whole.placements_on(TODAY))
    new = [profile for profile in profiles().values() if not profile.district]
    new.sort(key=lambda profile: profile.hardship)
    assert sum(sites[p.code] for p in new[:20]) < sum(sites[p.code] for p in new[-20:])


def test_everything_is_marked_and_no_name_of_a_hamlet_is_a_real_unit_s(whole):
    assert whole.mark == SIMULATED
    assert {figure.source for figure in whole.all_figures} == {FigureSource.SIMULATED}
    assert all(SIMULATED in attribute.source for attribute in whole.attributes)
    assert all("mô phỏng" in link.decision for link in whole.links)
    assert all(unit.code.startswith("H") for unit in whole.units)
    real = {fold(unit.name) for unit in national()}
    names = {name for commune in profiles().values() for name in hamlets(commune.code, commune.people)}
    assert not {name for name in names if fold(name) in real}


def test_the_same_seed_gives_the_same_schools_and_another_seed_others(whole):
    grown.cache_clear()
    again, other = network(), network(2)
    for field in fields(whole):
        assert getattr(again, field.name) == getattr(whole, field.name)
    assert other.all_figures != whole.all_figures
    assert schools(TODAY) == whole.schools(TODAY)


def test_every_fault_asked_for_is_planted_and_told_and_nothing_else_changes(whole):
    faulty = network(faults=frozenset(Fault))
    assert whole.faults == ()
    assert {fault.kind for fault in faulty.faults} == set(Fault)
    told = {fault.kind: fault for fault in faulty.faults}
    codes = Counter(post.staff_code for post in faulty.posts_on(TODAY))
    assert [code for code, times in codes.items() if times > 1] == list(told[Fault.DUPLICATE_STAFF].what)
    one, two = (
        next(p for p in faulty.placements_on(TODAY) if p.site == site) for site in told[Fault.TWO_NAMES_ONE_SITE].what
    )
    assert one.school != two.school
    assert metres((one.lat, one.lon), (two.lat, two.lon)) == pytest.approx(60, abs=1)
    wrong = set(faulty.all_figures) - set(whole.all_figures)
    assert {(f.school, f.name) for f in wrong} == {
        (fault.schools[0], name)
        for kind, fault in told.items()
        if kind not in (Fault.DUPLICATE_STAFF, Fault.TWO_NAMES_ONE_SITE)
        for name in fault.what
    }
    assert {f.value for f in wrong if f.school == told[Fault.MISSING_FIGURES].schools[0]} == {None}


def test_the_workbook_of_an_office_has_a_row_for_each_school_and_the_mark(whole):
    sheet = openpyxl.load_workbook(io.BytesIO(school_workbook(whole, 2026)))["Trường"]
    rows = list(sheet.iter_rows(min_row=6, values_only=True))
    assert SIMULATED in sheet["A2"].value
    assert len(rows) == len(whole.schools(TODAY))
    assert {row[8] for row in rows} == {unit.code for unit in whole.schools(TODAY)}
    by_code = {row[8]: row for row in rows}
    assert by_code["H9013-TH1"][1:3] == ("Trường Tiểu học Nà Pheo", "Xã Nà Pheo")


def test_a_fault_in_the_workbook_stands_in_its_cell():
    faulty = network(faults=frozenset({Fault.NEGATIVE_ROOMS, Fault.MISSING_FIGURES}))
    sheet = openpyxl.load_workbook(io.BytesIO(school_workbook(faulty, 2026)))["Trường"]
    told = {fault.kind: fault.schools[0] for fault in faulty.faults}
    by_code = {row[8]: row for row in sheet.iter_rows(min_row=6, values_only=True)}
    assert by_code[told[Fault.NEGATIVE_ROOMS]][10] == -3
    assert by_code[told[Fault.MISSING_FIGURES]][3] is None


def test_schools_can_be_laid_on_other_units_and_stay_marked():
    base = UnitRegister([unit for unit in province() if unit.exists_on(TODAY)][:40])
    laid = on_units(base, TODAY, seed=3)
    assert laid.mark == SIMULATED
    assert all(unit.code.startswith("H-") for unit in laid.units)
    assert {unit.parent for unit in laid.units} <= {unit.code for unit in base} - {PROVINCE_CODE}
    assert laid.figures(2026)
    assert {figure.source for figure in laid.all_figures} == {FigureSource.SIMULATED}

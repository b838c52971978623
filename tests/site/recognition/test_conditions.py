"""What schools say about the conditions: proposed with its source, taken over by a person, never guessed."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from namhoc.core import UserFacingError
from namhoc.orgunits import Attribute, UnitKind
from namhoc.orgunits import OrgUnit as Unit
from namhoc.orgunits.school import Figure, FigureSource, SchoolFigure
from namhoc.site.accounts.models import User
from namhoc.site.orgunits.actions import load_units
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import report_counts, take_proposal
from namhoc.site.recognition.models import Origin, ReportedCounts
from namhoc.site.recognition.proposed import proposals
from namhoc.site.schools.actions import load_schools

Browse = Callable[[User], Client]
DAY, TOLD = date(2025, 7, 1), date(2026, 9, 15)


def told(code: str, source: str = FigureSource.IMPORTED, **values: int | None) -> list[SchoolFigure]:
    return [SchoolFigure(code, 2026, Figure(name), value, TOLD, source) for name, value in values.items()]


@pytest.fixture
def schools(units: dict[str, OrgUnit]) -> None:
    """Commune A: two primary schools with every figure; commune B: one of two stages."""
    more = [
        Unit("H9001-T2", DAY, "Tiểu học Huổi Cáy", UnitKind.SCHOOL, None, "H9001"),
        Unit("H9002-T1", DAY, "TH và THCS Khê Thượng", UnitKind.SCHOOL, None, "H9002"),
    ]
    stages = {"H9001-T1": "primary", "H9001-T2": "primary", "H9002-T1": "primary lower_secondary"}
    load_units(
        by=None, units=more, attributes=[Attribute(code, "stages", DAY, value) for code, value in stages.items()]
    )
    figures = [
        *told("H9001-T1", classes=12, classrooms=10, permanent_classrooms=6, teachers=18),
        *told("H9001-T2", classes=5, classrooms=5, permanent_classrooms=0, teachers=7),
        *told("H9002-T1", classes=20, classrooms=20, permanent_classrooms=20, teachers=40),
    ]
    load_schools(by=None, figures=figures)


def test_the_schools_of_a_stage_are_added_up_and_the_source_is_told(
    schools: None, officer_a: User, units: dict[str, OrgUnit]
) -> None:
    found = proposals(officer_a, units["H9001"], 2026)
    assert found["TH"].values == {"classes": 17, "rooms": 15, "teachers": 25}
    assert {one.name: one.value for one in found["TH"].figures}["permanent_rooms"] == 6
    assert found["TH"].as_of == TOLD
    assert found["TH"].sources
    assert found["THCS"].values == found["MN5"].values == {}  # no school of theirs: nothing, not zero


def test_a_figure_that_one_school_does_not_tell_is_not_proposed(
    schools: None, officer_a: User, units: dict[str, OrgUnit]
) -> None:
    load_schools(by=None, figures=told("H9001-T2", teachers=None))
    proposal = proposals(officer_a, units["H9001"], 2026)["TH"]
    assert proposal.values == {"classes": 17, "rooms": 15}
    assert {one.name: one.missing for one in proposal.figures}["teachers"] == 1


def test_a_school_of_two_stages_and_one_of_no_stage_are_not_guessed_at(
    schools: None, officer_a: User, officer_b: User, units: dict[str, OrgUnit]
) -> None:
    found = proposals(officer_b, units["H9002"], 2026)
    assert found["TH"].values == found["THCS"].values == {}
    assert [one.code for one in found["TH"].several] == ["H9002-T1"]
    load_units(by=None, units=[Unit("H9001-T3", DAY, "Trường mới", UnitKind.SCHOOL, None, "H9001")])
    assert proposals(officer_a, units["H9001"], 2026)["TH"].values == {}


def test_one_click_takes_over_what_was_seen_and_leaves_the_rest(
    browse: Browse, schools: None, officer_a: User, units: dict[str, OrgUnit]
) -> None:
    unit = units["H9001"]
    own = {"DK-TH": {"teachers_standard": 25, "classes": 3}}
    report_counts(by=officer_a, commune=unit, survey_year=2026, parts=own, origin=Origin.TYPED)
    client, page = browse(officer_a), f"/pho-cap/xa/{unit.pk}/dieu-kien/?ct=TH&nam=2026"
    text = client.get(page).content.decode()
    assert "Lấy số này" in text
    assert "2026-2027" in text
    address = f"/pho-cap/xa/{unit.pk}/dieu-kien/lay/?ct=TH&nam=2026"
    assert client.post(address, {"thay": "classes:17,rooms:15,teachers:24"}).status_code == 409
    assert client.post(address, {"thay": "classes:17,rooms:15,teachers:25"}).status_code == 302
    row = ReportedCounts.objects.get(commune=unit, part="DK-TH")
    assert row.counts == {"teachers_standard": 25, "classes": 17, "rooms": 15, "teachers": 25}
    assert "Đang dùng số này" in client.get(page).content.decode()


def test_figures_that_are_invented_stay_marked(schools: None, officer_a: User, units: dict[str, OrgUnit]) -> None:
    load_schools(by=None, figures=told("H9001-T1", FigureSource.SIMULATED, classes=12))
    proposal = proposals(officer_a, units["H9001"], 2026)["TH"]
    take_proposal(by=officer_a, commune=units["H9001"], survey_year=2026, programme="TH", seen=proposal.seen)
    assert ReportedCounts.objects.get(part="DK-TH").origin == Origin.SIMULATED


def test_only_who_keeps_the_figures_takes_over(
    browse: Browse, schools: None, specialist: User, officer_b: User, units: dict[str, OrgUnit]
) -> None:
    for by in (specialist, officer_b):
        with pytest.raises(PermissionDenied):
            take_proposal(by=by, commune=units["H9001"], survey_year=2026, programme="TH", seen="")
    address = f"/pho-cap/xa/{units['H9001'].pk}/dieu-kien/lay/?ct=TH&nam=2026"
    assert browse(specialist).post(address).status_code == 403
    assert browse(officer_b).post(address).status_code == 404
    assert "Lấy số này" not in browse(specialist).get(address.replace("lay/", "")).content.decode()


def test_for_a_programme_without_schools_nothing_is_taken(
    schools: None, officer_a: User, units: dict[str, OrgUnit]
) -> None:
    for programme in ("XMC", "THCS", "MN35"):
        with pytest.raises(UserFacingError) as refused:
            take_proposal(by=officer_a, commune=units["H9001"], survey_year=2026, programme=programme, seen="")
        assert refused.value.code == "RECOG-PROPOSED"

from datetime import date

from namhoc.core import Severity, Span
from namhoc.directives.checks.abolished_agencies import check
from namhoc.directives.directive import Assignment, Directive, DocumentFields, Role
from namhoc.directives.layout import Context

TODAY = date(2026, 11, 24)


def assigned(*agency_ids: str) -> Directive:
    return Directive(
        DocumentFields(),
        assignments=tuple(
            Assignment(Span(10 * at, 10 * at + 5), "rule", 0.9, agency_id, agency_id, Role.IMPLEMENT, "", None)
            for at, agency_id in enumerate(agency_ids)
        ),
    )


def test_a_district_after_the_reform_is_reported_with_its_law_and_its_successor():
    (finding,) = check(Context(""), assigned("ubnd-huyen"), TODAY)
    assert finding.code == "AGENCY-ABOLISHED"
    assert finding.severity is Severity.LOOK
    assert "30/06/2025" in finding.message
    assert "72/2025/QH15" in finding.message
    assert "UBND cấp xã" in finding.fix


def test_an_unconfirmed_date_is_said_to_be_so_and_divided_duties_name_their_parts():
    (finding,) = check(Context(""), assigned("so-ldtbxh"), TODAY)
    assert "chưa đối chiếu" in finding.message
    assert "Sở Nội vụ (lao động" in finding.fix
    assert "Sở Y tế" in finding.fix


def test_nothing_is_reported_while_the_agency_exists():
    assert check(Context(""), assigned("ubnd-huyen"), date(2025, 6, 30)) == ()
    assert check(Context(""), assigned("so-gddt", "ubnd-xa"), TODAY) == ()


def test_one_agency_is_reported_once_with_all_its_places():
    (finding,) = check(Context(""), assigned("ubnd-huyen", "so-gddt", "ubnd-huyen"), TODAY)
    assert finding.spans == (Span(0, 5), Span(20, 25))


def test_an_agency_outside_the_register_is_left_alone():
    assert check(Context(""), assigned("so-quan-ly-do-thi"), TODAY) == ()

"""The list of persons behind a criterion: names for the commune alone, every opening journalled, completions."""

from collections.abc import Callable

import pytest
from django.test import Client

from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Role
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.models import Standing
from namhoc.site.registry.models import PersonYear

Browse = Callable[[User], Client]


def address(unit: OrgUnit, tail: str = "") -> str:
    return f"/pho-cap/xa/{unit.pk}/nguoi/TH3.age11/{tail}?ct=TH&nam=2026"


def test_the_officer_sees_names_the_department_sees_codes_and_both_openings_are_in_the_journal(
    browse: Browse, officer_a: User, specialist: User, commune_a: OrgUnit
) -> None:
    theirs = browse(officer_a).get(address(commune_a)).content.decode()
    assert "LOP5-2015-0" in theirs
    assert "Giàng Thị Mẫu" in theirs
    assert "XONG-2015-0" not in theirs
    ours = browse(specialist).get(address(commune_a)).content.decode()
    assert "LOP5-2015-0" in ours
    assert "Giàng" not in ours
    assert "Ghi hoàn thành" not in ours
    events = AuditEvent.objects.filter(action="persons.list")
    assert [event.details["names"] for event in events] == [True, False]
    assert all(event.details["count"] == 2 and "Giàng" not in str(event.details) for event in events)


def test_a_viewer_reads_figures_and_no_list(browse: Browse, make_user: Callable[..., User], commune_a: OrgUnit) -> None:
    viewer = make_user("nguoi-xem", role=Role.VIEWER, unit="H9")
    client = browse(viewer)
    assert client.get(f"/pho-cap/xa/{commune_a.pk}/?ct=TH").status_code == 200
    assert client.get(address(commune_a)).status_code == 403
    assert not AuditEvent.objects.filter(action="persons.list").exists()


@pytest.mark.parametrize("by", ["thon", "truong"])
def test_the_list_groups_by_hamlet_and_by_school(browse: Browse, officer_a: User, commune_a: OrgUnit, by: str) -> None:
    text = browse(officer_a).get(address(commune_a) + f"&nhom={by}").content.decode()
    assert ("Huổi Cáy" if by == "thon" else "Chưa rõ") in text


def test_a_completion_with_evidence_changes_the_level_at_once(
    browse: Browse, officer_a: User, commune_a: OrgUnit
) -> None:
    given = {"nguoi": "LOP5-2015-0", "minh-chung": "0", "nam-xong": "2026"}
    response = browse(officer_a).post(address(commune_a, "ghi/"), given, follow=True)
    assert "Mức chắc chắn đổi thành mức độ 3" in response.content.decode()
    row = PersonYear.objects.get(person__code="LOP5-2015-0")
    assert (row.completed_primary, row.primary_evidence, row.primary_year) == (True, 0, 2026)
    assert Standing.objects.get(unit=commune_a, programme="TH", survey_year=2026).level == 3


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"nguoi": "LOP5-2015-0", "nam-xong": "2026"}, "Chưa chọn minh chứng"),
        ({"nguoi": "KHONG-CO", "minh-chung": "0"}, "Không có người này"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_written(
    browse: Browse, officer_a: User, commune_a: OrgUnit, given: dict[str, str], code: str
) -> None:
    response = browse(officer_a).post(address(commune_a, "ghi/"), given)
    assert response.status_code == 409
    assert code in response.content.decode()
    assert Standing.objects.get(unit=commune_a, programme="TH", survey_year=2026).level == 2


def test_the_department_records_no_completion(browse: Browse, specialist: User, commune_a: OrgUnit) -> None:
    assert browse(specialist).post(address(commune_a, "ghi/"), {"nguoi": "LOP5-2015-0"}).status_code == 403


def test_an_unknown_criterion_is_not_found(browse: Browse, officer_a: User, commune_a: OrgUnit) -> None:
    assert browse(officer_a).get(f"/pho-cap/xa/{commune_a.pk}/nguoi/KHONG/?ct=TH").status_code == 404

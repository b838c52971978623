"""Readings of the law and days that a province chooses; unlocking; figures that do not agree."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import (
    check_figures,
    explain_issue,
    load_cohorts,
    set_year,
    unlock_figures,
)
from namhoc.site.recognition.actions.step import lock_figures
from namhoc.site.recognition.models import CohortCount, Evaluation, Issue, Origin, ProvinceYear

Browse = Callable[[User], Client]


def test_another_reading_judges_anew_and_is_printed_and_the_old_verdict_stays(
    browse: Browse, specialist: User, commune_a: OrgUnit
) -> None:
    old = Evaluation.objects.filter(unit=commune_a, programme="TH").latest("id")
    client = browse(specialist)
    address = f"/pho-cap/tinh/{commune_a.parent_id}/cach-tinh/?nam=2026"
    assert "tính nhóm 11-14 tuổi" in client.get(address).content.decode()
    given = {
        "primary_l1_cohort": "14", "preschool_completion_base": "age6", "literacy_population": "everyone",
        "upper_base": "ppc_15_18", "upper_counts_finished": "True", "mn35_scope": "each_age",
        "conditions_block": "False", "due-self_check": "20/9/2026",
    }  # fmt: skip
    assert client.post(address, given).status_code == 302
    row = ProvinceYear.objects.get()
    assert row.switches == {"primary_l1_cohort": "14", "conditions_block": False}
    assert row.due == {"commune.self_check": "2026-09-20"}
    new = Evaluation.objects.filter(unit=commune_a, programme="TH").latest("id")
    assert (old.found.switches.primary_l1_cohort, new.found.switches.primary_l1_cohort) == ("11-14", "14")
    assert new.found.counts["upto14_ppc"] == 10
    page = client.get(f"/pho-cap/xa/{commune_a.pk}/?ct=TH&nam=2026").content.decode()
    assert "tính riêng 14 tuổi" in page
    assert "tỉnh tự đặt" in client.get(f"/pho-cap/ho-so/{commune_a.pk}/?nam=2026").content.decode()


def test_a_choice_that_does_not_exist_is_refused(browse: Browse, specialist: User, units: dict[str, OrgUnit]) -> None:
    province = units["H9"]
    for switches, due in (({"primary_l1_cohort": "12"}, {}), ({"x": "1"}, {}), ({}, {"commune.x": "2026-01-01"})):
        with pytest.raises(UserFacingError) as refused:
            set_year(by=specialist, province=province, survey_year=2026, switches=switches, due=due)
        assert refused.value.code == "RECOG-SETTING"
    page = browse(specialist).post(f"/pho-cap/tinh/{province.pk}/cach-tinh/?nam=2026", {"primary_l1_cohort": "12"})
    assert page.status_code == 422


def test_only_the_department_chooses_and_unlocks(officer_a: User, specialist: User, commune_a: OrgUnit) -> None:
    lock_figures(commune_a, 2026)
    with pytest.raises(PermissionDenied):
        unlock_figures(by=officer_a, unit=commune_a, survey_year=2026, reason="Sửa")
    with pytest.raises(UserFacingError):
        unlock_figures(by=specialist, unit=commune_a, survey_year=2026, reason=" ")
    assert unlock_figures(by=specialist, unit=commune_a, survey_year=2026, reason="Bổ sung minh chứng") > 0
    assert not CohortCount.objects.filter(locked_at__isnull=False).exists()


def wrong(total: int) -> dict[str, object]:
    return {"survey_year": 2026, "commune": "H9002", "birth_year": 2015, "total": total, "disabled": 5,
            "disabled_able": 4, "disabled_access": 1, "moved_out": 0, "deceased": 0, "ppc": 15}  # fmt: skip


def test_a_disagreement_is_an_issue_with_an_owner_until_it_agrees_or_is_explained(
    browse: Browse, officer_b: User, units: dict[str, OrgUnit]
) -> None:
    load_cohorts(by=None, rows=[wrong(25)], origin=Origin.TYPED)
    client, address = browse(officer_b), f"/pho-cap/kiem-tra/{units['H9002'].pk}/"
    assert "Chưa thấy điểm nào" in client.get(address + "?nam=2026").content.decode()
    client.post(address + "chay/?nam=2026")
    issue = Issue.objects.get()
    assert (issue.rule, issue.owner, issue.state) == ("X3", units["H9002"], "open")
    assert "(15 và 20)" in client.get(address + "?nam=2026").content.decode()
    explain_issue(by=officer_b, issue=issue, explanation="Năm người chuyển đi chưa ghi ngày")
    assert check_figures(by=officer_b, unit=units["H9002"], survey_year=2026) == 0
    issue.refresh_from_db()
    assert issue.state == "explained"
    load_cohorts(by=None, rows=[wrong(20)], origin=Origin.TYPED)
    check_figures(by=officer_b, unit=units["H9002"], survey_year=2026)
    issue.refresh_from_db()
    assert issue.state == "closed"


def test_an_issue_of_another_commune_is_not_explained(
    browse: Browse, officer_a: User, units: dict[str, OrgUnit]
) -> None:
    load_cohorts(by=None, rows=[wrong(25)], origin=Origin.TYPED)
    check_figures(by=None, unit=units["H9002"], survey_year=2026)
    answer = browse(officer_a).post(f"/pho-cap/giai-trinh/{Issue.objects.get().pk}/", {"giai-trinh": "x"})
    assert answer.status_code == 404

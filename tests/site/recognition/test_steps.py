"""The way to recognition on screen: who does what, what is kept, what is refused; the file."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.test import Client

from namhoc.core import UserFacingError
from namhoc.recognition.steps import Act, Step
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import remove_paper, report_counts, set_year, take_step
from namhoc.site.recognition.models import CohortCount, DossierItem, Evaluation, Origin, Recognition
from namhoc.site.registry.actions import edit_year
from namhoc.site.registry.models import PersonYear

Browse = Callable[[User], Client]
PDF = b"%PDF-1.7 bien ban"


def step(by: User, unit: OrgUnit, act: Act, **more: object) -> Recognition:
    return take_step(by=by, unit=unit, programme="TH", survey_year=2026, act=act, **more)


def to_check(officer: User, specialist: User, unit: OrgUnit) -> None:
    step(officer, unit, Act.SELF_CHECK, paper="01/BB")
    step(officer, unit, Act.REQUEST)
    step(specialist, unit, Act.CHECK, paper="02/BB-PGD")


def test_a_commune_asks_the_department_decides_and_each_step_is_kept(
    officer_a: User, specialist: User, commune_a: OrgUnit
) -> None:
    to_check(officer_a, specialist, commune_a)
    row = step(specialist, commune_a, Act.RECOGNISE, level=2, paper="12/QĐ-UBND")
    assert row.stands is Step.RECOGNISED
    assert row.level == 2
    assert row.evaluation is not None
    kept = Recognition.objects.order_by("id").values_list("act", flat=True)
    assert list(kept) == ["self_check", "request", "check", "recognise"]
    with pytest.raises(TypeError):
        Recognition.objects.update(level=3)


def test_nobody_does_the_others_part(officer_a: User, officer_b: User, specialist: User, commune_a: OrgUnit) -> None:
    for by, act in ((specialist, Act.SELF_CHECK), (officer_a, Act.CHECK), (officer_b, Act.SELF_CHECK)):
        with pytest.raises(PermissionDenied):
            step(by, commune_a, act, paper="01")
    assert not Recognition.objects.exists()


@pytest.mark.parametrize(
    ("act", "more", "code"),
    [
        (Act.RECOGNISE, {"level": 3, "paper": "12/QĐ"}, "RECOG-LEVEL"),
        (Act.RECOGNISE, {"level": 2}, "RECOG-PAPER"),
        (Act.MAINTAIN, {"level": 2, "paper": "12/QĐ"}, "RECOG-BEFORE"),
        (Act.RECOGNISE, {"level": 2, "paper": "12/QĐ", "seen": Step.REQUESTED}, "RECOG-CHANGED"),
    ],
)
def test_what_the_law_or_the_figures_do_not_allow_is_refused(
    officer_a: User, specialist: User, commune_a: OrgUnit, act: Act, more: dict[str, object], code: str
) -> None:
    to_check(officer_a, specialist, commune_a)
    with pytest.raises(UserFacingError) as refused:
        step(specialist, commune_a, act, **more)
    assert refused.value.code == code


def test_a_decision_locks_the_figures_it_rests_on_and_its_evaluation_stays(
    officer_a: User, specialist: User, commune_a: OrgUnit
) -> None:
    to_check(officer_a, specialist, commune_a)
    decided = step(specialist, commune_a, Act.RECOGNISE, level=2, paper="12/QĐ-UBND")
    assert not CohortCount.objects.filter(locked_at=None).exists()
    row = PersonYear.objects.get(person__code="LOP5-2015-0")
    with pytest.raises(UserFacingError) as refused:
        edit_year(by=officer_a, row=row, values={"completed_primary": True})
    assert refused.value.code == "RECOG-LOCKED"
    row.refresh_from_db()
    assert row.completed_primary is False
    assert Evaluation.objects.get(pk=decided.evaluation_id).found.verdict.level == 2


def test_two_lost_years_lead_back_to_the_first_procedure(
    browse: Browse, officer_a: User, specialist: User, commune_a: OrgUnit
) -> None:
    for year, act, after in (
        (2023, "recognise", Step.RECOGNISED),
        (2024, "lose", Step.LOST_ONCE),
        (2025, "lose_again", Step.LOST_TWICE),
    ):
        Recognition.objects.create(
            unit=commune_a, programme="TH", survey_year=year, level=2, act=act, step=after.value, on=f"{year}-12-01"
        )
    page = browse(officer_a).get(f"/pho-cap/ho-so/{commune_a.pk}/?ct=TH&nam=2026").content.decode()
    assert "Không duy trì hai năm liền" in page
    assert "làm lại từ đầu" in page
    to_check(officer_a, specialist, commune_a)
    assert step(specialist, commune_a, Act.RESTORE, level=2, paper="9/QĐ").stands is Step.RESTORED


def test_a_step_on_the_page(browse: Browse, officer_a: User, commune_a: OrgUnit) -> None:
    client, address = browse(officer_a), f"/pho-cap/ho-so/{commune_a.pk}/buoc/?ct=TH&nam=2026"
    given = {"viec": "self_check", "buoc": "not_started", "so": "01/BB", "ngay": "24/11/2026"}
    assert client.post(address, given).status_code == 302
    assert Recognition.objects.get().step == "self_checked"
    for bad in ({"viec": "fly"}, {"buoc": "x"}):
        assert client.post(address, given | bad).status_code == 400
    for bad in ({"ngay": "31/02/2026"}, {"ngay": "hôm nay"}, {"ngay": "01/01/2099"}):
        assert client.post(address, given | {"buoc": "self_checked"} | bad).status_code == 409, bad


def test_papers_are_checked_kept_and_handed_out_to_whom_they_are_for(
    browse: Browse, officer_a: User, officer_b: User, specialist: User, commune_a: OrgUnit
) -> None:
    client, add = browse(officer_a), f"/pho-cap/ho-so/{commune_a.pk}/them/?ct=TH&nam=2026"
    for kind in ("report", "tracking_book"):
        given = {"loai": kind, "tep": SimpleUploadedFile(f"{kind}.pdf", PDF)}
        assert client.post(add, given).status_code == 302
    for name, data, kind in (("x.exe", b"MZ", "report"), ("x.pdf", b"MZ", "report"), ("x.pdf", PDF, "khac")):
        given = {"loai": kind, "tep": SimpleUploadedFile(name, data)}
        assert client.post(add, given).status_code == 409, name
    assert client.post(add, {"loai": "report"}).status_code == 409
    report, book = DossierItem.objects.get(kind="report"), DossierItem.objects.get(kind="tracking_book")
    answer = client.get(f"/pho-cap/giay-to/{report.pk}/")
    assert b"".join(answer.streaming_content) == PDF
    assert b"".join(client.get(f"/pho-cap/giay-to/{book.pk}/").streaming_content) == PDF
    [opened] = AuditEvent.objects.filter(action="persons.hand_out")  # the one with names
    assert opened.details == {"form": "tracking_book", "year": 2026, "programme": "TH"}
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    ours = browse(specialist)
    assert b"".join(ours.get(f"/pho-cap/giay-to/{report.pk}/").streaming_content) == PDF
    assert ours.get(f"/pho-cap/giay-to/{book.pk}/").status_code == 404  # names stay in the commune
    assert "có, giữ tại xã" in ours.get(f"/pho-cap/ho-so/{commune_a.pk}/?ct=TH&nam=2026").content.decode()
    assert ours.post(f"/pho-cap/giay-to/{report.pk}/go/").status_code == 403
    assert browse(officer_b).get(f"/pho-cap/giay-to/{report.pk}/").status_code == 404
    assert browse(officer_a).post(f"/pho-cap/giay-to/{report.pk}/go/").status_code == 302
    assert DossierItem.objects.get(pk=report.pk).removed_at is not None


def test_no_paper_is_taken_from_a_file_that_was_decided_on(
    browse: Browse, officer_a: User, specialist: User, commune_a: OrgUnit
) -> None:
    client, add = browse(officer_a), f"/pho-cap/ho-so/{commune_a.pk}/them/?ct=TH&nam=2026"
    client.post(add, {"loai": "report", "tep": SimpleUploadedFile("report.pdf", PDF)})
    to_check(officer_a, specialist, commune_a)
    step(specialist, commune_a, Act.RECOGNISE, level=2, paper="12/QĐ-UBND")
    item = DossierItem.objects.get()
    with pytest.raises(UserFacingError) as refused:
        remove_paper(by=officer_a, item=item)
    assert refused.value.code == "RECOG-DECIDED"
    assert DossierItem.objects.get().removed_at is None


def test_a_paper_too_large_is_refused_by_its_size(
    browse: Browse, officer_a: User, commune_a: OrgUnit, settings: Any
) -> None:
    settings.EVIDENCE_MAX_BYTES = 8
    client, add = browse(officer_a), f"/pho-cap/ho-so/{commune_a.pk}/them/?ct=TH&nam=2026"
    answer = client.post(add, {"loai": "report", "tep": SimpleUploadedFile("report.pdf", PDF)})
    assert answer.status_code == 409
    assert "Tệp lớn hơn" in answer.content.decode()
    assert not DossierItem.objects.exists()


def short_of_rooms(officer: User, unit: OrgUnit) -> None:
    """Ten classes in five rooms, everything else not told."""
    report_counts(
        by=officer, commune=unit, survey_year=2026, parts={"DK-TH": {"classes": 10, "rooms": 5}}, origin=Origin.TYPED
    )


@pytest.mark.parametrize("act", [Act.RECOGNISE, Act.RESTORE])
def test_a_condition_that_is_not_met_refuses_recognition_until_a_reason_is_given(
    officer_a: User, specialist: User, commune_a: OrgUnit, act: Act
) -> None:
    short_of_rooms(officer_a, commune_a)
    if act is Act.RESTORE:
        Recognition.objects.create(
            unit=commune_a, programme="TH", survey_year=2025, level=2, act="lose", step="lost_once", on="2025-12-01"
        )
    to_check(officer_a, specialist, commune_a)
    for override in ("", "  "):
        with pytest.raises(UserFacingError) as refused:
            step(specialist, commune_a, act, level=2, paper="12/QĐ", override=override)
        assert refused.value.code == "RECOG-CONDITIONS"
        assert "Phòng học" in (refused.value.why or "")
    row = step(specialist, commune_a, act, level=2, paper="12/QĐ", override="Phòng học xong trước 30/12")
    assert row.override == "Phòng học xong trước 30/12"
    assert row.evaluation is not None
    assert row.evaluation.found.conditions.failed == ("COND.rooms",)
    told = AuditEvent.objects.filter(action="recognition.step").latest("id").details
    assert (told["unmet"], told["override"]) == (["Phòng học trên lớp"], "Phòng học xong trước 30/12")
    with pytest.raises(TypeError):
        Recognition.objects.update(override="")
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(Recognition).update(override="")  # past the model: the database refuses


def test_conditions_that_are_unknown_or_met_or_chosen_not_to_block_refuse_nothing(
    officer_a: User, specialist: User, commune_a: OrgUnit, units: dict[str, OrgUnit]
) -> None:
    short_of_rooms(officer_a, commune_a)
    set_year(by=specialist, province=units["H9"], survey_year=2026, switches={"conditions_block": False}, due={})
    to_check(officer_a, specialist, commune_a)
    row = step(specialist, commune_a, Act.RECOGNISE, level=2, paper="12/QĐ", override="thừa")
    assert row.override == ""


def test_the_page_names_the_condition_beside_the_verdict_and_takes_the_reason(
    browse: Browse, officer_a: User, specialist: User, commune_a: OrgUnit
) -> None:
    short_of_rooms(officer_a, commune_a)
    to_check(officer_a, specialist, commune_a)
    client, here = browse(specialist), f"/pho-cap/ho-so/{commune_a.pk}/?ct=TH&nam=2026"
    page = client.get(here).content.decode()
    assert "Điều kiện bảo đảm chưa đạt, chưa đủ để công nhận" in page
    assert 'name="van-cong-nhan"' in page
    given = {"viec": "recognise", "buoc": "checked", "so": "12/QĐ", "muc": "2", "ngay": "24/11/2026"}
    address = f"/pho-cap/ho-so/{commune_a.pk}/buoc/?ct=TH&nam=2026"
    refused = client.post(address, given)
    assert refused.status_code == 409
    assert "Phòng học trên lớp" in refused.content.decode()
    assert client.post(address, given | {"van-cong-nhan": "Đang xây thêm"}).status_code == 302
    assert "Đang xây thêm" in client.get(here).content.decode()
    assert "Phòng học trên lớp" in client.get(f"/pho-cap/xa/{commune_a.pk}/?ct=TH&nam=2026").content.decode()


@pytest.mark.parametrize("part", ["TH", "DK-TH"])
def test_a_decision_locks_reported_totals_too(officer_b: User, specialist: User, commune_b: OrgUnit, part: str) -> None:
    to_check(officer_b, specialist, commune_b)
    step(specialist, commune_b, Act.RECOGNISE, level=2, paper="12/QĐ-UBND")
    with pytest.raises(UserFacingError) as refused:
        report_counts(
            by=officer_b, commune=commune_b, survey_year=2026, parts={part: {"age6_ppc": 1}}, origin=Origin.TYPED
        )
    assert refused.value.code == "RECOG-LOCKED"

"""Nhập trường: preview before anything is written, the same file twice, one row changed, codes never reused."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute
from namhoc.site.schools.actions import import_file as actions
from namhoc.site.schools.models import SchoolFigures, SchoolUpload, SitePlacement

Browse = Callable[[User], Client]
HEADS = ("Mã trường", "Tên trường", "Xã", "Cấp học", "Học sinh", "Nữ")
ROWS = (
    ("H9001-T1", "Tiểu học Nà Pheo", "Nà Pheo", "Tiểu học", 312, None),
    ("H9001-M1", "Trường Mầm non Nà Pheo", "xã na pheo", "Mầm non", 120, 61),
)


def book(*rows: tuple[Any, ...]) -> bytes:
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file)
    sheet = workbook.add_worksheet("Trường")
    for at, row in enumerate((HEADS, *rows)):
        sheet.write_row(at, 0, row)
    workbook.close()
    return file.getvalue()


def hand_in(by: User, data: bytes) -> SchoolUpload:
    return actions.hand_in(by=by, name="truong.xlsx", data=data, school_year=2026, as_of=date(2026, 11, 1))


def write(by: User, data: bytes) -> Any:
    upload = hand_in(by, data)
    return actions.write(by=by, upload=upload, fingerprint=actions.plan_of(upload).fingerprint)


def test_nothing_is_written_before_it_was_seen(specialist: User, schools: dict[str, OrgUnit]) -> None:
    plan = actions.plan_of(hand_in(specialist, book((*ROWS[0][:3], None, 312), ROWS[1])))
    assert plan.counts == {"new": 1, "unchanged": 1}
    assert not OrgUnit.objects.filter(code="H9001-M1").exists()


def test_new_schools_figures_and_attributes_are_written_with_one_event(
    specialist: User, schools: dict[str, OrgUnit]
) -> None:
    write(specialist, book(*ROWS))
    school = OrgUnit.objects.get(code="H9001-M1")
    assert (school.name, school.parent) == ("Mầm non Nà Pheo", OrgUnit.objects.get(code="H9001"))
    assert SchoolFigures.objects.get(school=school, name="girls").value == 61
    assert SitePlacement.objects.get(school=school).is_main
    assert UnitAttribute.objects.get(unit=school, name="stages").value == "preschool"
    assert AuditEvent.objects.filter(action="schools.import").count() == 1


def test_the_same_file_again_changes_nothing(specialist: User, schools: dict[str, OrgUnit]) -> None:
    write(specialist, book(*ROWS))
    plan = actions.plan_of(hand_in(specialist, book(*ROWS)))
    assert plan.to_write == []
    assert plan.counts["unchanged"] == 2


def test_changing_one_row_changes_one_school(specialist: User, schools: dict[str, OrgUnit]) -> None:
    write(specialist, book(*ROWS))
    before = {row.pk: row.value for row in SchoolFigures.objects.all()}
    plan = write(specialist, book(ROWS[0], (*ROWS[1][:4], 121, 61)))
    assert [row.code for row in plan.to_write] == ["H9001-M1"]
    changed = {row.pk for row in SchoolFigures.objects.all() if before.get(row.pk) != row.value}
    assert changed == {SchoolFigures.objects.get(school__code="H9001-M1", name="pupils").pk}


def test_an_empty_cell_takes_nothing_away(specialist: User, schools: dict[str, OrgUnit]) -> None:
    write(specialist, book((*ROWS[0][:4], None, None)))
    assert SchoolFigures.objects.get(school__code="H9001-T1", name="pupils").value == 312


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("H9001-OLD", "Trường cũ", "Nà Pheo"), "SCHOOL-CLOSED"),
        (("H9001", "Không phải trường", "Nà Pheo"), "SCHOOL-CLOSED"),
        (("MOI-1", "Trường mới", "Không Có"), "SCHOOL-COMMUNE"),
        (("MOI-1", "Trường mới", None), "SCHOOL-COMMUNE"),
        (("MOI-1", "Trường mới", "Thín Hạ"), "SCHOOL-COMMUNE"),
    ],
)
def test_a_row_that_cannot_be_written_is_named_and_the_others_are(
    specialist: User, schools: dict[str, OrgUnit], row: tuple[Any, ...], code: str
) -> None:
    OrgUnit.objects.create(
        code="H9001-OLD", name="Cũ", kind="trường", parent=schools["H9001-T1"].parent,
        valid_from=date(2025, 7, 1), valid_to=date(2026, 6, 30),
    )  # fmt: skip
    plan = write(specialist, book(row, ROWS[1]))
    assert [finding.code for finding in plan.findings] == [code]
    assert plan.findings[0].place == "Trường, dòng 2"
    assert plan.broken == 1
    assert OrgUnit.objects.filter(code="H9001-M1").exists()
    assert not OrgUnit.objects.filter(code="MOI-1").exists()


def test_another_name_is_said_and_not_written(specialist: User, schools: dict[str, OrgUnit]) -> None:
    plan = write(specialist, book(("H9001-T1", "Tên Khác", "Nà Pheo", None, 300)))
    assert [finding.code for finding in plan.findings] == ["SCHOOL-RENAMED"]
    assert OrgUnit.objects.get(code="H9001-T1").name == "Tiểu học Nà Pheo"
    assert SchoolFigures.objects.get(school__code="H9001-T1", name="pupils").value == 300


def test_what_changed_since_the_preview_is_not_written_over(specialist: User, schools: dict[str, OrgUnit]) -> None:
    upload = hand_in(specialist, book((*ROWS[0][:4], 300)))
    seen = actions.plan_of(upload).fingerprint
    SchoolFigures.objects.filter(name="pupils").update(value=299)
    with pytest.raises(UserFacingError) as refused:
        actions.write(by=specialist, upload=upload, fingerprint=seen)
    assert refused.value.code == "SCHOOL-STALE"


def test_a_file_is_written_once(specialist: User, schools: dict[str, OrgUnit]) -> None:
    upload = hand_in(specialist, book(*ROWS))
    seen = actions.plan_of(upload).fingerprint
    actions.write(by=specialist, upload=upload, fingerprint=seen)
    with pytest.raises(UserFacingError) as refused:
        actions.write(by=specialist, upload=upload, fingerprint=seen)
    assert refused.value.code == "SCHOOL-WRITTEN"


def test_the_list_that_is_handed_out_comes_back_unchanged(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit]
) -> None:
    write(specialist, book(*ROWS))
    data = browse(specialist).get("/mang-luoi/truong/danh-sach.xlsx").content
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["Trường", "Điểm trường"]
    plan = actions.plan_of(hand_in(specialist, data))
    assert plan.findings == []
    assert plan.to_write == []
    assert len(plan.rows) == 7  # three schools, four sites


def test_the_pages_from_file_to_registry(browse: Browse, specialist: User, schools: dict[str, OrgUnit]) -> None:
    client = browse(specialist)
    file = SimpleUploadedFile("truong.xlsx", book(*ROWS))
    form = {"file": file, "school_year": "2026-2027", "as_of": "01/11/2026"}
    response = client.post("/mang-luoi/truong/nhap/", form, follow=True)
    html = response.content.decode()
    assert "Chưa ghi gì" in html
    assert "Ghi 2 dòng" in html
    upload = SchoolUpload.objects.get()
    seen = response.context["plan"].fingerprint
    html = client.post(f"/mang-luoi/truong/nhap/{upload.pk}/ghi/", {"dau-vet": seen}, follow=True).content.decode()
    assert "Đã ghi 2 dòng" in html
    upload.refresh_from_db()
    assert bytes(upload.data) == b""


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"%PDF-1.7", b"a,b\n1,2"])
def test_what_is_no_workbook_is_refused_with_a_word(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit], data: bytes
) -> None:
    form = {"file": SimpleUploadedFile("x.xlsx", data), "school_year": "2026-2027", "as_of": "01/11/2026"}
    response = browse(specialist).post("/mang-luoi/truong/nhap/", form)
    assert response.status_code == 400
    assert not SchoolUpload.objects.exists()


def test_nobody_else_sees_the_preview(
    browse: Browse, specialist: User, leader: User, schools: dict[str, OrgUnit]
) -> None:
    upload = hand_in(specialist, book(*ROWS))
    assert browse(leader).get(f"/mang-luoi/truong/nhap/{upload.pk}/").status_code == 404


def test_a_commune_hands_no_list_in(browse: Browse, officer_a: User, schools: dict[str, OrgUnit]) -> None:
    assert browse(officer_a).get("/mang-luoi/truong/nhap/").status_code == 403


def test_two_schools_with_long_codes_alike_get_main_sites_of_their_own(
    specialist: User, schools: dict[str, OrgUnit]
) -> None:
    codes = ["K" * 39 + end for end in "12"]
    write(specialist, book(*((code, f"Tiểu học {code[-1]}", "Nà Pheo", "Tiểu học", 30, None) for code in codes)))
    sites = {SitePlacement.objects.get(school__code=code).site.code for code in codes}
    assert sites == {"K" * 25 + "-1", "K" * 25 + "-2"}

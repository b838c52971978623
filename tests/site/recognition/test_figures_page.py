"""Totals typed in or from Excel: what is kept, what is refused, and where."""

import io
from collections.abc import Callable

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.models import Origin, ReportedCounts, Standing

Browse = Callable[[User], Client]


def address(unit: OrgUnit) -> str:
    return f"/pho-cap/xa/{unit.pk}/so-lieu/?ct=TH&nam=2026"


def test_typed_totals_are_kept_and_judged_and_an_empty_field_is_not_zero(
    browse: Browse, officer_b: User, units: dict[str, OrgUnit]
) -> None:
    given = {"TH-age6_ppc": "100", "TH-age6_grade1": "89", "XMC-pop_15_35": ""}
    response = browse(officer_b).post(address(units["H9002"]), given)
    assert response.status_code == 302
    row = ReportedCounts.objects.get()
    assert (row.part, row.origin, row.counts["age6_grade1"], row.counts["age11_ppc"]) == ("TH", "typed", 89, None)
    assert Standing.objects.get(unit=units["H9002"], programme="TH").level == 0


def test_a_part_larger_than_its_whole_is_told_at_the_field(
    browse: Browse, officer_b: User, units: dict[str, OrgUnit]
) -> None:
    response = browse(officer_b).post(address(units["H9002"]), {"TH-age6_ppc": "10", "TH-age6_grade1": "11"})
    assert response.status_code == 422
    assert "Không thể lớn hơn toàn thể" in response.content.decode()
    assert not ReportedCounts.objects.exists()


def test_figures_counted_from_persons_are_not_typed(browse: Browse, officer_a: User, commune_a: OrgUnit) -> None:
    client = browse(officer_a)
    page = client.get(address(commune_a)).content.decode()
    assert "Số đếm theo năm sinh" in page
    assert 'name="TH-age6_ppc"' not in page
    client.post(address(commune_a), {"TH-age6_ppc": "1", "DK-TH-classes": "10", "DK-TH-rooms": "6"})
    assert [row.part for row in ReportedCounts.objects.all()] == ["DK-TH"]
    conditions = client.get(f"/pho-cap/xa/{commune_a.pk}/dieu-kien/?nam=2026").content.decode()
    assert "6 phòng, 10 lớp" in conditions
    assert "từ 0,7 phòng một lớp" in conditions


def test_only_officers_of_the_commune_write(browse: Browse, specialist: User, units: dict[str, OrgUnit]) -> None:
    assert browse(specialist).post(address(units["H9002"]), {"TH-age6_ppc": "1"}).status_code == 403


def filled(values: dict[str, object]) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Phần", "Mã", "Nội dung", "Số liệu"])
    for code, value in values.items():
        sheet.append(["", code, "", value])
    data = io.BytesIO()
    book.save(data)
    return SimpleUploadedFile("so-lieu.xlsx", data.getvalue())


def test_the_template_comes_back_filled_in_and_is_shown_before_it_is_kept(
    browse: Browse, officer_b: User, units: dict[str, OrgUnit]
) -> None:
    client = browse(officer_b)
    template = client.get(f"/pho-cap/xa/{units['H9002'].pk}/so-lieu/mau.xlsx?nam=2026")
    sheet = openpyxl.load_workbook(io.BytesIO(template.content)).active
    codes = {row[1] for row in sheet.iter_rows(min_row=5, values_only=True)}
    assert {"TH.age6_ppc", "MN35.attending.3", "DK-MN5.min_area_dm2"} <= codes
    page = client.post(address(units["H9002"]), {"tep": filled({"TH.age6_ppc": 100, "TH.age6_grade1": None})})
    text = page.content.decode()
    assert "chưa ghi gì" in text
    assert 'value="100"' in text
    assert not ReportedCounts.objects.exists()
    client.post(address(units["H9002"]), {"TH-age6_ppc": "100", "nguon": "imported"})
    assert ReportedCounts.objects.get().origin == Origin.IMPORTED


def test_a_bad_cell_is_told_by_its_address(browse: Browse, officer_b: User, units: dict[str, OrgUnit]) -> None:
    client = browse(officer_b)
    for bad in (-1, 1.5, "nhiều"):
        page = client.post(address(units["H9002"]), {"tep": filled({"TH.age6_ppc": bad})})
        assert page.status_code == 409, bad
        assert "ô D2" in page.content.decode()
    page = client.post(address(units["H9002"]), {"tep": SimpleUploadedFile("x.xlsx", b"PK\x03\x04 nothing")})
    assert page.status_code == 409
    assert not ReportedCounts.objects.exists()

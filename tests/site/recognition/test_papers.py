"""The set of official forms: one workbook, filled from the cohorts, only where there are some."""

import io
from collections.abc import Callable

import docx
import openpyxl
from django.http import HttpResponse
from django.test import Client

from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit

Browse = Callable[[User], Client]


def test_the_forms_of_a_commune_hold_its_counts(browse: Browse, officer_a: User, commune_a: OrgUnit) -> None:
    response = browse(officer_a).get(f"/pho-cap/ho-so/{commune_a.pk}/bo-bieu.xlsx?nam=2026")
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert {"TH-M1", "THCS-M1", "MN-01-TE", "TH-02", "XMC-4"} <= set(book.sheetnames)
    numbers = [cell for row in book["TH-M1"].iter_rows(values_only=True) for cell in row if isinstance(cell, int)]
    assert 20 in numbers
    hamlets = [str(cell) for row in book["TH-02"].iter_rows(values_only=True) for cell in row]
    assert "Huổi Cáy" in hamlets
    assert "Giàng" not in str(hamlets)


def test_the_forms_of_the_province_add_up_its_communes(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit
) -> None:
    response = browse(specialist).get(f"/pho-cap/ho-so/{commune_a.parent_id}/bo-bieu.xlsx?nam=2026")
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    names = [str(row[1]) for row in book["TH-02"].iter_rows(values_only=True)]
    assert {"Xã Nà Pheo", "Phường Khê Thượng"} <= set(names)


def test_without_cohorts_there_are_no_forms(browse: Browse, officer_b: User, commune_b: OrgUnit) -> None:
    assert browse(officer_b).get(f"/pho-cap/ho-so/{commune_b.pk}/bo-bieu.xlsx?nam=2026").status_code == 404


def words_of(response: HttpResponse) -> str:
    document = docx.Document(io.BytesIO(response.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_the_minutes_and_the_report_tell_the_verdict(browse: Browse, officer_a: User, commune_a: OrgUnit) -> None:
    client = browse(officer_a)
    for paper in ("tu-kiem-tra", "bao-cao"):
        text = words_of(client.get(f"/pho-cap/ho-so/{commune_a.pk}/van-ban/{paper}.docx?nam=2026"))
        assert "xã Nà Pheo" in text
        assert "mức độ 2" in text
    assert client.get(f"/pho-cap/ho-so/{commune_a.pk}/van-ban/khac.docx?nam=2026").status_code == 404


def test_minutes_of_a_check_are_the_departments(
    browse: Browse, officer_a: User, specialist: User, commune_a: OrgUnit
) -> None:
    address = f"/pho-cap/ho-so/{commune_a.pk}/van-ban/"
    assert browse(officer_a).get(address + "kiem-tra.docx?nam=2026").status_code == 403
    client = browse(specialist)
    assert client.get(address + "kiem-tra.docx?nam=2026").status_code == 200
    assert client.get(address + "tu-kiem-tra.docx?nam=2026").status_code == 403
    province = f"/pho-cap/ho-so/{commune_a.parent_id}/van-ban/bao-cao.docx?nam=2026"
    assert "Hoàng Sơn" in words_of(client.get(province))

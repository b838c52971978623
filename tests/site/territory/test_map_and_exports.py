"""The map, the exports and the search over everything."""

import csv
import io
import json
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client

from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit

Browse = Callable[[User], Client]


def test_the_map_draws_every_commune_with_a_link_and_the_same_as_a_table(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit]
) -> None:
    html = browse(specialist).get("/mang-luoi/ban-do/").content.decode()
    assert "Bản đồ khái quát" in html
    assert 'aria-label="Xã Nà Pheo: 1 trường"' in html
    assert "1 đơn vị chưa có tọa độ" in html
    assert "Phường Khê Thượng" in html.split("<table")[1]


def test_sites_are_dots_where_they_have_coordinates(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit]
) -> None:
    html = browse(specialist).get("/mang-luoi/ban-do/?xem=diem").content.decode()
    assert html.split("nh-sites")[1].count("<circle") == 2
    assert "Bản Cang" in html


def test_csv_has_the_rows_of_the_filter_and_no_formula(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit]
) -> None:
    school = schools["H9001-T1"]
    school.name = "=HYPERLINK(1)"
    school.save()
    data = browse(specialist).get("/mang-luoi/xuat/?dang=csv&loai=truong").content
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert {row[0] for row in rows[1:]} == {"H9001-T1", "H9002-T1"}
    assert "'=HYPERLINK(1)" in {row[1] for row in rows}


def test_excel_holds_text_and_never_a_formula(browse: Browse, specialist: User, schools: dict[str, OrgUnit]) -> None:
    school = schools["H9001-T1"]
    school.name = "=1+1"
    school.save()
    data = browse(specialist).get("/mang-luoi/xuat/?dang=xlsx&loai=truong").content
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert "=1+1" in [cell.value for cell in cells]


def test_geojson_has_points_and_says_where_none_is_known(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit]
) -> None:
    found = json.loads(browse(specialist).get("/mang-luoi/xuat/?dang=geojson&loai=xa").content)
    places = {feature["properties"]["code"]: feature["geometry"] for feature in found["features"]}
    assert places["H9001"]["coordinates"] == pytest.approx([104.15, 22.15])
    assert places["H9002"] is None


def test_an_export_is_told_in_the_journal_and_keeps_to_the_scope(
    browse: Browse, officer_b: User, schools: dict[str, OrgUnit]
) -> None:
    data = browse(officer_b).get("/mang-luoi/xuat/?dang=csv&loai=truong").content.decode("utf-8-sig")
    assert "250" in data
    assert "312" not in data
    assert "ngoài phạm vi xem" in data
    assert AuditEvent.objects.get(action="territory.export").details["rows"] == 2


def test_another_province_takes_nothing_out(browse: Browse, outsider: User, schools: dict[str, OrgUnit]) -> None:
    for form in ("csv", "geojson"):
        data = browse(outsider).get(f"/mang-luoi/xuat/?dang={form}&loai=truong&q=na+pheo").content.decode()
        assert "Nà Pheo" not in data


def test_a_form_that_does_not_exist_is_not_found(browse: Browse, specialist: User) -> None:
    assert browse(specialist).get("/mang-luoi/xuat/?dang=exe").status_code == 404


def test_the_search_over_everything_finds_units(browse: Browse, specialist: User, schools: dict[str, OrgUnit]) -> None:
    html = browse(specialist).get("/tim/?q=tieu+hoc+na").content.decode()
    assert "Trường Tiểu học Nà Pheo" in html

"""The page of a unit: today, history, figures over years, attributes, open tasks."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from namhoc.orgunits import OrgUnit as Unit
from namhoc.orgunits import Tier, UnitKind
from namhoc.orgunits.school import Figure, SchoolFigure
from namhoc.site.accounts.models import User
from namhoc.site.orgunits.actions import load_units
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute, UnitLink
from namhoc.site.schools.actions import load_schools

Browse = Callable[[User], Client]
OLD, LAST, NEW = date(2004, 1, 1), date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture
def history(schools: dict[str, OrgUnit]) -> dict[str, OrgUnit]:
    """Before the merger: a province with two communes that became xã Nà Pheo, each with a school of that name."""
    load_units(
        by=None,
        units=[
            Unit("H8", OLD, "Hoàng Khê", UnitKind.PROVINCE, Tier.PROVINCE, None, LAST),
            Unit("H8001", OLD, "Nà Cũ", UnitKind.COMMUNE, Tier.COMMUNE, "H8", LAST),
            Unit("H8002", OLD, "Pheo Cũ", UnitKind.COMMUNE, Tier.COMMUNE, "H8", LAST),
            Unit("H8001-T1", OLD, "Tiểu học Nà Cũ", UnitKind.SCHOOL, None, "H8001", LAST),
            Unit("H8002-T1", OLD, "Tiểu học Pheo Cũ", UnitKind.SCHOOL, None, "H8002", LAST),
        ],
    )
    held = {unit.code: unit for unit in OrgUnit.objects.all()}
    for old, new in (
        ("H8", "H9"),
        ("H8001", "H9001"),
        ("H8002", "H9001"),
        ("H8001-T1", "H9001-T1"),
        ("H8002-T1", "H9001-T1"),
    ):
        UnitLink.objects.create(
            effective=NEW,
            old=held[old],
            new=held[new],
            share_numerator=1,
            share_denominator=1,
            decision="NQ 9/NQ-UBTVQH15",
            confidence="L",
        )
    load_schools(
        by=None,
        figures=[
            SchoolFigure("H8001-T1", 2024, Figure.PUPILS, 10, date(2024, 9, 15)),
            SchoolFigure("H8002-T1", 2024, Figure.PUPILS, 11, date(2024, 9, 15)),
            SchoolFigure("H8001-T1", 2023, Figure.PUPILS, 9, date(2023, 9, 15)),
        ],
    )
    return held


def page(client: Client, unit: OrgUnit, query: str = "") -> str:
    response = client.get(f"/mang-luoi/don-vi/{unit.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode().split("<main")[1]


def test_a_school_shows_its_figures_with_their_day_and_source(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit]
) -> None:
    html = page(browse(specialist), schools["H9001-T1"])
    assert "312" in html
    assert "15/9/2026" in html
    assert "nhập từ tệp" in html
    assert "chưa có" in html  # girls were asked for and not supplied: never a zero
    assert "Bản Cang" in html
    assert "Giáo viên tiểu học" in html
    assert "NS0001" not in html


def test_ten_and_eleven_pupils_merged_are_twenty_one_and_both_old_series_stay(
    browse: Browse, specialist: User, history: dict[str, OrgUnit]
) -> None:
    client = browse(specialist)
    for unit in (history["H9001-T1"], history["H9001"]):
        today = page(client, unit).split('id="so-lieu"')[1]
        assert "2024-2025" in today
        assert ">21<" in today.replace("\n", "")
        assert "từ 2 đơn vị" in today
        reported = page(client, unit, "?bando=cu").split('id="so-lieu"')[1].split("</section>")[0]
        assert ">21<" not in reported
    assert ">10<" in page(client, history["H8001-T1"])
    assert ">11<" in page(client, history["H8002-T1"])


def test_what_is_missing_for_todays_map_is_named_and_nothing_is_added_up(
    browse: Browse, specialist: User, history: dict[str, OrgUnit]
) -> None:
    html = page(browse(specialist), history["H9001-T1"]).split("2023-2024")[1].split("</tr>")[0]
    assert "thiếu Trường Tiểu học Pheo Cũ" in html
    assert ">9<" not in html


def test_the_history_is_drawn_and_told_with_decision_and_doubt(
    browse: Browse, specialist: User, history: dict[str, OrgUnit]
) -> None:
    html = page(browse(specialist), history["H9001"])
    drawing, listed = html.split('class="nh-lineage"')[1].split("</svg>", 1)
    for told in (drawing, listed):
        assert "Xã Nà Cũ" in told
        assert "Xã Pheo Cũ" in told
        assert "CHƯA XÁC NHẬN" in told
    assert "NQ 9/NQ-UBTVQH15" in drawing


def test_a_unit_that_ended_says_what_it_is_now(browse: Browse, specialist: User, history: dict[str, OrgUnit]) -> None:
    html = page(browse(specialist), history["H8001"])
    assert "đã kết thúc" in html
    assert f"/mang-luoi/don-vi/{history['H9001'].pk}/" in html


def test_attributes_have_days_sources_and_doubts(browse: Browse, specialist: User, schools: dict[str, OrgUnit]) -> None:
    UnitAttribute.objects.create(
        unit=schools["H9001-T1"],
        name="national_standard",
        value="1",
        valid_from=date(2025, 9, 1),
        source="QĐ 12/QĐ-UBND",
        confidence="L",
    )
    html = page(browse(specialist), schools["H9001-T1"])
    assert "Đạt chuẩn quốc gia" in html
    assert "mức độ 1" in html
    assert "QĐ 12/QĐ-UBND" in html
    assert "CHƯA XÁC NHẬN" in html


def test_figures_of_another_commune_are_not_shown_but_its_name_and_sites_are(
    browse: Browse, officer_b: User, history: dict[str, OrgUnit]
) -> None:
    client = browse(officer_b)
    html = page(client, history["H9001-T1"])
    assert "ngoài phạm vi xem" in html
    assert "312" not in html
    assert "Bản Cang" in html
    assert "Giáo viên tiểu học" not in html
    for unit in (history["H9001"], history["H9"]):
        html = page(client, unit)
        assert ">21<" not in html
        assert "312" not in html


def test_a_unit_of_another_province_is_not_found(browse: Browse, outsider: User, history: dict[str, OrgUnit]) -> None:
    client = browse(outsider)
    for unit in history.values():
        expected = 200 if unit.code.startswith("H5") else 404
        assert client.get(f"/mang-luoi/don-vi/{unit.pk}/").status_code == expected, unit


def test_people_of_today_read_the_units_their_province_was_made_of(
    browse: Browse, officer_b: User, history: dict[str, OrgUnit]
) -> None:
    html = browse(officer_b).get("/mang-luoi/?ngay=30/6/2025").content.decode()
    assert "Xã Nà Cũ" in html


def test_where_the_list_comes_from_is_said(browse: Browse, specialist: User, schools: dict[str, OrgUnit]) -> None:
    client = browse(specialist)
    assert "Chưa ghi nguồn của danh mục" in page(client, schools["H9001-T1"])
    OrgUnit.objects.filter(code="H9001-T1").update(source="QĐ 5/QĐ-UBND")
    assert "Danh mục đơn vị: QĐ 5/QĐ-UBND" in page(client, schools["H9001-T1"])

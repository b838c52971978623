"""The page of a province: where communes stand, what is lacking, what if, by which boundaries."""

import io
from collections.abc import Callable
from datetime import date

import openpyxl
from django.test import Client

from namhoc.orgunits import Link, Tier, UnitKind
from namhoc.orgunits import OrgUnit as Unit
from namhoc.site.accounts.models import User
from namhoc.site.orgunits.actions import load_units
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import evaluate_province
from namhoc.site.recognition.models import Origin, ReportedCounts, Standing
from tests.site.recognition.people import TOTALS

Browse = Callable[[User], Client]


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_province_counts_its_communes(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit
) -> None:
    text = text_of(browse(specialist), f"/pho-cap/tinh/{commune_a.parent_id}/?ct=TH&nam=2026")
    assert '<dd id="chac-chan">Mức độ 2</dd>' in text
    assert "cần 2 trên 2 đơn vị" in text
    assert "còn thiếu ít nhất 2 đơn vị" in text
    assert "chưa được xác nhận" in text
    assert 'aria-label="Xã Nà Pheo: mức độ 2"' in text


def test_a_commune_without_figures_is_unknown_and_not_failed(
    browse: Browse, specialist: User, commune_b: OrgUnit, units: dict[str, OrgUnit]
) -> None:
    text = text_of(browse(specialist), f"/pho-cap/tinh/{units['H9'].pk}/?ct=TH&nam=2026")
    assert 'aria-label="Xã Nà Pheo: chưa rõ"' in text
    assert Standing.objects.get(unit=units["H9"], programme="TH", survey_year=2026).possible == 2


def test_what_if_for_the_two_nearest_lifts_the_province_and_writes_nothing(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit
) -> None:
    client, address = browse(specialist), f"/pho-cap/tinh/{commune_a.parent_id}/?ct=TH&nam=2026"
    text = text_of(client, address + "&gan-nhat=1")
    assert '<dd id="ket-qua-thu"><b>Mức độ 3</b></dd>' in text
    assert "1 em 11 tuổi hoàn thành tiểu học" in text
    assert "2 em 11 tuổi hoàn thành tiểu học" in text
    assert Standing.objects.get(unit=commune_a, programme="TH", survey_year=2026).level == 2


def test_the_list_is_exported_as_it_stands(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit
) -> None:
    response = browse(specialist).get(f"/pho-cap/tinh/{commune_a.parent_id}/xuat.xlsx?ct=TH&nam=2026")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    rows = {row[1]: row[4] for row in sheet.iter_rows(min_row=6, values_only=True)}
    assert rows == {"Phường Khê Thượng": "Mức độ 2", "Xã Nà Pheo": "Mức độ 2"}


OLD, NEW = date(2000, 1, 1), date(2025, 7, 1)


def past(units: dict[str, OrgUnit]) -> OrgUnit:
    """An old province with one district and three communes; two went into A, half of the third into B."""
    last = date(2025, 6, 30)
    old = [
        Unit("X1", OLD, "Sơn Cũ", UnitKind.PROVINCE, Tier.PROVINCE, None, valid_to=last),
        Unit("X1-1", OLD, "Thín", UnitKind.DISTRICT, Tier.DISTRICT, "X1", valid_to=last),
        *(Unit(f"X100{n}", OLD, f"Pheo {n}", UnitKind.COMMUNE, Tier.COMMUNE, "X1-1", valid_to=last) for n in (1, 2, 3)),
    ]
    links = [
        Link(NEW, "X1", "H9"), Link(NEW, "X1001", "H9001"), Link(NEW, "X1002", "H9001"),
        Link(NEW, "X1003", "H9002", share=None),
    ]  # fmt: skip
    load_units(by=None, units=old, links=links)
    for n, completed in ((1, 95), (2, 79), (3, 95)):
        commune = OrgUnit.objects.get(code=f"X100{n}")
        counts = TOTALS | {"age11_completed": completed, "age11_in_primary": 100 - completed}
        ReportedCounts.objects.create(
            commune=commune, survey_year=2024, part="TH", counts=counts, origin=Origin.IMPORTED
        )
    province = OrgUnit.objects.get(code="X1")
    evaluate_province(by=None, province=province, survey_year=2024)
    return province


def test_2024_is_judged_by_districts_as_reported_and_by_communes_within_the_bounds_of_today(
    browse: Browse, specialist: User, units: dict[str, OrgUnit]
) -> None:
    old, client = past(units), browse(specialist)
    here = f"/pho-cap/tinh/{units['H9'].pk}/?ct=TH&nam=2024"
    reported = text_of(client, here + "&dg=bao-cao")
    assert "Tỉnh Sơn Cũ" in reported
    assert "xét theo huyện" in reported
    theirs = text_of(client, f"/pho-cap/tinh/{old.pk}/?ct=TH&nam=2024")
    assert "Huyện Thín" in theirs
    assert '<dd id="chac-chan">Mức độ 1</dd>' in theirs
    district = OrgUnit.objects.get(code="X1-1")
    assert "3 xã" in text_of(client, f"/pho-cap/huyen/{district.pk}/?ct=TH&nam=2024")
    now = text_of(client, here + "&dg=nay")
    assert 'aria-label="Xã Nà Pheo: mức độ 2"' in now  # (95 + 79) of 200 is 87 %: level 2 on its own counts
    assert 'aria-label="Phường Khê Thượng: chưa rõ"' in now  # it took part of a commune: nobody knows how many


def test_a_merged_pair_of_a_third_and_a_first_level_is_not_their_mean(units: dict[str, OrgUnit]) -> None:
    past(units)
    levels = dict(
        Standing.objects.filter(programme="TH", survey_year=2024, unit__tier="commune").values_list(
            "unit__code", "level"
        )
    )
    assert levels == {"X1001": 3, "X1002": 1, "X1003": 3}


def test_the_past_of_another_province_stays_closed(browse: Browse, outsider: User, units: dict[str, OrgUnit]) -> None:
    old = past(units)
    assert browse(outsider).get(f"/pho-cap/tinh/{old.pk}/").status_code == 404

"""The page of a commune: the verdict, its criteria, the way to the next level, and who may open it."""

from collections.abc import Callable

import pytest
from django.test import Client

from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute
from namhoc.site.recognition.actions import evaluate_communes, report_counts
from namhoc.site.recognition.models import Origin

Browse = Callable[[User], Client]


def page(client: Client, unit: OrgUnit, **asked: object) -> str:
    response = client.get(f"/pho-cap/xa/{unit.pk}/", {"ct": "TH", **asked})
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_verdict_says_what_is_lacking_by_which_article(browse: Browse, officer_a: User, commune_a: OrgUnit) -> None:
    text = page(browse(officer_a), commune_a)
    assert '<dd id="chac-chan">Mức độ 2</dd>' in text
    assert "1 trẻ 11 tuổi hoàn thành chương trình tiểu học" in text
    assert "<b>8</b> / 10" in text
    assert "80,00%" in text
    assert "thiếu 1" in text
    assert "NĐ 20/2014" in text


def test_a_commune_opens_its_own_page_and_no_other(
    browse: Browse, officer_a: User, commune_a: OrgUnit, commune_b: OrgUnit, outsider: User
) -> None:
    client = browse(officer_a)
    assert client.get("/pho-cap/")["Location"] == f"/pho-cap/xa/{commune_a.pk}/"
    for path in ("", "so-lieu/", "dieu-kien/", "thu/", "nguoi/TH3.age11/"):
        assert client.get(f"/pho-cap/xa/{commune_b.pk}/{path}?ct=TH").status_code == 404, path
    assert client.get(f"/pho-cap/ho-so/{commune_b.pk}/").status_code == 404
    assert client.get(f"/pho-cap/tinh/{commune_a.parent_id}/").status_code == 404
    assert browse(outsider).get(f"/pho-cap/xa/{commune_a.pk}/").status_code == 404


def test_thresholds_change_with_a_dated_attribute_of_the_commune(
    browse: Browse, specialist: User, commune_b: OrgUnit
) -> None:
    client = browse(specialist)
    assert '<dd id="chac-chan">Mức độ 2</dd>' in page(client, commune_b)
    UnitAttribute.objects.create(unit=commune_b, name="difficulty", value="special", valid_from="2026-01-29")
    assert '<dd id="chac-chan">Mức độ 3</dd>' in page(client, commune_b)
    evaluate_communes(by=None, communes=[commune_b], survey_year=2026)
    assert "Xã đặc biệt khó khăn từ 29/01/2026" in page(client, commune_b)


def test_a_programme_without_figures_says_what_to_do(browse: Browse, officer_b: User, commune_b: OrgUnit) -> None:
    client = browse(officer_b)
    text = page(client, commune_b, ct="XMC")
    assert "Chưa có số liệu Xóa mù chữ năm 2026" in text
    assert "Nhập số liệu" in text


@pytest.mark.parametrize("asked", [{"ct": "KHONG"}, {"nam": "1999"}, {"nam": "x"}, {"muc": "99"}, {"muc": "-1"}])
def test_nonsense_in_the_address_gives_the_ordinary_page(
    browse: Browse, officer_a: User, commune_a: OrgUnit, asked: dict[str, str]
) -> None:
    assert "Nà Pheo" in page(browse(officer_a), commune_a, **asked)


def test_what_if_moves_the_level_and_writes_nothing(browse: Browse, officer_a: User, commune_a: OrgUnit) -> None:
    client = browse(officer_a)
    asked = {"ct": "TH", "buoc": "age11_completed:1"}
    text = client.get(f"/pho-cap/xa/{commune_a.pk}/thu/", asked).content.decode()
    assert '<dd id="ket-qua-thu"><b>Mức độ 3</b>' in text
    assert "9 / 10" in text
    assert '<dd id="chac-chan">Mức độ 2</dd>' in page(client, commune_a)


def test_what_if_refuses_more_persons_than_the_cohort_has(browse: Browse, officer_a: User, commune_a: OrgUnit) -> None:
    asked = {"ct": "TH", "them.age11_completed": "500", "loai": "special", "cach.primary_l1_cohort": "14", "bo": "x"}
    text = browse(officer_a).get(f"/pho-cap/xa/{commune_a.pk}/thu/", asked).content.decode()
    assert "không có đủ 500 người" in text


def test_both_levels_of_literacy_stand_on_the_page_each_with_its_band(
    browse: Browse, officer_b: User, units: dict[str, OrgUnit]
) -> None:
    counts = {f"{name}_{band}": 100 for name in ("pop", "l1", "l2") for band in ("15_25", "15_35", "15_60")}
    report_counts(by=officer_b, commune=units["H9002"], survey_year=2026, parts={"XMC": counts}, origin=Origin.TYPED)
    text = page(browse(officer_b), units["H9002"], ct="XMC")
    assert "tính trên nhóm 15-60 tuổi" in text.replace('<span class="nowrap">', "").replace("</span>", "")
    assert "tc-XMC1.rate" in text


@pytest.mark.parametrize("typed", ["+-5", "--5", "5" * 9, "٣", "1.5", ""])
def test_a_number_that_is_none_is_left_out_of_what_is_tried(
    browse: Callable[[User], Client], officer_a: User, commune_a: OrgUnit, typed: str
) -> None:
    asked = {"ct": "TH", "them.age11_completed": typed}
    page = browse(officer_a).get(f"/pho-cap/xa/{commune_a.pk}/thu/", asked)
    assert page.status_code == 200
    assert not page.context["tried"].more

"""Thử sáp nhập: communes tried as one, by the department only, writing nothing."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute
from namhoc.site.recognition.models import Standing
from tests.site.recognition.test_province_page import text_of

Browse = Callable[[User], Client]


@pytest.fixture
def address(commune_a: OrgUnit, commune_b: OrgUnit) -> str:
    return f"/pho-cap/tinh/{commune_a.parent_id}/thu-sap-nhap/?ct=TH&nam=2026"


def both(address: str, *communes: OrgUnit, **more: str) -> str:
    return address + "".join(f"&xa={one.pk}" for one in communes) + "".join(f"&{k}={v}" for k, v in more.items())


def new_commune(text: str) -> str:
    """The cell of the commune that would come of it, in the programme looked at."""
    return text.partition('id="xa-moi"')[2].partition("</td>")[0]


def province_row(text: str, label: str) -> str:
    """What the province comes to in a programme: before, after, and how many communes the next level has."""
    table = text.partition('id="tinh-sau"')[2].partition("</table>")[0]
    row = next(row for row in table.split("<tr>") if f">{label}</th>" in row)
    cells = [re.sub(r"<[^>]*>", "", cell).strip() for cell in row.split("<td")[1:]]
    return " | ".join(re.sub(r"^[^>]*>", "", cell).strip() for cell in cells)


def test_the_new_commune_is_judged_on_the_sum_of_the_old_counts(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    stood, told = list(Standing.objects.order_by("pk").values()), AuditEvent.objects.count()
    client = browse(specialist)
    text = text_of(client, both(address, commune_a, commune_b))
    assert 'aria-label="Mức độ 2"' in new_commune(text)
    assert "thiếu 3" in text  # one and two persons short, and the sums are three short: 90 % of both cohorts together
    more = text_of(client, both(address, commune_a, commune_b) + "&them.age11_completed=3")
    assert 'aria-label="Mức độ 3"' in new_commune(more)
    assert province_row(more, "Tiểu học").startswith("Mức độ 2 | Mức độ 3 | Mức độ 3: 0/2 → 1/1, cần 1")
    assert list(Standing.objects.order_by("pk").values()) == stood
    assert AuditEvent.objects.exclude(action__startswith="session").count() == told


def test_a_step_is_taken_by_a_button_and_only_the_results_are_sent_to_htmx(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    asked = both(address, commune_a, commune_b) + "&them.age11_completed=2&buoc=age11_completed:1"
    response = browse(specialist).get(asked, headers={"HX-Request": "true"})
    text = " ".join(response.content.decode().split())
    assert text.startswith('<section id="ket-qua"')
    assert 'aria-label="Mức độ 3"' in new_commune(text)


def test_one_commune_is_not_a_merger_and_the_page_says_what_is_missing(
    browse: Browse, specialist: User, commune_a: OrgUnit, address: str
) -> None:
    client = browse(specialist)
    assert "Chọn thêm ít nhất một xã" in text_of(client, both(address, commune_a))
    assert "Chưa chọn xã nào" in text_of(client, address + "&xa=x&xa=99999999999")


def test_where_the_old_communes_differ_in_class_the_stricter_is_tried_and_said(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    UnitAttribute.objects.create(unit=commune_a, name="difficulty", value="special", valid_from=date(2026, 1, 29))
    client = browse(specialist)
    text = text_of(client, both(address, commune_a, commune_b))
    assert "khác nhau về loại" in text
    assert 'aria-label="Mức độ 2"' in new_commune(text)
    special = text_of(client, both(address, commune_a, commune_b, loai="special"))
    assert 'aria-label="Mức độ 3"' in new_commune(special)  # 80 % is asked of such communes


def test_more_persons_than_there_are_is_refused_and_the_rest_still_tried(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    text = text_of(browse(specialist), both(address, commune_a, commune_b) + "&them.age11_completed=9000")
    assert 'role="alert"' in text
    assert 'aria-label="Mức độ 2"' in new_commune(text)


def test_other_rules_are_tried_with_it(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    text = text_of(browse(specialist), both(address, commune_a, commune_b, bo="ND20-2014"))
    assert 'id="xa-moi"' in text
    assert '<option value="ND20-2014" selected>' in text


def test_a_commune_may_not_try_with_the_counts_of_others(
    browse: Browse, officer_a: User, outsider: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    for user in (officer_a, outsider):
        assert browse(user).get(both(address, commune_a, commune_b)).status_code == 404
    assert "thu-sap-nhap" not in text_of(browse(officer_a), f"/pho-cap/xa/{commune_a.pk}/?ct=TH&nam=2026")


def test_the_ways_to_the_page(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    client = browse(specialist)
    assert "/thu-sap-nhap/" in text_of(client, f"/pho-cap/tinh/{commune_a.parent_id}/?ct=TH&nam=2026")
    assert f"/thu-sap-nhap/?ct=TH&amp;nam=2026&amp;xa={commune_a.pk}" in text_of(
        client, f"/pho-cap/xa/{commune_a.pk}/?ct=TH&nam=2026"
    )
    assert f"&amp;xa={commune_a.pk}&amp;xa={commune_b.pk}" in text_of(
        client, f"/pho-cap/tinh/{commune_a.parent_id}/?ct=TH&nam=2026&xa={commune_a.pk}&xa={commune_b.pk}"
    )


def test_what_holds_each_commune_back_stands_in_every_programme_with_its_persons(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    text = text_of(browse(specialist), both(address, commune_a, commune_b))
    assert "Trẻ 11 tuổi hoàn thành: thiếu 1" in text
    assert "Trẻ 11 tuổi hoàn thành: thiếu 2" in text
    assert "Trẻ 11 tuổi hoàn thành: thiếu 3" in new_commune(text)
    kept = f"?ct=THCS&amp;nam=2026&amp;xa={commune_b.pk}&amp;xa={commune_a.pk}"
    assert kept in text  # the other programmes are a link away, with the same communes


def test_a_tile_of_the_map_puts_its_commune_in_or_takes_it_out(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    client = browse(specialist)
    text = text_of(client, both(address, commune_a))
    assert f'href="?ct=TH&amp;nam=2026&amp;xa={commune_a.pk}&amp;xa={commune_b.pk}"' in text
    assert 'aria-label="Xã Nà Pheo: mức độ 2, bỏ chọn" aria-current="true"' in text
    assert 'aria-label="Phường Khê Thượng: mức độ 2, chọn"' in text


def test_each_commune_by_itself_reaches_the_level_under_the_other_changes(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    stood = list(Standing.objects.order_by("pk").values())
    client = browse(specialist)
    text = text_of(client, both(address, commune_a, commune_b, kieu="3"))
    assert "1 em 11 tuổi hoàn thành tiểu học" in text
    assert "2 em 11 tuổi hoàn thành tiểu học" in text
    assert province_row(text, "Tiểu học").startswith("Mức độ 2 | Mức độ 3 | Mức độ 3: 0/2 → 2/2, cần 2")
    assert f"/pho-cap/xa/{commune_a.pk}/giao-viec/?ct=TH&amp;nam=2026&amp;tc=TH3.age11" in text
    special = text_of(client, both(address, commune_a, commune_b, kieu="3", loai="special"))
    assert "không cần thêm" in special  # 80 % is asked of such communes
    assert "giao-viec" not in special  # what is lacking there is lacking under a change that is not so
    kept = text_of(client, both(address, commune_a, commune_b, kieu="0"))
    assert province_row(kept, "Tiểu học").startswith("Mức độ 2 | không đổi")
    assert list(Standing.objects.order_by("pk").values()) == stood


def test_fields_that_a_form_sends_as_they_stand_are_no_change(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    sent = "&loai=&bo=&cach.primary_l1_cohort=11-14&cach.upper_counts_finished=True"
    text = text_of(browse(specialist), both(address, commune_a, commune_b, kieu="3") + sent)
    assert "giao-viec" in text
    assert '<details class="small mb-3" open>' not in text


def test_rules_and_readings_are_tried_on_the_whole_province_without_a_commune_chosen(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    client = browse(specialist)
    assert "Chưa chọn xã nào" in text_of(client, address + "&kieu=0")
    text = text_of(client, address + "&kieu=0&bo=ND20-2014&cach.primary_l1_cohort=14")
    assert 'id="tinh-sau"' in text
    assert '<option value="ND20-2014" selected>' in text
    assert '<option value="14" selected>' in text


def test_a_commune_without_figures_is_said_to_be_beyond_trying(
    browse: Browse, specialist: User, commune_b: OrgUnit, units: dict[str, OrgUnit]
) -> None:
    address = f"/pho-cap/tinh/{units['H9'].pk}/thu-sap-nhap/?ct=TH&nam=2026"
    text = text_of(browse(specialist), both(address, units["H9001"], commune_b, kieu="3"))
    assert "không thử được: chưa có số liệu" in text
    merged = text_of(browse(specialist), both(address, units["H9001"], commune_b))
    assert "chưa có số liệu" in new_commune(merged)  # a sum with an unknown part is unknown


def test_every_programme_of_the_merger_opens(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit, address: str
) -> None:
    client = browse(specialist)
    for programme in ("MN5", "TH", "THCS", "XMC", "MN35"):
        for kind in ("gop", "3", "1", "0", "x", "-4", "99999999999"):
            asked = both(address.replace("ct=TH", f"ct={programme}"), commune_a, commune_b, kieu=kind)
            assert client.get(asked).status_code == 200, (programme, kind)

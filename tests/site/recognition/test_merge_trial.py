"""Thử sáp nhập: communes tried as one, by the department only, writing nothing."""

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
    """The row of the commune that would come of it."""
    return text.partition('id="xa-moi"')[2].partition("</tr>")[0]


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
    assert "Mức độ 2 → <b>Mức độ 3</b>" in more
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

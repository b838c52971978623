"""The page of the journal."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.directives.models import LegalDocument

Browse = Callable[[User], Client]


def test_the_journal_shows_the_own_province_only(browse: Browse, leader: User, officer_a: User, outsider: User) -> None:
    record("account.change", officer_a, by=officer_a)
    record("account.change", outsider, by=outsider)
    body = browse(leader).get(reverse("journal")).content.decode()
    assert "Sửa tài khoản" in body
    assert "xa-a" in body
    assert "nguoi-ngoai" not in body


def test_it_is_filtered_by_action_person_and_day(browse: Browse, leader: User, officer_a: User) -> None:
    record("account.change", officer_a, by=officer_a)
    record("account.close", officer_a, by=leader)
    client, address = browse(leader), reverse("journal")
    today = timezone.localdate().strftime("%d/%m/%Y")
    assert len(client.get(address, {"action": "account.close"}).context["page"]) == 1
    assert len(client.get(address, {"who": "xa-a"}).context["page"]) == 1
    assert len(client.get(address, {"day": today, "who": "lanh"}).context["page"]) == 1
    assert len(client.get(address, {"day": "1/1/2020"}).context["page"]) == 0


def test_a_wrong_filter_is_said_and_shows_everything(browse: Browse, leader: User, officer_a: User) -> None:
    record("account.change", officer_a, by=officer_a)
    response = browse(leader).get(reverse("journal"), {"day": "hôm qua"})
    assert "05/9/2026" in response.content.decode()
    assert response.context["page"]


def test_an_administrator_sees_which_document_but_no_way_into_it(
    browse: Browse, administrator: User, specialist: User, document: LegalDocument
) -> None:
    record("document.keep", document, by=specialist, document=document)
    body = browse(administrator).get(reverse("journal")).content.decode()
    assert "12/CT-UBND" in body
    assert reverse("document", args=[document.pk]) not in body


def test_checking_says_whether_the_chain_is_whole(browse: Browse, leader: User) -> None:
    record("account.change", leader, by=leader)
    client = browse(leader)
    whole = client.post(reverse("journal-verify"), follow=True).content.decode()
    assert "Nhật ký nguyên vẹn" in whole
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditevent SET object_name = 'khac'")
    assert "Nhật ký bị thay đổi" in client.post(reverse("journal-verify"), follow=True).content.decode()

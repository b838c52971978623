"""Giao nhiệm vụ: problems first, then exactly what was on the page is given out."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from namhoc.site.accounts.models import User
from namhoc.site.directives.models import LegalDocument
from namhoc.site.directives.reviews import review_of
from namhoc.site.steering.models import Task
from tests.site.directives.conftest import directive_12, item_at, seen, step

__all__ = ["directive_12"]
Browse = Callable[[User], Client]


@pytest.fixture
def accepted(browse: Browse, specialist: User, directive_12: LegalDocument) -> Client:
    """The specialist's browser after accepting 1.1 (DOET), 1.2 (communes) and 2.2 (nobody)."""
    client = browse(specialist)
    for label in ("1.1", "1.2", "2.2"):
        step(client, directive_12, "accept", label)
    return client


def give(client: Client, document: LegalDocument, *labels: str) -> HttpResponse:
    keys = [item_at(document, label).key for label in labels]
    return client.post(reverse("issue-tasks", args=[document.pk]), {"item": keys, "seen": seen(document, *labels)})


def test_the_page_lists_accepted_items_with_the_problems_first(accepted: Client, directive_12: LegalDocument) -> None:
    html = accepted.get(reverse("issue-tasks", args=[directive_12.pk])).content.decode()
    assert "3 mục đã nhận" in html
    assert html.index("không nêu cơ quan chủ trì") < html.index("3 mục đã nhận")
    assert "Thời hạn 25/09/2026 đã qua" in html
    assert "mở rộng thành 2 đơn vị" in html
    assert "Tạo 3 nhiệm vụ" in html
    assert "Duy trì vững chắc" not in html


def test_giving_out_makes_the_tasks_and_locks_the_items(accepted: Client, directive_12: LegalDocument) -> None:
    assert give(accepted, directive_12, "1.1", "1.2").status_code == 302
    assert Task.objects.count() == 2
    assert [item.label for item in review_of(directive_12).to_issue] == ["2.2"]
    key = item_at(directive_12, "1.1").key
    html = accepted.get(reverse("document", args=[directive_12.pk]) + f"?muc={key}").content.decode()
    assert "Đã giao thành nhiệm vụ" in html
    refused = step(accepted, directive_12, "edit", "1.1", note="muộn")
    assert refused.status_code == 409
    assert "đã giao thành nhiệm vụ" in refused.content.decode()


def test_items_accepted_later_are_given_out_later(accepted: Client, directive_12: LegalDocument) -> None:
    give(accepted, directive_12, "1.1")
    give(accepted, directive_12, "1.2")
    assert Task.objects.count() == 2


def test_the_same_item_is_not_given_out_twice(accepted: Client, directive_12: LegalDocument) -> None:
    give(accepted, directive_12, "1.1")
    assert give(accepted, directive_12, "1.1").status_code == 409
    assert Task.objects.count() == 1


def test_an_item_changed_since_the_page_was_opened_stops_everything(
    accepted: Client, directive_12: LegalDocument
) -> None:
    old, key = seen(directive_12, "1.1", "1.2"), [item_at(directive_12, label).key for label in ("1.1", "1.2")]
    step(accepted, directive_12, "edit", "1.1", note="sửa")
    response = accepted.post(reverse("issue-tasks", args=[directive_12.pk]), {"item": key, "seen": old})
    assert response.status_code == 409
    assert "1 mục đã thay đổi" in response.content.decode()
    assert not Task.objects.exists()


def test_nothing_ticked_is_said(accepted: Client, directive_12: LegalDocument) -> None:
    response = accepted.post(reverse("issue-tasks", args=[directive_12.pk]), {})
    assert response.status_code == 409
    assert "Chưa chọn mục nào" in response.content.decode()


def test_an_item_nobody_accepted_is_not_given_out(accepted: Client, directive_12: LegalDocument) -> None:
    assert give(accepted, directive_12, "1.3").status_code == 409
    assert not Task.objects.exists()


def test_without_accepted_items_the_page_leads_back(
    browse: Browse, specialist: User, directive_12: LegalDocument
) -> None:
    response = browse(specialist).get(reverse("issue-tasks", args=[directive_12.pk]))
    assert response["Location"] == reverse("document", args=[directive_12.pk])


@pytest.mark.parametrize(("who", "status"), [("officer_a", 403), ("school", 403), ("outsider", 404)])
def test_only_the_office_that_holds_the_document_gives_out(
    who: str, status: int, request: pytest.FixtureRequest, browse: Browse, directive_12: LegalDocument
) -> None:
    directive_12.passed_down = True
    directive_12.save()
    client = browse(request.getfixturevalue(who))
    assert client.get(reverse("issue-tasks", args=[directive_12.pk])).status_code == status
    assert client.post(reverse("issue-tasks", args=[directive_12.pk]), {"item": "x"}).status_code == status

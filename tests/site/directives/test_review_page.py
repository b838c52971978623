"""Tab Rà soát: what it shows, and to whom."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from namhoc.site.accounts.models import User
from namhoc.site.directives.models import DraftItem, LegalDocument
from namhoc.site.directives.reviews import may_review
from tests.site.directives.conftest import HTMX, item_at, step

Browse = Callable[[User], Client]


def page(client: Client, document: LegalDocument, query: str = "") -> str:
    response = client.get(reverse("document", args=[document.pk]) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_the_text_with_its_marks_and_every_item(
    browse: Browse, specialist: User, directive_12: LegalDocument
) -> None:
    html = page(browse(specialist), directive_12, f"?muc={item_at(directive_12, '2.1').key}")
    assert "0</b> trên 7 mục đã xác nhận" in html
    assert "1 mục cần xem kỹ" in html
    assert 'class="m-deadline"' in html
    assert "Một mục có hai thời hạn" in html
    assert html.count("data-item=") == 7


def test_looking_writes_nothing(browse: Browse, specialist: User, directive_12: LegalDocument) -> None:
    page(browse(specialist), directive_12)
    assert not DraftItem.objects.exists()


def test_an_item_named_in_the_address_is_open(browse: Browse, specialist: User, directive_12: LegalDocument) -> None:
    key = item_at(directive_12, "1.2").key
    html = page(browse(specialist), directive_12, f"?muc={key}")
    assert f'id="ct-{key}"' in html


def test_the_words_of_the_document_are_never_markup(
    browse: Browse, specialist: User, make_document: Callable[..., LegalDocument]
) -> None:
    hostile = make_document(text='1. <script>alert(1)</script> & "Sở"\n2. <b>x</b>\n')
    html = page(browse(specialist), hostile)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sở&quot;" in html


def test_nothing_on_the_page_is_an_inline_script(browse: Browse, specialist: User, directive_12: LegalDocument) -> None:
    html = page(browse(specialist), directive_12)
    assert "<script>" not in html
    assert " onclick=" not in html
    assert "javascript:" not in html


def test_a_document_without_items_says_what_to_do(
    browse: Browse, specialist: User, make_document: Callable[..., LegalDocument]
) -> None:
    document = make_document(text="Không có gì ở đây.")
    document.directive = {}
    document.save()
    html = page(browse(specialist), document)
    assert "Chưa đọc được nhiệm vụ nào" in html
    assert "Thêm thành mục" in html


def test_a_commune_reads_the_provinces_document_passed_down_but_sees_no_buttons(
    browse: Browse, officer_a: User, directive_12: LegalDocument
) -> None:
    directive_12.passed_down = True
    directive_12.save()
    html = page(browse(officer_a), directive_12)
    assert "trên 7 mục" in html
    assert 'data-act="accept"' not in html
    assert "Thêm thành mục" not in html
    assert "data-writable" not in html


@pytest.mark.parametrize(
    ("who", "may"),
    [("specialist", True), ("leader", True), ("officer_a", False), ("administrator", False), ("outsider", False)],
)
def test_the_office_that_holds_a_document_reviews_it(
    who: str, may: bool, request: pytest.FixtureRequest, directive_12: LegalDocument
) -> None:
    assert may_review(request.getfixturevalue(who), directive_12) is may


def test_a_commune_reviews_its_own_document_and_the_doet_does_not(
    specialist: User, officer_a: User, officer_b: User, make_document: Callable[..., LegalDocument]
) -> None:
    own = make_document(by=officer_a)
    assert may_review(officer_a, own)
    assert not may_review(officer_b, own)
    assert not may_review(specialist, own)


@pytest.mark.parametrize("part", ["review-item", "review-edit-form", "review-split-form", "review-reject-form"])
def test_parts_of_the_page_are_out_of_an_outsiders_reach(
    part: str, browse: Browse, outsider: User, directive_12: LegalDocument
) -> None:
    key = item_at(directive_12, "1.1").key
    response = browse(outsider).get(reverse(part, args=[directive_12.pk, key]), headers=HTMX)
    assert response.status_code == 404


def test_a_part_opened_without_the_page_leads_to_the_page(
    browse: Browse, specialist: User, directive_12: LegalDocument
) -> None:
    key = item_at(directive_12, "1.1").key
    response = browse(specialist).get(reverse("review-item", args=[directive_12.pk, key]))
    assert response.status_code == 302
    assert response["Location"].endswith(f"?muc={key}#m-{key}")


def test_an_item_that_does_not_exist_is_not_found(
    browse: Browse, specialist: User, directive_12: LegalDocument
) -> None:
    client = browse(specialist)
    for part in ("review-item", "review-edit-form", "review-split-form"):
        response = client.get(reverse(part, args=[directive_12.pk, "khong-co"]), headers=HTMX)
        assert response.status_code == 404


def test_the_split_form_marks_where_the_two_deadlines_part(
    browse: Browse, specialist: User, directive_12: LegalDocument
) -> None:
    key = item_at(directive_12, "2.1").key
    html = browse(specialist).get(reverse("review-split-form", args=[directive_12.pk, key]), headers=HTMX)
    text = html.content.decode()
    assert text.count("checked") == 1
    assert "Tách thành 2 mục" in text


def test_who_works_on_the_same_document_is_said(
    browse: Browse, specialist: User, leader: User, directive_12: LegalDocument
) -> None:
    step(browse(leader), directive_12, "accept", "1.1")
    html = browse(specialist).get(reverse("review-together", args=[directive_12.pk]) + "?sau=0").content.decode()
    assert "lanh-dao cũng đang rà soát" in html
    assert "Có 1 bước mới của người khác" in html

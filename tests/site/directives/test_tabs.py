"""Căn cứ and Lịch sử of a document."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from namhoc.site.accounts.models import User
from namhoc.site.directives.models import LegalDocument
from tests.site.directives.conftest import step
from tests.site.directives.mockup import where

Browse = Callable[[User], Client]


def tab(client: Client, name: str, document: LegalDocument, query: str = "") -> str:
    response = client.get(reverse(f"document-{name}", args=[document.pk]) + query)
    assert response.status_code == 200
    return response.content.decode()


CITING = """ỦY BAN NHÂN DÂN TỈNH HOÀNG SƠN
CHỈ THỊ
Căn cứ Thông tư số 20/2018/TT-BGDĐT ngày 22/8/2018 của Bộ Giáo dục và Đào tạo;
Thực hiện Chỉ thị số 12/CT-UBND ngày 25/8/2026 và Công văn số 987654/SGDĐT-VP ngày 02/02/2026.
"""


def test_cited_documents_are_looked_up_and_those_held_here_are_linked(
    browse: Browse, specialist: User, directive_12: LegalDocument, make_document: Callable[..., LegalDocument]
) -> None:
    citing = make_document(text=CITING, number="77")
    html = tab(browse(specialist), "citations", citing)
    assert "Chưa có trong danh mục" in html
    assert f'href="{reverse("document", args=[directive_12.pk])}"' in html
    assert "20/2018/TT-BGDĐT" in html


def test_a_document_that_cites_nothing_says_so(browse: Browse, specialist: User, directive_12: LegalDocument) -> None:
    assert "không viện dẫn văn bản nào" in tab(browse(specialist), "citations", directive_12)


def test_the_trail_tells_who_changed_what_from_what_to_what(
    browse: Browse, specialist: User, leader: User, directive_12: LegalDocument
) -> None:
    step(
        browse(specialist), directive_12, "edit", "1.1", fields="deadline", deadline="typed", deadline_typed="1/12/2026"
    )
    step(browse(leader), directive_12, "accept", "1.1")
    html = tab(browse(leader), "history", directive_12)
    assert html.index("lanh-dao") < html.index(">chuyen-vien<")
    assert "30/11/2026</span>" in html
    assert "01/12/2026</ins>" in html


def test_the_trail_can_show_confirmations_only(browse: Browse, specialist: User, directive_12: LegalDocument) -> None:
    client = browse(specialist)
    step(client, directive_12, "edit", "1.1", note="ghi chú riêng")
    step(client, directive_12, "accept", "1.2")
    html = tab(client, "history", directive_12, "?loai=xac-nhan")
    assert "ghi chú riêng" not in html
    assert "Lập danh sách" in html


def test_a_step_taken_back_is_marked(browse: Browse, specialist: User, directive_12: LegalDocument) -> None:
    client = browse(specialist)
    step(client, directive_12, "split", "2.1", cut=str(where("hoàn thành hồ sơ").start))
    step(client, directive_12, "undo")
    assert "đã hoàn tác" in tab(client, "history", directive_12)


@pytest.mark.parametrize("query", ["?trang=999", "?trang=x", "?loai=la"])
def test_an_address_that_makes_no_sense_opens_the_trail(
    query: str, browse: Browse, specialist: User, directive_12: LegalDocument
) -> None:
    tab(browse(specialist), "history", directive_12, query)


@pytest.mark.parametrize("name", ["citations", "history"])
def test_tabs_are_out_of_an_outsiders_reach(
    name: str, browse: Browse, outsider: User, directive_12: LegalDocument
) -> None:
    response = browse(outsider).get(reverse(f"document-{name}", args=[directive_12.pk]))
    assert response.status_code == 404

"""Every step of a review: what it writes, what it answers, what it refuses."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from namhoc.directives.review import Status
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.directives.models import DraftChange, DraftItem, LegalDocument
from namhoc.site.directives.reviews import review_of
from tests.site.directives.conftest import HTMX, item_at, seen, step
from tests.site.directives.mockup import TEXT, where

Browse = Callable[[User], Client]


@pytest.fixture
def client_s(browse: Browse, specialist: User) -> Client:
    """The specialist's browser."""
    return browse(specialist)


def test_accepting_writes_the_item_one_step_and_one_event(
    client_s: Client, specialist: User, directive_12: LegalDocument
) -> None:
    response = step(client_s, directive_12, "accept", "1.1")
    assert response.status_code == 200
    assert "Đã nhận" in response.content.decode()
    assert item_at(directive_12, "1.1").status is Status.ACCEPTED
    change = DraftChange.objects.get()
    assert (change.operation, change.by) == ("accept", specialist)
    event = AuditEvent.objects.get(action="review.accept")
    assert event.document_id == directive_12.pk
    assert "Rà soát" not in json.dumps(event.details, ensure_ascii=False)
    told = json.loads(response["HX-Trigger-After-Settle"])["review:step"]
    assert list(told["states"].values()) == ["accepted"]


def test_the_number_on_the_button_follows(client_s: Client, directive_12: LegalDocument) -> None:
    step(client_s, directive_12, "accept", "1.1")
    html = step(client_s, directive_12, "accept", "1.2").content.decode()
    assert "<b>2</b> trên 7" in html
    assert "Tạo 2 nhiệm vụ" in html


def test_an_item_with_two_deadlines_is_not_accepted_until_one_is_chosen(
    client_s: Client, directive_12: LegalDocument
) -> None:
    response = step(client_s, directive_12, "accept", "2.1")
    assert response.status_code == 409
    assert "2 thời hạn" in response.content.decode()
    assert step(client_s, directive_12, "edit", "2.1", fields="deadline", deadline="1").status_code == 200
    assert step(client_s, directive_12, "accept", "2.1").status_code == 200
    value = item_at(directive_12, "2.1").deadline.value
    assert value is not None
    assert value.code == "2026-09-30"


def test_rejecting_needs_a_reason_and_can_be_taken_back(client_s: Client, directive_12: LegalDocument) -> None:
    assert step(client_s, directive_12, "reject", "3.2").status_code == 409
    html = step(client_s, directive_12, "reject", "3.2", reason="Trùng với mục khác").content.decode()
    assert "Trùng với mục khác" in html
    assert step(client_s, directive_12, "reopen", "3.2").status_code == 200
    assert item_at(directive_12, "3.2").status is Status.PENDING


def test_typed_values_stand_beside_what_was_read(client_s: Client, directive_12: LegalDocument) -> None:
    response = step(
        client_s,
        directive_12,
        "edit",
        "1.1",
        title="Dồn ghép điểm trường",
        note="Làm sau 1.2",
        fields=["lead", "deadline", "product"],
        lead="typed",
        lead_typed="Sở Nội vụ",
        deadline="typed",
        deadline_typed="15/12/2026",
        product_typed="Phương án dồn ghép\nTờ trình",
    )
    assert response.status_code == 200
    item = item_at(directive_12, "1.1")
    assert item.title.text == "Dồn ghép điểm trường"
    assert item.note == "Làm sau 1.2"
    assert [option.text for option in item.lead.options] == ["Sở Giáo dục và Đào tạo", "Sở Nội vụ"]
    assert item.lead.value is not None
    assert item.lead.value.code == "so-noi-vu"
    assert item.deadline.value is not None
    assert item.deadline.value.code == "2026-12-15"
    assert [value.text for value in item.product.values] == ["Phương án dồn ghép", "Tờ trình"]
    html = response.content.decode()
    assert "Văn bản ghi:" in html


@pytest.mark.parametrize("words", ["32/9/2026", "mai", "30/02/2026", "2026"])
def test_a_typed_date_that_is_none_is_said_and_nothing_is_written(
    words: str, client_s: Client, directive_12: LegalDocument
) -> None:
    response = step(
        client_s, directive_12, "edit", "1.1", quiet="1", fields="deadline", deadline="typed", deadline_typed=words
    )
    assert response.status_code == 409
    assert "không phải ngày" in response.content.decode()
    assert json.loads(response["HX-Trigger"])["review:invalid"]["field"] == "deadline_typed"
    assert not DraftChange.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        {"fields": "status"},
        {"fields": "lead", "lead": "99"},
        {"seen": "nonsense"},
        {"title": "   "},
    ],
)
def test_values_no_page_sends_are_refused(data: dict[str, str], client_s: Client, directive_12: LegalDocument) -> None:
    response = step(client_s, directive_12, "edit", "1.1", **data)
    assert response.status_code == 409
    assert not DraftChange.objects.exists()


def test_saving_what_did_not_change_is_no_step(client_s: Client, directive_12: LegalDocument) -> None:
    title = item_at(directive_12, "1.1").title.text
    assert step(client_s, directive_12, "edit", "1.1", title=title, note="", fields="lead", lead="0").status_code == 200
    assert not DraftChange.objects.exists()


def test_a_typing_form_is_left_alone_while_it_is_saved(client_s: Client, directive_12: LegalDocument) -> None:
    html = step(client_s, directive_12, "edit", "1.1", quiet="1", note="x").content.decode()
    assert "Đã lưu lúc" in html
    assert f'value="{item_at(directive_12, "1.1").key}:2"' in html
    assert "<textarea" not in html


def test_splitting_by_the_deadlines_and_merging_back(client_s: Client, directive_12: LegalDocument) -> None:
    response = step(client_s, directive_12, "split", "2.1", cut=str(where("hoàn thành hồ sơ").start))
    assert "2.1·2" in response.content.decode()
    assert [item.label for item in review_of(directive_12).items][3:5] == ["2.1", "2.1·2"]
    merged = step(client_s, directive_12, "merge", "2.1·2", seen=seen(directive_12, "2.1", "2.1·2"))
    assert merged.status_code == 200
    assert len(review_of(directive_12).items) == 7
    assert DraftItem.objects.filter(present=False).count() == 1


@pytest.mark.parametrize("cut", ["0", "999999", "-3", "x", ""])
def test_a_cut_outside_the_item_is_refused(cut: str, client_s: Client, directive_12: LegalDocument) -> None:
    assert step(client_s, directive_12, "split", "2.1", cut=cut).status_code == 409
    assert len(review_of(directive_12).items) == 7


def test_merging_asks_for_the_version_of_both(client_s: Client, directive_12: LegalDocument) -> None:
    response = step(client_s, directive_12, "merge", "1.2")
    assert response.status_code == 409
    assert len(review_of(directive_12).items) == 7


def test_selected_words_become_an_item(client_s: Client, directive_12: LegalDocument) -> None:
    span = where("mỗi xã có người chưa biết chữ mở ít nhất 01 lớp xóa mù chữ")
    response = step(client_s, directive_12, "add", start=str(span.start), end=str(span.end))
    assert response.status_code == 200
    item = item_at(directive_12, "T1")
    assert item.spans[0].of(TEXT).startswith("mỗi xã")
    assert item.added


def test_words_copied_from_the_text_become_an_item_whatever_their_blanks(
    client_s: Client, directive_12: LegalDocument
) -> None:
    response = step(client_s, directive_12, "add", words="Bồi dưỡng\n giáo viên  dạy lớp ghép")
    assert response.status_code == 200
    assert item_at(directive_12, "T1").spans[0].of(TEXT) == "Bồi dưỡng giáo viên dạy lớp ghép"


@pytest.mark.parametrize(
    "data",
    [
        {"start": "5", "end": "3"},
        {"start": "-1", "end": "4"},
        {"start": "0", "end": "99999999"},
        {"start": "7", "end": "7"},
        {"start": "một", "end": "hai"},
        {},
        {"words": "chữ này không có trong văn bản"},
    ],
)
def test_a_bad_selection_is_refused_with_a_way_out(
    data: dict[str, str], client_s: Client, directive_12: LegalDocument
) -> None:
    response = step(client_s, directive_12, "add", **data)
    assert response.status_code == 409
    assert "Cách sửa" in response.content.decode()
    assert not DraftChange.objects.exists()


def test_undo_walks_back_through_ones_own_steps(client_s: Client, directive_12: LegalDocument) -> None:
    before = review_of(directive_12).items
    step(client_s, directive_12, "accept", "1.1")
    step(client_s, directive_12, "edit", "1.1", note="a")
    step(client_s, directive_12, "split", "2.1", cut=str(where("hoàn thành hồ sơ").start))
    for _ in range(3):
        assert step(client_s, directive_12, "undo").status_code == 200
    assert review_of(directive_12).items == before
    response = step(client_s, directive_12, "undo")
    assert response.status_code == 409
    assert "Không còn bước nào" in response.content.decode()


def test_undo_does_not_undo_what_somebody_else_did_since(
    browse: Browse, specialist: User, leader: User, directive_12: LegalDocument
) -> None:
    step(browse(specialist), directive_12, "accept", "1.1")
    step(browse(leader), directive_12, "edit", "1.1", note="của lãnh đạo")
    response = step(browse(specialist), directive_12, "undo")
    assert response.status_code == 409
    assert item_at(directive_12, "1.1").note == "của lãnh đạo"
    assert not DraftChange.objects.exclude(undone_at=None).exists()


def test_accepting_many_takes_those_sure_enough_and_without_a_question(
    client_s: Client, directive_12: LegalDocument
) -> None:
    assert step(client_s, directive_12, "accept-all", above="80", expected="5").status_code == 200
    states = {item.label: item.status for item in review_of(directive_12).items}
    assert states["2.1"] is Status.PENDING
    assert states["3.1"] is Status.PENDING  # its target was read with 75 %
    assert list(states.values()).count(Status.ACCEPTED) == 5
    assert AuditEvent.objects.get(action="review.accept_all").details["count"] == 5


@pytest.mark.parametrize("data", [{}, {"above": "x", "expected": "1"}, {"above": "101", "expected": "0"}])
def test_accepting_many_needs_a_confidence_and_a_count(
    data: dict[str, str], client_s: Client, directive_12: LegalDocument
) -> None:
    assert step(client_s, directive_12, "accept-all", **data).status_code == 409


def test_accepting_many_stops_when_the_count_has_changed(client_s: Client, directive_12: LegalDocument) -> None:
    response = step(client_s, directive_12, "accept-all", above="80", expected="6")
    assert response.status_code == 409
    assert "Số mục đã đổi từ 6 thành 5" in response.content.decode()


class TestTwoPeople:
    """Two people at once do not overwrite each other silently."""

    def test_a_step_on_an_old_version_shows_both_and_writes_nothing(
        self, browse: Browse, specialist: User, leader: User, directive_12: LegalDocument
    ) -> None:
        old = seen(directive_12, "1.1")
        step(browse(leader), directive_12, "edit", "1.1", note="của lãnh đạo")
        response = step(browse(specialist), directive_12, "edit", "1.1", note="của chuyên viên", seen=old)
        html = response.content.decode()
        assert response.status_code == 409
        assert response["HX-Retarget"] == "#tranh-chap"
        assert "Người khác vừa sửa mục này. Giữ của ai?" in html
        assert "của lãnh đạo" in html
        assert "của chuyên viên" in html
        assert item_at(directive_12, "1.1").note == "của lãnh đạo"

    def test_keeping_ones_own_afterwards_is_a_step_on_the_new_version(
        self, browse: Browse, specialist: User, leader: User, directive_12: LegalDocument
    ) -> None:
        old = seen(directive_12, "1.1")
        step(browse(leader), directive_12, "edit", "1.1", note="của lãnh đạo")
        client = browse(specialist)
        step(client, directive_12, "edit", "1.1", note="của chuyên viên", seen=old)
        again = step(client, directive_12, "edit", "1.1", note="của chuyên viên")
        assert again.status_code == 200
        assert item_at(directive_12, "1.1").note == "của chuyên viên"
        assert DraftChange.objects.count() == 2

    def test_an_item_that_was_merged_away_cannot_be_accepted(
        self, browse: Browse, specialist: User, leader: User, directive_12: LegalDocument
    ) -> None:
        old, key = seen(directive_12, "1.2"), item_at(directive_12, "1.2").key
        step(browse(leader), directive_12, "merge", "1.2", seen=seen(directive_12, "1.1", "1.2"))
        response = browse(specialist).post(
            reverse("review-accept", args=[directive_12.pk, key]), {"seen": old}, headers=HTMX
        )
        assert response.status_code == 409
        assert "vừa được gộp" in response.content.decode()

    def test_a_version_never_starts_again(self, client_s: Client, directive_12: LegalDocument) -> None:
        old, key = seen(directive_12, "2.1"), item_at(directive_12, "2.1").key
        step(client_s, directive_12, "split", "2.1", cut=str(where("hoàn thành hồ sơ").start))
        step(client_s, directive_12, "undo")
        response = client_s.post(reverse("review-accept", args=[directive_12.pk, key]), {"seen": old}, headers=HTMX)
        assert response.status_code == 409


STEPS = ["edit", "accept", "reject", "reopen", "split", "merge"]


@pytest.mark.parametrize("name", STEPS)
def test_a_commune_changes_nothing_in_the_provinces_document(
    name: str, browse: Browse, officer_a: User, directive_12: LegalDocument
) -> None:
    directive_12.passed_down = True
    directive_12.save()
    response = step(browse(officer_a), directive_12, name, "1.2", reason="x", note="x", cut="900")
    assert response.status_code == 403
    assert not DraftChange.objects.exists()


@pytest.mark.parametrize("name", ["add", "accept-all", "undo"])
def test_nor_does_it_by_steps_on_the_whole(
    name: str, browse: Browse, officer_a: User, directive_12: LegalDocument
) -> None:
    directive_12.passed_down = True
    directive_12.save()
    data = {"start": "0", "end": "9", "above": "50", "expected": "6"}
    assert step(browse(officer_a), directive_12, name, **data).status_code == 403


@pytest.mark.parametrize("name", STEPS)
def test_an_outsider_does_not_even_learn_that_it_exists(
    name: str, browse: Browse, outsider: User, directive_12: LegalDocument
) -> None:
    assert step(browse(outsider), directive_12, name, "1.2").status_code == 404


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_not_taken_by_a_link(name: str, client_s: Client, directive_12: LegalDocument) -> None:
    key = item_at(directive_12, "1.1").key
    assert client_s.get(reverse(f"review-{name}", args=[directive_12.pk, key])).status_code == 405


def test_a_step_without_the_pages_token_is_refused(specialist: User, directive_12: LegalDocument) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(specialist, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert step(client, directive_12, "accept", "1.1").status_code == 403
    assert not DraftChange.objects.exists()


def test_a_step_without_htmx_leads_back_to_the_page(client_s: Client, directive_12: LegalDocument) -> None:
    key = item_at(directive_12, "1.1").key
    response = client_s.post(reverse("review-accept", args=[directive_12.pk, key]), {"seen": seen(directive_12, "1.1")})
    assert response.status_code == 302
    assert item_at(directive_12, "1.1").status is Status.ACCEPTED

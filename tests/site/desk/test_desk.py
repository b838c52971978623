"""The desk: what is asked of me, by due date; and the search over everything."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from namhoc.site.accounts.models import User
from namhoc.site.desk.board import Board
from namhoc.site.directives.models import LegalDocument
from namhoc.site.steering.models import Task, TaskUnit

Browse = Callable[[User], Client]
TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.fixture
def give(specialist: User, document: LegalDocument) -> Callable[..., Task]:
    """``give(to=user, due=date, title=...)``."""

    def make(*, to: User, due: date | None, title: str = "Lập danh sách điểm trường") -> Task:
        task = Task.objects.create(
            unit=specialist.unit, document=document, label="1.2", title=title, due_on=due, issued_by=specialist
        )
        TaskUnit.objects.create(task=task, unit=to.unit, name=to.unit.full_name)
        return task

    return make


def test_work_is_sorted_into_overdue_this_week_later_and_undated(give: Callable[..., Task], officer_a: User) -> None:
    for days in (-3, 0, 5, 6, None):
        give(to=officer_a, due=None if days is None else TODAY + timedelta(days=days))
    board = Board(officer_a, TODAY)
    assert [(str(s.name), len(s.items)) for s in board.sections] == [
        ("Quá hạn", 1),
        ("Tuần này", 2),
        ("Sau đó", 1),
        ("Không có hạn", 1),
    ]
    assert board.overdue == 1


def test_the_calendar_marks_days_with_work_and_days_gone_by(give: Callable[..., Task], officer_a: User) -> None:
    give(to=officer_a, due=date(2026, 11, 20))
    give(to=officer_a, due=date(2026, 11, 30))
    days = {day.on: day for week in Board(officer_a, TODAY).weeks for day in week}
    assert days[date(2026, 11, 20)].late
    assert (days[date(2026, 11, 30)].count, days[date(2026, 11, 30)].late) == (1, False)
    assert days[TODAY].today
    assert days[date(2026, 10, 31)].outside
    assert min(days).weekday() == 0


def test_nobody_elses_work_is_on_my_desk(give: Callable[..., Task], officer_a: User, officer_b: User) -> None:
    give(to=officer_a, due=TODAY)
    assert Board(officer_b, TODAY).items == []


def test_the_page_shows_the_task_its_directive_and_its_date(
    browse: Browse, give: Callable[..., Task], officer_a: User
) -> None:
    due = timezone.localdate() - timedelta(days=3)
    task = give(to=officer_a, due=due)
    body = browse(officer_a).get("/").content.decode()
    assert "chậm 3 ngày" in body
    assert "12/CT-UBND" in body
    assert task.get_absolute_url() in body


def test_an_upload_that_waits_is_on_the_desk_of_its_maker(
    browse: Browse, make_document: Callable[..., LegalDocument], specialist: User, leader: User
) -> None:
    waiting = make_document(kept_at=None)
    assert reverse("document-preview", args=[waiting.pk]) in browse(specialist).get("/").content.decode()
    assert reverse("document-preview", args=[waiting.pk]) not in browse(leader).get("/").content.decode()


def test_an_empty_desk_says_what_to_do(browse: Browse, specialist: User, school: User, administrator: User) -> None:
    assert "Tiếp nhận một văn bản" in browse(specialist).get("/").content.decode()
    assert "Khi có nhiệm vụ gửi tới đơn vị" in browse(school).get("/").content.decode()
    assert "Việc của quản trị" in browse(administrator).get("/").content.decode()


def test_what_changed_is_counted_from_the_visit_before(
    client: Client, browse: Browse, give: Callable[..., Task], officer_a: User
) -> None:
    assert "Thay đổi từ" not in browse(officer_a).get("/").content.decode()
    client.logout()
    officer_a.refresh_from_db()
    give(to=officer_a, due=TODAY)
    body = browse(officer_a).get("/").content.decode()
    assert "Thay đổi từ" in body
    assert "1 nhiệm vụ" in body
    assert "1 nhiệm vụ" in client.get("/").content.decode()


@pytest.mark.parametrize("words", ["diem truong", "ĐIỂM TRƯỜNG", "12 ct-ubnd", "điểm  trường lẻ"])
def test_search_needs_no_accents(browse: Browse, specialist: User, document: LegalDocument, words: str) -> None:
    assert reverse("document", args=[document.pk]) in browse(specialist).get("/tim/", {"q": words}).content.decode()


def test_search_finds_tasks_too(browse: Browse, give: Callable[..., Task], officer_a: User) -> None:
    task = give(to=officer_a, due=None)
    body = browse(officer_a).get("/tim/", {"q": "danh sach diem"}).content.decode()
    assert task.get_absolute_url() in body


def test_search_keeps_to_ones_scope(
    browse: Browse, outsider: User, administrator: User, document: LegalDocument
) -> None:
    for user in (outsider, administrator):
        assert not browse(user).get("/tim/", {"q": "diem truong"}).context["documents"]


@pytest.mark.parametrize("words", ["", "   ", "%", "_", "'; DROP TABLE", "<script>", "a" * 5000, "\x00"])
def test_odd_words_find_nothing_and_break_nothing(browse: Browse, specialist: User, words: str) -> None:
    response = browse(specialist).get("/tim/", {"q": words})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode().split("<main")[1]

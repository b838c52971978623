"""Every page of the room opens for those it is for, and shows only what is theirs."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import may_read, readable_by
from namhoc.site.directives.models import LegalDocument
from namhoc.site.steering import reports
from namhoc.site.steering.actions import add_comment
from namhoc.site.steering.models import Comment, DeadlineChange, Evidence, ProgressReport, Reminder, Task, TaskUnit
from namhoc.site.steering.seen import rows_of, see, tasks_of

Browse = Callable[[User], Client]
CAST = ["chuyen-vien", "lanh-dao", "xa-a", "xa-b", "truong-a", "quan-tri", "nguoi-ngoai"]


@pytest.mark.parametrize("person", CAST)
def test_the_list_and_the_page_of_a_task_follow_one_rule(
    person: str, cast: dict[str, User], browse: Browse, group_task: Task, task_of_b: Task
) -> None:
    user = cast[person]
    listed = set(tasks_of(user))
    assert listed == {task for task in Task.objects.all() if may_read(user, task)}
    assert set(rows_of(user)) == {row for row in TaskUnit.objects.all() if may_read(user, row)}
    client = browse(user)
    for task in (group_task, task_of_b):
        status = client.get(task.get_absolute_url()).status_code
        expected = 403 if person == "quan-tri" else 200 if task in listed else 404
        assert status == expected


@pytest.mark.parametrize("person", CAST)
@pytest.mark.parametrize("model", [Comment, DeadlineChange, Evidence, ProgressReport, Reminder])
def test_every_part_of_a_task_has_a_scope_that_holds_both_ways(
    person: str, model: type, cast: dict[str, User], full_story: Task
) -> None:
    user = cast[person]
    everything = model.objects.all()
    assert everything
    assert set(readable_by(user, everything)) == {one for one in everything if may_read(user, one)}


def test_a_commune_sees_its_own_state_and_no_other_commune(
    group_task: Task, row_b: TaskUnit, officer_a: User, officer_b: User, browse: Browse
) -> None:
    add_comment(by=officer_b, task=group_task, row=row_b, text="Xin hướng dẫn")
    client = browse(officer_a)
    for address in (reverse("tasks"), group_task.get_absolute_url(), reverse("task-rows", args=[group_task.pk])):
        page = client.get(address).content.decode()
        assert "Khê Thượng" not in page
        assert "Xin hướng dẫn" not in page


def test_the_words_of_the_directive_stand_on_the_page(group_task: Task, specialist: User, browse: Browse) -> None:
    page = browse(specialist).get(group_task.get_absolute_url()).content.decode()
    assert "Ủy ban nhân dân các xã, phường lập danh sách điểm trường trước ngày 30/11/2026." in page
    assert f"?muc={group_task.item_key}" in page


def test_an_empty_list_says_what_to_do_next(specialist: User, officer_a: User, browse: Browse, client: Client) -> None:
    assert "tải văn bản lên" in browse(specialist).get(reverse("tasks")).content.decode()
    assert "Khi nơi giao" in browse(officer_a).get(reverse("tasks")).content.decode()


def test_search_needs_no_accents_and_finds_the_words_of_the_directive(
    group_task: Task, task_of_b: Task, specialist: User, browse: Browse
) -> None:
    page = browse(specialist).get(reverse("tasks"), {"q": "xoa mu chu"}).content.decode()
    assert task_of_b.title in page
    assert group_task.title not in page


def test_a_filter_that_finds_nothing_offers_the_way_back(group_task: Task, specialist: User, browse: Browse) -> None:
    page = browse(specialist).get(reverse("tasks"), {"q": "không có gì như thế"}).content.decode()
    assert "Không có nhiệm vụ nào khớp" in page


@pytest.mark.parametrize("query", ["loc=la", "vb=x", "vb=99999999999999999999", "trang=-1", "mo=abc", "trang=9999"])
def test_an_address_that_makes_no_sense_opens_the_list(
    query: str, group_task: Task, specialist: User, browse: Browse
) -> None:
    assert browse(specialist).get(f"{reverse('tasks')}?{query}").status_code == 200


def test_a_group_opens_with_its_units_by_name_and_closes_again(
    group_task: Task, specialist: User, browse: Browse
) -> None:
    client = browse(specialist)
    opened = client.get(reverse("task-rows", args=[group_task.pk])).content.decode()
    assert 0 < opened.index("Phường Khê Thượng") < opened.index("Xã Nà Pheo")
    assert 'aria-expanded="true"' in opened
    closed = client.get(reverse("task-rows", args=[group_task.pk]), {"dong": "1"}).content.decode()
    assert "Nà Pheo" not in closed
    assert 'aria-expanded="false"' in closed


def test_further_pages_come_as_rows_only(make_task: Callable[..., Task], specialist: User, browse: Browse) -> None:
    for number in range(27):
        make_task("H9001", label=str(number))
    client = browse(specialist)
    first = client.get(reverse("tasks")).content.decode()
    assert "25 trên 27" in first
    more = client.get(reverse("tasks"), {"trang": "2"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in more
    assert "27 trên 27" in more


def test_a_saved_filter_is_found_again_by_its_owner_only(
    group_task: Task, specialist: User, leader: User, browse: Browse
) -> None:
    client = browse(specialist)
    client.post(reverse("task-filter-save"), {"ten": "Điểm trường", "q": "diem truong", "loc": "qua-han"})
    assert "Điểm trường" in client.get(reverse("tasks")).content.decode()
    saved = specialist.task_filters.get()
    assert saved.query == "q=diem+truong&loc=qua-han"
    assert browse(leader).post(reverse("task-filter-drop", args=[saved.pk])).status_code == 404
    browse(specialist).post(reverse("task-filter-drop", args=[saved.pk]))
    assert not specialist.task_filters.exists()


def test_addresses_of_large_numbers_have_no_points(
    make_task: Callable[..., Task], specialist: User, browse: Browse
) -> None:
    make_task("H9001", "H9002", label="1")
    Task.objects.update(id=123456)
    TaskUnit.objects.update(task_id=123456)
    row = TaskUnit.objects.first()
    TaskUnit.objects.filter(pk=row.pk).update(id=987654)
    client = browse(specialist)
    page = client.get(reverse("tasks"), {"mo": "123456"}).content.decode()
    assert 'id="nv-123456"' in page
    assert "?dv=987654#" in page
    assert "123.456" not in client.get(reverse("task", args=[123456]), {"tat-ca": "1"}).content.decode()


def test_a_longer_list_takes_no_more_queries(make_task: Callable[..., Task], specialist: User, browse: Browse) -> None:
    client = browse(specialist)
    numbers = []
    for label in ("1", "2", "3", "4"):
        make_task("H9001", "H9002", label=label)
        make_task("H9001", label=f"{label}a")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("tasks"))
        numbers.append(len(queries))
    assert numbers[1] == numbers[3]


def test_an_export_of_too_many_rows_leaves_the_sheet_of_units_out_and_says_so(
    group_task: Task, specialist: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "MOST_UNIT_ROWS", 1)
    seen = see(specialist, tasks_of(specialist), date(2026, 11, 24))
    report = reports.report_of(specialist, seen, date(2026, 11, 24))
    assert report.rows[0].units == ()
    assert "lọc hẹp hơn" in report.filter


def test_the_document_leads_to_its_tasks_and_its_plan_once_they_are_given_out(
    document: LegalDocument, specialist: User, browse: Browse, request: pytest.FixtureRequest
) -> None:
    client, address = browse(specialist), reverse("document-citations", args=[document.pk])
    assert "Phụ lục Word" not in client.get(address).content.decode()
    request.getfixturevalue("group_task")
    page = client.get(address).content.decode()
    for name in ("tasks", "tasks-xlsx", "tasks-docx"):
        assert f"{reverse(name)}?vb={document.pk}" in page

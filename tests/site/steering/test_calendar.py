"""Deadlines as .ics: only one's own, only with a good address, text that cannot break the format."""

from collections.abc import Callable
from datetime import date

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from namhoc.site.accounts.models import User
from namhoc.site.steering.calendar import token_for, user_of
from namhoc.site.steering.models import Task, TaskUnit


def events(client: Client, user: User) -> list[icalendar.Event]:
    response = client.get(reverse("tasks-ics", args=[token_for(user)]))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return list(icalendar.Calendar.from_ical(response.content).walk("VEVENT"))


def test_a_unit_follows_its_own_deadlines_without_signing_in(
    group_task: Task, task_of_b: Task, officer_a: User, officer_b: User, client: Client
) -> None:
    mine = events(client, officer_a)
    assert [str(event["SUMMARY"]) for event in mine] == [f"Hạn: {group_task.title}"]
    assert mine[0]["DTSTART"].dt == date(2026, 11, 30)
    assert len(events(client, officer_b)) == 2


def test_finished_work_and_work_without_a_date_are_not_in_it(
    group_task: Task, row_a: TaskUnit, make_task: Callable[..., Task], officer_a: User, client: Client
) -> None:
    make_task("H9001", label="3", due=None)
    TaskUnit.objects.filter(pk=row_a.pk).update(progress="done")
    assert events(client, officer_a) == []


def test_titles_cannot_break_the_format(make_task: Callable[..., Task], officer_a: User, client: Client) -> None:
    title = "Rà soát; lập, gửi\nBEGIN:VEVENT " + "dài " * 40
    make_task("H9001", label="3", title=title)
    found = events(client, officer_a)
    assert len(found) == 1
    assert str(found[0]["SUMMARY"]).startswith("Hạn: Rà soát; lập, gửi")


@pytest.mark.parametrize("token", ["abc", "WzEsICJ4Il0:1x:zzz", "%00"])
def test_a_forged_address_finds_nothing(token: str, db: None, client: Client) -> None:
    assert client.get(f"/nhiem-vu/lich/{token}.ics").status_code == 404


def test_a_new_password_ends_the_old_address_and_a_closed_account_every_address(officer_a: User) -> None:
    token = token_for(officer_a)
    assert user_of(token) == officer_a
    officer_a.set_password("mat-khau-moi-2026")
    officer_a.save()
    assert user_of(token) is None
    fresh = token_for(officer_a)
    officer_a.is_active = False
    officer_a.save()
    assert user_of(fresh) is None


def test_the_page_shows_the_address_of_the_person_who_looks(officer_a: User, browse: Callable[[User], Client]) -> None:
    page = browse(officer_a).get(reverse("tasks-calendar"))
    assert user_of(page.context["path"].rsplit("/", 1)[1].removesuffix(".ics")) == officer_a

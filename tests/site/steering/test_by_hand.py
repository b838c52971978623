"""Giao việc: a task without a directive."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering import actions
from namhoc.site.steering.models import Task

Browse = Callable[[User], Client]
GIVE = "/nhiem-vu/giao-viec/"


def typed(*units: OrgUnit, **more: str) -> dict[str, object]:
    return {"title": "Vận động 2 em trở lại lớp", "words": "", "dv": [unit.pk for unit in units], **more}


def test_the_units_see_it_at_once_and_report_on_it_like_on_any_task(
    browse: Browse, specialist: User, officer_a: User, officer_b: User, units: dict[str, OrgUnit]
) -> None:
    due = timezone.localdate() + timedelta(days=10)
    response = browse(specialist).post(
        GIVE, typed(units["H9001"], units["H9002"], target="2 em", due_on=f"{due:%d/%m/%Y}"), follow=True
    )
    assert "Đã giao cho 2 đơn vị" in response.content.decode()
    task = Task.objects.get()
    assert (task.document, task.due_on, task.target, task.target_origin) == (None, due, "2 em", "go")
    assert {row.name for row in task.units.all()} == {units["H9001"].label, units["H9002"].label}
    event = AuditEvent.objects.get(action="task.give")
    assert event.details == {"units": 2, "about": ""}
    for officer in (officer_a, officer_b):
        page = browse(officer).get(task.get_absolute_url()).content.decode()
        assert "Vận động 2 em trở lại lớp" in page
        assert "Văn bản không nêu" not in page
    row = task.units.get(unit=units["H9001"])
    browse(officer_a).post(f"/nhiem-vu/don-vi/{row.pk}/viec/", {"viec": "submit", "phien-ban": row.version})
    row.refresh_from_db()
    assert row.submitted_on == timezone.localdate()
    assert "Cần thì giao việc mới." in (
        browse(specialist).post(f"/nhiem-vu/{task.pk}/thu-hoi/", {"reason": "Nhầm"}, follow=True).content.decode()
    )


def test_the_address_fills_the_form_in_and_shows_what_it_is_about(
    browse: Browse, specialist: User, units: dict[str, OrgUnit]
) -> None:
    page = browse(specialist).get(
        GIVE, {"title": "Thêm 1 em", "dv": units["H9001"].pk, "about": "Tiểu học năm 2026", "about_path": "/pho-cap/"}
    )
    text = page.content.decode()
    assert 'value="Thêm 1 em"' in text
    assert f'value="{units["H9001"].pk}" id="dv-{units["H9001"].pk}" checked' in text
    assert "Tiểu học năm 2026" in text
    assert Task.objects.count() == 0


@pytest.mark.parametrize(
    "path", ["https://gian.example/", "//gian.example/", "javascript:alert(1)", "/khong-co/", "/\\g"]
)
def test_a_path_that_leads_out_of_the_site_is_dropped(
    browse: Browse, specialist: User, units: dict[str, OrgUnit], path: str
) -> None:
    browse(specialist).post(GIVE, typed(units["H9001"], about="Xem", about_path=path))
    assert Task.objects.get().about_path == ""


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"title": " "}, "Việc cần làm"),
        ({"due_on": "31/02/2027"}, "Thời hạn"),
        ({"due_on": "01/01/2020"}, "Thời hạn đã qua"),
        ({"title": "x" * 301}, "300"),
    ],
)
def test_what_cannot_be_given_comes_back_with_everything_still_typed(
    browse: Browse, specialist: User, units: dict[str, OrgUnit], more: dict[str, str], says: str
) -> None:
    response = browse(specialist).post(GIVE, typed(units["H9001"], product="Danh sách", **more))
    assert response.status_code == 409
    text = response.content.decode()
    assert says in text
    assert 'value="Danh sách"' in text
    assert f'id="dv-{units["H9001"].pk}" checked' in text
    assert Task.objects.count() == 0


def test_a_task_for_nobody_is_refused_with_the_reason(browse: Browse, specialist: User) -> None:
    response = browse(specialist).post(GIVE, typed())
    assert response.status_code == 409
    assert "chưa chọn đơn vị nào" in response.content.decode()


def test_work_is_given_only_to_units_that_answer_to_the_giver(
    specialist: User, officer_a: User, outsider: User, units: dict[str, OrgUnit]
) -> None:
    for by, unit in ((officer_a, units["H9002"]), (officer_a, units["H9"]), (specialist, specialist.unit)):
        with pytest.raises(UserFacingError) as refused:
            actions.give_task(by=by, units=[unit], title="Việc")
        assert refused.value.code == "STEER-OUTSIDE"
    gone = units["H9001"]
    gone.valid_to = date(2026, 1, 1)
    gone.save()
    with pytest.raises(UserFacingError):
        actions.give_task(by=specialist, units=[gone], title="Việc")
    assert Task.objects.count() == 0


def test_who_gives_out_no_tasks_gives_none(browse: Browse, school: User, units: dict[str, OrgUnit]) -> None:
    assert browse(school).get(GIVE).status_code == 403
    assert browse(school).post(GIVE, typed(units["H9001"])).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.give_task(by=school, units=[units["H9001"]], title="Việc")


def test_a_commune_gives_work_to_its_schools(
    browse: Browse, officer_a: User, school: User, units: dict[str, OrgUnit]
) -> None:
    page = browse(officer_a).get(GIVE).content.decode()
    assert school.unit.full_name in page
    assert units["H9002"].full_name not in page
    browse(officer_a).post(GIVE, typed(school.unit))
    assert Task.objects.get().unit == officer_a.unit
    assert browse(school).get(Task.objects.get().get_absolute_url()).status_code == 200

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
from namhoc.site.steering.actions import About, HandTask, act_on, give_task, withdraw_task
from namhoc.site.steering.models import Task
from namhoc.site.steering.selectors import due_for, open_about
from namhoc.steering import Act

Browse = Callable[[User], Client]
GIVE = "/nhiem-vu/giao-viec/"


def typed(*units: OrgUnit, **more: str) -> dict[str, object]:
    return {"title": "Vận động 2 em trở lại lớp", "words": "", "units": [unit.pk for unit in units], **more}


def test_the_units_see_it_at_once_and_report_on_it_like_on_any_task(
    browse: Browse, specialist: User, officer_a: User, officer_b: User, units: dict[str, OrgUnit]
) -> None:
    due = timezone.localdate() + timedelta(days=10)
    response = browse(specialist).post(
        GIVE, typed(units["H9001"], units["H9002"], figure="2", figure_unit="em", due_on=f"{due:%d/%m/%Y}"), follow=True
    )
    assert "Đã giao cho 2 đơn vị" in response.content.decode()
    task = Task.objects.get()
    assert (task.document, task.due_on, task.target, task.target_origin) == (None, due, "2 em", "go")
    assert {row.name for row in task.units.all()} == {units["H9001"].label, units["H9002"].label}
    event = AuditEvent.objects.get(action="task.give")
    assert set(event.details["units"]) == {"H9001", "H9002"}
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


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"title": " "}, "Việc cần làm"),
        ({"due_on": "31/02/2027"}, "Thời hạn"),
        ({"due_on": "01/01/2020"}, "Thời hạn đã qua"),
        ({"figure": "3"}, "Ghi số ấy tính bằng gì"),
        ({"words": "Em 012345678901"}, "có số định danh"),
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
    assert "Đơn vị thực hiện" in response.content.decode()


def test_work_is_given_only_to_units_that_answer_to_the_giver(
    specialist: User, officer_a: User, outsider: User, units: dict[str, OrgUnit]
) -> None:
    for by, unit in ((officer_a, units["H9002"]), (officer_a, units["H9"]), (specialist, units["H9"])):
        with pytest.raises(UserFacingError) as refused:
            actions.give_task(by=by, given=HandTask("Việc", [unit]))
        assert refused.value.code == "STEER-OUTSIDE"
    gone = units["H9001"]
    gone.valid_to = date(2026, 1, 1)
    gone.save()
    with pytest.raises(UserFacingError):
        actions.give_task(by=specialist, given=HandTask("Việc", [gone]))
    assert Task.objects.count() == 0


def test_who_gives_out_no_tasks_gives_none(browse: Browse, school: User, units: dict[str, OrgUnit]) -> None:
    assert browse(school).get(GIVE).status_code == 403
    assert browse(school).post(GIVE, typed(units["H9001"])).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.give_task(by=school, given=HandTask("Việc", [units["H9001"]]))


def test_a_commune_gives_work_to_its_schools(
    browse: Browse, officer_a: User, school: User, units: dict[str, OrgUnit]
) -> None:
    page = browse(officer_a).get(GIVE).content.decode()
    assert school.unit.full_name in page
    assert units["H9002"].full_name not in page
    browse(officer_a).post(GIVE, typed(school.unit))
    assert Task.objects.get().unit == officer_a.unit
    assert browse(school).get(Task.objects.get().get_absolute_url()).status_code == 200


@pytest.fixture
def about(units: dict[str, OrgUnit]) -> About:
    unit = units["H9001"]
    return About(unit, "recognition:1:2026:TH:TH3.age11", f"/pho-cap/xa/{unit.pk}/?ct=TH", "Phổ cập Xã Nà Pheo")


def hand_task(*units: OrgUnit, **changes: object) -> HandTask:
    told: dict[str, object] = {
        "title": "Vận động 2 em 11 tuổi ra lớp",
        "units": units,
        "due_on": timezone.localdate() + timedelta(days=14),
        "words": "Xã thiếu 2 em để đạt mức độ 3.",
        "target": "2 em",
    }
    return HandTask(**told | changes)  # type: ignore[arg-type]


def test_each_unit_gets_a_row_and_the_journal_one_event_without_words(
    specialist: User, units: dict[str, OrgUnit], about: About
) -> None:
    task = give_task(by=specialist, given=hand_task(units["H9001"], units["H9002"], about=about))
    assert task.by_hand
    assert {row.name for row in task.units.all()} == {"Xã Nà Pheo", "Phường Khê Thượng"}
    event = AuditEvent.objects.get(action="task.give")
    assert event.details == {"units": ["H9001", "H9002"], "about": about.key}
    assert (event.object_id, event.unit) == (str(task.pk), specialist.unit)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"units": ()}, "STEER-NO-LEAD"),
        ({"due_on": timezone.localdate() - timedelta(days=1)}, "STEER-PAST"),
        ({"words": "Em 012345678901 chưa ra lớp"}, "STEER-IDENTITY"),
        ({"title": "Gọi 0912345678"}, "STEER-IDENTITY"),
    ],
)
def test_what_nobody_can_do_or_nobody_may_read_is_refused(
    specialist: User, units: dict[str, OrgUnit], changes: dict[str, object], code: str
) -> None:
    with pytest.raises(UserFacingError) as told:
        give_task(by=specialist, given=hand_task(units["H9001"], **changes))
    assert told.value.code == code
    assert not Task.objects.exists()


def test_a_year_and_a_count_are_no_identity_number(specialist: User, units: dict[str, OrgUnit]) -> None:
    words = "Kỳ 2026: 1234567890 và 102.345.678 lượt, mã 79.012.345.678.901"
    assert give_task(by=specialist, given=hand_task(units["H9001"], words=words)).words == words


def test_one_shortfall_is_given_out_once_until_it_is_taken_back_or_done(
    specialist: User, leader: User, units: dict[str, OrgUnit], about: About
) -> None:
    first = give_task(by=specialist, given=hand_task(units["H9001"], about=about))
    with pytest.raises(UserFacingError, match="đã được giao"):
        give_task(by=leader, given=hand_task(units["H9001"], about=about))
    withdraw_task(by=specialist, task=first, reason="Giao nhầm")
    again = give_task(by=leader, given=hand_task(units["H9001"], about=about))
    assert again.pk != first.pk


def test_each_reader_sees_what_is_given_out_about_the_own_unit_only(
    specialist: User, officer_a: User, officer_b: User, units: dict[str, OrgUnit], about: About
) -> None:
    task = give_task(by=specialist, given=hand_task(units["H9001"], about=about))
    assert open_about(officer_a, [about.key]) == {about.key: task}
    assert open_about(officer_b, [about.key]) == {}
    item = due_for(officer_a, timezone.localdate())[0]
    assert (item.title, item.sub) == (task.title, "Nhiệm vụ, Phổ cập Xã Nà Pheo")


def test_the_page_of_the_task_says_why_and_leads_back_whoever_may_go_there(
    browse: Browse, specialist: User, officer_a: User, school: User, units: dict[str, OrgUnit], about: About
) -> None:
    task = give_task(by=specialist, given=hand_task(units["H9001"], units["H9001-T1"], about=about))
    for user, leads in ((officer_a, True), (specialist, True), (school, False)):
        text = browse(user).get(task.get_absolute_url()).content.decode()
        assert "Lý do, căn cứ" in text
        assert "Văn bản không nêu" not in text
        assert (f'href="{about.path}"' in text) is leads, user
    taken = browse(specialist).post(f"/nhiem-vu/{task.pk}/thu-hoi/", {"reason": "Giao nhầm"}, follow=True)
    assert "Cần thì giao việc mới." in taken.content.decode()


def test_it_stands_first_in_the_list_and_has_a_filter(
    browse: Browse, specialist: User, group_task: Task, units: dict[str, OrgUnit]
) -> None:
    task = give_task(by=specialist, given=hand_task(units["H9001"]))
    text = browse(specialist).get("/nhiem-vu/").content.decode()
    assert text.index(f'id="nv-{task.pk}"') < text.index(f'id="nv-{group_task.pk}"')
    assert "Giao trực tiếp" in text
    only = browse(specialist).get("/nhiem-vu/?loc=truc-tiep").content.decode()
    assert f'id="nv-{task.pk}"' in only
    assert f'id="nv-{group_task.pk}"' not in only
    assert browse(specialist).get("/nhiem-vu/xuat.xlsx").status_code == 200


def test_the_work_goes_on_like_any_other(
    specialist: User, officer_a: User, units: dict[str, OrgUnit], about: About
) -> None:
    task = give_task(by=specialist, given=hand_task(units["H9001"], about=about))
    act_on(by=officer_a, row=task.units.get(), act=Act.SUBMIT, text="Đã vận động")
    act_on(by=specialist, row=task.units.get(), act=Act.CONFIRM, text="")
    assert open_about(specialist, [about.key]) == {}

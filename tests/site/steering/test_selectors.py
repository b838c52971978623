"""What the desk is told: what is mine to do, what came back, what waits for my confirmation."""

from datetime import date

from namhoc.site.accounts.models import User
from namhoc.site.steering.actions import act_on, remind
from namhoc.site.steering.models import Task, TaskUnit
from namhoc.site.steering.selectors import due_for
from namhoc.steering import Act, TimeKind

DAY = date(2026, 11, 24)


def test_a_unit_is_told_what_it_has_to_do_and_by_when(group_task: Task, officer_a: User) -> None:
    (item,) = due_for(officer_a, DAY)
    assert (item.kind, item.title, item.due_on) == ("do", group_task.title, date(2026, 11, 30))
    assert item.time.kind is TimeKind.SOON
    assert item.sub == "Nhiệm vụ 1.2, Chỉ thị số 12/CT-UBND. Sản phẩm: Danh sách theo mẫu DT-01"
    assert item.button == "Cập nhật"
    assert not item.reminded


def test_what_was_reported_leaves_the_desk_of_the_unit_and_reaches_the_givers(
    row_a: TaskUnit, officer_a: User, specialist: User, leader: User
) -> None:
    act_on(by=officer_a, row=row_a, act=Act.SUBMIT)
    assert due_for(officer_a, DAY) == []
    for person in (specialist, leader):
        (item,) = due_for(person, DAY)
        assert item.kind == "confirm"
        assert "1 đơn vị báo đã xong" in item.sub


def test_returned_work_comes_back(row_a: TaskUnit, officer_a: User, specialist: User) -> None:
    act_on(by=officer_a, row=row_a, act=Act.SUBMIT)
    act_on(by=specialist, row=row_a, act=Act.RETURN, text="thiếu biểu")
    (item,) = due_for(officer_a, DAY)
    assert item.kind == "redo"
    assert item.sub.startswith("Nơi giao trả lại")


def test_a_reminder_shows_until_it_is_seen(
    group_task: Task, row_a: TaskUnit, officer_a: User, specialist: User
) -> None:
    remind(by=specialist, task=group_task, rows=[row_a])
    assert due_for(officer_a, DAY)[0].reminded


def test_others_have_nothing_on_their_desk(group_task: Task, cast: dict[str, User]) -> None:
    for name in ("truong-a", "quan-tri", "nguoi-ngoai"):
        assert due_for(cast[name], DAY) == []

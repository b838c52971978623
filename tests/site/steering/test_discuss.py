"""Comments stay between the unit and the giver; reminders reach those who are late."""

import pytest
from django.core.exceptions import PermissionDenied

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.steering.actions import act_on, add_comment, remind
from namhoc.site.steering.models import Comment, Reminder, Task, TaskUnit
from namhoc.steering import Act


def test_a_question_of_one_unit_is_not_read_by_another(
    group_task: Task, row_a: TaskUnit, officer_a: User, officer_b: User, specialist: User
) -> None:
    add_comment(by=officer_a, task=group_task, row=row_a, text="Điểm trường mượn nhà văn hóa có tính không?")
    add_comment(by=specialist, task=group_task, text="Mẫu DT-01 gửi kèm")
    assert readable_by(officer_a, Comment.objects.all()).count() == 2
    assert [c.text for c in readable_by(officer_b, Comment.objects.all())] == ["Mẫu DT-01 gửi kèm"]


def test_a_unit_does_not_speak_to_everybody_or_on_the_row_of_another(
    group_task: Task, row_b: TaskUnit, officer_a: User
) -> None:
    for row in (None, row_b):
        with pytest.raises(PermissionDenied):
            add_comment(by=officer_a, task=group_task, row=row, text="x")


def test_a_row_of_another_task_is_refused(group_task: Task, task_of_b: Task, specialist: User) -> None:
    with pytest.raises(PermissionDenied):
        add_comment(by=specialist, task=group_task, row=task_of_b.units.get(), text="x")


def test_an_empty_comment_is_refused(group_task: Task, specialist: User) -> None:
    with pytest.raises(UserFacingError, match="Chưa có nội dung"):
        add_comment(by=specialist, task=group_task, text="  ")


def test_reminders_go_to_open_rows_with_an_account(
    group_task: Task, row_a: TaskUnit, row_b: TaskUnit, specialist: User
) -> None:
    TaskUnit.objects.filter(pk=row_b.pk).update(progress="done")
    assert remind(by=specialist, task=group_task, rows=list(group_task.units.all())) == 1
    assert Reminder.objects.get().row == row_a


def test_nobody_to_remind_is_said(group_task: Task, specialist: User) -> None:
    with pytest.raises(UserFacingError) as caught:
        remind(by=specialist, task=group_task, rows=[])
    assert caught.value.code == "STEER-NOBODY"


def test_acting_answers_a_reminder(group_task: Task, row_a: TaskUnit, officer_a: User, specialist: User) -> None:
    remind(by=specialist, task=group_task, rows=[row_a])
    act_on(by=officer_a, row=row_a, act=Act.UPDATE, text="đang làm")
    assert Reminder.objects.get().seen_at is not None


def test_a_unit_reminds_nobody(group_task: Task, row_b: TaskUnit, officer_a: User) -> None:
    with pytest.raises(PermissionDenied):
        remind(by=officer_a, task=group_task, rows=[row_b])

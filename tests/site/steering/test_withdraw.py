"""Taking a task back: open rows only, with a reason; the item may be given out again."""

import pytest
from django.core.exceptions import PermissionDenied

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.directives.models import LegalDocument
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering.actions import issue_tasks, withdraw_task
from namhoc.site.steering.models import Task, TaskUnit
from namhoc.steering import Progress
from tests.site.steering.drafts import lead, make_draft


def test_finished_work_stays_finished(group_task: Task, row_a: TaskUnit, row_b: TaskUnit, specialist: User) -> None:
    TaskUnit.objects.filter(pk=row_a.pk).update(progress=Progress.DONE)
    assert withdraw_task(by=specialist, task=group_task, reason="Giao nhầm nhóm") == 1
    row_a.refresh_from_db()
    row_b.refresh_from_db()
    assert (row_a.progress, row_b.progress) == (Progress.DONE, Progress.CANCELLED)


def test_the_item_may_be_given_out_again(
    group_task: Task, specialist: User, document: LegalDocument, units: dict[str, OrgUnit]
) -> None:
    withdraw_task(by=specialist, task=group_task, reason="Giao nhầm nhóm")
    again = issue_tasks(by=specialist, document=document, drafts=[make_draft(lead(units["H9002"]))])[0]
    assert again.pk != group_task.pk
    assert Task.objects.filter(item_key=group_task.item_key).count() == 2


def test_it_needs_a_reason_and_happens_once(group_task: Task, specialist: User) -> None:
    with pytest.raises(UserFacingError, match="cần ghi lý do"):
        withdraw_task(by=specialist, task=group_task, reason="")
    withdraw_task(by=specialist, task=group_task, reason="x")
    with pytest.raises(UserFacingError, match="đã được thu hồi"):
        withdraw_task(by=specialist, task=group_task, reason="x")


def test_a_unit_does_not_take_back_what_it_was_given(group_task: Task, officer_a: User) -> None:
    with pytest.raises(PermissionDenied):
        withdraw_task(by=officer_a, task=group_task, reason="x")

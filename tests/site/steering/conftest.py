"""Tasks to test with."""

from collections.abc import Callable
from datetime import date

import pytest

from namhoc.site.accounts.models import User
from namhoc.site.directives.models import LegalDocument
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering import actions
from namhoc.site.steering.actions import issue_tasks
from namhoc.site.steering.models import Task, TaskUnit
from namhoc.steering import Act
from tests.site.steering.drafts import lead, make_draft


@pytest.fixture
def group_task(specialist: User, document: LegalDocument, units: dict[str, OrgUnit]) -> Task:
    """Task 1.2, given by the DOET to both communes."""
    drafts = [make_draft(lead(units["H9001"]), lead(units["H9002"]))]
    return issue_tasks(by=specialist, document=document, drafts=drafts)[0]


@pytest.fixture
def row_a(group_task: Task) -> TaskUnit:
    """Commune A's row of the group task."""
    return group_task.units.get(unit__code="H9001")


@pytest.fixture
def row_b(group_task: Task) -> TaskUnit:
    """Commune B's row of the group task."""
    return group_task.units.get(unit__code="H9002")


@pytest.fixture
def task_of_b(specialist: User, document: LegalDocument, units: dict[str, OrgUnit]) -> Task:
    """Task 2, given to commune B alone."""
    draft = make_draft(lead(units["H9002"]), item_key="muc-2", label="2", title="Mở lớp xóa mù chữ")
    return issue_tasks(by=specialist, document=document, drafts=[draft])[0]


@pytest.fixture
def make_task(specialist: User, document: LegalDocument, units: dict[str, OrgUnit]) -> Callable[..., Task]:
    """``make_task("H9001", label="3", due=None)``: a task for the units with these codes."""

    def make(*codes: str, **changes: object) -> Task:
        changes.setdefault("item_key", f"muc-{changes.get('label', 'x')}")
        draft = make_draft(*(lead(units[code]) for code in codes), **changes)
        return issue_tasks(by=specialist, document=document, drafts=[draft])[0]

    return make


@pytest.fixture
def full_story(
    group_task: Task, task_of_b: Task, row_a: TaskUnit, officer_a: User, officer_b: User, specialist: User
) -> Task:
    """The group task with a report, evidence, comments, a reminder and a changed deadline."""
    actions.add_evidence(by=officer_a, row=row_a, name="bien-ban.pdf", data=b"%PDF-1.7")
    actions.act_on(by=officer_a, row=row_a, act=Act.UPDATE, text="Đã rà soát 12 điểm trường")
    actions.add_comment(by=officer_a, task=group_task, row=row_a, text="Điểm trường mượn có tính không?")
    actions.add_comment(by=specialist, task=group_task, text="Mẫu DT-01 gửi kèm")
    actions.remind(by=specialist, task=group_task, rows=[row_a])
    actions.remind(by=specialist, task=task_of_b, rows=list(task_of_b.units.all()))
    actions.change_deadline(by=specialist, task=group_task, new=date(2026, 12, 15), reason="Chờ mẫu")
    return group_task

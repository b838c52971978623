"""Tasks to test with."""

from collections.abc import Callable

import pytest

from namhoc.site.accounts.models import User
from namhoc.site.directives.models import LegalDocument
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering.actions import issue_tasks
from namhoc.site.steering.models import Task, TaskUnit
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

"""Giving out tasks: once for each item, all or nothing, told in the journal."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.directives.models import LegalDocument
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering.actions import issue_tasks
from namhoc.site.steering.models import Task, TaskUnit
from namhoc.steering import Responsible
from tests.site.steering.drafts import lead, make_draft


def test_a_task_keeps_the_words_the_dates_and_one_row_a_unit(group_task: Task) -> None:
    assert group_task.label == "1.2"
    assert group_task.words.startswith("Ủy ban nhân dân các xã, phường")
    assert group_task.partners == [{"name": "Các trường trên địa bàn", "agency_id": "", "origin": "go"}]
    assert group_task.due_on == group_task.first_due_on == date(2026, 11, 30)
    assert sorted(group_task.units.values_list("name", flat=True)) == ["Phường Khê Thượng", "Xã Nà Pheo"]


def test_giving_out_twice_gives_nothing_twice(
    group_task: Task, specialist: User, document: LegalDocument, units: dict[str, OrgUnit]
) -> None:
    drafts = [make_draft(lead(units["H9001"]), title="Tên khác"), make_draft(lead(units["H9002"]), item_key="mới")]
    tasks = issue_tasks(by=specialist, document=document, drafts=drafts)
    assert tasks[0] == group_task
    assert Task.objects.get(pk=group_task.pk).title.startswith("Lập danh sách")
    assert Task.objects.count() == 2


def test_the_document_is_passed_down_and_the_journal_tells_it(group_task: Task, document: LegalDocument) -> None:
    document.refresh_from_db()
    assert document.passed_down
    event = AuditEvent.objects.get(action="tasks.issue")
    assert event.document_id == document.pk
    assert event.details["tasks"] == 1
    assert event.details["units"] == 2


def test_a_draft_without_a_lead_stops_everything(
    specialist: User, document: LegalDocument, units: dict[str, OrgUnit]
) -> None:
    drafts = [make_draft(lead(units["H9001"])), make_draft(item_key="muc-9", label="9")]
    with pytest.raises(UserFacingError) as caught:
        issue_tasks(by=specialist, document=document, drafts=drafts)
    assert caught.value.code == "STEER-NO-LEAD"
    assert "9" in caught.value.where
    assert not Task.objects.exists()


def test_a_body_outside_the_system_gets_a_row_by_name(specialist: User, document: LegalDocument) -> None:
    draft = make_draft(Responsible("Sở Nội vụ", "so-noi-vu", note="Cơ quan chưa có tài khoản"))
    task = issue_tasks(by=specialist, document=document, drafts=[draft])[0]
    row = TaskUnit.objects.get(task=task)
    assert (row.unit, row.name, row.note) == (None, "Sở Nội vụ", "Cơ quan chưa có tài khoản")


@pytest.mark.parametrize("person", ["xa-a", "truong-a", "quan-tri", "nguoi-ngoai"])
def test_only_the_office_that_holds_the_document_gives_out_its_tasks(
    person: str, cast: dict[str, User], document: LegalDocument, units: dict[str, OrgUnit]
) -> None:
    with pytest.raises(PermissionDenied):
        issue_tasks(by=cast[person], document=document, drafts=[make_draft(lead(units["H9001"]))])

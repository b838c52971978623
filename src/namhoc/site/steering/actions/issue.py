"""Giving out tasks from a directive, and taking them back."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from namhoc.core import Severity, UserFacingError
from namhoc.orgunits import OrgUnit as Unit
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.directives.models import LegalDocument
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering.models import Task, TaskUnit
from namhoc.site.steering.rights import check_may_give
from namhoc.steering import Origin, Responsible, Sourced, TaskDraft


@transaction.atomic
def issue_tasks(*, by: User, document: LegalDocument, drafts: Sequence[TaskDraft]) -> list[Task]:
    """Give out the tasks of ``drafts`` and pass ``document`` down to those who got one.

    Returns one task a draft, in order. An item that already has a task in this document keeps it unchanged: giving
    out twice gives nothing twice. A draft that nobody leads stops everything (STEER-NO-LEAD); nothing is half done.
    """
    check_may_give(by, document.unit)
    _check_leads(drafts)
    held = {task.item_key: task for task in Task.objects.filter(document=document, withdrawn_at=None)}
    new = [draft for draft in drafts if draft.item_key not in held]
    rows = _rows_of(new)
    units = 0
    for draft in new:
        task = held[draft.item_key] = _task(draft, by, document)
        made = [_row(task, lead, rows) for lead in draft.leads]
        TaskUnit.objects.bulk_create(made)
        units += len(made)
    if new:
        LegalDocument.objects.filter(pk=document.pk).update(passed_down=True)
        document.passed_down = True
        record(
            "tasks.issue",
            document,
            by=by,
            document=document,
            details={"tasks": len(new), "units": units, "items": [draft.item_key for draft in new]},
        )
    return [held[draft.item_key] for draft in drafts]


def _check_leads(drafts: Iterable[TaskDraft]) -> None:
    missing = [
        draft.label or draft.title
        for draft in drafts
        if not draft.leads or any(finding.severity is Severity.BLOCKS for finding in draft.findings)
    ]
    if missing:
        raise UserFacingError(
            "STEER-NO-LEAD",
            f"Chưa giao được: {len(missing)} mục chưa có cơ quan chủ trì",
            where=", ".join(missing[:5]) + ("…" if len(missing) > 5 else ""),
            why="Nhiệm vụ không có ai chịu trách nhiệm thì không theo dõi được",
            fix="Chọn cơ quan chủ trì cho các mục ấy rồi giao lại; chưa nhiệm vụ nào được tạo.",
        )


def _task(draft: TaskDraft, by: User, document: LegalDocument) -> Task:
    due = draft.due
    words = due.text if due else draft.recurring.text if draft.recurring else ""
    origin = due.origin if due else draft.recurring.origin if draft.recurring else Origin.EXTRACTED
    return Task.objects.create(
        unit=document.unit,
        document=document,
        item_key=draft.item_key,
        position=draft.span.start,
        kind=draft.kind.value,
        label=draft.label[:40],
        title=draft.title[:300],
        words=draft.words,
        start=draft.span.start,
        end=draft.span.end,
        group=draft.group[:300],
        partners=[{"name": p.name, "agency_id": p.agency_id, "origin": p.origin.value} for p in draft.partners],
        due_on=due.on if due else None,
        first_due_on=due.on if due else None,
        due_words=words[:300],
        due_origin=origin.value,
        product=_text(draft.product),
        product_origin=_origin(draft.product),
        target=_text(draft.target),
        target_origin=_origin(draft.target),
        issued_by=by,
    )


def _text(value: Sourced | None) -> str:
    return value.text[:500] if value else ""


def _origin(value: Sourced | None) -> str:
    return (value.origin if value else Origin.EXTRACTED).value


def _row(task: Task, lead: Responsible, rows: dict[tuple[str, object], OrgUnit]) -> TaskUnit:
    unit = rows[lead.unit.code, lead.unit.valid_from] if lead.unit else None
    return TaskUnit(
        task=task,
        unit=unit,
        name=lead.name[:300],
        agency_id=lead.agency_id,
        origin=lead.origin.value,
        note=lead.note[:300],
    )


def _rows_of(drafts: Iterable[TaskDraft]) -> dict[tuple[str, object], OrgUnit]:
    """The stored units that the drafts name, by (code, valid_from)."""
    named: set[Unit] = {lead.unit for draft in drafts for lead in draft.leads if lead.unit}
    stored = OrgUnit.objects.filter(code__in={unit.code for unit in named})
    found: dict[tuple[str, object], OrgUnit] = {(row.code, row.valid_from): row for row in stored}
    if lost := [unit for unit in named if (unit.code, unit.valid_from) not in found]:
        raise UserFacingError(
            "STEER-UNIT",
            f"Danh mục đơn vị không có {len(lost)} đơn vị trong kế hoạch",
            where=", ".join(sorted(unit.code for unit in lost)[:5]),
            fix="Cập nhật danh mục đơn vị rồi lập lại kế hoạch.",
        )
    return found

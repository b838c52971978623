"""From stored tasks to the report models that become .xlsx and .docx: what is seen is what is exported."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings

from namhoc.reporting import PARTS, PlanReport, PlanRow, UnitRow, content_of, place_of
from namhoc.site.accounts.models import User
from namhoc.site.directives.models import LegalDocument
from namhoc.site.steering.models import TaskUnit
from namhoc.site.steering.seen import SeenTask, in_name_order, rows_of
from namhoc.site.templatetags.namhoc import day

MOST_UNIT_ROWS = 20_000
"""Rows of the sheet "Theo đơn vị"; a longer one would take a minute to write and nobody reads it."""

TOO_LONG = "bảng theo đơn vị quá dài nên bỏ qua; lọc hẹp hơn"


def report_of(user: User, tasks: Sequence[SeenTask], as_of: date, *, filter_words: str = "") -> PlanReport:
    """The report of ``tasks`` as ``user`` sees them on ``as_of``."""
    rows: dict[int, list[TaskUnit]] = {}
    by_unit = sum(seen.units for seen in tasks if seen.is_group) <= MOST_UNIT_ROWS
    bare = rows_of(user).select_related(None).select_related("unit").defer(None)
    for row in bare.filter(task__in=[seen.task.pk for seen in tasks]):
        rows.setdefault(row.task_id, []).append(row)
    documents = {seen.task.document for seen in tasks if seen.task.document}
    document = documents.pop() if len(documents) == 1 else None
    several = len({seen.task.kind for seen in tasks}) > 1
    return PlanReport(
        scope=_scope(document),
        source=source_of(document) if document else "các văn bản đã giao việc",
        issuer=_issuer(user),
        as_of=as_of,
        rows=tuple(_row(seen, in_name_order(rows.get(seen.task.pk, [])), several, by_unit) for seen in tasks),
        simulated=settings.DEMO,
        filter=filter_words if by_unit else f"{filter_words or 'tất cả'} ({TOO_LONG})",
    )


def _issuer(user: User) -> str:
    unit = user.unit
    if unit.tier:
        return f"Ủy ban nhân dân {unit.kind} {unit.name}"
    return f"{unit.name} {unit.parent.kind} {unit.parent.name}" if unit.parent else unit.full_name


def _scope(document: LegalDocument | None) -> str:
    year = document.school_year_label if document else ""
    return f"năm học {year}" if year else ""


def source_of(document: LegalDocument) -> str:
    """A document as it is cited the first time: type, number, day, issuer, summary."""
    parts = [document.heading]
    if document.issued_on and document.designation:
        parts.append(f"ngày {day(document.issued_on)}")
    if document.issuer and document.designation:
        parts.append(f"của {document.issuer}")
    if document.title and document.designation:
        parts.append(document.title[:1].lower() + document.title[1:])
    return " ".join(parts)


def _row(seen: SeenTask, rows: Sequence[TaskUnit], several_parts: bool, by_unit: bool) -> PlanRow:
    task = seen.task
    names = "; ".join(row.name for row in rows[:3])
    unit_rows = rows if by_unit and seen.is_group else []
    lead = f"{task.group or 'Nhóm đơn vị'} ({len(rows)} đơn vị)" if len(rows) > 3 else names
    return PlanRow(
        content=content_of(task.title, task.words, ""),
        lead=lead,
        partners=tuple(partner["name"] for partner in task.partners),
        due=task.due_on,
        due_note="" if task.due_on else task.due_words,
        product=task.product,
        target=task.target,
        place=place_of(task.label, PARTS[task.kind] if several_parts else ""),
        progress=seen.state.roll_up.sentence if seen.is_group else (rows[0].state.label if rows else ""),
        standing=seen.state.text,
        units=tuple(UnitRow(row.name, row.state.label, row.submitted_on) for row in unit_rows),
    )

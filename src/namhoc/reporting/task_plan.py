"""The task plan as a report model: what the annex and the workbook print, before any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from namhoc.core import squash
from namhoc.directives import TaskKind
from namhoc.reporting import vietnamese
from namhoc.reporting.statement import first_statement
from namhoc.steering import Plan, Responsible, RollUp, TaskDraft, TimeState


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of a group task in the second sheet of the workbook."""

    name: str
    progress: str
    reported_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One task. ``place`` says where in the directive it stands ("Mục 1.2"); ``roll_up`` and ``time`` are None in a
    plan that has not been given out yet."""

    content: str
    lead: str
    partners: tuple[str, ...] = ()
    due: date | None = None
    due_note: str = ""
    product: str = ""
    target: str = ""
    place: str = ""
    progress: str = ""
    standing: str = ""
    units: tuple[UnitRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanReport:
    """The plan of one directive, or a list of tasks as it was seen.

    ``scope`` says what the plan is for ("năm học 2026-2027", or ""). ``source`` names the directive ("Chỉ thị số
    12/CT-UBND ngày 28/8/2026 của UBND tỉnh Hoàng Sơn"); ``issuer`` the body that will sign the document the annex
    belongs to, ``carrier`` that document's type. Number and day of the carrier stay blank: the office fills them in
    when it is signed (NĐ 30/2020/NĐ-CP, Phụ lục I).
    """

    scope: str
    source: str
    issuer: str
    as_of: date
    rows: tuple[PlanRow, ...]
    carrier: str = "Kế hoạch"
    simulated: bool = False
    filter: str = ""

    @property
    def heading(self) -> str:
        """What stands over the table: "Phân công nhiệm vụ năm học 2026-2027"."""
        return f"Phân công nhiệm vụ {self.scope}".rstrip()

    @property
    def is_running(self) -> bool:
        """True when the tasks have been given out, so that there is progress to print."""
        return any(row.progress or row.standing for row in self.rows)


def plan_report(
    plan: Plan, *, scope: str, source: str, issuer: str, as_of: date, simulated: bool = False
) -> PlanReport:
    """The report of a plan that has not been given out yet."""
    several = len({draft.kind for draft in plan.drafts}) > 1
    rows = tuple(_row(draft, PARTS[draft.kind] if several else "") for draft in plan.drafts)
    return PlanReport(scope, source, issuer, as_of, rows, simulated=simulated)


def _row(draft: TaskDraft, part: str) -> PlanRow:
    choices = " hoặc ".join(vietnamese.day(due.on) for due in draft.due_choices)
    return PlanRow(
        content=content_of(draft.title, draft.words, draft.label),
        lead=lead_of(draft.leads, draft.group),
        partners=tuple(partner.name for partner in draft.partners),
        due=draft.due.on if draft.due else None,
        due_note=f"Chưa chọn: {choices}" if choices else draft.recurring.text if draft.recurring else "",
        product=draft.product.text if draft.product else "",
        target=draft.target.text if draft.target else "",
        place=place_of(draft.label, part),
    )


def content_of(title: str, words: str, label: str) -> str:
    """The title; where that had to be cut, the whole first statement of the words."""
    if not title.endswith("…"):
        return squash(title)
    return first_statement(words, label)


def lead_of(leads: tuple[Responsible, ...], group: str) -> str:
    """The lead in one cell: the group with its number of units, or the bodies one after the other."""
    if group:
        return f"{group} ({len(leads)} đơn vị)"
    return "; ".join(lead.name for lead in leads)


PARTS: dict[str, str] = {
    TaskKind.TASK: "Nhiệm vụ",
    TaskKind.SOLUTION: "Giải pháp",
    TaskKind.ASSIGNMENT: "Tổ chức thực hiện",
}
"""The parts of a directive, whose numbers each begin with 1 again."""


def place_of(label: str, part: str = "") -> str:
    """Where in the directive a task stands: "1.2." becomes "Mục 1.2", with its part where the directive has several:
    "Giải pháp, mục 2". An ordinal in words stays as printed."""
    bare = label.strip().rstrip(".,:;)/")
    place = f"Mục {bare}" if bare[:1].isdigit() or len(bare) <= 2 else bare
    return f"{part}, {place[:1].lower()}{place[1:]}" if part else place


def standing_of(roll_up: RollUp, time: TimeState, *, single: str) -> tuple[str, str]:
    """Progress and state of a task in two cells: "61 trên 99 xong", "chậm 3 ngày"; ``single``: the word of the only
    unit's progress, used where there is no group to count."""
    return (roll_up.sentence if roll_up.total != 1 else single), time.text


def as_json(report: PlanReport) -> dict[str, Any]:
    """The model as plain values: what golden tests compare."""
    return {
        "heading": report.heading,
        "source": report.source,
        "issuer": report.issuer,
        "carrier": report.carrier,
        "as_of": report.as_of.isoformat(),
        "simulated": report.simulated,
        "filter": report.filter,
        "rows": [
            {
                "content": row.content,
                "lead": row.lead,
                "partners": list(row.partners),
                "due": row.due.isoformat() if row.due else None,
                "due_note": row.due_note,
                "product": row.product,
                "target": row.target,
                "place": row.place,
                "progress": row.progress,
                "standing": row.standing,
                "units": [
                    {
                        "name": unit.name,
                        "progress": unit.progress,
                        "reported_on": unit.reported_on.isoformat() if unit.reported_on else None,
                        "note": unit.note,
                    }
                    for unit in row.units
                ],
            }
            for row in report.rows
        ],
    }

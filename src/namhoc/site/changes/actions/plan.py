"""Taking in a plan of changes: every row read, clean rows become drafts with a preview."""

import hashlib
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from namhoc.core import Finding, Severity, UserFacingError
from namhoc.orgunits.change_plan import PlanKind, PlanLevel, PlanRow, read_plan
from namhoc.reading import Limits, read_sheets
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.changes.actions.carry_out import confirm_clean_rows
from namhoc.site.changes.actions.draft import save_draft
from namhoc.site.changes.actions.preview import take_preview
from namhoc.site.changes.models import ChangePlan, Deed, DeedKind, DeedState, Level
from namhoc.site.changes.rights import check_may_change
from namhoc.site.changes.settle import unsettled
from namhoc.site.jobs.queue import enqueue
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.orgunits.values import as_value

LARGEST_PLAN = 2_000_000  # bytes: some thousand rows
_KINDS = {
    PlanKind.MERGE: DeedKind.MERGE,
    PlanKind.RENAME: DeedKind.RENAME,
    PlanKind.MOVE: DeedKind.MOVE,
    PlanKind.CLOSE: DeedKind.CLOSE,
}


@transaction.atomic
def receive_plan(*, by: User, name: str, data: bytes) -> ChangePlan:
    """Read a plan; nothing is changed. Rows without a blocking finding become drafts and are previewed.

    A row that an earlier upload already holds (same decision, day, change, sources and target) is shown with that deed
    and makes no second one. Raises what ``read_sheets`` and ``read_plan`` raise: READ-..., CHANGE-PLAN-...
    """
    check_may_change(by, [])
    if len(data) > LARGEST_PLAN:
        limit = LARGEST_PLAN // 1_000_000
        raise UserFacingError(
            "CHANGE-PLAN-SIZE", f"Tệp lớn hơn {limit} MB", where=name, fix="Chia kế hoạch làm nhiều tệp."
        )
    (sheet, *_rest) = read_sheets(data, name, limits=Limits(file_bytes=LARGEST_PLAN, unpacked_bytes=50_000_000))
    stored = {
        (row.code, row.valid_from): row
        for row in OrgUnit.objects.under(by.unit.reach).select_related("parent").order_by("path")
    }
    units = [as_value(row) for row in stored.values()]
    plan = ChangePlan.objects.create(
        unit=by.unit, file_name=name[-255:], sha256=hashlib.sha256(data).hexdigest(), created_by=by
    )
    rows = read_plan(sheet.rows, units)
    plan.rows = [_kept(row, _deed_of(by, plan, row, stored)) for row in rows]
    plan.save(update_fields=["rows"])
    told = {"rows": len(rows), "clean": sum(row.is_clean for row in rows)}
    record("change.plan", plan, by=by, details=told)
    return plan


def _deed_of(
    by: User, plan: ChangePlan, row: PlanRow, stored: dict[tuple[str, Any], OrgUnit]
) -> tuple[Deed | None, list[Finding]]:
    if not row.is_clean:
        return None, []
    place = f"dòng {row.row}"
    held = Deed.objects.filter(unit=by.unit, plan_key=row.key()).exclude(state=DeedState.UNDONE).first()
    if held is not None:
        again = _("Dòng này đã có ở thay đổi số %(pk)d: không lập lại.") % {"pk": held.pk}
        return held, [Finding("CHANGE-PLAN-AGAIN", again, "", Severity.NOTE, (), place)]
    sources = [stored[unit.code, unit.valid_from] for unit in row.sources]
    target = stored[row.target.code, row.target.valid_from] if row.target else None
    kind = _KINDS[row.kind]
    fields: dict[str, Any] = {
        "kind": kind,
        "level": Level.SCHOOL if row.level is PlanLevel.SCHOOL else Level.COMMUNE,
        "target": None if kind == DeedKind.MOVE else target,
        "makes_target": target is None and kind == DeedKind.MERGE,
        "new_name": row.new_name,
        "new_parent": target if kind == DeedKind.MOVE else sources[0].parent,
        "effective": row.effective,
        "decision": row.decision,
        "decided": row.decided,
        "note": row.note,
        "plan": plan,
        "plan_row": row.row,
        "plan_key": row.key(),
    }
    try:
        with transaction.atomic():
            deed = take_preview(by=by, deed=save_draft(by=by, deed=None, fields=fields, sources=sources))
    except UserFacingError as error:
        return None, [Finding(error.code, error.what, error.fix, Severity.BLOCKS, (), place)]
    left = unsettled(deed)
    if left:
        words = _("%(n)d mục cần xử lý trước.") % {"n": len(left)}
        return deed, [Finding("CHANGE-SETTLE", words, _("Mở dòng này để chọn."), Severity.LOOK, (), place)]
    return deed, []


def _kept(row: PlanRow, made: tuple[Deed | None, list[Finding]]) -> dict[str, Any]:
    deed, more = made
    return {
        "row": row.row,
        "decision": row.decision,
        "effective": str(row.effective) if row.effective else "",
        "kind": row.kind.value,
        "level": row.level.value,
        "sources": list(row.printed_sources),
        "target": row.printed_target,
        "note": row.note,
        "deed": deed.pk if deed else None,
        "findings": [
            {"code": f.code, "message": f.message, "fix": f.fix, "severity": f.severity.value}
            for f in (*row.findings, *more)
        ],
    }


@transaction.atomic
def start_plan(*, by: User, plan: ChangePlan) -> int:
    """Put the confirmation of every ready row of ``plan`` on the queue; returns how many. Twice is once."""
    check_may_change(by, [])
    plan = ChangePlan.objects.select_for_update().get(pk=plan.pk)
    if plan.running:
        return 0
    ready = [deed for deed in plan.deeds.filter(state=DeedState.PREVIEWED) if not unsettled(deed)]
    if not ready:
        raise UserFacingError(
            "CHANGE-PLAN-READY", "Chưa có dòng nào sẵn sàng", fix="Xử lý các mục còn lại của từng dòng trước."
        )
    plan.running, plan.wanted, plan.failed = True, len(ready), {}
    plan.save(update_fields=["running", "wanted", "failed"])
    enqueue(confirm_clean_rows, plan.pk, by.pk)
    return len(ready)

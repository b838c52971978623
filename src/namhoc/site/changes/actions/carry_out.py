"""Carrying a change out: everything again under lock, one transaction, one event; and what waits for its day."""

import logging
from datetime import date

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.orgunits.decision import decision_number
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.changes.actions.draft import check_open, locked
from namhoc.site.changes.affected import affected, differences, fingerprint_of
from namhoc.site.changes.carrying import carry
from namhoc.site.changes.checks import problems_of
from namhoc.site.changes.concerned import hanging_on, lock, units_of
from namhoc.site.changes.images import Backup
from namhoc.site.changes.models import ChangePlan, Deed, DeedState
from namhoc.site.changes.packed import pack
from namhoc.site.changes.rights import check_may_change
from namhoc.site.changes.settle import unsettled
from namhoc.site.changes.transfer import Transfer
from namhoc.site.directives.models import LegalDocument
from namhoc.site.orgunits.models import OrgUnit

log = logging.getLogger(__name__)


@transaction.atomic
def confirm(
    *,
    by: User,
    deed: Deed,
    fingerprint: str,
    decision: str,
    decided: date | None,
    document: LegalDocument | None = None,
) -> Deed:
    """Carry ``deed`` out under a decision.

    ``fingerprint`` is the one of the preview that was seen. The units and everything that hangs on them are locked and
    read again: if anything is not as it was shown, nothing is written (CHANGE-CHANGED, with what changed). Refused as
    well: a deed already done (CHANGE-DONE), something unsettled (CHANGE-SETTLE), a wrong number (CHANGE-DECISION).
    """
    deed = locked(deed)
    check_may_change(by, deed.sources.all())
    check_open(deed)
    deed.decision = decision_number(decision)
    if decided is None and deed.plan_id is None:  # a row of a plan may name the day of its effect alone
        raise UserFacingError("CHANGE-DECIDED", "Chưa ghi ngày ký quyết định", fix="Ghi ngày ký trên văn bản.")
    if decided and decided > timezone.localdate():
        raise UserFacingError(
            "CHANGE-DECIDED", "Ngày ký ở phía trước", fix="Chờ quyết định được ký rồi xác nhận; bản nháp vẫn giữ."
        )
    if deed.effective and decided and decided > deed.effective:
        raise UserFacingError(
            "CHANGE-DECIDED", "Ngày ký sau ngày có hiệu lực", fix="Xem lại ngày ký và ngày hiệu lực trên quyết định."
        )
    deed.decided, deed.document = decided, document or deed.document
    _lock_everything(deed)
    for problem in problems_of(deed):
        raise problem.as_error()
    _check_as_shown(deed, fingerprint)
    if unsettled(deed):
        raise UserFacingError(
            "CHANGE-SETTLE",
            f"Còn {len(unsettled(deed))} mục cần xử lý trước",
            fix="Chọn cách xử lý từng mục ở trang xem trước.",
        )
    backup = Backup()
    transfer = Transfer(deed, backup)
    transfer.run()
    now = timezone.now()
    deed.passages = [[old.pk, new.pk] for old, new in transfer.passages]
    deed.moved = transfer.moved
    deed.state, deed.confirmed_by, deed.confirmed_at = DeedState.DONE, by, now
    if deed.effective and deed.effective <= timezone.localdate(now):
        deed.moved, deed.carried_at = transfer.moved + carry(deed, backup), now
    deed.images = pack(backup.images)
    deed.save()
    record("change.confirm", deed, by=by, unit=deed.unit, document=deed.document, details=_told(deed, backup))
    return deed


def _lock_everything(deed: Deed) -> None:
    """Lock the units first: on PostgreSQL an insert that names a locked unit waits too, so nothing slips in."""
    keys = sorted({unit.pk for unit in units_of(deed)})
    lock(OrgUnit.objects.filter(pk__in=keys).order_by("pk"))
    for query in hanging_on(deed).values():
        lock(query)


def _check_as_shown(deed: Deed, fingerprint: str) -> None:
    now = affected(deed)
    if deed.fingerprint and fingerprint == deed.fingerprint == fingerprint_of(now):
        return
    what = differences(deed.shown_data(), now) if deed.shown else []
    told = " ".join(what[:6]) + (f" Và {len(what) - 6} thay đổi khác." if len(what) > 6 else "")
    raise UserFacingError(
        "CHANGE-CHANGED",
        "Chưa thực hiện: số liệu đã đổi sau lần xem trước",
        why=told or "Bản xem trước đã cũ",
        fix="Xem trước lại rồi xác nhận; chưa có gì thay đổi.",
    )


def _told(deed: Deed, backup: Backup) -> dict[str, object]:
    return {
        "kind": deed.kind,
        "decision": deed.decision,
        "effective": str(deed.effective),
        "sources": sorted(deed.sources.values_list("code", flat=True)),
        "target": deed.target.code if deed.target else "",
        "fingerprint": deed.fingerprint,
        "rows": len(backup.images),
    }


@transaction.atomic
def take_effect(*, deed: Deed) -> bool:
    """On its day: accounts and open work of a confirmed deed move. True when it had not happened yet."""
    deed = locked(deed)
    ready = deed.state == DeedState.DONE and deed.carried_at is None and not deed.is_ahead
    if not ready:
        return False
    _lock_everything(deed)
    backup = Backup(deed.image_rows())
    deed.moved = deed.moved + carry(deed, backup)
    deed.carried_at, deed.images = timezone.now(), pack(backup.images)
    deed.save()
    record("change.effect", deed, by=None, unit=deed.unit, document=deed.document, details={"rows": len(backup.images)})
    return True


def carry_out_due() -> None:
    """Daily job: every confirmed deed whose day has come, one transaction each. Running again does nothing twice."""
    due = Deed.objects.filter(state=DeedState.DONE, carried_at=None, effective__lte=timezone.localdate())
    for deed in due.order_by("effective", "pk"):
        try:
            take_effect(deed=deed)
        except Exception:  # of one deed; the others have their day too, and this one is tried again tomorrow
            log.exception("change %s did not take effect", deed.pk)


def confirm_clean_rows(plan_pk: int, user_pk: int) -> None:
    """Job: carry out every row of a plan that is ready, one transaction a row; a refused row stops no other."""
    plan, by = ChangePlan.objects.get(pk=plan_pk), User.objects.get(pk=user_pk)
    failed = {}
    try:
        for deed in plan.deeds.filter(state=DeedState.PREVIEWED).order_by("plan_row"):
            try:
                if unsettled(deed):
                    continue
                confirm(by=by, deed=deed, fingerprint=deed.fingerprint, decision=deed.decision, decided=deed.decided)
            except UserFacingError as error:
                failed[str(deed.pk)] = {"code": error.code, "what": error.what, "why": error.why, "fix": error.fix}
    finally:  # after a defect too the plan can be started again
        ChangePlan.objects.filter(pk=plan_pk).update(running=False, failed=failed)

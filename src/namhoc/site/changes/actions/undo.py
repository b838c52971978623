"""Undoing a deed: every touched row goes back to what it was, until something stands on it."""

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.changes.actions.draft import locked
from namhoc.site.changes.concerned import lock
from namhoc.site.changes.dependents import dependents_of
from namhoc.site.changes.images import restore
from namhoc.site.changes.models import Deed, DeedState
from namhoc.site.changes.rights import check_may_change
from namhoc.site.orgunits.models import OrgUnit


@transaction.atomic
def undo(*, by: User, deed: Deed, reason: str) -> Deed:
    """Put everything back as it was before the deed; the deed itself stays on record as undone.

    Refused when it is not done (CHANGE-NOT-DONE), without a reason (CHANGE-REASON), and when something depends on it
    (CHANGE-DEPENDS, with what). The codes it allotted are not used again.
    """
    deed = locked(deed)
    check_may_change(by, deed.sources.all())
    if deed.state != DeedState.DONE:
        raise UserFacingError(
            "CHANGE-NOT-DONE", "Thay đổi này chưa thực hiện hoặc đã hủy", fix="Tải lại trang để xem tình trạng."
        )
    reason = reason.strip()[:500]
    if not reason:
        raise UserFacingError("CHANGE-REASON", "Hủy cần ghi lý do", fix="Ghi một câu lý do rồi gửi lại.")
    images = deed.image_rows()
    keys = [image["pk"] for image in images if image["model"] == "orgunits.orgunit"]
    lock(OrgUnit.objects.filter(pk__in=keys).order_by("pk"))
    standing = dependents_of(deed)
    if standing:
        raise UserFacingError(
            "CHANGE-DEPENDS",
            "Chưa hủy được: đã có dữ liệu dựa vào thay đổi này",
            why="; ".join(one.what for one in standing[:6]),
            fix="Hủy những việc sau đó trước, hoặc lập thay đổi mới.",
        )
    target_code = deed.target.code if deed.target else ""
    if deed.target_id in {image["pk"] for image in images if image["before"] is None}:
        deed.target = None  # the unit goes; its name and code stay in the deed
    deed.state, deed.undone_by, deed.undone_at, deed.undo_reason = DeedState.UNDONE, by, timezone.now(), reason
    deed.save()
    restore(images)
    details = {"kind": deed.kind, "target": target_code, "rows": len(images), "fingerprint": deed.fingerprint}
    record("change.undo", deed, by=by, unit=deed.unit, document=deed.document, details=details)
    return deed

"""Writing a draft: nothing but the draft itself changes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.changes.models import Deed, DeedState
from namhoc.site.changes.rights import check_may_change
from namhoc.site.changes.settle import items_of
from namhoc.site.orgunits.models import OrgUnit

FIELDS = (
    *(
        "kind",
        "level",
        "target",
        "makes_target",
        "new_name",
        "new_code",
        "new_kind",
        "new_parent",
        "parts",
        "declared",
        "basis",
    ),
    *("site_ids", "site_target", "effective", "decision", "decided", "document", "note"),
    *("plan", "plan_row", "plan_key"),
)


@transaction.atomic
def save_draft(*, by: User, deed: Deed | None, fields: Mapping[str, Any], sources: Iterable[OrgUnit]) -> Deed:
    """Write a draft, new or changed. What is missing may be missing: it is asked for before the preview.

    Every unit must lie within the office of ``by`` (CHANGE-REACH). A draft that changes must be previewed again.
    """
    sources = list(sources)
    check_may_change(by, [*sources, fields.get("target"), fields.get("new_parent")])
    is_new = deed is None
    deed = Deed(unit=by.unit, created_by=by) if deed is None else locked(deed)
    check_open(deed)
    for name in FIELDS:
        if name in fields:
            setattr(deed, name, fields[name])
    deed.state, deed.fingerprint, deed.shown = DeedState.DRAFT, "", None
    deed.save()
    deed.sources.set(sources)
    record("change.draft" if is_new else "change.edit", deed, by=by, details={"kind": deed.kind})
    return deed


@transaction.atomic
def settle(*, by: User, deed: Deed, key: str, choice: str) -> Deed:
    """Keep what was decided about one thing to settle. The preview is taken again by the caller."""
    deed = locked(deed)
    check_may_change(by, [])
    check_open(deed)
    item = next((item for item in items_of(deed) if item.key == key), None)
    if item is None or choice not in {one.value for one in item.choices}:
        raise UserFacingError(
            "CHANGE-CHOICE", "Mục này không còn, hoặc lựa chọn không có", fix="Tải lại trang xem trước rồi chọn lại."
        )
    deed.settled = deed.settled | {key: choice}
    deed.save(update_fields=["settled", "changed_at"])
    record("change.settle", deed, by=by, details={"item": key.partition(":")[0], "choice": choice})
    return deed


@transaction.atomic
def discard(*, by: User, deed: Deed) -> None:
    """Bỏ bản nháp: a draft that is not wanted."""
    deed = locked(deed)
    check_may_change(by, [])
    check_open(deed)
    record("change.discard", deed, by=by, details={"kind": deed.kind})
    deed.delete()


def locked(deed: Deed) -> Deed:
    """The deed as it is now, locked until the transaction ends."""
    Deed.objects.select_for_update().get(pk=deed.pk)
    return Deed.objects.select_related("target__parent", "new_parent", "unit", "document").get(pk=deed.pk)


def check_open(deed: Deed) -> None:
    """Refuse what may only be done with a draft."""
    if not deed.is_open:
        raise UserFacingError(
            "CHANGE-DONE",
            "Thay đổi này đã thực hiện",
            why="Mỗi thay đổi chỉ thực hiện một lần",
            fix="Xem trang bằng chứng của thay đổi; nếu sai thì hủy hoặc lập thay đổi mới.",
        )

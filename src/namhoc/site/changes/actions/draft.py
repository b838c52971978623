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
def settle(*, by: User, deed: Deed, choices: Mapping[str, str]) -> Deed:
    """Keep what was decided about things to settle, by key; "" takes a decision back. The preview is taken again by the
    caller. Raises CHANGE-CHOICE for a thing or a choice that is not offered; then nothing is kept."""
    deed = locked(deed)
    check_may_change(by, [])
    check_open(deed)
    offered = {item.key: {one.value for one in item.choices} for item in items_of(deed)}
    if not choices or any(key not in offered or choice not in {*offered[key], ""} for key, choice in choices.items()):
        raise UserFacingError(
            "CHANGE-CHOICE", "Mục này không còn, hoặc lựa chọn không có", fix="Tải lại trang xem trước rồi chọn lại."
        )
    settled = deed.settled | choices
    new = {key: choice for key, choice in choices.items() if choice != deed.settled.get(key, "")}
    deed.settled = {key: choice for key, choice in settled.items() if choice}
    deed.save(update_fields=["settled", "changed_at"])
    if new:
        what = sorted({key.partition(":")[0] for key in new})
        record("change.settle", deed, by=by, details={"item": ", ".join(what), "number": len(new)})
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

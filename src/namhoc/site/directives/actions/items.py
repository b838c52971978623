"""Writes of a review: each is one step, in one transaction, with one audit event, and can be undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from namhoc.core import Span, UserFacingError
from namhoc.directives import review
from namhoc.directives.review import Change, Field, ReviewError, ReviewItem
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.audit.record import record
from namhoc.site.directives.models.document import LegalDocument
from namhoc.site.directives.models.item import DraftChange, DraftItem
from namhoc.site.directives.reviews import Review, may_review, review_of

Items = Sequence[ReviewItem]
Seen = Mapping[str, int]
"""For each item a person acts on, the version of it that was on their screen."""


class StaleItem(UserFacingError):
    """Somebody changed an item after this person last saw it. ``row``: the item as it is now, None when it is gone."""

    def __init__(self, key: str, row: DraftItem | None) -> None:
        self.key, self.row = key, row
        gone = row is None or not row.present
        super().__init__(
            "REVIEW-CONFLICT",
            _("Người khác vừa gộp hoặc bỏ mục này") if gone else _("Người khác vừa sửa mục này"),
            fix=_("Xem bản mới rồi chọn giữ của ai"),
        )


@dataclass(frozen=True)
class Step:
    """What a write did: the change, and the review after it."""

    change: Change
    review: Review


def edit_item(
    *,
    by: User,
    document: LegalDocument,
    key: str,
    seen: Seen,
    title: str | None = None,
    note: str | None = None,
    fields: Mapping[str, Field] | None = None,
) -> Step:
    """Set title, note or fields of an item as a person typed or chose them."""
    return _take(by, document, seen, lambda now: review.edit(now.items, key, title=title, note=note, fields=fields))


def accept_item(*, by: User, document: LegalDocument, key: str, seen: Seen) -> Step:
    """Confirm an item."""
    return _take(by, document, seen, lambda now: review.accept(now.items, key))


def reject_item(*, by: User, document: LegalDocument, key: str, seen: Seen, reason: str) -> Step:
    """Leave an item out, saying why."""
    return _take(by, document, seen, lambda now: review.reject(now.items, key, reason))


def reopen_item(*, by: User, document: LegalDocument, key: str, seen: Seen) -> Step:
    """Take back an acceptance or a rejection."""
    return _take(by, document, seen, lambda now: review.reopen(now.items, key))


def split_item(*, by: User, document: LegalDocument, key: str, seen: Seen, cuts: Sequence[int]) -> Step:
    """Cut an item into parts at positions of the text."""
    return _take(by, document, seen, lambda now: review.split(now.items, key, cuts, document.text))


def merge_item(*, by: User, document: LegalDocument, key: str, seen: Seen) -> Step:
    """Join an item to the one before it; the versions of both must have been seen."""
    return _take(by, document, seen, lambda now: review.merge(now.items, key, document.text))


def add_item(*, by: User, document: LegalDocument, span: Span) -> Step:
    """Make an item of words that a person selected."""
    return _take(by, document, {}, lambda now: review.add(now.items, span, document.text, now.directive))


def accept_all_items(*, by: User, document: LegalDocument, above: float, expected: int) -> Step:
    """Confirm every item at or above a confidence, if there are still as many as the person was told."""

    def change(now: Review) -> Change:
        found = review.accept_all(now.items, above)
        if len(found.before) != expected:
            raise ReviewError(
                "REVIEW-COUNT",
                _("Số mục đã đổi từ %(then)d thành %(now)d") % {"then": expected, "now": len(found.before)},
                fix=_("Xem lại danh sách rồi nhận"),
            )
        return found

    return _take(by, document, None, change)


@transaction.atomic
def undo(*, by: User, document: LegalDocument) -> Step:
    """Take back this person's last step. Refused when someone has worked on the same items since."""
    _check(by, document)
    last = DraftChange.objects.filter(document=document, by=by, undone_at=None).exclude(operation="undo").last()
    if last is None:
        raise ReviewError("REVIEW-NOTHING", _("Không còn bước nào của bạn để hoàn tác"))
    now = review_of(document, lock=True)
    last.undone_at = timezone.now()
    last.save(update_fields=["undone_at"])
    return _write(by, document, now, last.as_change().inverse())


def _take(by: User, document: LegalDocument, seen: Seen | None, change: Callable[[Review], Change]) -> Step:
    """One step. ``seen`` None: the step does not depend on what single items looked like."""
    with transaction.atomic():
        _check(by, document)
        now = review_of(document, lock=True)
        if seen is not None:
            for key, version in seen.items():
                if now.version_of(key) != version:
                    raise StaleItem(key, now.rows.get(key))
        made = change(now)
        if seen is not None:
            for item in made.before:
                if item.key not in seen:
                    raise StaleItem(item.key, now.rows.get(item.key))
        if made.before == made.after:
            return Step(made, now)
        return _write(by, document, now, made)


def _check(by: User, document: LegalDocument) -> None:
    if not by.can(Permission.REVIEW_DOCUMENTS) or not may_review(by, document):
        raise PermissionDenied


def _write(by: User, document: LegalDocument, now: Review, change: Change) -> Step:
    """Carry out ``change``: the rows it touches, the step, the event."""
    issued = [item for item in change.before if now.is_issued(item.key)]
    if issued:
        raise ReviewError(
            "REVIEW-ISSUED",
            _("Mục %(label)s đã giao thành nhiệm vụ") % {"label": issued[0].label},
            fix=_("Sửa trong nhiệm vụ đã tạo"),
        )
    review.apply(now.items, change)  # raises where the change does not fit the draft
    rows = dict(now.rows) or _first_rows(document, now.items)
    at = timezone.now()
    kept = {item.key: item for item in change.after}
    for key in sorted(change.touched):
        item = kept.get(key)
        row = rows.get(key) or DraftItem(document=document, key=key, version=0)
        row.version += 1
        row.present = item is not None
        if item is not None:
            row.start, row.status, row.content = item.start, str(item.status), review.as_json(item)
        row.changed_at, row.changed_by = at, by
        row.save()
    step = DraftChange.objects.create(
        document=document,
        at=at,
        by=by,
        operation=change.operation,
        before=[review.as_json(item) for item in change.before],
        after=[review.as_json(item) for item in change.after],
    )
    record(
        f"review.{change.operation}",
        document,
        by=by,
        unit=document.unit,
        document=document,
        details={"step": step.pk, "items": sorted(change.touched), "count": len(change.touched)},
    )
    return Step(change, review_of(document))


def _first_rows(document: LegalDocument, items: Items) -> dict[str, DraftItem]:
    """The first step of a review turns what was read into rows."""
    made = DraftItem.objects.bulk_create(
        DraftItem(document=document, key=item.key, start=item.start, content=review.as_json(item)) for item in items
    )
    return {row.key: row for row in made}

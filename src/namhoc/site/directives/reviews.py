"""Reading a review: the items of a document as they stand, with their versions and what was read around them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from namhoc.directives import Directive, review
from namhoc.directives.from_json import from_json
from namhoc.directives.review import ReviewItem, Status
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.directives.models.document import LegalDocument
from namhoc.site.directives.models.item import DraftItem


@dataclass(frozen=True)
class Review:
    """The state of a document's review. ``rows`` is empty until somebody takes the first step."""

    document: LegalDocument
    items: tuple[ReviewItem, ...]
    rows: dict[str, DraftItem]

    @cached_property
    def directive(self) -> Directive:
        """What was read from the document."""
        return from_json(self.document.directive)

    def version_of(self, key: str) -> int:
        """The version of an item; 1 for every item nobody has touched, 0 for one that does not exist."""
        if row := self.rows.get(key):
            return row.version
        return int(not self.rows and any(item.key == key for item in self.items))

    @cached_property
    def tasks(self) -> dict[str, Any]:
        """The tasks that were given out from this document and not withdrawn, by the key of their item.

        Steering stands above this app, so its tasks are reached from the document, not imported.
        """
        given = getattr(self.document, "tasks", None)
        return {task.item_key: task for task in given.filter(withdrawn_at=None)} if given is not None else {}

    def is_issued(self, key: str) -> bool:
        """True when the item was given out as a task."""
        return key in self.tasks

    def item(self, key: str) -> ReviewItem:
        """The item called ``key``. Raises ReviewError when it is gone."""
        return review.find(self.items, key)

    @property
    def to_issue(self) -> tuple[ReviewItem, ...]:
        """Accepted items that have not been given out yet."""
        return tuple(i for i in self.items if i.status is Status.ACCEPTED and not self.is_issued(i.key))


def may_review(user: User, document: LegalDocument) -> bool:
    """True when the person's unit and the unit that holds the document answer for the same area: the DOET works on
    the province's documents, a commune on its own, and neither on the other's."""
    return user.is_active and user.can(Permission.REVIEW_DOCUMENTS) and user.unit.reach == document.unit.reach


def review_of(document: LegalDocument, *, lock: bool = False) -> Review:
    """The review of ``document``. ``lock``: wait for others' steps on the same document to end (in a transaction)."""
    if lock:
        LegalDocument.objects.select_for_update().only("pk").get(pk=document.pk)
    rows = {row.key: row for row in _rows(document)}
    if rows:
        items: Iterable[ReviewItem] = (row.as_item() for row in rows.values() if row.present)
    else:
        items = review.draft(from_json(document.directive), document.text)
    return Review(document, review.in_order(items), rows)


def _rows(document: LegalDocument) -> Iterable[DraftItem]:
    return DraftItem.objects.filter(document=document).select_related("changed_by")

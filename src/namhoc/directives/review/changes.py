"""A change to a draft, as a value: what it takes away and what it puts there, so that it can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from namhoc.core import UserFacingError
from namhoc.directives.review.item import ReviewItem, in_order


class ReviewError(UserFacingError):
    """An operation that cannot be carried out on this draft."""


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a review. ``before``: the items it touches as they were; ``after``: as they become.

    An item in ``before`` only disappears (it was merged away), one in ``after`` only is new (split off, added).
    """

    operation: str
    before: tuple[ReviewItem, ...]
    after: tuple[ReviewItem, ...]

    @property
    def touched(self) -> frozenset[str]:
        """Keys of the items that are not the same afterwards."""
        return frozenset(item.key for item in (*self.before, *self.after))

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change("undo", before=self.after, after=self.before)


def apply(items: Iterable[ReviewItem], change: Change) -> tuple[ReviewItem, ...]:
    """The draft after ``change``. Raises ReviewError when the draft does not hold what the change replaces."""
    now = {item.key: item for item in items}
    replaced = {item.key for item in change.before}
    arrived = any(item.key in now and item.key not in replaced for item in change.after)
    if arrived or any(now.get(item.key) != item for item in change.before):
        raise ReviewError(
            "REVIEW-STALE",
            "Mục đã được sửa sau bước này",
            why="Làm tiếp sẽ mất phần sửa sau",
            fix="Xem lại mục rồi sửa trực tiếp",
        )
    for item in change.before:
        del now[item.key]
    now |= {item.key: item for item in change.after}
    return in_order(now.values())

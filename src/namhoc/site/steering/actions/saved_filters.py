"""A person's own ways of looking at the list."""

from django.db import transaction

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.steering.models import SavedFilter

MOST = 12


@transaction.atomic
def save_filter(*, by: User, name: str, query: str) -> SavedFilter:
    """Keep ``query`` under ``name``; an old filter of that name is replaced."""
    name = " ".join(name.split())[:60]
    if not name:
        raise UserFacingError("FILTER-NAME", "Bộ lọc chưa có tên", fix="Đặt một tên ngắn, chẳng hạn “Việc của tôi”.")
    if by.task_filters.exclude(name=name).count() >= MOST:
        raise UserFacingError("FILTER-MANY", f"Đã có {MOST} bộ lọc", fix="Bỏ một bộ lọc cũ trước.")
    saved, _ = SavedFilter.objects.update_or_create(user=by, name=name, defaults={"query": query[:500]})
    record("filter.save", saved, by=by)
    return saved


@transaction.atomic
def drop_filter(*, by: User, saved: SavedFilter) -> None:
    """Forget one of one's own filters."""
    if saved.user_id == by.pk:
        record("filter.drop", saved, by=by)
        saved.delete()

"""Rows that are written once: what was judged and what was decided stay as they were."""

from typing import Any, NoReturn

from django.db import models


def _refuse() -> NoReturn:
    raise TypeError("bản ghi này không sửa, không xóa")


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """A queryset that only reads and inserts."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Never."""
        _refuse()

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never."""
        _refuse()

    def delete(self) -> NoReturn:
        """Never."""
        _refuse()


class AppendOnly(models.Model):
    """Insert only, one by one and in bulk. The database refuses an UPDATE as well (migration 0002)."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only."""
        if self.pk is not None:
            _refuse()
        super().save(*args, force_insert=True)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never."""
        _refuse()

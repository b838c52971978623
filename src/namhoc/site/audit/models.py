"""The journal: an append-only chain of events."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.audit.words import words_of


class AuditEvent(models.Model):
    """One thing that someone did. ``hash`` covers the event and the hash of the event before it.

    ``details`` hold codes, counts and field names; never personal data and never the content of a document.
    """

    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("người làm")
    )
    action = models.CharField(_("việc"), max_length=60, db_index=True)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    object_name = models.CharField(_("đối tượng"), max_length=200)
    unit = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, null=True, related_name="+", verbose_name=_("đơn vị"))
    document = models.ForeignKey(
        "directives.LegalDocument",
        models.DO_NOTHING,
        null=True,
        related_name="+",
        db_constraint=False,  # it may be gone
    )
    details = models.JSONField(_("chi tiết"), default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("sự kiện")
        verbose_name_plural = _("nhật ký")
        ordering = ["id"]
        indexes = [models.Index(fields=["object_type", "object_id"], name="audit_object")]
        constraints = [models.UniqueConstraint(fields=["previous"], name="audit_one_successor")]

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only."""
        if self.pk is not None:
            self._refuse()
        super().save(*args, force_insert=True)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never."""
        self._refuse()

    @staticmethod
    def _refuse() -> NoReturn:
        raise TypeError("sự kiện nhật ký không sửa, không xóa")

    @property
    def words(self) -> str:
        """The action as people read it."""
        return words_of(self.action)

    @property
    def who(self) -> str:
        """Who did it; the system where nobody did."""
        return self.by.name if self.by else str(_("Hệ thống"))

    def computed_hash(self) -> str:
        """SHA-256 of the event's content chained to the event before it."""
        content: Mapping[str, Any] = {
            "at": self.at.isoformat(),
            "by": self.by_id,
            "action": self.action,
            "object": [self.object_type, self.object_id, self.object_name],
            "unit": self.unit_id,
            "document": self.document_id,
            "details": self.details,
            "previous": self.previous,
        }
        return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

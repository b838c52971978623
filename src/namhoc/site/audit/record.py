"""Writing the journal, and proving that nobody rewrote it."""

from collections.abc import Mapping
from datetime import UTC
from typing import TYPE_CHECKING, Any

from django.db import connection, models, transaction
from django.utils import timezone

from namhoc.site.audit.models import AuditEvent

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User
    from namhoc.site.directives.models import LegalDocument
    from namhoc.site.orgunits.models import OrgUnit

GENESIS = "0" * 64
_LOCK = 0x6E616D68  # one writer of the chain at a time on PostgreSQL; SQLite has one writer anyway


def record(
    action: str,
    on: models.Model,
    *,
    by: "User | None",
    unit: "OrgUnit | None" = None,
    document: "LegalDocument | None" = None,
    details: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Append one event, in the transaction of the write it tells of. ``by`` None: the system itself.

    ``action`` is "noun.verb" ("document.keep"). ``unit`` defaults to the unit of the object, then of the person.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        last = AuditEvent.objects.order_by("-id").values_list("hash", flat=True).first()
        unit = unit or getattr(on, "unit", None) or (by.unit if by else None)
        event = AuditEvent(
            at=timezone.now().astimezone(UTC),
            by=by,
            action=action,
            object_type=on._meta.label_lower,
            object_id=str(on.pk),
            object_name=str(on)[:200],
            unit=unit,
            document=document,
            details=dict(details or {}),
            previous=last or GENESIS,
        )
        event.hash = event.computed_hash()
        event.save()
    return event


def broken_links() -> list[int]:
    """Ids of events whose content or place in the chain does not fit; empty when the journal is whole."""
    broken, previous = [], GENESIS
    for event in AuditEvent.objects.order_by("id").iterator(chunk_size=1000):
        if event.previous != previous or event.hash != event.computed_hash():
            broken.append(event.pk)
        previous = event.hash
    return broken

"""The trail of a document: every event of the journal about it, with what a review step changed, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from namhoc.directives.review import FIELDS, Change, ReviewItem
from namhoc.site.audit.models import AuditEvent
from namhoc.site.directives.models import DraftChange, LegalDocument
from namhoc.site.directives.shown import NAMES, deadline_text


@dataclass(frozen=True)
class Difference:
    """One value before and after a step; "" where there was or is none."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One line of the trail. ``items``: labels and titles of the items it is about."""

    at: datetime
    who: str
    action: str
    items: tuple[tuple[str, str], ...] = ()
    differences: tuple[Difference, ...] = ()
    undone: bool = False
    more: int = 0


SHOWN = 5
"""Items named on one line; the rest is counted."""


def entries(events: Iterable[AuditEvent], document: LegalDocument) -> Iterator[Entry]:
    """Lines for ``events`` of ``document``, in their order."""
    events = list(events)
    wanted = [event.details["step"] for event in events if "step" in event.details]
    steps = DraftChange.objects.in_bulk(wanted) if wanted else {}
    for event in events:
        step = steps.get(event.details.get("step", 0))
        who = event.by.name if event.by else _("Hệ thống")
        if step is None or step.document_id != document.pk:
            yield Entry(event.at, who, event.action)
            continue
        change = step.as_change()
        named = tuple((item.label, item.title.text) for item in change.after or change.before)
        yield Entry(
            at=event.at,
            who=who,
            action=event.action,
            items=named[:SHOWN],
            differences=tuple(_differences(change)),
            undone=step.undone_at is not None,
            more=max(0, len(named) - SHOWN),
        )


def _differences(change: Change) -> Iterator[Difference]:
    """What changed inside the one item that was there before and after."""
    if len(change.before) != 1 or len(change.after) != 1:
        return
    (old,), (new,) = change.before, change.after
    yield from _different(_("Tên nhiệm vụ"), old.title.text, new.title.text)
    for name in FIELDS:
        yield from _different(str(NAMES[name]), _values(old, name), _values(new, name))
    yield from _different(_("Ghi chú"), old.note, new.note)
    yield from _different(_("Lý do bỏ"), old.reason, new.reason)


def _values(item: ReviewItem, name: str) -> str:
    said = item.field(name).values
    return "; ".join(deadline_text(one) if name == "deadline" else one.text for one in said)


def _different(what: str, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference(what, before, after)

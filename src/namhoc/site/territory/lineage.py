"""The history of a unit: what it came from, what it was called, what it became, by which decision."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import pairwise

from django.utils.translation import gettext as _

from namhoc.site.orgunits.models import Confidence, OrgUnit, UnitLink


@dataclass(frozen=True)
class Kin:
    """Another unit that a part or all of this one came from or went into. ``share``: of the older unit; None: a part,
    nobody knows how large."""

    unit: OrgUnit
    share: Fraction | None

    @property
    def extent(self) -> str:
        """How much of the older unit is meant, in words."""
        if self.share is None:
            return _("một phần, chưa rõ bao nhiêu")
        if self.share == 1:
            return _("toàn bộ")
        return f"{float(self.share) * 100:.1f}%".replace(".", ",")


@dataclass
class Event:
    """What happened to the unit on one day."""

    on: date
    decision: str = ""
    decided: date | None = None
    unconfirmed: bool = False
    incoming: list[Kin] = field(default_factory=list)
    outgoing: list[Kin] = field(default_factory=list)
    renamed: str = ""  # the name it had before
    moved: str = ""  # the unit it belonged to before
    after: OrgUnit | None = None  # the unit as it stood from that day; None where it ended


@dataclass(frozen=True)
class Lineage:
    """Events oldest first, and the rows of the unit under its names."""

    versions: Sequence[OrgUnit]
    events: Sequence[Event]

    @property
    def ended(self) -> date | None:
        """The last day of the unit; None while it exists."""
        return self.versions[-1].valid_to

    @property
    def successors(self) -> list[OrgUnit]:
        """What the unit became when it ended; empty while it exists."""
        if self.ended is None or not self.events:
            return []
        return [kin.unit for kin in self.events[-1].outgoing]


def lineage_of(versions: Sequence[OrgUnit]) -> Lineage:
    """The history of the unit whose rows are ``versions`` (oldest first): three queries."""
    keys = [row.pk for row in versions]
    own = {row.pk: row for row in versions}
    events: dict[date, Event] = defaultdict(lambda: Event(date.min))
    links = UnitLink.objects.select_related("old__parent", "new__parent").order_by(
        "effective", "old__name", "new__name"
    )
    for link in (links.filter(new__in=keys) | links.filter(old__in=keys)).distinct():
        event = events[link.effective]
        event.on = link.effective
        event.decision = event.decision or link.decision
        event.decided = event.decided or link.decided
        event.unconfirmed |= link.confidence == Confidence.LOW
        if link.old_id in own and link.new_id in own:
            continue  # it stayed itself
        if link.new_id in own:
            event.incoming.append(Kin(link.old, link.share))
        else:
            event.outgoing.append(Kin(link.new, link.share))
    for before, after in pairwise(versions):
        event = events[after.valid_from]
        event.on = after.valid_from
        event.renamed = before.full_name if before.full_name != after.full_name else ""
        if before.parent_id != after.parent_id and before.parent and after.parent:
            event.moved = before.parent.label if before.parent.code != after.parent.code else ""
        event.decision = event.decision or after.source
    for event in events.values():
        event.after = next((row for row in versions if _exists(row, event.on)), None)
    return Lineage(versions, [events[day] for day in sorted(events)])


def _exists(row: OrgUnit, day: date) -> bool:
    return row.valid_from <= day and (row.valid_to is None or row.valid_to >= day)

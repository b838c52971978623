"""A review as the page shows it: each item with its number, state, findings and values, ready for the template."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from namhoc.core import Finding, PartialDate
from namhoc.directives import review
from namhoc.directives.directive import TaskKind
from namhoc.directives.review import SINGLE, Origin, ReviewItem, Said, Status
from namhoc.orgunits import communes_meant
from namhoc.site.directives.models.item import DraftItem
from namhoc.site.directives.reviews import Review
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.orgunits.values import as_value
from namhoc.site.templatetags.namhoc import day
from namhoc.steering import COMMUNE_GROUPS

NAMES: dict[str, Promise] = {
    "lead": _("Chủ trì"),
    "partners": _("Phối hợp"),
    "target": _("Chỉ tiêu"),
    "product": _("Sản phẩm"),
    "deadline": _("Thời hạn"),
}
"""The fields of an item in the order the page shows them."""

KINDS: dict[TaskKind, Promise] = {
    TaskKind.TASK: _("Nhiệm vụ"),
    TaskKind.SOLUTION: _("Giải pháp"),
    TaskKind.ASSIGNMENT: _("Phân công cho cơ quan"),
}


@dataclass(frozen=True)
class Option:
    """One value of a field on the page."""

    position: int
    said: Said
    held: bool

    @property
    def typed(self) -> bool:
        """True for words that a person typed."""
        return self.said.origin is Origin.TYPED

    @property
    def place(self) -> str:
        """Where its words stand, as "start-end"; "" for typed ones."""
        return f"{self.said.span.start}-{self.said.span.end}" if self.said.span else ""


@dataclass(frozen=True)
class ShownField:
    """A field of an item on the page."""

    name: str
    label: Promise
    options: tuple[Option, ...]
    open: bool
    settled: bool

    @property
    def single(self) -> bool:
        """True for a field with one value."""
        return self.name in SINGLE

    @property
    def held(self) -> tuple[Option, ...]:
        """The values that hold."""
        return tuple(option for option in self.options if option.held)

    @property
    def passed_over(self) -> tuple[Option, ...]:
        """What was read in the text and does not hold, shown beside what a person decided."""
        return () if self.open else tuple(o for o in self.options if not o.held and not o.typed)

    @property
    def read(self) -> tuple[Option, ...]:
        """The values read in the text."""
        return tuple(option for option in self.options if not option.typed)

    @property
    def typed(self) -> tuple[Option, ...]:
        """The values typed by a person."""
        return tuple(option for option in self.options if option.typed)

    @property
    def none_chosen(self) -> bool:
        """True when a person decided that the field has no value."""
        return self.settled and not self.held


@dataclass(frozen=True)
class ShownItem:
    """A review item on the page."""

    item: ReviewItem
    version: int
    row: DraftItem | None
    findings: tuple[Finding, ...]
    heading: str = ""  # what to print above it: the unit or the kind that begins with it
    task: Any = None  # the task it was given out as
    group: int = 0  # how many units its lead would be opened to, when the lead is a group of communes

    @property
    def key(self) -> str:
        """Its key."""
        return self.item.key

    @property
    def issued(self) -> bool:
        """True when it was given out as a task."""
        return self.task is not None

    @property
    def look(self) -> bool:
        """True when it asks for a decision."""
        return self.item.status is Status.PENDING and review.needs_a_look(self.item)

    @property
    def state(self) -> str:
        """issued, accepted, rejected, look or pending: what icon and word stand at its end."""
        if self.issued:
            return "issued"
        return "look" if self.look else str(self.item.status)

    @property
    def fields(self) -> tuple[ShownField, ...]:
        """Its fields in the order of the page."""
        return tuple(self.field(name) for name in NAMES)

    def field(self, name: str) -> ShownField:
        """One field."""
        field = self.item.field(name)
        held = set(field.picked)
        options = tuple(Option(n, said, n in held) for n, said in enumerate(field.options))
        return ShownField(name, NAMES[name], options, field.open, field.settled)

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What is said about it under its title while it is closed."""
        return tuple(finding for finding in self.findings if finding.code == "REVIEW-NO-LEAD")

    @property
    def no_deadline(self) -> bool:
        """True when the document gives it no date."""
        return not self.item.deadline.options

    @property
    def deadline_cuts(self) -> int:
        """Deadlines, when the item could be split by them; else 0."""
        return len(self.item.deadline.options) if self.item.deadline.open else 0


@dataclass(frozen=True)
class Progress:
    """How far a review is."""

    total: int
    accepted: int
    rejected: int
    look: int
    to_issue: int

    @property
    def pending(self) -> int:
        """Items nobody has decided about and that raise no question."""
        return self.total - self.accepted - self.rejected - self.look


def shown_items(current: Review) -> Iterator[ShownItem]:
    """The items of a review, with the headings to print between them."""
    kinds = {item.kind for item in current.items}
    kind, unit = None, ""
    for item in current.items:
        heading = ""
        if len(kinds) > 1 and item.kind is not kind and not item.added:
            heading = str(KINDS[item.kind])
        if item.unit and item.unit != unit:
            heading = item.unit
        kind, unit = item.kind, item.unit
        yield shown(current, item, heading)


def shown(current: Review, item: ReviewItem, heading: str = "") -> ShownItem:
    """One item of a review."""
    return ShownItem(
        item=item,
        version=current.version_of(item.key),
        row=current.rows.get(item.key),
        findings=review.findings_of(item),
        heading=heading,
        task=current.tasks.get(item.key),
    )


def opened(current: Review, item: ReviewItem, heading: str = "") -> ShownItem:
    """One item with what only an open item shows: how many communes a group means today."""
    group, lead = 0, item.lead.value
    if lead is not None and lead.code in COMMUNE_GROUPS:
        today = timezone.localdate()
        rows = OrgUnit.objects.on(today).under(current.document.unit.reach).select_related("parent")
        group = len(communes_meant(lead.text, map(as_value, rows), today))
    return replace(shown(current, item, heading), group=group)


def progress_of(current: Review) -> Progress:
    """How far the review is."""
    states = [item.status for item in current.items]
    return Progress(
        total=len(states),
        accepted=states.count(Status.ACCEPTED),
        rejected=states.count(Status.REJECTED),
        look=sum(item.status is Status.PENDING and review.needs_a_look(item) for item in current.items),
        to_issue=len(current.to_issue),
    )


@dataclass(frozen=True)
class Threshold:
    """A confidence to accept from, in hundredths, and how many items that would be."""

    above: int
    count: int


def thresholds_of(current: Review) -> list[Threshold]:
    """The confidences to choose from."""
    return [Threshold(n, len(review.acceptable(current.items, n / 100))) for n in (90, 80, 70, 50)]


def deadline_text(said: Said) -> str:
    """A deadline as people write it: "30/9/2026"; the printed words where there is no date."""
    due = due_on(said)
    return said.text if due is None else day(due)


def due_on(said: Said | None) -> date | None:
    """The day a deadline falls on; None where the words give none."""
    if said is None or not said.code:
        return None
    return PartialDate(*(int(part) for part in said.code.split("-"))).last_day()

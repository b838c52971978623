"""What goes into a plan (accepted items) and what comes out (task drafts), as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from namhoc.core import Finding, Span
from namhoc.directives.directive import Role, TaskKind
from namhoc.orgunits import OrgUnit


class Origin(StrEnum):
    """Where a value came from; every value of a task shows its mark."""

    EXTRACTED = "trich"
    COMPUTED = "tinh"
    TYPED = "go"
    IMPORTED = "tep"

    @property
    def label(self) -> str:
        """The words behind the mark."""
        return {
            Origin.EXTRACTED: "Trích từ văn bản",
            Origin.COMPUTED: "Hệ thống tính",
            Origin.TYPED: "Nhập tay",
            Origin.IMPORTED: "Nhập từ tệp",
        }[self]


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value in words, with its origin and, where it was extracted, its place in the document."""

    text: str
    origin: Origin = Origin.EXTRACTED
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """An agency's part in an accepted item, as printed and by its id in the dictionary of agencies."""

    agency: str
    agency_id: str
    role: Role
    origin: Origin = Origin.EXTRACTED
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date to have the item done by, with the words it was read from."""

    on: date
    text: str = ""
    origin: Origin = Origin.EXTRACTED
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class AcceptedItem:
    """A unit of the directive that a person has accepted. ``key`` stays the same when it is read again; ``recurring``
    holds the words of a deadline without a date ("trước ngày 20 hằng tháng")."""

    key: str
    label: str
    title: str
    words: str
    span: Span
    kind: TaskKind = TaskKind.TASK
    duties: tuple[Duty, ...] = ()
    due: tuple[DueDate, ...] = ()
    recurring: Sourced | None = None
    products: tuple[Sourced, ...] = ()
    targets: tuple[Sourced, ...] = ()


@dataclass(frozen=True, slots=True)
class Responsible:
    """One body in a draft. ``unit`` is None for a body outside the system and for a collective kept as one line;
    ``note`` then says why."""

    name: str
    agency_id: str = ""
    unit: OrgUnit | None = None
    origin: Origin = Origin.EXTRACTED
    span: Span | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task before it is given out. ``leads``: one body, or every unit of a group, each of which answers for itself.

    ``group`` names the group ("UBND các xã, phường") when the lead is one, else "". ``due`` is None when the document
    gives no date or more than one (``due_choices``): a person chooses.
    """

    item_key: str
    label: str
    title: str
    words: str
    span: Span
    leads: tuple[Responsible, ...]
    kind: TaskKind = TaskKind.TASK
    partners: tuple[Responsible, ...] = ()
    group: str = ""
    due: DueDate | None = None
    due_choices: tuple[DueDate, ...] = ()
    recurring: Sourced | None = None
    product: Sourced | None = None
    target: Sourced | None = None
    findings: tuple[Finding, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Plan:
    """Drafts in document order, and what a person should look at before giving them out."""

    drafts: tuple[TaskDraft, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, draft by draft."""
        return tuple(finding for draft in self.drafts for finding in draft.findings)

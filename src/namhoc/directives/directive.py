"""A directive (chỉ thị, kế hoạch, công văn, or news about one) understood: every item points to its words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from namhoc.citations import Citation
from namhoc.core import Finding, PartialDate, SchoolYear, Span


class TaskKind(StrEnum):
    """What the document counts a unit as: nhiệm vụ, giải pháp, or a block addressed to an agency."""

    TASK = "task"
    SOLUTION = "solution"
    ASSIGNMENT = "assignment"


class Role(StrEnum):
    """An agency's part: chủ trì (lead), phối hợp (coordinate), anything else told to do (implement)."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    IMPLEMENT = "implement"


@dataclass(frozen=True, slots=True)
class Item:
    """What every extracted item carries: its span, the rule that found it and how sure that rule is (0..1)."""

    span: Span
    rule: str
    confidence: float

    def key(self) -> str:
        """An id that a second run gives again: from what the item is and where its words stand."""
        seed = f"{type(self).__name__}:{self.span.start}:{self.span.end}:{self._discriminator()}"
        return hashlib.sha256(seed.encode()).hexdigest()[:12]

    def _discriminator(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Task(Item):
    """A unit of work as the document counts it, in document order from 1. ``heading``: its first 120 characters."""

    ordinal: int
    kind: TaskKind
    heading: str
    label: str = ""  # the number as printed: "1.", "a)", "Một là"; "" where there is none


@dataclass(frozen=True, slots=True)
class Assignment(Item):
    """An agency's duty. ``task_ordinal``: the unit it stands in, None outside every unit."""

    agency: str  # as printed, shortest complete name
    agency_id: str
    role: Role
    what: str
    task_ordinal: int | None

    def _discriminator(self) -> str:
        return f"{self.agency_id}:{self.role}:{self.agency}"


@dataclass(frozen=True, slots=True)
class Figure(Item):
    """A value with its unit, as printed (decimal comma and thousands point resolved)."""

    indicator: str
    value: int | float | tuple[int | float, int | float] | None
    unit: str | None
    scope: str | None

    def _discriminator(self) -> str:
        return f"{self.value}:{self.unit}:{self.indicator}"


@dataclass(frozen=True, slots=True)
class Target(Figure):
    """A value the document wants reached, kept or not exceeded. ``comparator``: = > < >= <= between maintain level
    increase>= (corpus notation)."""

    comparator: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Statistic(Figure):
    """A value stated as a fact about the past or present. ``period``: ISO date, year or ``from/to``."""

    period: str | None


@dataclass(frozen=True, slots=True)
class Deadline(Item):
    """A date or recurrence to act or report by. ``kind``: deadline, report, recurring, effective, period, milestone."""

    kind: str
    date: str | None
    recurrence: str | None
    what: str

    def _discriminator(self) -> str:
        return f"{self.kind}:{self.date}"


@dataclass(frozen=True, slots=True)
class DocumentFields:
    """The head of the document. None where the text does not say; ``type`` in the codes of the published schema."""

    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    issuing_body: str | None = None
    province: str | None = None
    date: PartialDate | None = None
    effective_date: PartialDate | None = None
    school_year: SchoolYear | None = None
    title: str | None = None
    title_span: Span | None = None
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Directive:
    """Everything read from one document, and what is noteworthy about it."""

    fields: DocumentFields
    citations: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    furniture: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

"""A review item: one piece of work that a person confirms before it becomes a task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

from namhoc.core import Span
from namhoc.directives.directive import TaskKind
from namhoc.directives.review.values import NOTHING, Field, Origin, Said

FIELDS = ("lead", "partners", "deadline", "product", "target")
"""The fields of an item that hold options, in the order they are shown."""

SINGLE = frozenset({"lead", "deadline"})
"""Those that hold one value."""


class Status(StrEnum):
    """What a person has said about an item: nothing yet, take it, leave it out."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A piece of work with its words and what is known about it.

    ``key`` never changes while the item lives and is the same in a second draft of the same text. ``spans`` are its
    words, in order, apart from each other. ``label`` is its number as people call it ("1.1", "2a"). ``unit`` is the
    heading of the counted unit it is a part of ("" when it is the unit). ``confidence``: of the unit itself.
    """

    key: str
    spans: tuple[Span, ...]
    label: str
    title: Said
    kind: TaskKind = TaskKind.TASK
    unit: str = ""
    lead: Field = NOTHING
    partners: Field = NOTHING
    deadline: Field = NOTHING
    product: Field = NOTHING
    target: Field = NOTHING
    note: str = ""
    status: Status = Status.PENDING
    reason: str = ""
    base_confidence: float = 1.0
    added: bool = False

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("an item stands on words")

    @property
    def start(self) -> int:
        """Where its first word stands."""
        return self.spans[0].start

    @property
    def hull(self) -> Span:
        """From its first word to its last."""
        return Span(self.spans[0].start, self.spans[-1].end)

    @property
    def confidence(self) -> float:
        """How sure the reading is, 0..1: that of the weakest value that would be confirmed with the item."""
        read = [v.confidence for name in FIELDS for v in self.field(name).values if v.origin is Origin.EXTRACTED]
        return min([self.base_confidence, *read])

    def field(self, name: str) -> Field:
        """The field called ``name``, one of FIELDS."""
        if name not in FIELDS:
            raise ValueError(f"{name} is no field of a review item")
        field: Field = getattr(self, name)
        return field

    def with_fields(self, fields: Mapping[str, Field]) -> ReviewItem:
        """The item with some of its FIELDS set."""
        named: dict[str, Any] = {name: fields[name] for name in FIELDS if name in fields}
        if len(named) != len(fields):
            raise ValueError("no field of a review item")
        return replace(self, **named)

    def holds(self, span: Span) -> bool:
        """True when ``span`` lies inside the item's words."""
        return any(own.covers(span) for own in self.spans)


def in_order(items: Iterable[ReviewItem]) -> tuple[ReviewItem, ...]:
    """Items as a reader of the document meets them; of two that start together the longer one first."""
    return tuple(sorted(items, key=lambda item: (item.start, -item.hull.end, item.key)))


def joined(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Spans in order, those merged that touch, overlap or have nothing but blanks between them."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and (span.start <= merged[-1].end or not text[merged[-1].end : span.start].strip()):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def cut(spans: Iterable[Span], positions: Iterable[int], text: str) -> tuple[tuple[Span, ...], ...]:
    """``spans`` cut at ``positions`` into parts, each trimmed of blanks; parts without words are left out."""
    borders = [0, *sorted(set(positions)), len(text)]
    parts = (tuple(_between(spans, a, b, text)) for a, b in pairwise(borders))
    return tuple(part for part in parts if part)


def _between(spans: Iterable[Span], start: int, end: int, text: str) -> Iterator[Span]:
    for span in spans:
        low, high = max(span.start, start), min(span.end, end)
        if low < high and len(piece := Span(low, high).trimmed(text)):
            yield piece

"""What was read inside the words of an item: who leads, who helps, until when, what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from namhoc.core import PartialDate, Span, squash
from namhoc.directives.directive import Assignment, Deadline, Directive, Role, Target
from namhoc.directives.review import products
from namhoc.directives.review.values import Field, Said

_DUE = frozenset({"deadline", "report", "recurring", "period"})
"""Kinds of deadline that can end a task; an entry into force or a fixed event of the year cannot."""

_SIGNS = {">=": "≥", "<=": "≤", "=": "", "maintain": "giữ", "level": "mức độ", "increase>=": "tăng ≥", "between": ""}


class Fields(TypedDict):
    """The fields of an item that are gathered from what stands in its words."""

    lead: Field
    partners: Field
    deadline: Field
    product: Field
    target: Field


def fields_of(spans: tuple[Span, ...], text: str, directive: Directive, above: Iterable[Assignment] = ()) -> Fields:
    """What was read inside ``spans``. ``above``: assignments in the heading over them, used where they name no
    agency of their own.

    The lead is whoever leads; where nobody is said to lead, whoever is told to do it. The others are partners.
    """

    def inside(span: Span) -> bool:
        return any(own.covers(span) for own in spans)

    assigned = [a for a in directive.assignments if inside(a.span)]
    if not any(map(addresses, assigned)):
        assigned = [*above, *assigned]
    leads = [a for a in assigned if a.role is Role.LEAD] or [a for a in assigned if a.role is Role.IMPLEMENT]
    leading = {a.agency_id for a in leads}
    others = [a for a in assigned if a.agency_id not in leading]
    return Fields(
        lead=Field.one_of(_once(leads)),
        partners=Field.all_of(_once(others)),
        deadline=Field.one_of(_due_on(d, text) for d in directive.deadlines if inside(d.span) and can_end(d)),
        product=Field.all_of(product for span in spans for product in products.find(span, text)),
        target=Field.all_of(_aim(t, text) for t in directive.targets if inside(t.span)),
    )


def _once(assignments: Iterable[Assignment]) -> Iterator[Said]:
    """Agencies, each at its first mention."""
    seen: set[str] = set()
    for a in sorted(assignments, key=lambda a: a.span):
        if a.agency_id not in seen:
            seen.add(a.agency_id)
            yield Said(a.agency, span=a.span, code=a.agency_id, detail=str(a.role), confidence=a.confidence)


def _due_on(deadline: Deadline, text: str) -> Said:
    words = squash(deadline.span.of(text))
    last = (deadline.date or "").rsplit("/", 1)[-1]
    day = PartialDate(*map(int, last.split("-"))).last_day().isoformat() if last else None
    return Said(words, span=deadline.span, code=day, detail=deadline.what, confidence=deadline.confidence)


def _aim(target: Target, text: str) -> Said:
    value = target.value
    shown = "-".join(map(_number, value)) if isinstance(value, tuple) else "" if value is None else _number(value)
    signs = " ".join(part for part in (_SIGNS.get(target.comparator, target.comparator), shown, target.unit) if part)
    return Said(squash(target.span.of(text)), span=target.span, detail=signs, confidence=target.confidence)


def _number(value: int | float) -> str:
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


def names_in(*agencies: Field) -> tuple[str, ...]:
    """The names of agencies that a title need not repeat."""
    return tuple(option.text for field in agencies for option in field.options)


def addresses(assignment: Assignment) -> bool:
    """True when the agency is told to lead or to act, not only to help."""
    return assignment.role is not Role.COORDINATE


def can_end(deadline: Deadline) -> bool:
    """True when the deadline can end a piece of work."""
    return deadline.kind in _DUE and bool(deadline.date or deadline.recurrence)

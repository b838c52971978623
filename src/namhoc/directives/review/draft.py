"""From a directive as it was read to a list of items that a person can go through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypedDict

from namhoc.core import Span, squash
from namhoc.directives.directive import Assignment, Deadline, Directive, Role, Target, Task, TaskKind
from namhoc.directives.review import products
from namhoc.directives.review.item import ReviewItem, in_order
from namhoc.directives.review.parts import Part, parts_of
from namhoc.directives.review.titles import title_of
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


def draft(directive: Directive, text: str) -> tuple[ReviewItem, ...]:
    """The review items of ``directive``, in the order of ``text``; the same text gives the same keys.

    An item is a unit as the document counts it. A unit whose numbered parts name their own agencies or dates falls
    into these parts, because it is they that somebody can be asked to do; dashes count as parts only where most of
    them do so.
    """
    items = [item for task in directive.tasks for item in _items_of(task, directive, text)]
    return in_order({item.key: item for item in items}.values())


def _items_of(task: Task, directive: Directive, text: str) -> Iterator[ReviewItem]:
    label = task.label.rstrip(".)/: ") or str(task.ordinal)
    parts = parts_of(task.span, text)
    head = Span(task.span.start, parts[0].span.start) if parts else task.span
    if not _apart(parts, directive):
        yield _item(task, task.key(), (task.span,), label, "", directive, text)
        return
    heading = squash(head.of(text)).rstrip(".;: ")
    above = [a for a in directive.assignments if head.covers(a.span)]
    for ordinal, part in enumerate(parts, start=1):
        key = f"{task.key()}-{ordinal}"
        yield _item(task, key, (part.span,), _label(label, part, ordinal), heading, directive, text, above)


def _item(
    task: Task,
    key: str,
    spans: tuple[Span, ...],
    label: str,
    unit: str,
    directive: Directive,
    text: str,
    above: Iterable[Assignment] = (),
) -> ReviewItem:
    fields = fields_of(spans, text, directive, above)
    names = names_in(fields["lead"], fields["partners"])
    return ReviewItem(
        key=key,
        spans=spans,
        label=label,
        title=title_of(spans, text, names, addressed=is_addressed(task.kind, unit)),
        kind=task.kind,
        unit=unit,
        base_confidence=task.confidence,
        **fields,
    )


def names_in(*agencies: Field) -> tuple[str, ...]:
    """The names of agencies that a title need not repeat."""
    return tuple(option.text for field in agencies for option in field.options)


def is_addressed(kind: TaskKind, unit: str) -> bool:
    """True for a whole block addressed to an agency: its first line is the address."""
    return kind is TaskKind.ASSIGNMENT and not unit


def _apart(parts: tuple[Part, ...], directive: Directive) -> bool:
    """True when the parts are addressed or dated on their own."""
    own = [p for p in parts if any(_addresses(a) and p.span.covers(a.span) for a in directive.assignments)]
    dated = [p for p in parts if any(_due(d) and p.span.covers(d.span) for d in directive.deadlines)]
    named = {id(part) for part in (*own, *dated)}
    if not parts or not named:
        return False
    return parts[0].level != "dash" or 2 * len(named) > len(parts)


def _addresses(assignment: Assignment) -> bool:
    return assignment.role is not Role.COORDINATE


def _due(deadline: Deadline) -> bool:
    return deadline.kind in _DUE and bool(deadline.date or deadline.recurrence)


def _label(unit: str, part: Part, ordinal: int) -> str:
    mark = part.mark.strip("().:/ ")
    if part.level == "arabic" and mark.startswith(f"{unit}."):
        return mark
    if part.level in ("letter", "arabic", "paren", "roman"):
        return f"{unit}{mark}" if re.fullmatch(r"[a-zđ]", mark) else f"{unit}.{mark}"
    return f"{unit}.{ordinal}"


def fields_of(spans: tuple[Span, ...], text: str, directive: Directive, above: Iterable[Assignment] = ()) -> Fields:
    """What was read inside ``spans``. ``above``: assignments in the heading over them, used where they name no
    agency of their own.

    The lead is whoever leads; where nobody is said to lead, whoever is told to do it. The others are partners.
    """

    def inside(span: Span) -> bool:
        return any(own.covers(span) for own in spans)

    assigned = [a for a in directive.assignments if inside(a.span)]
    if not any(map(_addresses, assigned)):
        assigned = [*above, *assigned]
    leads = [a for a in assigned if a.role is Role.LEAD] or [a for a in assigned if a.role is Role.IMPLEMENT]
    leading = {a.agency_id for a in leads}
    others = [a for a in assigned if a.agency_id not in leading]
    return Fields(
        lead=Field.one_of(_once(leads)),
        partners=Field.all_of(_once(others)),
        deadline=Field.one_of(_due_on(d, text) for d in directive.deadlines if inside(d.span) and _due(d)),
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
    day = (deadline.date or "").rsplit("/", 1)[-1] or None
    return Said(words, span=deadline.span, code=day, detail=deadline.what, confidence=deadline.confidence)


def _aim(target: Target, text: str) -> Said:
    value = target.value
    shown = "-".join(map(_number, value)) if isinstance(value, tuple) else "" if value is None else _number(value)
    signs = " ".join(part for part in (_SIGNS.get(target.comparator, target.comparator), shown, target.unit) if part)
    return Said(squash(target.span.of(text)), span=target.span, detail=signs, confidence=target.confidence)


def _number(value: int | float) -> str:
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)

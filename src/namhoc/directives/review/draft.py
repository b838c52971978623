"""From a directive as it was read to a list of items that a person can go through."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from namhoc.core import Span, fold, squash
from namhoc.directives.directive import Assignment, Directive, Task, TaskKind
from namhoc.directives.review.gathering import addresses, can_end, fields_of, names_in
from namhoc.directives.review.item import ReviewItem, in_order
from namhoc.directives.review.parts import Part, parts_of
from namhoc.directives.review.titles import title_of
from namhoc.directives.review.work_rows import work_row


def draft(directive: Directive, text: str) -> tuple[ReviewItem, ...]:
    """The review items of ``directive``, in the order of ``text``; the same text gives the same keys.

    An item is a unit as the document counts it. A unit whose numbered parts name their own agencies or dates falls
    into these parts, because it is they that somebody can be asked to do; dashes count as parts only where most of
    them do so.
    """
    near = _Near(directive)
    items = [
        item
        for task in directive.tasks
        for item in _items_of(task, near.within(task.span), text, near.merged_above(task, text))
    ]
    return in_order({item.key: item for item in items}.values())


class _Near:
    """What stands in a stretch of the text, found without going through everything that was read."""

    def __init__(self, directive: Directive) -> None:
        self._directive = directive
        self._of_task: dict[int | None, list[Assignment]] = {}
        for assignment in directive.assignments:
            self._of_task.setdefault(assignment.task_ordinal, []).append(assignment)
        self._sorted = {
            name: sorted(getattr(directive, name), key=lambda item: item.span)
            for name in ("assignments", "targets", "deadlines")
        }
        self._starts = {name: [item.span.start for item in items] for name, items in self._sorted.items()}

    def merged_above(self, task: Task, text: str) -> list[Assignment]:
        """The agencies of a table's row whose cell was merged with one of a row above."""
        if work_row(task.span, text) is None:
            return []
        return [a for a in self._of_task.get(task.ordinal, ()) if not task.span.covers(a.span)]

    def within(self, span: Span) -> Directive:
        """The directive with the assignments, targets and deadlines that begin inside ``span``."""
        found: dict[str, Any] = {}
        for name, items in self._sorted.items():
            starts = self._starts[name]
            found[name] = tuple(items[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
        return replace(self._directive, **found)


def _items_of(task: Task, directive: Directive, text: str, merged: Iterable[Assignment] = ()) -> Iterator[ReviewItem]:
    label = task.label.rstrip(".)/: ") or str(task.ordinal)
    parts = () if work_row(task.span, text) is not None else parts_of(task.span, text)
    head = Span(task.span.start, parts[0].span.start) if parts else task.span
    if not _apart(parts, directive):
        yield _item(task, task.key(), (task.span,), label, "", directive, text, merged)
        return
    heading = squash(head.of(text)).rstrip(".;: ")
    above = _addressed(task, head.of(text), [a for a in directive.assignments if a.task_ordinal == task.ordinal])
    above += [a for a in directive.assignments if head.covers(a.span) and a not in above]
    for ordinal, part in enumerate(parts, start=1):
        key = f"{task.key()}-{ordinal}"
        yield _item(task, key, (part.span,), _label(label, part, ordinal), heading, directive, text, above)


def _addressed(task: Task, heading: str, assignments: Iterable[Assignment]) -> list[Assignment]:
    """The first duty of each agency that a block is addressed to: what the block says to do, it says to them."""
    if task.kind is not TaskKind.ASSIGNMENT:
        return []
    named = fold(heading)
    first: dict[str, Assignment] = {}
    for assignment in sorted(assignments, key=lambda a: a.span):
        if f" {fold(assignment.agency)} " in f" {named} ":
            first.setdefault(assignment.agency_id, assignment)
    return list(first.values())


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


def is_addressed(kind: TaskKind, unit: str) -> bool:
    """True for a whole block addressed to an agency: its first line is the address."""
    return kind is TaskKind.ASSIGNMENT and not unit


def _apart(parts: tuple[Part, ...], directive: Directive) -> bool:
    """True when the parts are addressed or dated on their own."""
    own = [p for p in parts if any(addresses(a) and p.span.covers(a.span) for a in directive.assignments)]
    dated = [p for p in parts if any(can_end(d) and p.span.covers(d.span) for d in directive.deadlines)]
    named = {id(part) for part in (*own, *dated)}
    if not parts or not named:
        return False
    return parts[0].level != "dash" or 2 * len(named) > len(parts)


def _label(unit: str, part: Part, ordinal: int) -> str:
    mark = part.mark.strip("().:/ ")
    if part.level == "arabic" and mark.startswith(f"{unit}."):
        return mark
    if part.level in ("letter", "arabic", "paren", "roman"):
        return f"{unit}{mark}" if re.fullmatch(r"[a-zđ]", mark) else f"{unit}.{mark}"
    return f"{unit}.{ordinal}"

"""From a directive as read to accepted items: what a plan starts from when a person has accepted everything."""

from __future__ import annotations

from datetime import date

from namhoc.core import PartialDate
from namhoc.directives import Directive, Target
from namhoc.directives import Task as Unit
from namhoc.steering.draft import AcceptedItem, DueDate, Duty, Sourced
from namhoc.steering.titles import title_of

_DUE_KINDS = ("deadline", "report")


def accepted_items(directive: Directive, text: str) -> tuple[AcceptedItem, ...]:
    """Every unit of ``directive`` as if a person had accepted it, with the duties, dates and targets inside it."""
    return tuple(_item(unit, directive, text) for unit in directive.tasks)


def _item(unit: Unit, directive: Directive, text: str) -> AcceptedItem:
    inside = [target for target in directive.targets if unit.span.covers(target.span)]
    return AcceptedItem(
        key=unit.key(),
        label=unit.label or str(unit.ordinal),
        title=title_of(unit.span.of(text), unit.label),
        words=unit.span.of(text),
        span=unit.span,
        duties=tuple(
            Duty(duty.agency, duty.agency_id, duty.role, span=duty.span)
            for duty in directive.assignments
            if duty.task_ordinal == unit.ordinal
        ),
        due=tuple(
            DueDate(day, deadline.span.of(text), span=deadline.span)
            for deadline in directive.deadlines
            if deadline.kind in _DUE_KINDS
            and unit.span.covers(deadline.span)
            and (day := last_day(deadline.date)) is not None
        ),
        targets=tuple(_words(target, text) for target in inside),
    )


def _words(target: Target, text: str) -> Sourced:
    return Sourced(target.span.of(text), span=target.span)


def last_day(iso: str | None) -> date | None:
    """The last day an ISO date, month, year or ``from/to`` period may mean; None where there is none to read."""
    if not iso:
        return None
    parts = iso.split("/")[-1].split("-")
    try:
        return PartialDate(*(int(part) for part in parts)).last_day()
    except (ValueError, TypeError):
        return None

"""What a plan starts from: the items a person accepted in the review, or a directive as if all of it were accepted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from namhoc.core import PartialDate
from namhoc.directives import Directive
from namhoc.directives.directive import Role
from namhoc.directives.review import Field, ReviewItem, Said, Status, draft
from namhoc.directives.review import Origin as Reviewed
from namhoc.steering.draft import AcceptedItem, DueDate, Duty, Origin, Sourced

_ORIGIN = {Reviewed.EXTRACTED: Origin.EXTRACTED, Reviewed.TYPED: Origin.TYPED}


def accepted_items(items: Iterable[ReviewItem], text: str) -> tuple[AcceptedItem, ...]:
    """The accepted ones among ``items``, in their order; an unreviewed item never becomes a task."""
    return tuple(_accepted(item, text) for item in items if item.status is Status.ACCEPTED)


def all_items(directive: Directive, text: str) -> tuple[AcceptedItem, ...]:
    """Every item of ``directive`` as if a person had accepted it: for a plan on the command line, and for tests."""
    return tuple(_accepted(item, text) for item in draft(directive, text))


def _accepted(item: ReviewItem, text: str) -> AcceptedItem:
    due, recurring = _due(item.deadline)
    return AcceptedItem(
        key=item.key,
        label=item.label,
        title=item.title.text,
        words="\n".join(span.of(text) for span in item.spans),
        span=item.hull,
        kind=item.kind,
        duties=(*_duties(item.lead, Role.LEAD), *_duties(item.partners, Role.COORDINATE)),
        due=due,
        recurring=recurring,
        products=tuple(map(_sourced, item.product.values)),
        targets=tuple(map(_sourced, item.target.values)),
    )


def _duties(field: Field, role: Role) -> tuple[Duty, ...]:
    """A field of agencies as duties. While several leads are offered and none is chosen, all of them are told to act
    and none leads."""
    if field.open:
        return tuple(_duty(said, Role.IMPLEMENT) for said in field.options)
    return tuple(_duty(said, role) for said in field.values)


def _duty(said: Said, role: Role) -> Duty:
    return Duty(said.text, said.code or "", role, _ORIGIN[said.origin], said.span)


def _due(field: Field) -> tuple[tuple[DueDate, ...], Sourced | None]:
    """The dates of a field, chosen or on offer, and the words of a deadline that has no date."""
    offered = field.options if field.open else field.values
    dates = tuple(
        DueDate(day, said.text, _ORIGIN[said.origin], said.span)
        for said in offered
        if (day := last_day(said.code)) is not None
    )
    words = [_sourced(said) for said in offered if last_day(said.code) is None]
    return dates, words[0] if words else None


def _sourced(said: Said) -> Sourced:
    return Sourced(said.text, _ORIGIN[said.origin], said.span)


def last_day(iso: str | None) -> date | None:
    """The last day an ISO date, month, year or ``from/to`` period may mean; None where there is none to read."""
    if not iso:
        return None
    parts = iso.split("/")[-1].split("-")
    try:
        return PartialDate(*(int(part) for part in parts)).last_day()
    except (ValueError, TypeError):
        return None

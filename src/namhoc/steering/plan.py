"""From accepted items to task drafts: who leads, who helps, until when, and what a person should look at first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from namhoc.core import Finding, fold
from namhoc.directives.directive import Role
from namhoc.orgunits import OrgUnit, UnitRegister, kinds_named
from namhoc.rulebook.agencies import AgencyRegister
from namhoc.steering import remarks
from namhoc.steering.addressees import (
    COMMUNE_GROUPS,
    GROUPS,
    display_name,
    members_of,
    note_on,
    single_unit,
)
from namhoc.steering.draft import AcceptedItem, DueDate, Duty, Origin, Plan, Responsible, Sourced, TaskDraft


def plan(
    items: Iterable[AcceptedItem],
    units: Sequence[OrgUnit],
    as_of: date,
    *,
    agencies: AgencyRegister | None = None,
    giver: OrgUnit | None = None,
    history: UnitRegister | None = None,
) -> Plan:
    """Draft one task for each accepted item, in the order given; the same input gives the same plan.

    Groups of communes become the communes among ``units`` that exist on ``as_of``; other collectives stay one line
    with a note. "Các xã biên giới" and the like are opened by the dated attributes in ``history``. A body that
    ``agencies`` says was abolished by ``as_of`` is replaced by its only successor; where several took it over, the
    choice is left to a person. ``giver`` (the DOET, or a commune that hands on to its schools) leads what the document
    gives to nobody, marked as computed. Nothing is replaced or chosen without a finding.
    """
    return Plan(tuple(_Drafting(item, tuple(units), as_of, agencies, giver, history).draft() for item in items))


@dataclass
class _Drafting:
    """One item on its way to a draft; ``findings`` grows as the steps are taken."""

    item: AcceptedItem
    units: tuple[OrgUnit, ...]
    as_of: date
    agencies: AgencyRegister | None
    giver: OrgUnit | None
    history: UnitRegister | None
    findings: list[Finding] = field(default_factory=list)

    def draft(self) -> TaskDraft:
        duties = list(self.living_duties())
        carrying = self.carrying(duties)
        leads = _once(body for duty in carrying for body in self.bodies(duty)) or self.stand_in()
        names = {fold(lead.name) for lead in leads}
        partners = _once(self.one_body(duty) for duty in duties if duty not in carrying)
        groups = [duty.agency for duty in carrying if duty.agency_id in GROUPS]
        due, choices = self.due()
        return TaskDraft(
            item_key=self.item.key,
            label=self.item.label,
            title=self.item.title,
            words=self.item.words,
            span=self.item.span,
            leads=leads,
            kind=self.item.kind,
            partners=tuple(partner for partner in partners if fold(partner.name) not in names),
            group=groups[0] if groups and len(leads) > 1 else "",
            due=due,
            due_choices=choices,
            recurring=self.item.recurring,
            product=joined(self.item.products),
            target=joined(self.item.targets),
            findings=tuple(self.findings),
        )

    def living_duties(self) -> Iterator[Duty]:
        """The duties, with each abolished body replaced by its only successor or left out."""
        for duty in self.item.duties:
            agency = self.agencies.get(duty.agency_id) if self.agencies else None
            if self.agencies is None or agency is None or agency.end is None or self.as_of <= agency.end:
                yield duty
                continue
            heirs = self.agencies.successors(agency.id, self.as_of)
            self.findings.append(remarks.abolished(self.item, duty, [heir.name for heir in heirs], self.as_of))
            if len(heirs) == 1:
                yield Duty(heirs[0].name, heirs[0].id, duty.role, Origin.COMPUTED, duty.span)

    def carrying(self, duties: list[Duty]) -> list[Duty]:
        """The duties that carry the task: the leads; where none is named, whoever is told to do it."""
        if leads := [duty for duty in duties if duty.role is Role.LEAD]:
            return leads
        doers = [duty for duty in duties if duty.role is Role.IMPLEMENT]
        if len({duty.agency_id for duty in doers}) > 1:
            self.findings.append(remarks.several_doers(self.item, doers))
        return doers

    def stand_in(self) -> tuple[Responsible, ...]:
        """The giver of the tasks, for an item that nobody is told to do."""
        name = display_name(self.giver) if self.giver else None
        self.findings.append(remarks.no_lead(self.item, name))
        return (Responsible(name, unit=self.giver, origin=Origin.COMPUTED),) if name else ()

    def bodies(self, duty: Duty) -> Iterator[Responsible]:
        """Who answers for ``duty``: each unit of a group, or the one body."""
        group = members_of(duty.agency_id, duty.agency, self.units, self.as_of, self.giver, self.history)
        self.findings += [replace(found, place=self.item.label) for found in group.findings]
        if not group.units:
            yield self.one_body(duty)
            return
        named = kinds_named(duty.agency) if duty.agency_id in COMMUNE_GROUPS else frozenset()
        if extra := [unit for unit in group.units if named and unit.kind not in named]:
            self.findings.append(remarks.kinds_left_out(self.item, duty, extra))
        for unit in group.units:
            yield Responsible(display_name(unit), duty.agency_id, unit, duty.origin, duty.span)

    def one_body(self, duty: Duty) -> Responsible:
        """``duty`` as one line, also for a group: a partner's progress is not counted unit by unit."""
        unit = single_unit(duty.agency_id, self.units, self.as_of)
        note = "" if unit else note_on(duty.agency_id, self.agencies)
        return Responsible(duty.agency, duty.agency_id, unit, duty.origin, duty.span, note)

    def due(self) -> tuple[DueDate | None, tuple[DueDate, ...]]:
        """The only date, or None with the dates to choose from."""
        by_day: dict[date, DueDate] = {}
        for due in sorted(self.item.due, key=lambda due: due.on):
            by_day.setdefault(due.on, due)
        dates = tuple(by_day.values())
        if len(dates) > 1:
            self.findings.append(remarks.several_deadlines(self.item, dates))
            return None, dates
        if dates and dates[0].on < self.as_of:
            self.findings.append(remarks.deadline_past(self.item, dates[0]))
        return (dates[0] if dates else None), ()


def _once(bodies: Iterable[Responsible]) -> tuple[Responsible, ...]:
    """Each body once, by unit or else by folded name, in the order of first mention."""
    seen: dict[object, Responsible] = {}
    for body in bodies:
        seen.setdefault((body.unit.code, body.unit.valid_from) if body.unit else fold(body.name), body)
    return tuple(seen.values())


def joined(values: Sequence[Sourced]) -> Sourced | None:
    """Several values of one field as one: words joined by ";", the place of the first; typed once any is typed."""
    if not values:
        return None
    typed = any(value.origin is Origin.TYPED for value in values)
    text = "; ".join(dict.fromkeys(value.text for value in values))
    return Sourced(text, Origin.TYPED if typed else values[0].origin, values[0].span)

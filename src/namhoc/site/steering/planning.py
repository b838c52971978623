"""From the accepted items of a document to task drafts, with the units and agencies of the day."""

from collections.abc import Iterable
from datetime import date

from namhoc.directives.review import ReviewItem
from namhoc.orgunits import STATUSES, asks_status
from namhoc.rulebook import agencies
from namhoc.site.directives.models import LegalDocument
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.orgunits.register import register
from namhoc.site.orgunits.values import as_value
from namhoc.steering import Plan, accepted_items, plan


def plan_for(document: LegalDocument, items: Iterable[ReviewItem], as_of: date) -> Plan:
    """Drafts for the accepted ones among ``items``: leads among the units that the document's unit answers for."""
    units = [as_value(row) for row in units_under(document.unit, as_of)]
    giver = as_value(document.unit)
    accepted = accepted_items(items, document.text)
    asked = any(asks_status(duty.agency) for item in accepted for duty in item.duties)
    history = register(named=STATUSES) if asked else None
    return plan(accepted, units, as_of, agencies=agencies.load(), giver=giver, history=history)


def units_under(unit: OrgUnit, as_of: date) -> list[OrgUnit]:
    """The units that ``unit`` answers for on ``as_of``, by name as Vietnamese sorts them."""
    rows = OrgUnit.objects.on(as_of).under(unit.reach).select_related("parent")
    return sorted(rows, key=lambda row: (row.kind, row.name_folded, row.code))

"""Stored units as the values that the pure packages work with."""

from namhoc.orgunits import Link, Tier, UnitKind
from namhoc.orgunits import OrgUnit as Unit
from namhoc.site.orgunits.models import OrgUnit, UnitLink


def as_value(row: OrgUnit) -> Unit:
    """A stored unit as a value; ``row.parent`` should have been selected along."""
    return Unit(
        code=row.code,
        valid_from=row.valid_from,
        name=row.name,
        kind=UnitKind(row.kind),
        tier=Tier(row.tier) if row.tier else None,
        parent=row.parent.code if row.parent else None,
        valid_to=row.valid_to,
        agency=row.agency,
    )


def link_value(row: UnitLink) -> Link:
    """A stored link as a value; ``row.old`` and ``row.new`` should have been selected along."""
    return Link(
        effective=row.effective,
        old=row.old.code,
        new=row.new.code,
        share=row.share,
        basis=row.basis,
        decision=row.decision,
        decided=row.decided,
        confidence=row.confidence,
    )

"""Stored units as the values that the pure packages work with."""

from namhoc.orgunits import OrgUnit as Unit
from namhoc.orgunits import Tier, UnitKind
from namhoc.site.orgunits.models import OrgUnit


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
    )

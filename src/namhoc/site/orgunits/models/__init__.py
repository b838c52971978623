"""What the site keeps of units, one noun a file."""

from namhoc.site.orgunits.models.attribute import UnitAttribute
from namhoc.site.orgunits.models.confidence import Confidence
from namhoc.site.orgunits.models.link import UnitLink
from namhoc.site.orgunits.models.unit import OrgUnit, OrgUnitQuerySet

__all__ = ["Confidence", "OrgUnit", "OrgUnitQuerySet", "UnitAttribute", "UnitLink"]

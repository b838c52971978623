"""What the site keeps of changes of units, one noun a file."""

from namhoc.site.changes.models.deed import Deed, DeedKind, DeedState, Level
from namhoc.site.changes.models.plan import ChangePlan

__all__ = ["ChangePlan", "Deed", "DeedKind", "DeedState", "Level"]

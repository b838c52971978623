"""What the room keeps: boundaries that an operator loaded."""

from namhoc.site.territory.models.boundary import BoundarySet, UnitBoundary

__all__ = ["BoundarySet", "UnitBoundary"]

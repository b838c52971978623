"""What the site keeps of directives, one noun a file."""

from namhoc.site.directives.models.coverage import Coverage, CoverageAnswer, Verdict
from namhoc.site.directives.models.document import LegalDocument
from namhoc.site.directives.models.item import DraftChange, DraftItem

__all__ = ["Coverage", "CoverageAnswer", "DraftChange", "DraftItem", "LegalDocument", "Verdict"]

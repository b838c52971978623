"""What the site keeps of directives, one noun a file."""

from namhoc.site.directives.models.document import LegalDocument

__all__ = ["LegalDocument"]

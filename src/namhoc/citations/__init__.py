"""Citations of Vietnamese legal documents: find, parse, normalise, resolve."""

from namhoc.citations.citation import Citation
from namhoc.citations.find import find

__all__ = ["Citation", "find"]

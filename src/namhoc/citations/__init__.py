"""Citations of Vietnamese legal documents: find, parse, normalise, resolve, format."""

from namhoc.citations.citation import Citation
from namhoc.citations.find import find
from namhoc.citations.number import DocumentNumber, Kind, normalise, parse
from namhoc.citations.settle import once

__all__ = ["Citation", "DocumentNumber", "Kind", "find", "normalise", "once", "parse"]

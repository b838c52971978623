"""Citations of Vietnamese legal documents: find, parse, normalise, resolve, format."""

from namhoc.citations.citation import Citation
from namhoc.citations.find import find
from namhoc.citations.format import first_mention, later_mention
from namhoc.citations.number import DocumentNumber, Kind, normalise, parse
from namhoc.citations.resolve import DocumentRegister, KnownDocument, resolve
from namhoc.citations.settle import once

__all__ = [
    "Citation",
    "DocumentNumber",
    "DocumentRegister",
    "Kind",
    "KnownDocument",
    "find",
    "first_mention",
    "later_mention",
    "normalise",
    "once",
    "parse",
    "resolve",
]

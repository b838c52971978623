"""Small values everything else stands on: spans, findings, Vietnamese text, dates, school years."""

from namhoc.core.dates import FoundDate, PartialDate, find_dates
from namhoc.core.errors import UserFacingError
from namhoc.core.findings import Finding, Severity
from namhoc.core.provinces import PROVINCE_PATTERN, PROVINCES, province_named
from namhoc.core.school_year import SchoolYear
from namhoc.core.spans import Span
from namhoc.core.text import CAPITALS, fold, nfc, squash

__all__ = [
    "CAPITALS",
    "PROVINCES",
    "PROVINCE_PATTERN",
    "Finding",
    "FoundDate",
    "PartialDate",
    "SchoolYear",
    "Severity",
    "Span",
    "UserFacingError",
    "find_dates",
    "fold",
    "nfc",
    "province_named",
    "squash",
]

"""Findings: what a reader or a rule noticed, where, why it matters and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from namhoc.core.spans import Span


class Severity(StrEnum):
    """How much a finding weighs: BLOCKS stops the work, LOOK asks a person, NOTE is for information."""

    BLOCKS = "blocks"
    LOOK = "look"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One located observation, shown to people in Vietnamese.

    ``code`` is stable and has a page in the manual ("CITE-SUPERSEDED"); ``message`` says what and why,
    ``fix`` what to do; ``spans`` point into the canonical text, ``place`` names a page, sheet or cell where
    a span cannot. Neither may hold personal names or cell values that would end up in a log.
    """

    code: str
    message: str
    fix: str = ""
    severity: Severity = Severity.LOOK
    spans: tuple[Span, ...] = field(default=())
    place: str = ""

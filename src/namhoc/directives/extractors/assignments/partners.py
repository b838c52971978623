""" "Phối hợp với X": X is a partner, unless whoever acts is one itself."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.core import Span
from namhoc.directives.extractors.assignments.names import AgencyList, Names
from namhoc.directives.extractors.assignments.phrases import COORDINATE


def partner_lists(names: Names, clause: Span) -> Iterator[tuple[Span, AgencyList]]:
    """The lists of partners named in ``clause``, each with the words from "phối hợp" to the end of the clause."""
    for match in COORDINATE.finditer(names.text, clause.start, clause.end):
        partners = names.list_at(match.end(), clause.end)
        if partners is not None:
            yield Span(match.start(), clause.end), partners

""" "Chỉ đạo X làm ...": X is given a duty through its superior.

"Đôn đốc", "theo dõi", "kiểm tra", "hướng dẫn" alone give none.
"""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.core import Span
from namhoc.directives.extractors.assignments.names import AgencyList, Names
from namhoc.directives.extractors.assignments.phrases import DIRECT


def directed_lists(names: Names, clause: Span) -> Iterator[tuple[Span, AgencyList]]:
    """The agencies that somebody else is told to direct, each list with the words from "chỉ đạo" on."""
    for match in DIRECT.finditer(names.text, clause.start, clause.end):
        agencies = names.list_at(match.end(), clause.end)
        if agencies is not None and names.text[agencies.after : clause.end].strip(" *_,"):
            yield Span(match.start(), clause.end), agencies

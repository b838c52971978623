"""Counts of a commune, checked before they are judged: contradictory figures give no level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Counts = Mapping[str, int | None]
"""Figures by field name; None where a figure was not supplied. Missing is not zero."""


class ContradictoryCounts(ValueError):
    """Figures that cannot hold together; ``fields`` are those to look at, in order of name."""

    def __init__(self, fields: Iterable[str]) -> None:
        self.fields = tuple(sorted(set(fields)))
        super().__init__(", ".join(self.fields))


def check(counts: Counts, parts: Iterable[tuple[str, str]]) -> None:
    """Refuse negative figures and a part (first of each pair) greater than its whole (second)."""
    wrong = {name for name, value in counts.items() if value is not None and value < 0}
    for part, whole in parts:
        small, large = counts.get(part), counts.get(whole)
        if small is not None and large is not None and small > large:
            wrong.add(part)
    if wrong:
        raise ContradictoryCounts(wrong)

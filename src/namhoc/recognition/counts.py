"""Counts of a commune, checked before they are judged: contradictory figures give no level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Counts = Mapping[str, int | None]
"""Figures by field name; None where a figure was not supplied: missing is not zero. Beside a figure may stand
``<field>_unclear``: persons for whom it is not known whether they count in it; missing means that there are none."""


class ContradictoryCounts(ValueError):
    """Figures that cannot hold together; ``fields`` are those to look at, in order of name."""

    def __init__(self, fields: Iterable[str]) -> None:
        self.fields = tuple(sorted(set(fields)))
        super().__init__(", ".join(self.fields))


def check(counts: Counts, parts: Iterable[tuple[str, str]]) -> None:
    """Refuse negative figures and a part (first of each pair) greater than its whole (second); also a part that,
    with the persons not known, would be greater than the whole with those not known."""
    wrong = {name for name, value in counts.items() if value is not None and value < 0}
    for part, whole in parts:
        small, large = counts.get(part), counts.get(whole)
        if small is None or large is None:
            continue
        if small > large:
            wrong.add(part)
        elif (unclear := counts.get(f"{part}_unclear")) and small + unclear > large + _unclear(counts, whole):
            wrong.add(f"{part}_unclear")
    if wrong:
        raise ContradictoryCounts(wrong)


def _unclear(counts: Counts, name: str) -> int:
    return counts.get(f"{name}_unclear") or 0

"""The verdict: the level that is certain, the level still possible, and what stands between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from namhoc.recognition.criterion import Criterion


@dataclass(frozen=True, slots=True)
class Verdict:
    """``level``: highest level all of whose criteria, and those of every lower level, are certainly met (0: none).
    ``possible``: highest level not excluded if every unknown criterion turned out well. ``blocking`` and ``unknown``
    are criteria of the level after ``level``. ``criteria`` are all lines, level by level."""

    level: int
    possible: int
    blocking: tuple[str, ...]
    unknown: tuple[str, ...]
    criteria: tuple[tuple[Criterion, ...], ...]

    @property
    def confidence(self) -> str:
        """The weakest confidence among the rules the verdict rests on: L means UNCONFIRMED."""
        found = [line.confidence for level in self.criteria for line in level]
        return max(found, key="HML".index, default="H")

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Criteria that rest on a rule read in one source only or not at all (CHƯA XÁC NHẬN)."""
        return tuple(line.id for level in self.criteria for line in level if line.confidence == "L")

    @property
    def rules(self) -> tuple[str, ...]:
        """Ids of the rule sets the lines come from, in the order they appear."""
        return tuple(dict.fromkeys(line.rules for level in self.criteria for line in level if line.rules))

    @property
    def next_lines(self) -> tuple[Criterion, ...]:
        """What the level after the certain one asks; empty at the top."""
        return self.criteria[self.level] if self.level < len(self.criteria) else ()


def decide(levels: Sequence[Sequence[Criterion]]) -> Verdict:
    """The verdict from the criteria of level 1, 2, ... in that order."""
    level = possible = 0
    for number, lines in enumerate(levels, 1):
        if level == number - 1 and all(line.met is True for line in lines):
            level = number
        if possible == number - 1 and all(line.met is not False for line in lines):
            possible = number
    following = levels[level] if level < len(levels) else ()
    return Verdict(
        level,
        possible,
        tuple(sorted(line.id for line in following if line.met is False)),
        tuple(sorted(line.id for line in following if line.met is None)),
        tuple(tuple(lines) for lines in levels),
    )

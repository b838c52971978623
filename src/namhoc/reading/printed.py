"""A printed page before it is understood: words and rules with their places, whether read or recognised."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from namhoc.reading.document import Box


class Word(NamedTuple):
    """A word on a page; boxes in points, origin top left.

    ``size`` is the height of its type in points; ``reach`` the right end of the blanks typed after it, so that a
    blank left open ("Số:      /KH-UBND") is not taken for a column gap.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    confidence: float = 1.0
    reach: float = 0.0


class Rule(NamedTuple):
    """A drawn line, horizontal or vertical: the border of a table cell, the stroke under a heading."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_horizontal(self) -> bool:
        """True when the rule is wider than high."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(slots=True)
class PrintedPage:
    """The words of one page in the order they were found, and the rules drawn on it."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    recognised: bool = False
    picture_dpi: float = 0.0  # resolution of the image that covers most of the page; 0.0 for none


@dataclass(eq=False)
class PrintedLine:
    """Words that stand on one line, left to right; they do not change, so that its edges are measured once."""

    words: list[Word]
    page: int

    @cached_property
    def text(self) -> str:
        """The words joined by blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @cached_property
    def y0(self) -> float:
        """Upper edge."""
        return min(word.y0 for word in self.words)

    @cached_property
    def y1(self) -> float:
        """Lower edge."""
        return max(word.y1 for word in self.words)

    @cached_property
    def base(self) -> float:
        """Where the line stands: the lower edge of most of its words."""
        return sorted(word.y1 for word in self.words)[len(self.words) // 2]

    @cached_property
    def size(self) -> float:
        """Type size: that of most of its letters."""
        return sorted(self.words, key=lambda word: word.size)[len(self.words) // 2].size

    @cached_property
    def confidence(self) -> float:
        """Mean confidence of its words, each by its length."""
        letters = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / letters if letters else 1.0

    @property
    def box(self) -> Box:
        """The rectangle around the line."""
        return Box(self.x0, self.y0, self.x1, self.y1)

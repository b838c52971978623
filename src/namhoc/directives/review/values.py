"""What a review item says in one of its fields: the words read from the text beside the words a person typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from namhoc.core import Span


class Origin(StrEnum):
    """Where a value comes from: read in the document, or typed by a person."""

    EXTRACTED = "extracted"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a field.

    ``text`` is what people read; ``span`` where it stands (None when typed); ``code`` its normal form where the
    field has one (the agency id; the ISO date on which a deadline falls); ``detail`` what qualifies it (the role of
    an agency; what a deadline is for; a target in signs, "≥ 90 %").
    """

    text: str
    origin: Origin = Origin.EXTRACTED
    span: Span | None = None
    code: str | None = None
    detail: str = ""
    confidence: float = 1.0

    def same_as(self, other: Said) -> bool:
        """True when both stand for one value: equal words and, where known, an equal normal form."""
        return (self.text, self.code, self.origin, self.span) == (other.text, other.code, other.origin, other.span)


@dataclass(frozen=True, slots=True)
class Field:
    """The values one field may take and those that hold.

    ``options``: in the order of the text, typed ones last. ``picked``: positions of the options that hold, in order.
    ``settled``: a person decided, so that an empty field means "none" rather than "not known".
    """

    options: tuple[Said, ...] = ()
    picked: tuple[int, ...] = ()
    settled: bool = False

    def __post_init__(self) -> None:
        if any(not 0 <= position < len(self.options) for position in self.picked):
            raise ValueError("a picked position is no option")

    @classmethod
    def one_of(cls, options: Iterable[Said]) -> Field:
        """A field with one value: picked when there is a single option, left open when there are several."""
        kept = distinct(options)
        return cls(kept, (0,) if len(kept) == 1 else ())

    @classmethod
    def all_of(cls, options: Iterable[Said]) -> Field:
        """A field with many values: every option holds until a person says otherwise."""
        kept = distinct(options)
        return cls(kept, tuple(range(len(kept))))

    @property
    def values(self) -> tuple[Said, ...]:
        """The values that hold."""
        return tuple(self.options[position] for position in self.picked)

    @property
    def value(self) -> Said | None:
        """The value that holds in a field with one value; None while there is none."""
        return self.options[self.picked[0]] if self.picked else None

    @property
    def open(self) -> bool:
        """True when the text offers several values and nobody has chosen."""
        return not self.settled and not self.picked and len(self.options) > 1

    def settle(self, picked: Iterable[int], typed: Iterable[Said] = ()) -> Field:
        """The field as a person decides it: some options, and words of their own.

        What was read in the text stays an option for ever, so that the page can show it beside what was typed;
        typed options that no longer hold are dropped. ``picked`` counts in the present options.
        """
        wanted = set(picked)
        if any(not 0 <= position < len(self.options) for position in wanted):
            raise ValueError("a picked position is no option")
        kept: list[Said] = []
        holds: list[int] = []
        for position, option in enumerate(self.options):
            if position in wanted:
                holds.append(len(kept))
            if position in wanted or option.origin is Origin.EXTRACTED:
                kept.append(option)
        for value in typed:
            holds.append(len(kept))
            kept.append(replace(value, origin=Origin.TYPED, span=None, confidence=1.0))
        return Field(tuple(kept), tuple(holds), settled=True)

    def shifted_to(self, options: Iterable[Said], *, single: bool) -> Field:
        """The same decisions over other options: what held and is still there holds, the rest is asked anew."""
        kept = distinct(options)
        holding = tuple(i for i, option in enumerate(kept) if any(option.same_as(value) for value in self.values))
        decided_here = not single or holding or not self.picked
        if self.settled and decided_here:
            return Field(kept, holding[:1] if single else holding, settled=True)
        return Field.one_of(kept) if single else Field.all_of(kept)


NOTHING = Field()
"""A field about which the text says nothing and nobody has said anything."""


def distinct(options: Iterable[Said]) -> tuple[Said, ...]:
    """Options without repetitions, extracted ones in the order of the text before the typed ones."""
    kept: list[Said] = []
    for option in options:
        if not any(option.same_as(other) for other in kept):
            kept.append(option)
    return tuple(sorted(kept, key=_place))


def _place(option: Said) -> tuple[bool, int]:
    return option.origin is Origin.TYPED, option.span.start if option.span else 0

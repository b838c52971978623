"""Which stretch of the text belongs to which unit, and what stands between them."""

from __future__ import annotations

from namhoc.core import Span
from namhoc.directives.directive import Task
from namhoc.directives.extractors.assignments.names import Names
from namhoc.directives.extractors.assignments.orders import order_lists
from namhoc.directives.extractors.assignments.outside import orders_this_document
from namhoc.directives.extractors.assignments.paragraphs import Paragraphs
from namhoc.directives.extractors.assignments.phrases import RECIPIENTS


class Stretches:
    """The stretch of each unit, the last one without the sentence that closes the order."""

    def __init__(self, units: tuple[Task, ...], names: Names, paragraphs: Paragraphs) -> None:
        self._text = names.text
        ordered = sorted(units, key=lambda unit: unit.span.start)
        self.of_units = [(unit, unit.span) for unit in ordered]
        if ordered:
            last = ordered[-1]
            self.of_units[-1] = (last, Span(last.span.start, _closing(last.span, names, paragraphs)))

    def between(self) -> list[Span]:
        """The text between the units, an annex behind the list of recipients included."""
        found, at = [], 0
        for _, span in self.of_units:
            found.append((at, span.start))
            at = max(at, span.end)
        found.append((at, len(self._text)))
        return [Span(start, end) for start, end in found if start < end]

    def sentences(self) -> list[Span]:
        """The text between the units up to the list of recipients, where duties in sentences may stand."""
        last_unit = max((span.end for _, span in self.of_units), default=len(self._text) // 3)
        recipients = RECIPIENTS.search(self._text, last_unit)
        last = recipients.start() if recipients else len(self._text)
        return [Span(span.start, min(span.end, last)) for span in self.between() if span.start < last]


def _closing(unit: Span, names: Names, paragraphs: Paragraphs) -> int:
    """Where the closing of the document begins that was taken for a part of its last unit.

    "Giám đốc các sở, Chủ tịch UBND các xã chịu trách nhiệm thi hành Chỉ thị này" has no mark of its own below the
    marked duties of the last block; it speaks to everybody, not to that block.
    """
    inside = list(paragraphs.within(unit.start, unit.end))
    if len(inside) < 2 or inside[0].level == "article" or not any(p.level for p in inside[1:]):
        return unit.end
    last = inside[-1]
    if last.level or not orders_this_document(names, last.span):
        return unit.end
    addresses = names.list_at(last.span.start, last.span.end) or next(order_lists(names, last.span), None)
    return last.span.start if addresses else unit.end

"""Duties found so far: one a role, an agency and a unit; the first words that give it count."""

from __future__ import annotations

import re
from collections.abc import Iterable

from namhoc.core import Span, squash
from namhoc.directives.directive import Assignment, Role
from namhoc.rulebook.agency_names import Mention

_LONGEST_SPAN = 240
_LONGEST_WHAT = 110


class Duties:
    """Collects assignments in the order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[tuple[str, Role, int | None, str, int | None], Assignment] = {}

    def add(
        self,
        agencies: Iterable[Mention],
        role: Role,
        ordinal: int | None,
        words: Span,
        rule: str,
        confidence: float,
        what_from: int | None = None,
        what: Span | None = None,
    ) -> None:
        """Give ``role`` in unit ``ordinal`` to each agency; ``words`` are the words that do so, ``what_from`` is
        where the duty itself begins in them, ``what`` where it stands apart from them (a cell of a table)."""
        span = _shortened(self.text, words, _LONGEST_SPAN)
        duty = what or Span(min(what_from or span.start, words.end), words.end)
        short = _shortened(self.text, duty, _LONGEST_WHAT)
        paraphrase = squash(short.of(self.text)).strip(" ,;:.*_") + ("…" if len(duty) > _LONGEST_WHAT else "")
        for agency in agencies:
            # A group is one whatever it is called; two papers of one kind are two bodies.
            name = "" if agency.group else agency.name(self.text).lower()
            # The rows of a table are pieces of work of their own.
            key = (agency.agency_id, role, ordinal, name, what.start if what else None)
            if key not in self._found:
                self._found[key] = Assignment(
                    span=span,
                    rule=f"assignments.{rule}",
                    confidence=confidence,
                    agency=agency.name(self.text),
                    agency_id=agency.agency_id,
                    role=role,
                    what=paraphrase,
                    task_ordinal=ordinal,
                )

    def all(self) -> tuple[Assignment, ...]:
        """Everything found, in the order of the text; who leads a unit is not told again to take part in it."""
        leads = {
            (found.agency_id, found.task_ordinal): found.span.start
            for found in sorted(self._found.values(), key=lambda a: -a.span.start)
            if found.role is Role.LEAD
        }
        kept = [
            found
            for found in self._found.values()
            if found.role is not Role.IMPLEMENT
            or leads.get((found.agency_id, found.task_ordinal), len(self.text)) >= found.span.start
        ]
        return tuple(sorted(kept, key=lambda a: (a.span.start, a.span.end, a.agency_id, a.role)))


_BREAK = re.compile(r"[\s,;:]+")


def _shortened(text: str, span: Span, longest: int) -> Span:
    """``span`` cut at the last blank before ``longest`` characters."""
    if len(span) <= longest:
        return span.trimmed(text)
    cut = span.start + longest
    breaks = [m.start() for m in _BREAK.finditer(text, span.start, cut)]
    return Span(span.start, breaks[-1] if breaks and breaks[-1] > span.start else cut).trimmed(text)

"""The role that the words of a duty give."""

from __future__ import annotations

from namhoc.directives.directive import Role
from namhoc.directives.extractors.assignments.names import Names
from namhoc.directives.extractors.assignments.phrases import COORDINATE, DUTY_TO, LEAD, MANNER, NO_LEAD_BEFORE


def leads(names: Names, start: int, end: int) -> bool:
    """True when whoever acts in ``text[start:end]`` is told to lead: "chủ trì" with no other agency before it."""
    for match in LEAD.finditer(names.text, start, end):
        before = names.text[max(start, match.start() - 24) : match.start()]
        if NO_LEAD_BEFORE.search(before):
            continue
        return not names.between(start, match.start())
    return False


def first_role(names: Names, start: int, end: int) -> Role:
    """The role of the duty that begins at ``start``: lead, coordinate where its first verb is "phối hợp", else
    implement."""
    if leads(names, start, end):
        return Role.LEAD
    duty = DUTY_TO.search(names.text, start, end)
    if duty is not None:
        start = duty.end()
    manner = MANNER.match(names.text, start, end)
    verb = manner.end() if manner else start
    return Role.COORDINATE if COORDINATE.match(names.text, verb, end) else Role.IMPLEMENT

"""Orders: "UBND tỉnh yêu cầu X ...", "Giao Sở Y tế ...", "Đề nghị Ủy ban Mặt trận Tổ quốc ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namhoc.core import Span
from namhoc.directives.directive import Role
from namhoc.directives.extractors.assignments.directed import directed_lists
from namhoc.directives.extractors.assignments.duties import Duties
from namhoc.directives.extractors.assignments.names import AgencyList, Names
from namhoc.directives.extractors.assignments.paragraphs import clauses
from namhoc.directives.extractors.assignments.partners import partner_lists
from namhoc.directives.extractors.assignments.phrases import (
    DIFFICULTIES,
    ISSUER,
    LEAD_IN,
    MARK,
    NO_ORDER_BEFORE,
    ORDER,
    PREDICATE,
)
from namhoc.directives.extractors.assignments.roles import first_role

_AND = re.compile(r"\s*,?\s*(?:và|đồng\s+thời)\s+")
_LONGEST_SENTENCE = 4000  # characters: what is longer is no sentence, and reading stays linear


def read_orders(names: Names, paragraph: Span, ordinal: int | None, duties: Duties) -> list[Span]:
    """The orders of a paragraph, whatever unit it stands in; the words of each."""
    found = []
    for verb, agencies in order_lists(names, paragraph):
        sentence = list(_sentence(names.text, agencies.after, paragraph.end))
        first = sentence[0] if sentence else Span(agencies.after, agencies.after)
        if ordinal is not None and not first.of(names.text).strip(" *_:"):
            continue  # the heading of a block: its duties stand below
        words = Span(verb, max(agencies.after, first.end))
        role = first_role(names, agencies.after, first.end)
        duties.add(agencies.mentions, role, ordinal, words, "order", 0.9, agencies.after)
        if role is not Role.COORDINATE:
            _others(names, first, ordinal, duties)
        found.append(words)
        for clause in sentence[1:] if ordinal is None else ():
            _further_duty(names, clause, duties)
    return found


def _sentence(text: str, start: int, end: int) -> Iterator[Span]:
    """The clauses from ``start`` to the end of the sentence."""
    previous = start
    for clause in clauses(text, start, min(end, start + _LONGEST_SENTENCE)):
        if "." in text[previous : clause.start]:
            return
        yield clause
        previous = clause.end


def _further_duty(names: Names, clause: Span, duties: Duties) -> None:
    """A duty behind a semicolon of the order: of somebody named there, or of those named before."""
    agencies = names.list_at(clause.start, clause.end)
    if agencies is not None and PREDICATE.match(names.text, agencies.after, clause.end):
        role = first_role(names, agencies.after, clause.end)
        duties.add(agencies.mentions, role, None, clause, "order", 0.7, agencies.after)
        if role is Role.COORDINATE:
            return
    _others(names, clause, None, duties)


def _others(names: Names, clause: Span, ordinal: int | None, duties: Duties) -> None:
    """Who is to work with the agencies of the order, and whom these are to direct."""
    for words, directed in directed_lists(names, clause) if ordinal is None else ():
        role = first_role(names, directed.after, clause.end)
        duties.add(directed.mentions, role, None, words, "directed", 0.75, directed.after)
    for words, partners in partner_lists(names, clause):
        duties.add(partners.mentions, Role.COORDINATE, ordinal, words, "partner", 0.8, partners.after)


def order_lists(names: Names, paragraph: Span) -> Iterator[tuple[int, AgencyList]]:
    """The agencies that an order in ``paragraph`` is given to, with the place of the verb of the order.

    "Đề nghị" in mid-sentence is a request of the addressee to somebody above it ("kiến nghị, đề nghị cơ quan có thẩm
    quyền xử lý"), an order only at the beginning of a sentence or behind the body that gives it.
    """
    told = -1  # the end of the agencies of the last order: "đề nghị UBND các xã và yêu cầu các trường ..."
    for match in ORDER.finditer(names.text, paragraph.start, paragraph.end):
        goes_on = told >= 0 and _AND.fullmatch(names.text, told, match.start()) is not None
        if not goes_on and NO_ORDER_BEFORE.search(names.text[max(paragraph.start, match.start() - 30) : match.start()]):
            continue
        if match["verb"].lower().endswith("nghị") and not _gives_orders(names, paragraph.start, match.start()):
            continue
        agencies = names.list_at(match.end(), paragraph.end, semicolons=True)
        if agencies is None or DIFFICULTIES.search(
            names.text, max(paragraph.start, match.start() - 120), match.start()
        ):
            continue
        told = agencies.after
        yield match.start(), agencies


def _gives_orders(names: Names, start: int, verb: int) -> bool:
    if MARK.fullmatch(names.text, start, verb):
        return True
    before = names.text[start:verb].rstrip(" *_\n")
    if before.endswith((".", ";", ":")):
        return True
    clause = max(before.rfind(";"), before.rfind(". ")) + 1 + start
    if before.endswith(",") and LEAD_IN.match(names.text, _after_blanks(names.text, clause), verb):
        return True
    just_named = any(mention.after >= start + len(before) for mention in names.between(clause, verb))
    return just_named or ISSUER.search(names.text, max(clause, verb - 80), verb) is not None


def _after_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position

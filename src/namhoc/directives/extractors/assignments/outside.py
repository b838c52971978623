"""Duties outside the units: reported speech, news, the part "Yêu cầu", "chủ trì" in the part on funding."""

from __future__ import annotations

from namhoc.core import Span
from namhoc.directives.directive import Role
from namhoc.directives.extractors.assignments.directed import directed_lists
from namhoc.directives.extractors.assignments.duties import Duties
from namhoc.directives.extractors.assignments.names import AgencyList, Names
from namhoc.directives.extractors.assignments.paragraphs import clauses
from namhoc.directives.extractors.assignments.partners import partner_lists
from namhoc.directives.extractors.assignments.phrases import (
    ANNOUNCED,
    DIFFICULTIES,
    LEAD_IN,
    MARK,
    MUST,
    PAST,
    PREDICATE,
    REPORTED,
    THIS_DOCUMENT,
)
from namhoc.directives.extractors.assignments.roles import first_role, leads


def read_reported(names: Names, paragraph: Span, duties: Duties) -> None:
    """Orders in reported speech outside the units: the agency is the subject of what was said."""
    for match in REPORTED.finditer(names.text, paragraph.start, paragraph.end):
        agencies = names.list_at(match.end(), paragraph.end)
        if agencies is None or not PREDICATE.match(names.text, agencies.after, paragraph.end):
            continue
        clause = next(clauses(names.text, agencies.after, paragraph.end))
        role = first_role(names, clause.start, clause.end)
        words = Span(agencies.start, clause.end)
        duties.add(agencies.mentions, role, None, words, "reported_order", 0.65, clause.start)


def read_subject(names: Names, paragraph: Span, rule: str, duties: Duties) -> None:
    """A duty of the agencies that are the subject of ``paragraph``, at its beginning or behind an opening phrase.

    Outside the units such a sentence lays a duty on somebody in the part "Yêu cầu" ("Các sở, ban, ngành bám sát mục
    tiêu ...") and where it orders this very document to be carried out.
    """
    mark = MARK.match(names.text, paragraph.start, paragraph.end)
    start = mark.end() if mark else paragraph.start
    begins = [start]
    if LEAD_IN.match(names.text, start, paragraph.end):
        begins += [m.span.start for m in names.between(start, paragraph.end) if _behind_comma(names.text, m.span.start)]
    for begin in begins:
        agencies = names.list_at(begin, paragraph.end, semicolons=True)
        if agencies is not None and PREDICATE.match(names.text, agencies.after, paragraph.end):
            clause = next(clauses(names.text, agencies.after, paragraph.end))
            role = first_role(names, clause.start, clause.end)
            words = Span(agencies.start, clause.end)
            duties.add(agencies.mentions, role, None, words, rule, 0.6, clause.start)
            return


def orders_this_document(names: Names, paragraph: Span) -> bool:
    """True for "Căn cứ Kế hoạch này, các sở ... tổ chức thực hiện", "... chịu trách nhiệm thi hành Quyết định này"."""
    words_of = paragraph.of(names.text)
    return THIS_DOCUMENT.search(words_of) is not None and DIFFICULTIES.search(words_of) is None


def _behind_comma(text: str, position: int) -> bool:
    return text[max(0, position - 3) : position].rstrip().endswith(",")


def read_announced(names: Names, paragraph: Span, duties: Duties) -> None:
    """News of a duty: "Sở GD&ĐT được giao chỉ đạo các cơ sở giáo dục ...", "Sở sẽ tham mưu UBND tỉnh ..."."""
    for mention in names.between(paragraph.start, paragraph.end):
        if not ANNOUNCED.match(names.text, mention.after, paragraph.end):
            continue
        clause = next(clauses(names.text, mention.after, paragraph.end))
        words = Span(mention.span.start, clause.end)
        duties.add([mention], first_role(names, clause.start, clause.end), None, words, "announced", 0.55, clause.start)
        for directed_words, directed in directed_lists(names, clause):
            role = first_role(names, directed.after, clause.end)
            duties.add(directed.mentions, role, None, directed_words, "directed", 0.55)


def leads_outside(names: Names, paragraph: Span, duties: Duties) -> None:
    """ "Sở Tài chính chủ trì, phối hợp với ...", "Các địa phương cần ..." in a part that holds no units."""
    for clause in clauses(names.text, paragraph.start, paragraph.end):
        agencies = _subject_of(names, clause)
        if agencies is None or PAST.match(names.text, agencies.after, clause.end):
            continue
        must = MUST.match(names.text, agencies.after, clause.end) is not None
        if not must and not leads(names, agencies.after, clause.end):
            continue
        duty = Span(agencies.after, clause.end).trimmed(names.text)
        role = first_role(names, duty.start, duty.end)
        words = Span(agencies.start, clause.end)
        duties.add(agencies.mentions, role, None, words, "subject_outside", 0.7, duty.start)
        if role is not Role.COORDINATE:
            for partner_words, partners in partner_lists(names, duty):
                duties.add(partners.mentions, Role.COORDINATE, None, partner_words, "partner", 0.7, partners.after)


def _subject_of(names: Names, clause: Span) -> AgencyList | None:
    """The agencies that a sentence begins with, or that stand behind its opening phrase and a comma."""
    mark = MARK.match(names.text, clause.start, clause.end)
    start = mark.end() if mark else clause.start
    found = names.list_at(start, clause.end)
    if found is not None or not LEAD_IN.match(names.text, start, clause.end):
        return found
    for mention in names.between(start, clause.end):
        if _behind_comma(names.text, mention.span.start):
            return names.list_at(mention.span.start, clause.end)
    return None

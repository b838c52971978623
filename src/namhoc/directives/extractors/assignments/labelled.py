"""Labelled lines: "Cơ quan chủ trì: Sở Nội vụ", "Đơn vị phối hợp: UBND xã", "Cơ quan thực hiện: ...".

Under a label each agency has the label's part, unless its own words say otherwise ("Cơ quan thực hiện: Sở Nội vụ
chủ trì tham mưu ...; Sở Tư pháp tổ chức triển khai").
"""

from __future__ import annotations

from namhoc.core import Span
from namhoc.directives.directive import Role
from namhoc.directives.extractors.assignments.duties import Duties
from namhoc.directives.extractors.assignments.names import Names
from namhoc.directives.extractors.assignments.paragraphs import clauses
from namhoc.directives.extractors.assignments.partners import partner_lists
from namhoc.directives.extractors.assignments.phrases import LABEL
from namhoc.directives.extractors.assignments.roles import first_role, leads
from namhoc.rulebook.agency_names import Mention


def role_of_label(label: str) -> Role:
    """The part that a label, or the head of a table's column, gives to who stands under it."""
    folded = " ".join(label.lower().split())
    if any(word in folded for word in ("chủ trì", "đầu mối", "thường trực", "trách nhiệm chính")):
        return Role.LEAD
    return Role.COORDINATE if "phối hợp" in folded else Role.IMPLEMENT


def label_alone(text: str, paragraph: Span) -> Role | None:
    """The role that a label gives to the lines below it, where nothing stands behind the label itself."""
    label = LABEL.fullmatch(text, paragraph.start, paragraph.end)
    return None if label is None else role_of_label(label["label"])


def read_labelled(names: Names, paragraph: Span, ordinal: int | None, duties: Duties) -> bool:
    """Read ``paragraph`` as a labelled line; False where it is none or names no agency."""
    label = LABEL.match(names.text, paragraph.start, paragraph.end)
    if label is None or names.list_at(label.end(), paragraph.end) is None:
        return False
    under_label(names, Span(label.end(), paragraph.end), role_of_label(label["label"]), ordinal, duties)
    return True


def under_label(names: Names, content: Span, role: Role, ordinal: int | None, duties: Duties) -> None:
    """Give ``role`` to the agencies of ``content``, or the role and the partners that their own words give."""
    for clause in clauses(names.text, content.start, content.end):
        if (label := LABEL.match(names.text, clause.start, clause.end)) is not None:
            role, clause = role_of_label(label["label"]), Span(label.end(), clause.end)
        first = names.list_at(clause.start, clause.end)
        if first is None:
            continue
        if leads(names, first.after, clause.end) or _acts(names.text, first.after, clause.end):
            own = first_role(names, first.after, clause.end)
            duties.add(
                first.mentions, own if own is not Role.IMPLEMENT else role, ordinal, clause, "labelled_line", 0.95
            )
            for words, partners in partner_lists(names, Span(first.after, clause.end)):
                if own is not Role.COORDINATE:
                    duties.add(partners.mentions, Role.COORDINATE, ordinal, words, "partner", 0.9, partners.after)
        else:
            duties.add(outside_brackets(names, clause), role, ordinal, clause, "labelled_line", 0.95)


def outside_brackets(names: Names, span: Span) -> list[Mention]:
    """The agencies of ``span`` that do not stand in a bracket."""
    brackets = _brackets(names.text, span)
    return [
        mention
        for mention in names.between(span.start, span.end)
        if not any(mention.span.start in bracket for bracket in brackets)
    ]


def _acts(text: str, start: int, end: int) -> bool:
    """True when the agencies before ``start`` have a verb of their own rather than a restriction."""
    rest = text[start:end].split()
    return bool(rest) and rest[0].lower() in {"chủ", "tổ", "tham", "xây", "hướng", "phối", "thực", "triển", "chịu"}


def _brackets(text: str, span: Span) -> list[Span]:
    found, opened = [], -1
    for position in range(span.start, span.end):
        if text[position] == "(":
            opened = position
        elif text[position] == ")" and opened >= 0:
            found.append(Span(opened, position))
            opened = -1
    return found

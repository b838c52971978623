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
from namhoc.directives.extractors.assignments.phrases import LABEL
from namhoc.directives.extractors.assignments.roles import leads


def role_of_label(label: str) -> Role:
    """The part that a label, or the head of a table's column, gives to who stands under it."""
    folded = " ".join(label.lower().split())
    if any(word in folded for word in ("chủ trì", "đầu mối", "thường trực", "trách nhiệm chính")):
        return Role.LEAD
    return Role.COORDINATE if "phối hợp" in folded else Role.IMPLEMENT


def read_labelled(names: Names, paragraph: Span, ordinal: int | None, duties: Duties) -> bool:
    """Read ``paragraph`` as a labelled line; False where it is none or names no agency."""
    label = LABEL.match(names.text, paragraph.start, paragraph.end)
    if label is None or names.list_at(label.end(), paragraph.end) is None:
        return False
    role = role_of_label(label["label"])
    inside_brackets = _brackets(names.text, Span(label.end(), paragraph.end))
    for clause in clauses(names.text, label.end(), paragraph.end):
        first = names.list_at(clause.start, clause.end)
        if first is None:
            continue
        agencies = [
            mention
            for mention in names.between(clause.start, clause.end)
            if not any(mention.span.start in bracket for bracket in inside_brackets)
        ]
        own = Role.LEAD if leads(names, first.after, clause.end) else role
        if own is not role or _acts(names.text, first.after, clause.end):
            agencies = list(first.mentions)
        duties.add(agencies, own, ordinal, Span(label.start("label"), clause.end), "labelled_line", 0.95)
    return True


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

"""Whom a block is addressed to: its heading, or the agencies that its first sentence opens with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from namhoc.core import Span
from namhoc.directives.directive import Role
from namhoc.directives.extractors.assignments.labelled import outside_brackets
from namhoc.directives.extractors.assignments.names import AgencyList, Names
from namhoc.directives.extractors.assignments.phrases import ADDRESS, MARK, PREDICATE
from namhoc.directives.extractors.assignments.roles import first_role
from namhoc.rulebook.agency_names import Mention, id_of_unknown

_LONGEST_HEADING = 300  # characters of a heading that lists many addressees
_LONGEST_NAME = 90  # characters of a name outside the register, or of the words that qualify a name


_NO_NAME = re.compile(r"[.;:()\n]")
_BODY = re.compile(
    r"(?:Các\s+)?(?:Ban|Bộ|Cục|Chi\s+cục|Công\s+ty|Đội|Hội|Hội\s+đồng|Liên\s+đoàn|Phòng|Quỹ|Sở|Tổ|Tòa|Trạm|Trung\s+tâm|Ủy\s+ban"
    r"|Viện|Văn\s+phòng|Đảng\s+ủy|Thanh\s+tra|Nhà|Trường|Chủ\s+đầu\s+tư|Thành\s+viên|Cơ\s+quan|Đơn\s+vị)(?!\s+(?:hành|nghị|thi))\s"
)


@dataclass
class Addressee:
    """Who acts in the paragraphs below a heading, and the roles their duties have given so far."""

    agencies: AgencyList
    words: Span
    roles: list[Role] = field(default_factory=list)

    @property
    def first_role(self) -> Role | None:
        """The role of the first duty, None before there is one."""
        return self.roles[0] if self.roles else None


def after_mark(text: str, paragraph: Span) -> int:
    """Where the words of a paragraph begin, behind its number or bullet."""
    mark = MARK.match(text, paragraph.start, paragraph.end)
    return mark.end() if mark else paragraph.start


def opening_list(names: Names, paragraph: Span) -> AgencyList | None:
    """The agencies that a paragraph opens with, behind "Trách nhiệm của", "Đối với", "Đề nghị"."""
    start = after_mark(names.text, paragraph)
    address = ADDRESS.match(names.text, start, paragraph.end)
    return names.list_at(address.end() if address else start, paragraph.end, semicolons=True)


def heading_agencies(names: Names, paragraph: Span) -> AgencyList | None:
    """The agencies that the heading of a block names; None where ``paragraph`` is a sentence rather than a heading.

    Words may qualify the name ("Các doanh nghiệp viễn thông trên địa bàn"), a bracket may explain it, and the body
    may be one that the register does not know.
    """
    words = paragraph.of(names.text).rstrip(" *_:")
    if len(words) > _LONGEST_HEADING or words.endswith((".", ";", "!", "?")):
        return None
    opening = opening_list(names, paragraph) or _unknown(names.text, paragraph)
    if opening is None or first_role(names, opening.after, paragraph.end) is not Role.IMPLEMENT:
        return None
    behind = names.text[opening.after : paragraph.end].rstrip(" *_:\n")
    if ":" in behind or len(behind) > _LONGEST_NAME:
        return None
    mentions = tuple(outside_brackets(names, Span(opening.start, paragraph.end)))
    return AgencyList(mentions or opening.mentions, opening.after)


def heading_line_ends(text: str, after: int, end: int) -> bool:
    """True when only the line ends behind the agencies: a heading whose body stands on the next line."""
    line = text[after:end].split("\n", 1)
    return len(line) == 2 and not line[0].strip(" *_:.") and line[1][:1].isupper()


def unknown_subject(text: str, paragraph: Span) -> AgencyList | None:
    """The body that a paragraph opens with and the register does not know: its words up to the verb of its duty."""
    start = after_mark(text, paragraph)
    address = ADDRESS.match(text, start, paragraph.end)
    begin = address.end() if address else start
    verb = PREDICATE.search(text, begin, min(paragraph.end, begin + _LONGEST_NAME))
    if verb is None or not text[begin].isupper() or _NO_NAME.search(text, begin, verb.start()):
        return None
    span = Span(begin, verb.start()).trimmed(text)
    if not len(span) or not _BODY.match(text, span.start, span.end):
        return None
    return AgencyList((Mention(span, id_of_unknown(span.of(text)), span.end, False),), span.end)


def _unknown(text: str, paragraph: Span) -> AgencyList | None:
    """The addressee that the register does not know: the heading is its name."""
    start = after_mark(text, paragraph)
    address = ADDRESS.match(text, start, paragraph.end)
    begin = address.end() if address else start
    name = text[begin : paragraph.end].rstrip(" *_:\n")
    names_somebody = address is not None or name.lower().startswith(("các ", "cơ quan ", "đơn vị "))
    if not names_somebody or not 0 < len(name) <= _LONGEST_NAME:
        return None
    span = Span(begin, begin + len(name))
    generic = name.lower().startswith(("cơ quan", "các cơ quan", "đơn vị", "các đơn vị"))
    agency_id = "don-vi-lien-quan" if generic else id_of_unknown(name)
    return AgencyList((Mention(span, agency_id, span.end, generic),), span.end)

"""A unit read paragraph by paragraph: whom it addresses, what each is told, who works with whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from namhoc.core import Span
from namhoc.directives.directive import Role, Task, TaskKind
from namhoc.directives.extractors.assignments.duties import Duties
from namhoc.directives.extractors.assignments.labelled import (
    label_alone,
    outside_brackets,
    read_labelled,
    under_label,
)
from namhoc.directives.extractors.assignments.names import AgencyList, Names
from namhoc.directives.extractors.assignments.orders import read_orders
from namhoc.directives.extractors.assignments.paragraphs import Paragraph, clauses
from namhoc.directives.extractors.assignments.partners import partner_lists
from namhoc.directives.extractors.assignments.phrases import (
    ADDRESS,
    DIRECT,
    LEAD_IN,
    MANNER,
    MARK,
    NAMED_LEAD,
    NAMED_PARTNER,
    NO_VERB,
    PREDICATE,
)
from namhoc.directives.extractors.assignments.roles import first_role
from namhoc.rulebook.agency_names import Mention, id_of_unknown

_LONGEST_HEADING = 300  # characters of a heading that lists many addressees

_LONGEST_QUALIFIER = 60  # characters between the name of a subject and its verb
_LONGEST_NAME = 90  # characters of a heading that names a body outside the register


@dataclass
class _Addressee:
    """Whom the paragraphs below a heading are addressed to, and the roles their duties have given so far."""

    agencies: AgencyList
    heading: Span
    roles: list[Role] = field(default_factory=list)

    @property
    def first_role(self) -> Role | None:
        return self.roles[0] if self.roles else None


class UnitReader:
    """Reads the duties of one unit into ``duties``."""

    def __init__(self, names: Names, unit: Task, duties: Duties) -> None:
        self.names = names
        self.text = names.text
        self.unit = unit
        self.duties = duties
        self.addressee: _Addressee | None = None
        self._acted: dict[str, list[Role]] = {}
        self._ordered: list[Span] = []
        self._anything_found = False

    def read(self, paragraphs: list[Paragraph]) -> None:
        """Read every paragraph; an addressee with no duty below it has the whole unit as its duty."""
        below: Role | None = None
        for number, paragraph in enumerate(paragraphs):
            span = paragraph.span
            if below is not None and self._opening_list(self._after_mark(span), span.end) is not None:
                under_label(self.names, Span(self._after_mark(span), span.end), below, self.unit.ordinal, self.duties)
                continue
            below = label_alone(self.text, span)
            if below is None and read_labelled(self.names, span, self.unit.ordinal, self.duties):
                self._anything_found = True
            elif below is None:
                self._ordered = read_orders(self.names, span, self.unit.ordinal, self.duties)
                self._anything_found = self._anything_found or bool(self._ordered)
                if number or len(paragraphs) == 1 or not self._heading(span):
                    self._paragraph(span, number == 0)
        if not self._anything_found and paragraphs:
            self._whole_unit(paragraphs[0].span)

    def _whole_unit(self, first: Span) -> None:
        """No words said who is to do what: whoever the unit is addressed to has the whole of it."""
        if self.addressee is not None:
            self._add(self.addressee.agencies, Role.IMPLEMENT, self.addressee.heading, "addressee", 0.7)
        elif self.unit.kind is TaskKind.ASSIGNMENT and (
            agencies := self._opening_list(self._after_mark(first), first.end)
        ):
            role = first_role(self.names, agencies.after, first.end)
            self._add(agencies, role, first, "addressee", 0.6, agencies.after)

    def _heading(self, paragraph: Span) -> bool:
        """Take ``paragraph`` as the heading of the block where it is one: agencies and no finished sentence."""
        words = paragraph.of(self.text).rstrip(" *_:")
        if len(words) > _LONGEST_HEADING or words.endswith((".", ";", "!", "?")):
            return False
        start = self._after_mark(paragraph)
        opening = self._opening_list(start, paragraph.end)
        if opening is None:
            opening = self._unknown_addressee(start, paragraph.end)
        if opening is None or first_role(self.names, opening.after, paragraph.end) is not Role.IMPLEMENT:
            return False
        behind = self.text[opening.after : paragraph.end].rstrip(" *_:\n")
        if ":" in behind or len(behind) > _LONGEST_NAME:
            return False
        mentions = tuple(outside_brackets(self.names, Span(opening.start, paragraph.end)))
        self.addressee = self._actor(AgencyList(mentions or opening.mentions, opening.after), paragraph)
        return True

    def _unknown_addressee(self, start: int, end: int) -> AgencyList | None:
        """The addressee of a block that the register does not know: its heading is its name."""
        address = ADDRESS.match(self.text, start, end)
        begin = address.end() if address else start
        name = self.text[begin:end].rstrip(" *_:\n")
        names_somebody = address is not None or name.lower().startswith(("các ", "cơ quan ", "đơn vị "))
        if self.unit.kind is not TaskKind.ASSIGNMENT or not names_somebody or not 0 < len(name) <= _LONGEST_NAME:
            return None
        span = Span(begin, begin + len(name))
        generic = name.lower().startswith(("cơ quan", "các cơ quan", "đơn vị", "các đơn vị"))
        agency_id = "don-vi-lien-quan" if generic else id_of_unknown(name)
        return AgencyList((Mention(span, agency_id, span.end, generic),), span.end)

    def _paragraph(self, paragraph: Span, first: bool) -> None:
        start = self._after_mark(paragraph)
        agencies = self._opening_list(start, paragraph.end)
        body = start
        if agencies is not None:
            after = agencies.after
            rest = self.text[after : paragraph.end].lstrip(" *_\t\n")
            if not rest or rest[0] == ":" or self._ends_line(after, paragraph.end):
                self.addressee = self._actor(agencies, Span(paragraph.start, after))
                body = after + (self.text[after : paragraph.end].find(":") + 1 if rest[:1] == ":" else 0)
                if not self.text[body : paragraph.end].strip(" *_:\n"):
                    return
                if self._ends_line(after, paragraph.end):
                    self._paragraph(Span(body, paragraph.end).trimmed(self.text), False)
                    return
            elif self._acts(after, paragraph.end, first):
                self._subject_paragraph(agencies, after, paragraph, first)
                return
            else:
                # It speaks of somebody else: what follows is no duty of the addressee above.
                self._act(None, Span(start, paragraph.end), start, "subject", 0.7)
                return
        self._act(self.addressee, Span(body, paragraph.end), body, "addressee", 0.9)

    def _acts(self, after: int, end: int, first: bool) -> bool:
        """True when a verb follows the agencies: a known one; in the first line of a block addressed to them any."""
        if PREDICATE.match(self.text, after, end):
            return True
        return first and self.unit.kind is TaskKind.ASSIGNMENT and not NO_VERB.match(self.text, after, end)

    def _actor(self, agencies: AgencyList, heading: Span) -> _Addressee:
        """Who acts; the roles given to the same agency earlier in the unit are remembered."""
        roles = self._acted.setdefault(agencies.mentions[0].agency_id, [])
        return _Addressee(agencies, heading, roles)

    def _after_mark(self, paragraph: Span) -> int:
        mark = MARK.match(self.text, paragraph.start, paragraph.end)
        return mark.end() if mark else paragraph.start

    def _opening_list(self, start: int, end: int) -> AgencyList | None:
        """The agencies that a paragraph opens with, behind "Trách nhiệm của", "Đối với", "Đề nghị"."""
        address = ADDRESS.match(self.text, start, end)
        return self.names.list_at(address.end() if address else start, end, semicolons=True)

    def _ends_line(self, after: int, end: int) -> bool:
        """True when only the line ends behind the agencies: a heading with its body on the next line."""
        line = self.text[after:end].split("\n", 1)
        return len(line) == 2 and not line[0].strip(" *_:.") and line[1][:1].isupper()

    def _subject_paragraph(self, agencies: AgencyList, after: int, paragraph: Span, first: bool) -> None:
        """ "Sở Nội vụ theo dõi ...": the agencies are the subject of the sentence."""
        actor = self._actor(agencies, Span(paragraph.start, agencies.after))
        if not PREDICATE.match(self.text, after, paragraph.end):
            verb = PREDICATE.search(self.text, after, min(paragraph.end, after + _LONGEST_QUALIFIER))
            after = verb.start() if verb else after
        if first:
            self.addressee = actor
        self._act(actor, Span(after, paragraph.end), paragraph.start, "subject", 0.85 if first else 0.75)

    def _act(self, actor: _Addressee | None, body: Span, words_from: int, rule: str, confidence: float) -> None:
        opens_with_partners = False
        for number, clause in enumerate(clauses(self.text, body.start, body.end)):
            words = Span(words_from if number == 0 else clause.start, clause.end)
            if number and (
                read_labelled(self.names, clause, self.unit.ordinal, self.duties) or self._own_subject(clause)
            ):
                continue
            role = first_role(self.names, clause.start, clause.end)
            opens_with_partners = opens_with_partners or (number == 0 and role is Role.COORDINATE)
            if actor is not None:
                self._give(actor, role, number, words, clause, rule, confidence)
            joins_others = opens_with_partners and actor is not None and actor.first_role is Role.COORDINATE
            self._partners(actor, clause, joins_others)
            self._directed(clause)
            self._named_parts(clause)
            if actor is None:
                self._inner_subject(clause)

    def _give(
        self, actor: _Addressee, role: Role, number: int, words: Span, clause: Span, rule: str, confidence: float
    ) -> None:
        """The first duty gives the role; later ones a further role, but nothing beside a lead but partners."""
        newly_leads = role is Role.LEAD and Role.LEAD not in actor.roles
        acts_after_joining = role is Role.IMPLEMENT and actor.roles == [Role.COORDINATE] and number == 0
        if not actor.roles or newly_leads or acts_after_joining:
            actor.roles.append(role)
            self._add(actor.agencies, role, words, rule, confidence, clause.start)

    def _partners(self, actor: _Addressee | None, clause: Span, joins_others: bool) -> None:
        """The partners named in ``clause``; ``joins_others``: who acts joins them, so that they are given nothing."""
        directed = self._directed_lists(clause)
        for words, partners in partner_lists(self.names, clause):
            if any(agencies.start < words.start for _, agencies, _ in directed):
                continue
            if any(words.start in order for order in self._ordered) or (
                joins_others and self._is_first_verb(clause, words.start)
            ):
                continue
            own = actor.agencies.ids() if actor is not None else frozenset()
            others = [mention for mention in partners.mentions if mention.group or mention.agency_id not in own]
            self.duties.add(others, Role.COORDINATE, self.unit.ordinal, words, "partner", 0.85)
            self._anything_found = self._anything_found or bool(others)

    def _is_first_verb(self, clause: Span, verb: int) -> bool:
        manner = MANNER.match(self.text, clause.start, clause.end)
        return manner is not None and manner.end() == verb

    def _directed_lists(self, clause: Span) -> list[tuple[int, AgencyList, Role]]:
        found = []
        for match in DIRECT.finditer(self.text, clause.start, clause.end):
            agencies = self.names.list_at(match.end(), clause.end)
            if agencies is None or not self.text[agencies.after : clause.end].strip(" *_,"):
                continue
            found.append((match.start(), agencies, first_role(self.names, agencies.after, clause.end)))
        return found

    def _directed(self, clause: Span) -> None:
        for start, agencies, role in self._directed_lists(clause):
            self._add(agencies, role, Span(start, clause.end), "directed", 0.8, agencies.after)

    def _named_parts(self, clause: Span) -> None:
        """The parts of agencies named in mid-sentence or in a bracket: "... gửi X chủ trì", "(... Y phối hợp)"."""
        taken = clause.start
        for mention in self.names.between(clause.start, clause.end):
            if mention.span.start < taken:
                continue
            agencies = self.names.list_at(mention.span.start, clause.end)
            if agencies is None:
                continue
            taken = agencies.after
            for pattern, role in ((NAMED_LEAD, Role.LEAD), (NAMED_PARTNER, Role.COORDINATE)):
                if pattern.match(self.text, agencies.after, clause.end):
                    words = Span(agencies.start, clause.end)
                    self._add(agencies, role, words, "named_part", 0.8, agencies.after)

    def _own_subject(self, clause: Span) -> bool:
        """A later sentence with a subject of its own gives its duty to that subject."""
        agencies = self.names.list_at(clause.start, clause.end)
        if agencies is None or not PREDICATE.match(self.text, agencies.after, clause.end):
            return False
        actor = self._actor(agencies, clause)
        self._act(actor, Span(agencies.after, clause.end), clause.start, "subject", 0.7)
        return True

    def _inner_subject(self, clause: Span) -> None:
        """The subject behind an opening phrase and its comma: "Theo điều kiện thực tế, UBND tỉnh chỉ đạo ..."."""
        if not LEAD_IN.match(self.text, self._after_mark(clause), clause.end):
            return
        for mention in self.names.between(clause.start, clause.end):
            before = self.text[clause.start : mention.span.start].rstrip()
            if not before.endswith((",", ":")):
                continue
            agencies = self.names.list_at(mention.span.start, clause.end)
            if agencies is not None and PREDICATE.match(self.text, agencies.after, clause.end):
                role = first_role(self.names, agencies.after, clause.end)
                self._add(agencies, role, Span(mention.span.start, clause.end), "subject", 0.65, agencies.after)
                return

    def _add(
        self,
        agencies: AgencyList,
        role: Role,
        words: Span,
        rule: str,
        confidence: float,
        what_from: int | None = None,
    ) -> None:
        self._anything_found = True
        self.duties.add(agencies.mentions, role, self.unit.ordinal, words, rule, confidence, what_from)

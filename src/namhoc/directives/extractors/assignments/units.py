"""A unit read paragraph by paragraph: whom it addresses, what each is told, who works with whom."""

from __future__ import annotations

import re

from namhoc.core import Span
from namhoc.directives.directive import Role, Task, TaskKind
from namhoc.directives.extractors.assignments.addressee import (
    Addressee,
    after_mark,
    heading_agencies,
    heading_line_ends,
    opening_list,
    unknown_subject,
)
from namhoc.directives.extractors.assignments.directed import directed_lists
from namhoc.directives.extractors.assignments.duties import Duties
from namhoc.directives.extractors.assignments.labelled import label_alone, read_labelled, under_label
from namhoc.directives.extractors.assignments.names import AgencyList, Names
from namhoc.directives.extractors.assignments.orders import read_orders
from namhoc.directives.extractors.assignments.paragraphs import Paragraph, clauses
from namhoc.directives.extractors.assignments.partners import partner_lists
from namhoc.directives.extractors.assignments.phrases import (
    LEAD_IN,
    MANNER,
    NAMED_LEAD,
    NAMED_PARTNER,
    NO_VERB,
    PREDICATE,
)
from namhoc.directives.extractors.assignments.roles import first_role

_STAFFS = re.compile(r"(?:phân\s+công|bố\s+trí|cử)\s", re.IGNORECASE)
""" "- Phân công giáo viên điều tra": the addressee acts, whoever it sends."""
_LEADING = re.compile(r"\s*\((?:là\s+)?(?:cơ\s+quan|đơn\s+vị)\s+(?:thường\s+trực|chủ\s+trì|đầu\s+mối)[^()]{0,60}\)")
_LONGEST_BRACKET = 100  # characters
_LONGEST_QUALIFIER = 60  # characters between the name of a subject and its verb


class UnitReader:
    """Reads the duties of one unit into ``duties``."""

    def __init__(self, names: Names, unit: Task, duties: Duties) -> None:
        self.names = names
        self.text = names.text
        self.unit = unit
        self.duties = duties
        self.addressee: Addressee | None = None
        self._acted: dict[str, list[Role]] = {}
        self._ordered: list[Span] = []
        self._anything_found = False

    def read(self, paragraphs: list[Paragraph]) -> None:
        """Read every paragraph; an addressee with no duty below it has the whole unit as its duty."""
        below: Role | None = None
        for number, paragraph in enumerate(paragraphs):
            span = paragraph.span
            if below is not None and opening_list(self.names, span) is not None:
                content = Span(after_mark(self.text, span), span.end)
                under_label(self.names, content, below, self.unit.ordinal, self.duties)
                continue
            below = label_alone(self.text, span)
            if below is None and read_labelled(self.names, span, self.unit.ordinal, self.duties):
                self._anything_found = True
            elif below is None:
                self._paragraph(span, number == 0, heads_others=number == 0 and len(paragraphs) > 1)
        if not self._anything_found and paragraphs:
            self._whole_unit(paragraphs[0].span)

    @property
    def _is_addressed(self) -> bool:
        return self.unit.kind is TaskKind.ASSIGNMENT

    def _whole_unit(self, first: Span) -> None:
        """No words said who is to do what: whoever the unit is addressed to has the whole of it."""
        if self.addressee is not None:
            self._add(self.addressee.agencies, Role.IMPLEMENT, self.addressee.words, "addressee", 0.7)
        elif self._is_addressed and (agencies := opening_list(self.names, first)):
            role = first_role(self.names, agencies.after, first.end)
            self._add(agencies, role, first, "addressee", 0.6, agencies.after)
        elif self._is_addressed and (unknown := unknown_subject(self.text, first)):
            role = first_role(self.names, unknown.after, first.end)
            self._add(unknown, role, first, "addressee", 0.4, unknown.after)

    def _paragraph(self, paragraph: Span, first: bool, heads_others: bool) -> None:
        """Read one paragraph; behind a heading in its first lines the rest is a paragraph again."""
        self._ordered = read_orders(self.names, paragraph, self.unit.ordinal, self.duties)
        self._anything_found = self._anything_found or bool(self._ordered)
        if heads_others and self._is_addressed and (agencies := heading_agencies(self.names, paragraph)):
            self.addressee = self._actor(agencies, paragraph)
            return
        rest: Span | None = paragraph
        while rest is not None:
            rest = self._heading_or_duty(rest, first)
            first = False

    def _heading_or_duty(self, paragraph: Span, first: bool) -> Span | None:
        """Take a heading ("Sở Y tế:") and give back what stands below it, or read the paragraph as a duty."""
        body = after_mark(self.text, paragraph)
        agencies = opening_list(self.names, paragraph)
        if agencies is None:
            self._act(self.addressee, Span(body, paragraph.end), body, "addressee", 0.9)
            return None
        if not first and self.addressee is not None and _STAFFS.match(self.text, body):
            self._act(self.addressee, Span(body, paragraph.end), body, "addressee", 0.8)
            return None
        after = agencies.after
        behind = self.text[after : paragraph.end].lstrip(" *_\t\n")
        line_ends = heading_line_ends(self.text, after, paragraph.end)
        if not behind or behind[0] == ":" or line_ends:
            self.addressee = self._actor(agencies, Span(paragraph.start, after))
            body = self.text.index(":", after) + 1 if behind[:1] == ":" else after
            below = Span(body, paragraph.end).trimmed(self.text)
            if line_ends:
                return below if len(below) else None
            if below.of(self.text).strip(" *_:\n"):
                self._act(self.addressee, below, body, "addressee", 0.9)
        elif self._acts(after, paragraph.end, first):
            self._subject(agencies, paragraph, first)
        else:  # It speaks of somebody else: what follows is no duty of the addressee above.
            self._act(None, Span(body, paragraph.end), body, "subject", 0.7)
        return None

    def _acts(self, after: int, end: int, first: bool) -> bool:
        """True when a verb follows the agencies: a known one; in the first line of a block addressed to them any."""
        if PREDICATE.match(self.text, after, end):
            return True
        return first and self._is_addressed and not NO_VERB.match(self.text, after, end)

    def _actor(self, agencies: AgencyList, words: Span) -> Addressee:
        """Who acts; the roles given to the same agency earlier in the unit are remembered."""
        return Addressee(agencies, words, self._acted.setdefault(agencies.mentions[0].agency_id, []))

    def _subject(self, agencies: AgencyList, paragraph: Span, first: bool) -> None:
        """ "Sở Nội vụ theo dõi ...": the agencies are the subject of the sentence."""
        actor = self._actor(agencies, Span(paragraph.start, agencies.after))
        after = agencies.after
        if not PREDICATE.match(self.text, after, paragraph.end):
            verb = PREDICATE.search(self.text, after, min(paragraph.end, after + _LONGEST_QUALIFIER))
            after = verb.start() if verb else after
        if first:
            self.addressee = actor
        self._act(actor, Span(after, paragraph.end), paragraph.start, "subject", 0.85 if first else 0.75)

    def _act(self, actor: Addressee | None, body: Span, words_from: int, rule: str, confidence: float) -> None:
        """The duties in ``body``, clause by clause; ``actor`` has them, None where nobody was named."""
        opens_with_partners = False
        for number, clause in enumerate(clauses(self.text, body.start, body.end)):
            if number and read_labelled(self.names, clause, self.unit.ordinal, self.duties):
                continue
            if number and self._own_subject(clause):
                continue
            role = first_role(self.names, clause.start, clause.end)
            if actor is not None and not actor.roles and self._leads_by_bracket(actor.agencies):
                role = Role.LEAD
            opens_with_partners = opens_with_partners or (number == 0 and role is Role.COORDINATE)
            if actor is not None and self._is_new(actor, role, number):
                words = Span(words_from if number == 0 else clause.start, clause.end)
                actor.roles.append(role)
                self._add(actor.agencies, role, words, rule, confidence, clause.start)
            joins_others = opens_with_partners and actor is not None and actor.first_role is Role.COORDINATE
            self._partners(actor, clause, joins_others)
            for words, agencies in directed_lists(self.names, clause):
                directed = first_role(self.names, agencies.after, clause.end)
                self._add(agencies, directed, words, "directed", 0.8, agencies.after)
            self._named_parts(clause)
            if actor is None:
                self._inner_subject(clause)

    def _leads_by_bracket(self, agencies: AgencyList) -> bool:
        """ "Sở Giáo dục và Đào tạo (cơ quan thường trực) tổng hợp ...": a bracket says that they lead."""
        return _LEADING.match(self.text, agencies.mentions[-1].span.end, agencies.after + _LONGEST_BRACKET) is not None

    def _is_new(self, actor: Addressee, role: Role, number: int) -> bool:
        """The first duty gives the role; later ones a further role, but beside a lead no other."""
        newly_leads = role is Role.LEAD and Role.LEAD not in actor.roles
        acts_after_joining = role is Role.IMPLEMENT and actor.roles == [Role.COORDINATE] and number == 0
        return not actor.roles or newly_leads or acts_after_joining

    def _partners(self, actor: Addressee | None, clause: Span, joins_others: bool) -> None:
        """The partners named in ``clause``; ``joins_others``: who acts joins them, so that they are given nothing."""
        directed_from = min((agencies.start for _, agencies in directed_lists(self.names, clause)), default=clause.end)
        for words, partners in partner_lists(self.names, clause):
            if directed_from < words.start or any(words.start in order for order in self._ordered):
                continue
            if joins_others and self._is_first_verb(clause, words.start):
                continue
            own = actor.agencies.ids() if actor is not None else frozenset()
            others = [mention for mention in partners.mentions if mention.group or mention.agency_id not in own]
            self.duties.add(others, Role.COORDINATE, self.unit.ordinal, words, "partner", 0.85, partners.after)
            self._anything_found = self._anything_found or bool(others)

    def _is_first_verb(self, clause: Span, verb: int) -> bool:
        manner = MANNER.match(self.text, clause.start, clause.end)
        return manner is not None and manner.end() == verb

    def _named_parts(self, clause: Span) -> None:
        """The parts of agencies named in mid-sentence or in a bracket: "... gửi X chủ trì", "(... Y phối hợp)"."""
        taken = clause.start
        for mention in self.names.between(clause.start, clause.end):
            agencies = self.names.list_at(mention.span.start, clause.end) if mention.span.start >= taken else None
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
        if not LEAD_IN.match(self.text, after_mark(self.text, clause), clause.end):
            return
        for mention in self.names.between(clause.start, clause.end):
            if not self.text[clause.start : mention.span.start].rstrip().endswith((",", ":")):
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

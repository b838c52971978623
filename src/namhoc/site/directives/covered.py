"""Độ phủ of a document: the superior's items with suggestions and with what persons said, as the tab shows them."""

from dataclasses import dataclass
from datetime import date

from namhoc.core import squash
from namhoc.directives import TaskKind
from namhoc.directives.coverage import CoverItem, Match, first_statement, suggest
from namhoc.directives.from_json import from_json
from namhoc.site.accounts.models import User
from namhoc.site.directives.models import Coverage, CoverageAnswer, LegalDocument, Verdict
from namhoc.site.directives.queries import documents_of

PART = {TaskKind.TASK: "Nhiệm vụ", TaskKind.SOLUTION: "Giải pháp", TaskKind.ASSIGNMENT: "Phân công"}


@dataclass(frozen=True)
class Unit:
    """A unit of either document as the tab names it."""

    key: str
    place: str  # "Nhiệm vụ 3", "Giải pháp 1"
    title: str
    start: int  # its first words in the document's text
    end: int
    item: CoverItem


@dataclass(frozen=True)
class Answer:
    """One answer to an asked item: suggested (``match``), confirmed by a person (``said``), or both."""

    unit: Unit
    match: Match | None
    said: CoverageAnswer | None

    @property
    def is_confirmed(self) -> bool:
        """True when a person confirmed it."""
        return self.said is not None and self.said.verdict == Verdict.CONFIRMED

    @property
    def percent(self) -> int | None:
        """The score of the suggestion as people read it; None for a pair that a person added."""
        return round(100 * self.match.score) if self.match else None


@dataclass(frozen=True)
class Asked:
    """One item of the superior with what answers it. ``nothing``: a person said that nothing here does."""

    unit: Unit
    answers: tuple[Answer, ...]
    nothing: CoverageAnswer | None

    @property
    def confirmed(self) -> tuple[Answer, ...]:
        """Answers that a person confirmed."""
        return tuple(answer for answer in self.answers if answer.is_confirmed)

    @property
    def suggested(self) -> tuple[Answer, ...]:
        """Suggestions that nobody has judged, while nothing is settled yet."""
        if self.confirmed or self.nothing:
            return ()
        return tuple(answer for answer in self.answers if answer.said is None)

    @property
    def state(self) -> str:
        """ "answered", "unanswered" (a person said so), "suggested", or "open" (no suggestion, nobody looked)."""
        if self.confirmed:
            return "answered"
        if self.nothing:
            return "unanswered"
        return "suggested" if self.suggested else "open"


@dataclass(frozen=True)
class Covered:
    """The whole tab: every asked item, and the units that can be chosen as answers."""

    asked: tuple[Asked, ...]
    units: tuple[Unit, ...]

    def count(self, *states: str) -> int:
        """Asked items in these states."""
        return sum(one.state in states for one in self.asked)

    @property
    def answered(self) -> int:
        """Asked items with an answer that a person confirmed."""
        return self.count("answered")

    @property
    def total(self) -> int:
        """Asked items."""
        return len(self.asked)

    @property
    def suggested(self) -> int:
        """Asked items that wait for a person to judge a suggestion."""
        return self.count("suggested")

    @property
    def unanswered(self) -> int:
        """Asked items that nothing answers, by the word of a person or for want of a suggestion."""
        return self.count("unanswered", "open")

    def one(self, key: str) -> Asked | None:
        """The asked item with this key."""
        return next((one for one in self.asked if one.unit.key == key), None)


def covered(coverage: Coverage) -> Covered:
    """Suggestions and verdicts of ``coverage`` together."""
    asked = units_of(coverage.superior, answers_too=False)
    units = units_of(coverage.document)
    found = suggest([unit.item for unit in asked], [unit.item for unit in units])
    said: dict[str, dict[str, CoverageAnswer]] = {}
    for answer in coverage.answers.select_related("by__unit__parent"):
        said.setdefault(answer.asked, {})[answer.answer] = answer
    by_key = {unit.key: unit for unit in units}
    rows = []
    for unit in asked:
        verdicts = said.get(unit.key, {})
        matches = {match.answer: match for match in dict(found.matches)[unit.key]}
        keys = [*matches, *(key for key in verdicts if key and key not in matches and key in by_key)]
        answers = tuple(Answer(by_key[key], matches.get(key), verdicts.get(key)) for key in keys)
        rows.append(Asked(unit, answers, verdicts.get("")))
    return Covered(tuple(rows), units)


def units_of(document: LegalDocument, *, answers_too: bool = True) -> tuple[Unit, ...]:
    """The units of a document in its order. Asked are tasks and solutions; blocks that only tell an agency its part
    can answer, and are asked when the document has nothing else."""
    directive = from_json(document.directive)
    tasks = directive.tasks
    if not answers_too:
        tasks = tuple(task for task in tasks if task.kind is not TaskKind.ASSIGNMENT) or tasks
    units = []
    for task in tasks:
        words = task.span.of(document.text)
        cites = frozenset(c.number for c in directive.citations if c.number and task.span.covers(c.span))
        label = task.label.rstrip(".)/: ") or str(task.ordinal)
        title = squash(first_statement(words.removeprefix(task.label).strip()))[:200]
        item = CoverItem(task.key(), words, cites)
        end = min(task.span.end, task.span.start + len(title))
        units.append(Unit(task.key(), f"{PART[task.kind]} {label}", title, task.span.start, end, item))
    return tuple(units)


def candidates(user: User, document: LegalDocument) -> list[LegalDocument]:
    """Documents that ``document`` may have to answer: those it cites first, then the others, newest first."""
    cited = {citation["number"] for citation in document.items("citations") if citation.get("number")}
    others = documents_of(user).filter(kept_at__isnull=False, state="read").exclude(pk=document.pk)
    return sorted(
        others, key=lambda one: (one.full_number not in cited, -(one.issued_on or date.min).toordinal(), one.pk)
    )

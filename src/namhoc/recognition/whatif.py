"""What if: declared changes applied to figures, before and after side by side. Nothing is written anywhere.

A what-if is a list of changes, each a value: so many more persons count in a figure, a commune is or is not especially
difficult (ĐBKK), communes merge, other rules, other readings of the law. Each takes a situation and gives another one;
the evaluation of the changed situation is the ordinary one, so a what-if can never say anything that entering the same
figures would not say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from namhoc.core import UserFacingError
from namhoc.recognition.commune import PROGRAMS
from namhoc.recognition.evaluation import Evaluation, evaluate_all, reference_day
from namhoc.recognition.learners import with_learners
from namhoc.recognition.shares import preschool_3_5_province, unit_verdict
from namhoc.recognition.switches import AS_THE_FORMS, Switches
from namhoc.recognition.verdict import Verdict
from namhoc.rulebook.recognition import Book, share_kind

Figures = Mapping[str, Mapping[str, Any]]
"""Counts by programme, as ``judge_all`` takes them."""


@dataclass(frozen=True, slots=True)
class CommuneFigures:
    """One commune: its counts by programme, whether it is especially difficult on the day. ``recount`` gives the counts
    under other readings of the law, from cohorts; without it the counts stay as they were typed."""

    counts: Figures
    difficult: bool = False
    recount: Callable[[Switches], Figures] | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """The communes looked at (one, or a whole province), by code, and what they are judged by."""

    communes: Mapping[str, CommuneFigures]
    survey_year: int
    book: Book
    switches: Switches = AS_THE_FORMS
    as_of: date | None = None

    @classmethod
    def on(cls, communes: Mapping[str, CommuneFigures], survey_year: int, **more: Any) -> Situation:
        """The situation under the law of 30 September of the year."""
        return cls(communes, survey_year, Book(more.get("as_of") or reference_day(survey_year)), **more)

    def commune(self, code: str) -> CommuneFigures:
        """The commune of that code. Raises UserFacingError (WHATIF-UNIT)."""
        if code not in self.communes:
            raise UserFacingError(
                "WHATIF-UNIT",
                f"không có đơn vị {code} trong lần thử này",
                fix="chọn lại đơn vị, hoặc xem nó còn tồn tại vào ngày xét",
            )
        return self.communes[code]

    def with_commune(self, code: str, commune: CommuneFigures) -> Situation:
        """The situation with one commune put in place of the one of that code."""
        return replace(self, communes={**self.communes, code: commune})


class Change(Protocol):
    """One declared change."""

    def applied(self, situation: Situation) -> Situation:
        """The situation after the change."""

    @property
    def words(self) -> str:
        """What is changed, in words."""


@dataclass(frozen=True, slots=True)
class MoreLearners:
    """``persons`` more persons of ``unit`` count in ``figure`` of ``program`` (fewer, where negative); figures that the
    same persons count in move along (``learners``)."""

    unit: str
    program: str
    figure: str
    persons: int

    def applied(self, situation: Situation) -> Situation:
        """The situation with the persons counted. Raises UserFacingError (WHATIF-FIGURE) where they are too few."""
        commune = situation.commune(self.unit)
        counts = with_learners(commune.counts, self.program, self.figure, self.persons, switches=situation.switches)
        return situation.with_commune(self.unit, replace(commune, counts=counts))

    @property
    def words(self) -> str:
        """ "+2 age11_completed (TH)"."""
        return f"{self.persons:+d} {self.figure} ({self.program})"


@dataclass(frozen=True, slots=True)
class AreaClass:
    """``unit`` is, or is not, especially difficult."""

    unit: str
    difficult: bool

    def applied(self, situation: Situation) -> Situation:
        """The situation with the other thresholds for the commune."""
        return situation.with_commune(self.unit, replace(situation.commune(self.unit), difficult=self.difficult))

    @property
    def words(self) -> str:
        """The area class, in words."""
        return "xã đặc biệt khó khăn" if self.difficult else "không phải xã đặc biệt khó khăn"


@dataclass(frozen=True, slots=True)
class Merge:
    """The communes ``units`` become one, ``into``; ``difficult`` must be told where they differ in it."""

    units: tuple[str, ...]
    into: str
    difficult: bool | None = None

    def applied(self, situation: Situation) -> Situation:
        """The situation with the merged commune, judged on the sums of their counts. Raises UserFacingError
        (WHATIF-MERGE)."""
        parts = [situation.commune(code) for code in dict.fromkeys(self.units)]
        classes = {part.difficult for part in parts}
        if len(parts) < 2 or (len(classes) > 1 and self.difficult is None):
            raise UserFacingError(
                "WHATIF-MERGE",
                "chưa thử sáp nhập được",
                why="cần ít nhất hai xã; các xã cũ khác nhau về loại thì phải nói rõ xã mới có đặc biệt khó khăn không",
                fix="chọn thêm xã, hoặc chọn loại của xã mới",
            )
        left = {code: one for code, one in situation.communes.items() if code not in self.units}
        if self.into in left:
            raise UserFacingError("WHATIF-MERGE", f"mã {self.into} đang là của xã khác", fix="chọn mã khác cho xã mới")
        merged = CommuneFigures(
            summed([part.counts for part in parts]),
            classes.pop() if self.difficult is None else self.difficult,
            _recount_together(parts),
        )
        return replace(situation, communes={**left, self.into: merged})

    @property
    def words(self) -> str:
        """Which communes become one."""
        return f"sáp nhập {', '.join(self.units)}"


@dataclass(frozen=True, slots=True)
class OtherRules:
    """Other rules: a draft, the law of another day."""

    book: Book

    def applied(self, situation: Situation) -> Situation:
        """The situation under the other rules."""
        return replace(situation, book=self.book)

    @property
    def words(self) -> str:
        """Which rules."""
        chosen, day = self.book.chosen, self.book.as_of
        return f"bộ quy tắc {chosen.id}" if chosen else f"quy định ngày {day:%d/%m/%Y}" if day else "mọi quy định"


@dataclass(frozen=True, slots=True)
class OtherReadings:
    """Other readings of what the law leaves open. Counts that cohorts give are counted anew."""

    switches: Switches

    def applied(self, situation: Situation) -> Situation:
        """The situation under the other readings."""
        communes = {
            code: replace(one, counts=one.recount(self.switches)) if one.recount else one
            for code, one in situation.communes.items()
        }
        return replace(situation, switches=self.switches, communes=communes)

    @property
    def words(self) -> str:
        """The readings that differ from the forms'."""
        names = [name for name, value in self.switches.as_values().items() if AS_THE_FORMS.as_values()[name] != value]
        return "; ".join(self.switches.told(name) for name in names) or "cách hiểu theo biểu mẫu"


def summed(parts: Sequence[Figures]) -> dict[str, dict[str, Any]]:
    """The counts of several communes as those of one. A figure one of them lacks is not known of the sum, and so is a
    programme; persons not known add up. Levels of other programmes are never added: they are judged anew."""
    programs = [program for program in parts[0] if all(program in part for part in parts)]
    return {program: _sum_of([part[program] for part in parts]) for program in programs}


def _sum_of(tables: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in dict.fromkeys(name for table in tables for name in table):
        if name.endswith(("_level", "_possible")):
            continue
        missing: Any = 0 if name.endswith("_unclear") else None
        values = [table.get(name, missing) for table in tables]
        if any(isinstance(value, Mapping) for value in values):
            found[name] = _sum_of([value if isinstance(value, Mapping) else {} for value in values])
        else:
            found[name] = None if any(value is None for value in values) else sum(values)
    return found


def _recount_together(parts: Sequence[CommuneFigures]) -> Callable[[Switches], Figures] | None:
    recounts = [part.recount for part in parts]
    if any(recount is None for recount in recounts):
        return None
    return lambda switches: summed([recount(switches) for recount in recounts if recount is not None])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a situation comes to: evaluations by commune and programme, and of the communes together by programme."""

    communes: Mapping[str, Mapping[str, Evaluation]]
    province: Mapping[str, Verdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Before and after, side by side."""

    before: Outcome
    after: Outcome
    changes: tuple[str, ...]


def compare(situation: Situation, changes: Iterable[Change], *, with_province: bool = False) -> Comparison:
    """Evaluate ``situation`` as it is and after ``changes``, in their order; readings of the law come first, for they
    say how persons are counted. ``with_province``: the communes are all those of a province, which is judged too."""
    told = tuple(changes)
    ordered = sorted(told, key=lambda change: not isinstance(change, OtherReadings))
    after = situation
    for change in ordered:
        after = change.applied(after)
    before = _outcome(situation, with_province, {})
    known = {code: before.communes[code] for code in _untouched(situation, after)}
    return Comparison(before, _outcome(after, with_province, known), tuple(change.words for change in told))


def _untouched(before: Situation, after: Situation) -> list[str]:
    """Codes of the communes that no change reached: the same figures under the same rules, day and readings."""
    if after.book is not before.book or (after.switches, after.as_of) != (before.switches, before.as_of):
        return []
    return [code for code, one in after.communes.items() if before.communes.get(code) is one]


def _outcome(situation: Situation, with_province: bool, known: Mapping[str, Mapping[str, Evaluation]]) -> Outcome:
    """``known``: evaluations that hold already, by commune."""
    day = situation.as_of or situation.book.as_of or reference_day(situation.survey_year)
    communes = {
        code: known[code]
        if code in known
        else evaluate_all(
            code,
            one.counts,
            survey_year=situation.survey_year,
            difficult=one.difficult,
            as_of=day,
            book=situation.book,
            switches=situation.switches,
        )
        for code, one in situation.communes.items()
    }
    return Outcome(communes, _province(situation, communes, day) if with_province else {})


def _province(situation: Situation, communes: Mapping[str, Mapping[str, Evaluation]], day: date) -> dict[str, Verdict]:
    """Of the communes directly: the law from July 2025. Before, a province was judged by its districts."""
    found: dict[str, Verdict] = {}
    if share_kind("province", day) != "province_new":
        return found
    for program in PROGRAMS:
        groups: dict[bool, list[dict[str, int | None]]] = {True: [], False: []}
        for code, one in situation.communes.items():
            told = communes[code].get(program)
            groups[one.difficult].append(
                {
                    "count": 1,
                    "level": told.standard_level if told else None,
                    "possible": told.possible_level if told else None,
                }
            )
        if not any(program in told for told in communes.values()):
            continue
        if program == "MN35":
            found[program] = preschool_3_5_province(groups[True], groups[False], book=situation.book)
        else:
            every = groups[True] + groups[False]
            found[program] = unit_verdict("province_new", program, every, book=situation.book)
    return found

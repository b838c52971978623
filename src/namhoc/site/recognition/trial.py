"""Thử thay đổi for one commune: what the page asks, and both results side by side. Nothing is written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from namhoc.core import UserFacingError
from namhoc.recognition import Criterion, Evaluation, Switches, whatif
from namhoc.recognition.learners import MOVABLE, Movable
from namhoc.recognition.switches import SWITCH_WORDS
from namhoc.rulebook.recognition import Book, rule_sets
from namhoc.site.recognition.judging import counted
from namhoc.site.recognition.lines import Line, margin_words
from namhoc.site.recognition.models import CohortCount
from namhoc.site.recognition.situation import Situation

MOST_STEPS = 9999
_STEPS = re.compile(r"[+-]?[0-9]{1,5}")
SHOWN = 3
"""Steppers that stand open; the others are folded away."""

_OF_CRITERION = {
    "attend": "attending",
    "complete": "completed",
    "disabled": "disabled_access",
    "age6": "age6_grade1",
    "upto14": "upto14_completed",
    "age11": "age11_completed",
    "remaining": "age11_in_primary",
    "graduated": "graduated",
    "upper": "upper",
}
"""The figure that persons can still come to count in, by the last part of a criterion's id."""


@dataclass(frozen=True)
class Asked:
    """What is tried: so many more persons by figure, area class ("special", "none", "" as it is), a rule set by name,
    other readings of the law by name."""

    more: Mapping[str, int] = field(default_factory=dict)
    area: str = ""
    rules: str = ""
    readings: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, given: QueryDict, programme: str) -> "Asked":
        """From an address; what makes no sense is left out. ``buoc=figure:1`` is the button that was pressed."""
        more: dict[str, int] = {}
        for figure in MOVABLE.get(programme, {}):
            text = given.get(f"them.{figure}", "")
            if _STEPS.fullmatch(text):
                more[figure] = int(text)
        figure, _colon, step = given.get("buoc", "").partition(":")
        if figure in MOVABLE.get(programme, {}) and step in ("1", "-1"):
            more[figure] = max(-MOST_STEPS, min(MOST_STEPS, more.get(figure, 0) + int(step)))
        readings = {
            name: given[f"cach.{name}"]
            for name, (_question, words) in SWITCH_WORDS.items()
            if given.get(f"cach.{name}", "") in words
        }
        area = given.get("loai", "")
        return cls(
            {name: n for name, n in more.items() if n},
            area if area in ("special", "none") else "",
            given.get("bo", "") if given.get("bo", "") in rule_sets() else "",
            readings,
        )

    def beyond(self, switches: Switches) -> "Asked":
        """Without the readings that hold anyway: a form sends every one of its fields."""
        held = {name: str(value) for name, value in switches.as_values().items()}
        return replace(self, readings={name: one for name, one in self.readings.items() if one != held[name]})


@dataclass(frozen=True)
class Stepper:
    """One figure that can be moved. ``count``, ``of``: what it would be, of its cohort."""

    figure: str
    label: str
    more: int
    count: int | None
    of: int | None
    open: bool


@dataclass(frozen=True)
class Trial:
    """Both results. ``error``: why a change could not be tried; then ``after`` is what stands without it."""

    asked: Asked
    before: Evaluation
    after: Evaluation
    steppers: list[Stepper]
    changed: list[tuple[Line, Line]]
    tight: list[str]
    words: tuple[str, ...] = ()
    error: UserFacingError | None = None

    @property
    def moved(self) -> bool:
        """Something is tried."""
        return bool(self.words)


def pure_situation(situation: Situation) -> whatif.Situation:
    """The commune as the pure package tries changes on it."""
    code = situation.unit.code
    rows = list(CohortCount.objects.filter(commune=situation.unit, survey_year=situation.survey_year))

    def recount(switches: Switches) -> dict[str, Any]:
        return {**situation.figures.counts, **counted(rows, situation.survey_year, switches)}

    commune = whatif.CommuneFigures(situation.figures.counts, situation.difficult, recount if rows else None)
    return whatif.Situation(
        {code: commune}, situation.survey_year, Book(situation.as_of), situation.switches, situation.as_of
    )


def changes_of(asked: Asked, code: str, programme: str, switches: Switches, book: Book) -> list[whatif.Change]:
    """What is asked as declared changes."""
    found: list[whatif.Change] = []
    if asked.readings:
        values: dict[str, object] = dict(switches.as_values())
        for name, value in asked.readings.items():
            values[name] = value == "True" if value in ("True", "False") else value
        found.append(whatif.OtherReadings(Switches.from_values(values)))
    if asked.rules:
        found.append(whatif.OtherRules(Book(book.as_of, rule_sets()[asked.rules])))
    if asked.area:
        found.append(whatif.AreaClass(code, asked.area == "special"))
    found += [whatif.MoreLearners(code, programme, figure, n) for figure, n in asked.more.items()]
    return found


def try_out(situation: Situation, programme: str, asked: Asked) -> Trial | None:
    """Evaluate the commune as it is and as asked; None where the programme has no figures."""
    before = situation.of(programme)
    if before is None or before.verdict is None:
        return None
    pure, code = pure_situation(situation), situation.unit.code
    error = None
    try:
        changes = changes_of(asked, code, programme, situation.switches, pure.book)
        compared = whatif.compare(pure, changes)
    except UserFacingError as told:
        error, asked = told, Asked(area=asked.area, rules=asked.rules, readings=asked.readings)
        changes = changes_of(asked, code, programme, situation.switches, pure.book)
        compared = whatif.compare(pure, changes)
    after = compared.after.communes[code][programme]
    return Trial(
        asked,
        before,
        after,
        steppers_of(before, after, programme, asked),
        _changed(before, after),
        _tight(after, before),
        compared.changes,
        error,
    )


def steppers_of(before: Evaluation, after: Evaluation, programme: str, asked: Asked) -> list[Stepper]:
    """Every figure that can be moved: those the next level hangs on first, open."""
    figures = MOVABLE.get(programme, {})
    verdict = before.verdict
    asked_next = (verdict.next_lines or verdict.criteria[-1]) if verdict else ()  # at the top: what holds it there
    lines = [line for line in asked_next if not line.prerequisite]
    lines.sort(key=lambda line: (line.met is True, abs(line.margin or 0)))
    wanted = [figure for line in lines if (figure := figure_of(line, programme)) in figures][:SHOWN]
    first = [*dict.fromkeys([*asked.more, *wanted])]
    found = []
    for name in [*first, *(name for name in figures if name not in first)]:
        counts = _flat(after.counts)
        if counts.get(name) is None or counts.get(figures[name].of) is None:
            continue
        found.append(_stepper(name, figures[name], counts, asked.more.get(name, 0), name in first))
    return found


def _stepper(name: str, movable: Movable, counts: Mapping[str, Any], more: int, open_: bool) -> Stepper:
    return Stepper(name, movable.label, more, counts[name], counts[movable.of], open_)


def figure_of(line: Criterion, programme: str) -> str:
    """The figure a criterion counts."""
    subject = line.id.partition(".")[2]
    if programme == "XMC":
        return next((f"l{line.id[3]}_{band}" for band in ("15_25", "15_35", "15_60") if _is_band(line, band)), "")
    name, _dot, age = subject.partition(".")
    figure = _OF_CRITERION.get(name, name)
    return f"{figure}.{age}" if age else figure


def _is_band(line: Criterion, band: str) -> bool:
    from namhoc.rulebook.recognition import STANDING

    asked = (STANDING.threshold(line.id, difficult) for difficult in (False, True))
    return any(rule is not None and rule.band == band for rule in asked)


def _flat(counts: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in counts.items():
        if isinstance(value, Mapping):
            found |= {f"{name}.{age}": one for age, one in value.items()}
        else:
            found[name] = value
    return found


def _changed(before: Evaluation, after: Evaluation) -> list[tuple[Line, Line]]:
    """The criteria that stand otherwise, as the level asks them that is reached or comes next."""
    if after.verdict is None or before.verdict is None:
        return []
    goal = max(after.verdict.level, before.verdict.level + 1)
    old = {line.id: line for level in before.verdict.criteria for line in level}
    found: dict[str, tuple[Line, Line]] = {}
    for level in after.verdict.criteria[:goal]:
        for line in level:
            was = old.get(line.id)
            if was is not None and (was.numerator, was.denominator, was.percent) != (
                line.numerator,
                line.denominator,
                line.percent,
            ):
                found[line.id.partition(".")[2]] = (Line(was), Line(line))
    return list(found.values())


def _tight(after: Evaluation, before: Evaluation) -> list[str]:
    """Criteria of the reached level that one person fewer would break."""
    if after.verdict is None or after.verdict.level <= (before.standard_level or 0):
        return []
    reached = [line for level in after.verdict.criteria[: after.verdict.level] for line in level]
    labels = [line.label for line in reached if line.margin == 0 and line.denominator and not line.prerequisite]
    return list(dict.fromkeys(labels))


def reading_choices(switches: Switches, asked: Asked) -> list[dict[str, Any]]:
    """The open readings with what holds and what is tried, for the folded part of the panel."""
    held = {name: str(value) for name, value in switches.as_values().items()}
    return [
        {"name": name, "question": question, "words": words.items(), "chosen": asked.readings.get(name, held[name])}
        for name, (question, words) in SWITCH_WORDS.items()
        if name != "conditions_block"
    ]


def rule_choices(programme: str) -> list[tuple[str, str]]:
    """Rule sets by name that have thresholds for the programme, and what each is about."""
    return [(one.id, one.about) for one in rule_sets().values() if programme in one.criteria and one.has_thresholds]


def outcome_words(line: Line) -> str:
    """ "80,15%, vừa đủ"."""
    told = margin_words(line.criterion)
    return ", ".join(part for part in (line.rate, told) if part) or str(_("chưa rõ"))

"""Thử thay đổi for a province: what if chosen communes reach a level. Nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass

from namhoc.core import UserFacingError
from namhoc.recognition import Evaluation, whatif
from namhoc.recognition.learners import MOVABLE
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.overview import Place
from namhoc.site.recognition.shares import Stood, judge_province
from namhoc.site.recognition.situation import situation_of
from namhoc.site.recognition.trial import figure_of, pure_situation

MOST_COMMUNES = 20
_MOST_ROUNDS = 12


@dataclass(frozen=True)
class Gain:
    """So many more persons in one figure of a commune."""

    persons: int
    label: str

    @property
    def words(self) -> str:
        """The label within a sentence."""
        return self.label[:1].lower() + self.label[1:]


@dataclass(frozen=True)
class Reached:
    """One chosen commune: its level before and after, and what was added."""

    unit: OrgUnit
    before: int | None
    after: int | None
    gains: list[Gain]

    @property
    def persons(self) -> int:
        """Persons added in all, each counted in one figure."""
        return sum(gain.persons for gain in self.gains)


@dataclass(frozen=True)
class ProvinceTrial:
    """The province before and after."""

    goal: int
    communes: list[Reached]
    before: Evaluation
    after: Evaluation
    certain_before: int
    certain_after: int
    needed: int | None


def try_province(
    province: OrgUnit, places: Iterable[Place], chosen: Iterable[int], programme: str, survey_year: int, goal: int
) -> ProvinceTrial | None:
    """Let each chosen commune gain what it lacks for ``goal``, and judge the province on the result; None where nothing
    is chosen."""
    places = list(places)
    wanted = set(chosen)
    units = [place.unit for place in places if place.unit.pk in wanted][:MOST_COMMUNES]
    if not units:
        return None
    reached = [_reach(unit, programme, survey_year, goal) for unit in units]
    after = {one.unit.pk: one.after for one in reached}
    levels = {(place.unit.pk, programme): Stood(place.level, place.possible, place.difficult) for place in places}
    changed = dict(levels)
    for key, level in after.items():
        old = levels[key, programme]
        best = max(level or 0, old.possible or 0) if level is not None or old.possible is not None else None
        changed[key, programme] = Stood(level, best, old.difficult)
    below = [place.unit for place in places]
    told = [judge_province(province, below, one, survey_year)[programme] for one in (levels, changed)]

    def certain(table: dict[tuple[int, str], Stood]) -> int:
        return sum(1 for one in table.values() if one.level is not None and one.level >= goal)

    lines = told[0].verdict.criteria[goal - 1] if told[0].verdict and goal <= len(told[0].verdict.criteria) else ()
    needed = lines[0].needed if lines else None
    return ProvinceTrial(goal, reached, told[0], told[1], certain(levels), certain(changed), needed)


def _reach(unit: OrgUnit, programme: str, survey_year: int, goal: int) -> Reached:
    """Add, criterion by criterion, what the commune lacks for certain, until it reaches ``goal`` or cannot."""
    situation = situation_of(unit, survey_year)
    before = situation.of(programme)
    if before is None or before.verdict is None:
        return Reached(unit, None, None, [])
    pure, gains = pure_situation(situation), []
    after = before
    for _round in range(_MOST_ROUNDS):
        step = _next_gain(after, programme, goal)
        if step is None:
            break
        figure, persons = step
        try:
            pure = whatif.MoreLearners(unit.code, programme, figure, persons).applied(pure)
        except UserFacingError:
            break  # the cohort has not so many persons left
        gains.append(Gain(persons, MOVABLE[programme][figure].label))
        after = whatif.compare(pure, []).after.communes[unit.code][programme]
    return Reached(unit, before.standard_level, after.standard_level, gains)


def _next_gain(judged: Evaluation, programme: str, goal: int) -> tuple[str, int] | None:
    for level in judged.verdict.criteria[:goal] if judged.verdict else ():
        for line in reversed(level):
            if line.met is True or line.prerequisite or not line.short or not line.short[1]:
                continue
            figure = figure_of(line, programme)
            if figure in MOVABLE.get(programme, {}):
                return figure, line.short[1]
    return None

"""Thử thay đổi for a province: chosen communes reach a level, under whatever else is tried. Nothing is written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from namhoc.core import UserFacingError
from namhoc.recognition import Criterion, Evaluation, whatif
from namhoc.recognition.learners import MOVABLE
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.trial import Asked, changes_of, figure_of
from namhoc.site.recognition.trial_situation import ProvinceChange, province_changes, situation_of_province

_MOST_ROUNDS = 12


@dataclass(frozen=True)
class Gain:
    """So many more persons in one figure of a commune, for one criterion."""

    persons: int
    label: str
    criterion: str = ""

    @property
    def words(self) -> str:
        """The label within a sentence."""
        return self.label[:1].lower() + self.label[1:]


@dataclass(frozen=True)
class Reached:
    """One chosen commune: its level before and after, and what was added. ``lacks``: it stays below the level wanted,
    because figures are missing or nobody is left to add."""

    unit: OrgUnit
    before: Evaluation | None
    after: Evaluation | None
    gains: list[Gain]
    lacks: bool


@dataclass(frozen=True)
class ProvinceTrial:
    """The chosen communes and the province, before and after. ``goal`` 0: figures stay as they are. ``words``: the
    changes beside the persons."""

    programme: str
    goal: int
    communes: list[Reached]
    province: list[ProvinceChange]
    changed: bool

    @property
    def here(self) -> ProvinceChange | None:
        """The province in the programme looked at."""
        return next((one for one in self.province if one.programme == self.programme), None)

    @property
    def at_goal(self) -> tuple[Criterion, Criterion] | None:
        """What the province asks of its communes at that level, before and after; of two groups the first."""
        here, level = self.here, self.goal
        if not level or here is None or here.before is None or here.after is None:
            return None
        if level > min(len(here.before.criteria), len(here.after.criteria)):
            return None
        return here.before.criteria[level - 1][0], here.after.criteria[level - 1][0]


def try_province(
    province: OrgUnit, units: list[OrgUnit], asked: Asked, programme: str, survey_year: int, goal: int
) -> ProvinceTrial | None:
    """Let each of ``units`` gain what it lacks for ``goal`` under the other changes of ``asked``, and judge the
    province on the result. The area class is tried on ``units``, rules and readings on every commune. None where
    nothing is tried."""
    changed = bool(asked.rules or asked.readings or (asked.area and units))
    if not units and not changed:
        return None
    before = situation_of_province(province, survey_year, recount=bool(asked.readings))
    declared = changes_of(replace(asked, area="", more={}), "", programme, before.switches, before.book)
    if asked.area:
        declared += [whatif.AreaClass(unit.code, asked.area == "special") for unit in units]
    after = before
    for change in declared:  # readings first, as ``changes_of`` gives them
        after = change.applied(after)
    gains: dict[str, list[tuple[whatif.MoreLearners, Gain]]] = {
        unit.code: list(_gains(after, unit.code, programme, goal)) for unit in units
    }
    added = [change for found in gains.values() for change, _gain in found]
    compared = whatif.compare(before, [*declared, *added], with_province=True)

    def reached(unit: OrgUnit) -> Reached:
        old, new = (side.communes[unit.code].get(programme) for side in (compared.before, compared.after))
        lacks = bool(goal) and (new is None or (new.standard_level or 0) < goal)
        return Reached(unit, old, new, [gain for _change, gain in gains[unit.code]], lacks)

    told = province_changes(compared.before.province, compared.after.province)
    return ProvinceTrial(programme, goal, [reached(unit) for unit in units], told, changed)


def _gains(
    situation: whatif.Situation, code: str, programme: str, goal: int
) -> Iterator[tuple[whatif.MoreLearners, Gain]]:
    """Criterion by criterion, what the commune lacks for certain, until it reaches ``goal`` or cannot."""
    alone = replace(situation, communes={code: situation.communes[code]})
    for _round in range(_MOST_ROUNDS if goal else 0):
        judged = whatif.compare(alone, []).after.communes[code].get(programme)
        step = _next_gain(judged, programme, goal)
        if step is None:
            return
        criterion, figure, persons = step
        change = whatif.MoreLearners(code, programme, figure, persons)
        try:
            alone = change.applied(alone)
        except UserFacingError:
            return  # the cohort has not so many persons left
        yield change, Gain(persons, MOVABLE[programme][figure].label, criterion)


def _next_gain(judged: Evaluation | None, programme: str, goal: int) -> tuple[str, str, int] | None:
    for level in judged.verdict.criteria[:goal] if judged and judged.verdict else ():
        for line in reversed(level):
            if line.met is True or line.prerequisite or not line.short or not line.short[1]:
                continue
            figure = figure_of(line, programme)
            if figure in MOVABLE.get(programme, {}):
                return line.id, figure, line.short[1]
    return None

"""The page of a commune: one programme, judged by the law of the year, and what would change the result."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from namhoc.recognition import Criterion
from namhoc.recognition.cheapest import way_of
from namhoc.recognition.warning import warnings
from namhoc.rulebook.recognition import Book
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.conditions import unmet_conditions
from namhoc.site.recognition.hand_out import key_of
from namhoc.site.recognition.law import difficult_since
from namhoc.site.recognition.lines import Line, lines_of, needs_of
from namhoc.site.recognition.programmes import PROGRAMMES, Programme
from namhoc.site.recognition.recognised import held_before, recognised_level
from namhoc.site.recognition.rights import decides, keeps
from namhoc.site.recognition.situation import Situation, situation_of, years_of
from namhoc.site.recognition.views.asked import get_commune, programme_of, whole, year_of
from namhoc.site.recognition.views.trial import panel
from namhoc.site.registry.rights import reads_register
from namhoc.site.steering.models import Task
from namhoc.site.steering.selectors import open_about


def frame(request: HttpRequest, situation: Situation, programme: Programme, tab: str = "") -> dict[str, Any]:
    """What every page of a commune shows around its content. ``tab``: other than a programme's."""
    return {
        "keeps": keeps(request.user, situation.unit),
        "decides": decides(request.user, situation.unit),
        "since": difficult_since(situation.unit, situation.as_of),
        "unit": situation.unit,
        "province": situation.province,
        "situation": situation,
        "programme": programme,
        "programmes": [one for one in PROGRAMMES if one.key != "MN35" or situation.of("MN35")],
        "tab": tab or programme.key,
        "year": situation.survey_year,
        "years": years_of(situation.unit),
        "asked": urlencode({"ct": programme.key, "nam": situation.survey_year}),
    }


@requires(Permission.READ_RECOGNITION)
@require_GET
def commune(request: HttpRequest, pk: int) -> HttpResponse:
    """One programme of a commune: certain and possible level, criteria, persons, what-if."""
    unit = get_commune(request, pk)
    programme, year = programme_of(request), year_of(request, unit)
    situation = situation_of(unit, year)
    context = frame(request, situation, programme) | {
        "judged": situation.of(programme.key),
        "recognised": recognised_level(unit, programme.key, year - 1),
        "recognised_now": recognised_level(unit, programme.key, year),
        "origins": situation.figures.origins.get(programme.key),
    }
    judged = situation.of(programme.key)
    if judged and judged.verdict:
        top = len(judged.verdict.criteria)
        asked = whole(request.GET.get("muc"), least=1, most=top)
        level = asked or min(judged.verdict.level + 1, top)
        context |= {
            "level": level,
            "levels": range(1, top + 1),
            "lines": lines_of(
                judged.verdict,
                level,
                difficult=situation.difficult,
                book=Book(situation.as_of),
            ),
            "needs": needs_of(judged.verdict.next_lines),
            "missing": [line for line in judged.verdict.next_lines if line.met is None and line.short is None],
            "unclear": sum(line.unclear for line in judged.verdict.next_lines),
            "unmet": unmet_conditions(judged),
            "at_top": judged.verdict.level == top,
            "handed": handed(request, situation, programme.key, judged.verdict.next_lines),
            "listed": listed(request, situation, programme.key),
            "way": way_of(judged),
            "warnings": warnings(judged, held_before(unit, programme.key, year), timezone.localdate()),
            **panel(request, situation, programme),
            "unconfirmed": judged.confidence == "L",
        }
    return render(request, "recognition/commune.html", context)


def handed(request: HttpRequest, situation: Situation, programme: str, asked: Iterable[Criterion]) -> dict[str, Task]:
    """What of the next level is given out already and not finished, by criterion, as far as the reader reads tasks."""
    if not request.user.can(Permission.READ_TASKS):
        return {}
    keys = {key_of(situation.unit, programme, situation.survey_year, line.id): line.id for line in asked}
    return {keys[key]: task for key, task in open_about(request.user, keys).items()}


def listed(request: HttpRequest, situation: Situation, programme: str) -> list[Line]:
    """The criteria of the next level whose persons the reader may list: not met for certain, counted from persons."""
    judged = situation.of(programme)
    if judged is None or judged.verdict is None or not situation.counted or not may_list(request, situation.unit):
        return []
    level = min(judged.verdict.level + 1, len(judged.verdict.criteria))
    lines = lines_of(judged.verdict, level, difficult=situation.difficult, book=Book(situation.as_of))
    return [line for line in lines if line.criterion.met is not True and not line.prerequisite]


def reads_names(request: HttpRequest, unit: OrgUnit) -> bool:
    """Names are for those who keep the register of this commune, or of the one it went into."""
    return reads_register(request.user, unit)


def may_list(request: HttpRequest, unit: OrgUnit) -> bool:
    """Persons by their codes are for the commune's officers and for those who decide on it."""
    return reads_names(request, unit) or request.user.can(Permission.RECOGNISE)

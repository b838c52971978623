"""Giao việc from a what-if: what would lift a commune, written out as a task that an officer only has to confirm."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from namhoc.recognition import Criterion
from namhoc.recognition.learners import MOVABLE
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.recognition.judging import next_lines
from namhoc.site.recognition.lines import Line, margin_words
from namhoc.site.recognition.programmes import Programme, level_words
from namhoc.site.recognition.situation import Situation
from namhoc.site.recognition.trial import Trial, figure_of


def task_address(user: User, situation: Situation, programme: Programme, trial: Trial | None) -> str:
    """The address of the form Giao việc, filled in: the persons that were tried or, where nothing was, those that the
    next level lacks. Empty where there is nothing to do or the person gives out no tasks. Never a name."""
    if trial is None or not user.can(Permission.ISSUE_TASKS):
        return ""
    lines = [line for line in next_lines(trial.before) if line.met is not True and not line.prerequisite]
    wanted = {figure: n for figure, n in trial.asked.more.items() if n > 0} or _lacking(lines, programme.key)
    if not wanted:
        return ""
    figures = MOVABLE[programme.key]
    gains = [f"{n} {_within(figures[figure].label)}" for figure, n in wanted.items()]
    goal = trial.after.standard_level if trial.asked.more else (trial.before.standard_level or 0) + 1
    unit, year = situation.unit, situation.survey_year
    heading = _("Số liệu %(name)s năm %(year)s:") % {"name": programme.full, "year": year}
    told = {
        "title": _("Thêm %(gains)s, để %(unit)s %(goal)s")
        % {"gains": "; ".join(gains), "unit": _within(str(unit)), "goal": _goal(programme, goal)},
        "words": "\n".join([heading, *map(_why, lines)]),
        "target": "; ".join(gains),
        "about": _("%(name)s năm %(year)s, %(unit)s") % {"name": programme.label, "year": year, "unit": unit},
        "about_path": f"{reverse('recognition-commune', args=[unit.pk])}?ct={programme.key}&nam={year}",
    }
    if situation.as_of >= timezone.localdate():
        told["due_on"] = _day(situation.as_of)
    if user.unit_id != unit.pk:
        told["dv"] = str(unit.pk)
    return f"{reverse('task-give')}?{urlencode(told)}"


def _lacking(lines: list[Criterion], programme: str) -> dict[str, int]:
    """How many persons each open criterion lacks for certain, by figure."""
    found = {figure_of(line, programme): line.short[1] for line in lines if line.short and line.short[1]}
    return {figure: n for figure, n in found.items() if figure in MOVABLE.get(programme, {})}


def _why(line: Criterion) -> str:
    """ "- Trẻ 11 tuổi hoàn thành chương trình tiểu học: 300/376, cần 339, thiếu 39 (khoản 1 Điều 11 NĐ 20/2014)."."""
    shown = Line(line)
    figures = f"{line.numerator}/{line.denominator}" if line.numerator is not None else _("chưa rõ")
    needed = _("cần %(n)s, ") % {"n": line.needed} if line.needed is not None else ""
    return f"- {shown.label}: {figures}, {needed}{margin_words(line)} ({_within(shown.article)})."


def _goal(programme: Programme, level: int | None) -> str:
    words = level_words(programme.key, level)
    return _within(words) if programme.levels == 1 else _("đạt %(level)s") % {"level": _within(words)}


def _within(text: str) -> str:
    """A phrase within a sentence."""
    return text[:1].lower() + text[1:]


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"

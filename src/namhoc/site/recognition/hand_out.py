"""Giao việc: what a commune lacks for the next level, as tasks that an officer only confirms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from namhoc.core import UserFacingError, fold
from namhoc.recognition.cheapest import way_of
from namhoc.site.accounts.permissions import Permission
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.lines import Line
from namhoc.site.recognition.process import calendar_of
from namhoc.site.recognition.programmes import Programme, level_words
from namhoc.site.recognition.rights import decides, keeps
from namhoc.site.recognition.situation import Situation
from namhoc.site.recognition.trial import figure_of
from namhoc.site.registry.models import Person
from namhoc.site.steering.actions import About
from namhoc.site.steering.rights import gives

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

SPAN = timedelta(days=14)
"""The time given where no day of the year's calendar is left."""


@dataclass(frozen=True)
class Lacking:
    """One criterion that the commune does not certainly meet, and how many persons settle it. ``tried``: the number is
    what the reader tried in the panel, not what the rule asks."""

    line: Line
    level: int
    persons: int
    tried: bool = False

    @property
    def id(self) -> str:
        """The criterion's own id."""
        return self.line.id


def hands_out(user: "User", unit: OrgUnit) -> bool:
    """The person gives out work about this commune: its own officers, the department for its province; while the
    commune exists."""
    stands = unit.valid_to is None or unit.valid_to >= timezone.localdate()
    may = user.can(Permission.ISSUE_TASKS) and gives(user, user.unit)
    return stands and may and (keeps(user, unit) or decides(user, unit))


def lacking_of(
    situation: Situation, programme: str, more: Mapping[str, int] | None = None, *, level: int | None = None
) -> list[Lacking]:
    """What the cheapest way to ``level`` (the next one) asks, most persons first. ``more``: persons tried, by figure;
    those criteria come first, with the number tried."""
    judged = situation.of(programme)
    way = way_of(judged, level=level) if judged else None
    found = []
    for criterion in way.lines if way else ():
        tried = (more or {}).get(figure_of(criterion, programme), 0)
        short = criterion.short[1] if criterion.short else 0
        if way and (persons := max(tried, 0) or short):
            found.append(Lacking(Line(criterion), way.level, persons, tried > 0))
    return sorted(found, key=lambda one: (not one.tried, -one.persons, one.id))


def key_of(unit: OrgUnit, programme: str, survey_year: int, criterion: str) -> str:
    """The key of one shortfall, the same whoever gives it out."""
    return f"recognition:{unit.pk}:{survey_year}:{programme}:{criterion}"


def about_of(situation: Situation, programme: Programme, lacking: Lacking) -> About:
    """Where the task leads back to: the criterion on the commune's page."""
    unit, year = situation.unit, situation.survey_year
    asked = urlencode({"ct": programme.key, "nam": year})
    return About(
        unit,
        key_of(unit, programme.key, year, lacking.id),
        f"{reverse('recognition-commune', args=[unit.pk])}?{asked}#tc-{lacking.id}",
        _("%(name)s năm %(year)s, %(unit)s") % {"name": programme.label, "year": year, "unit": _within(str(unit))},
    )


def proposed(situation: Situation, programme: Programme, lacking: Lacking) -> dict[str, Any]:
    """What stands in the fields of the form: figures and articles, never a person."""
    label = lacking.line.criterion.label
    named = {"n": lacking.persons, "label": label, "unit": _within(str(situation.unit))}
    goal = level_words(programme.key, lacking.level)
    named["goal"] = _within(goal) if programme.levels == 1 else _("đạt %(level)s") % {"level": _within(goal)}
    return {
        "title": _("Thêm %(n)s %(label)s, để %(unit)s %(goal)s") % named,
        "units": [situation.unit.pk],
        "due_on": due_day(situation.unit, situation.survey_year),
        "figure": lacking.persons,
        "figure_unit": label,
        "words": "\n".join(_reason(situation, programme, lacking)),
    }


def _within(text: str) -> str:
    """A phrase within a sentence."""
    return text[:1].lower() + text[1:]


def _reason(situation: Situation, programme: Programme, lacking: Lacking) -> Iterable[str]:
    line, criterion = lacking.line, lacking.line.criterion
    judged = situation.of(programme.key)
    yield _("%(unit)s, %(name)s, kỳ %(year)s: hiện %(level)s, mức tiếp theo là %(goal)s.") % {
        "unit": situation.unit,
        "name": programme.full,
        "year": situation.survey_year,
        "level": _within(level_words(programme.key, judged.standard_level if judged else None)),
        "goal": _within(level_words(programme.key, lacking.level)),
    }
    yield _("Tiêu chuẩn: %(label)s. %(article)s%(open)s.") % {
        "label": line.label,
        "article": line.article,
        "open": _(" (chưa xác nhận)") if line.unconfirmed else "",
    }
    yield _("Hiện có %(n)s trên %(of)s (%(rate)s), ngưỡng %(percent)s%%, cần %(needed)s: %(short)s người.") % {
        "n": criterion.numerator,
        "of": criterion.denominator,
        "rate": line.rate,
        "percent": criterion.percent,
        "needed": line.needed,
        "short": line.margin_words,
    }
    if criterion.unclear:
        yield _("Có %(n)s người chưa rõ: xác minh những người này trước.") % {"n": criterion.unclear}
    yield _("Danh sách người chỉ mở ở trang phổ cập của xã, không chép vào nhiệm vụ.")


def due_day(unit: OrgUnit, survey_year: int) -> date:
    """The next day of the year's calendar; a fortnight where all of them are over."""
    today = timezone.localdate()
    days = [one.last for one in calendar_of(unit, survey_year) if one.last > today]
    return min(days, default=today + SPAN)


def check_names(text: str, commune: OrgUnit) -> None:
    """Refuse words that hold the full name of somebody in the commune's register (RECOG-NAME): a task is read by
    offices that may not read names. Names of three words and more are found without their accents too."""
    written, plain = _spaced(text.casefold()), _spaced(fold(text))
    names = Person.objects.filter(commune=commune, merged_into=None).order_by()
    for name, folded in names.values_list("name", "name_folded").distinct().iterator():
        words = len(folded.split())
        if (words > 1 and _spaced(name.casefold()) in written) or (words > 2 and _spaced(folded) in plain):
            raise UserFacingError(
                "RECOG-NAME",
                _("Nội dung có họ tên của một người trong sổ phổ cập"),
                why=_("nhiệm vụ được nhiều nơi đọc, kể cả nơi không được xem họ tên"),
                fix=_("Bỏ họ tên; người được giao mở danh sách ở trang phổ cập của xã."),
            )


def _spaced(text: str) -> str:
    """Words between single spaces, so that a name is found as whole words."""
    letters = "".join(one if one.isalnum() else " " for one in text)
    return f" {' '.join(letters.split())} "

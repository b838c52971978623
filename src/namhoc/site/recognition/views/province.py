"""The page of a province, and of a district of the past: where units stand, what is lacking, who is near."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from namhoc.orgunits import Tier
from namhoc.recognition import Evaluation
from namhoc.reporting import LevelRow, levels_xlsx
from namhoc.site.accounts.access import requires
from namhoc.site.accounts.permissions import Permission
from namhoc.site.downloads import XLSX, attachment
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.bounds import provinces_on, standings_by
from namhoc.site.recognition.hand_out import hands_out
from namhoc.site.recognition.law import communes_now, communes_of, day_of
from namhoc.site.recognition.overview import (
    Filter,
    Place,
    below,
    chosen,
    conditions_of,
    counts_by_level,
    nearest,
    places_of,
)
from namhoc.site.recognition.programmes import PROGRAMMES, Programme, level_words
from namhoc.site.recognition.recognised import recognised_level, recognised_levels
from namhoc.site.recognition.rights import decides, keeps
from namhoc.site.recognition.shares import (
    Stood,
    counts_districts,
    districts_of,
    judge_district,
    judge_province,
    levels_of,
)
from namhoc.site.recognition.situation import years_of
from namhoc.site.recognition.trial import Asked
from namhoc.site.recognition.trial_province import try_province
from namhoc.site.recognition.trial_situation import chosen_of
from namhoc.site.recognition.views.asked import get_unit, programme_of, year_of
from namhoc.site.territory.drawing import Mark, draw_map

PER_PAGE = 16
NOW, THEN = "nay", "bao-cao"


def frame(request: HttpRequest, province: OrgUnit, programme: Programme, year: int, tab: str = "") -> dict[str, Any]:
    """What every page of a province shows around its content."""
    return {
        "keeps": keeps(request.user, province),
        "decides": decides(request.user, province),
        "province": province,
        "unit": province,
        "programme": programme,
        "programmes": PROGRAMMES,
        "tab": tab or programme.key,
        "year": year,
        "years": years_of(province),
        "as_of": day_of(year),
        "asked": urlencode({"ct": programme.key, "nam": year}),
    }


class Seen:
    """A province in one programme and year, by one of two boundaries. ``bounds``: NOW or THEN; ``old``: the provinces
    of the year where this one did not exist yet."""

    def __init__(self, province: OrgUnit, programme: Programme, year: int, bounds: str) -> None:
        self.province, self.programme, self.year = province, programme, year
        day = day_of(year)
        self.old = [unit for unit in provinces_on(province, day) if unit.pk != province.pk]
        current = communes_now(province)
        then = [] if self.old else communes_of(province, year)
        self.differs = bool(self.old) or {unit.pk for unit in then} != {unit.pk for unit in current}
        self.bounds = bounds if bounds in (NOW, THEN) else (NOW if self.old else THEN)
        self.by_districts = counts_districts(year) and not self.old and self.bounds == THEN
        self.districts = districts_of(province, year) if self.by_districts else []
        if self.bounds == NOW and self.differs:
            self.places = [
                Place(unit, found.get(unit.pk))
                for found in [standings_by(current, year, province, programme.key)]
                for unit in current
            ]
        else:
            self.places = places_of(then, programme.key, year)

    @property
    def shown(self) -> list[Place]:
        """The units that the province is judged by: districts in the past, communes since."""
        if self.by_districts:
            return places_of(self.districts, self.programme.key, self.year)
        return self.places

    @property
    def law_year(self) -> int:
        """The year whose law judges the province: by today's boundaries there are communes only, so the first year of
        two tiers at least."""
        return max(self.year, 2025) if self.bounds == NOW else self.year

    def judged(self) -> Evaluation | None:
        """The province on what is shown."""
        levels = {
            (place.unit.pk, self.programme.key): Stood(place.level, place.possible, place.difficult)
            for place in self.shown
        }
        found = judge_province(self.province, [place.unit for place in self.shown], levels, self.law_year)
        return found.get(self.programme.key)


@requires(Permission.READ_RECOGNITION)
@require_GET
def province(request: HttpRequest, pk: int) -> HttpResponse:
    """One programme of a province."""
    unit = get_unit(request, pk, Tier.PROVINCE)
    programme, year = programme_of(request), year_of(request, unit)
    seen = Seen(unit, programme, year, request.GET.get("dg", ""))
    if seen.old and seen.bounds == THEN:
        return _old_provinces(request, unit, programme, year, seen)
    judged, places = seen.judged(), seen.places
    behind = below(places, programme.levels)
    key = request.GET.get("loc", "")
    shown = chosen(behind, key)
    near = nearest(places, programme.levels)
    picked = [int(one) for one in request.GET.getlist("xa") if one.isascii() and one.isdigit() and len(one) < 10]
    if "gan-nhat" in request.GET:
        picked = [place.unit.pk for place in near]
    everything = "tat-ca" in request.GET
    trial = None
    if picked and seen.bounds == THEN and not seen.by_districts:
        units = chosen_of([place.unit for place in places], picked)
        trial = try_province(unit, units, Asked(), programme.key, year, programme.levels)
    context = frame(request, unit, programme, year) | {
        "seen": seen,
        "bounds": seen.bounds,
        "places": places,
        "judged": judged,
        "recognised": recognised_level(unit, programme.key, year - 1),
        "counts": counts_by_level(places, programme.levels),
        "conditions": conditions_of(judged, seen.shown),
        "next": next((one for one in conditions_of(judged, seen.shown) if one.line.met is not True), None),
        "unconfirmed": [one for one in conditions_of(judged, seen.shown) if one.line.confidence == "L"][:1],
        "drawing": draw_map(_marks(places, programme, year), _map_day(seen)),
        "districts": seen.shown if seen.by_districts else [],
        "behind": behind,
        "shown": shown if everything else _first(shown, set(picked)),
        "shown_of": len(shown),
        "filters": [
            Filter(one, label, len(chosen(behind, one)), one == key)
            for one, label in (("", _("Tất cả")), ("gan", _("Thiếu không quá 5 người")), ("dbkk", _("Xã ĐBKK")))
        ],
        "loc": key,
        "near": near,
        "picked": set(picked),
        "trial": trial,
        "given": {one.unit.pk for one in trial.communes if hands_out(request.user, one.unit)} if trial else set(),
        "tries": seen.bounds == THEN and not seen.by_districts and year >= 2025,
    }
    if request.htmx and "thu" in request.GET:
        return render(request, "recognition/trial_province.html", context)
    return render(request, "recognition/province.html", context)


def _first(places: list[Place], picked: set[int]) -> list[Place]:
    """The first page of a list, and whatever was picked beyond it."""
    return [place for at, place in enumerate(places) if at < PER_PAGE or place.unit.pk in picked]


def _map_day(seen: Seen) -> Any:
    return timezone.localdate() if seen.bounds == NOW else day_of(seen.year)


def _marks(places: list[Place], programme: Programme, year: int) -> list[Mark]:
    asked = urlencode({"ct": programme.key, "nam": year})
    return [
        mark_of(place, programme, f"{reverse('recognition-commune', args=[place.unit.pk])}?{asked}") for place in places
    ]


def mark_of(place: Place, programme: Programme, href: str) -> Mark:
    """A commune on the map by its level, leading to ``href``."""
    words = level_words(programme.key, place.level)
    style = "lx" if place.level is None else f"l{place.level}"
    if programme.levels == 1 and place.level:
        style = "l3"
    text = "?" if place.level is None else (str(place.level) if place.level else "–")
    if programme.levels == 1 and place.level:
        text = "✓"
    return Mark(place.unit, text, style, words.lower(), href)


def _old_provinces(request: HttpRequest, unit: OrgUnit, programme: Programme, year: int, seen: Seen) -> HttpResponse:
    """The provinces of the year that this one came from, as each was judged by its own law."""
    rows = []
    for old in seen.old:
        past = Seen(old, programme, year, THEN)
        rows.append({"unit": old, "judged": past.judged(), "communes": len(past.places), "districts": past.districts})
    context = frame(request, unit, programme, year) | {"seen": seen, "bounds": THEN, "old": rows}
    return render(request, "recognition/old_provinces.html", context)


@requires(Permission.READ_RECOGNITION)
@require_GET
def district(request: HttpRequest, pk: int) -> HttpResponse:
    """A district of the past: its communes and what it came to."""
    unit = get_unit(request, pk, Tier.DISTRICT)
    programme, year = programme_of(request), year_of(request, unit)
    communes = [one for one in communes_of(unit.parent, year) if one.path.startswith(unit.path)] if unit.parent else []
    places = places_of(communes, programme.key, year)
    judged = judge_district(unit, communes, levels_of(communes, year), year).get(programme.key)
    context = frame(request, unit.parent or unit, programme, year) | {
        "district": unit,
        "unit": unit,
        "places": places,
        "judged": judged,
        "recognised": recognised_level(unit, programme.key, year),
        "conditions": conditions_of(judged, places),
    }
    return render(request, "recognition/district.html", context)


@requires(Permission.READ_RECOGNITION, Permission.EXPORT)
@require_GET
def xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """Every commune with its level, what holds it back and how many persons it lacks."""
    unit = get_unit(request, pk, Tier.PROVINCE)
    programme, year = programme_of(request), year_of(request, unit)
    seen = Seen(unit, programme, year, request.GET.get("dg", ""))
    known = recognised_levels([place.unit for place in seen.places], programme.key, year)
    rows = [
        LevelRow(
            str(place.unit),
            place.unit.code,
            place.difficult,
            level_words(programme.key, place.level),
            level_words(programme.key, place.possible),
            level_words(programme.key, known[place.unit.pk]) if place.unit.pk in known else "",
            place.blocking,
            place.short,
        )
        for place in seen.places
    ]
    bounds = _("địa giới hiện nay") if seen.bounds == NOW else _("như đã báo cáo")
    content = levels_xlsx(
        _("Mức độ %(name)s năm %(year)s, %(unit)s") % {"name": programme.full, "year": year, "unit": unit},
        _("Xét theo quy định ngày %(day)s, %(bounds)s") % {"day": f"{day_of(year):%d/%m/%Y}", "bounds": bounds},
        rows,
        timezone.localdate(),
        note=_("Kết quả đánh giá trên số liệu, không phải quyết định công nhận."),
        simulated=settings.DEMO,
    )
    return attachment(content, XLSX, f"pho-cap-{programme.key}-{year}.xlsx")

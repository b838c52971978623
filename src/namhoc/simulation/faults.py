"""Errors planted in a network of schools, each told, so that a test can ask whether it was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from namhoc.orgunits.school import Figure, Posting, SchoolFigure, Site, SitePlace
from namhoc.simulation.network import Fault, PlantedFault, SchoolNetwork
from namhoc.simulation.staff import HIRED, TEACHER

YEAR = 2026
TODAY = date(2026, 11, 1)
_METRE = 1 / 111_195  # degrees of latitude


def plant(network: SchoolNetwork, wanted: Collection[Fault | str]) -> SchoolNetwork:
    """``network`` with the errors of ``wanted``, all in the school year 2026-2027, each at schools of its own; they are
    listed in ``faults``. The first two stand at the same two primary schools of one commune."""
    kinds = [kind for kind in Fault if kind in {Fault(name) for name in wanted}]
    pairs = _neighbours(network)
    if not kinds or not pairs:
        return network
    first, second = pairs[0]
    others = [school for pair in pairs[1:] for school in pair]
    for kind in kinds:
        if kind is Fault.DUPLICATE_STAFF:
            network = _duplicate_staff(network, first, second)
        elif kind is Fault.TWO_NAMES_ONE_SITE:
            network = _two_names(network, first, second)
        else:
            network = _figure(network, kind, others.pop(0))
    return network


def _neighbours(network: SchoolNetwork) -> list[tuple[str, str]]:
    """Pairs of primary schools under one commune, smallest code first."""
    found: dict[str, list[str]] = defaultdict(list)
    for unit in network.schools(TODAY):
        if network.attribute(unit.code, "stages", TODAY) == "primary":
            found[unit.parent or ""].append(unit.code)
    return [(codes[0], codes[1]) for _, codes in sorted(found.items()) if len(codes) > 1]


def _duplicate_staff(network: SchoolNetwork, first: str, second: str) -> SchoolNetwork:
    """A teacher of the first school holds a post at the second as well."""
    held = next(p for p in network.posts_on(TODAY) if p.school == first and p.post == TEACHER)
    again = Posting(held.staff_code, second, held.post, HIRED, date(2026, 8, 15))
    planted = PlantedFault(Fault.DUPLICATE_STAFF, (first, second), (held.staff_code,))
    return replace(network, posts=(*network.posts, again), faults=(*network.faults, planted))


def _two_names(network: SchoolNetwork, first: str, second: str) -> SchoolNetwork:
    """The second school has a site 60 m from one of the first, with nearly the same name."""
    near = [p for p in network.placements_on(TODAY) if p.school == first]
    place = near[-1]
    name = next(site.name for site in network.sites if site.code == place.site)
    twin = Site(f"{second}-D90", f"{name} 2")
    lat = round((place.lat or 0.0) + 60 * _METRE, 6)
    there = SitePlace(twin.code, date(2026, 8, 15), second, place.commune, lat=lat, lon=place.lon, kind=place.kind)
    planted = PlantedFault(Fault.TWO_NAMES_ONE_SITE, (first, second), (place.site, twin.code))
    return replace(
        network,
        sites=(*network.sites, twin),
        placements=(*network.placements, there),
        faults=(*network.faults, planted),
    )


def _figure(network: SchoolNetwork, kind: Fault, school: str) -> SchoolNetwork:
    held = {f.name: f.value for f in network.figures(YEAR) if f.school == school}
    values: dict[Fault, dict[str, int | None]] = {
        Fault.PUPILS_WITHOUT_CLASSES: {str(Figure.CLASSES): 0},
        Fault.GIRLS_OVER_TOTAL: {str(Figure.GIRLS): (held[Figure.PUPILS] or 0) + 7},
        Fault.NEGATIVE_ROOMS: {str(Figure.CLASSROOMS): -3},
        Fault.MISSING_FIGURES: {str(Figure.PUPILS): None, str(Figure.GIRLS): None},
    }
    wrong = values[kind]

    def told(figure: SchoolFigure) -> SchoolFigure:
        mine = figure.school == school and figure.school_year == YEAR and figure.name in wrong
        return replace(figure, value=wrong[figure.name]) if mine else figure

    planted = PlantedFault(kind, (school,), tuple(wrong))
    return replace(network, all_figures=tuple(map(told, network.all_figures)), faults=(*network.faults, planted))

"""The schools of the invented province, told whole: what each is, was and became, where it teaches and who works there.

A school is an ``OrgUnit`` of kind "trường" under its commune, or under the department of education where it teaches
upper secondary, boards for the province or is a centre. It gets a new version, under the same code, whenever its name
or the unit above it changes; sites, figures and posts name it by that code.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from namhoc.orgunits import Attribute, Link, OrgUnit
from namhoc.orgunits.school import Posting, SchoolFigure, Site, SitePlace
from namhoc.simulation.province import SIMULATED


class Fault(StrEnum):
    """An error that may be planted, for tests of what must find it."""

    DUPLICATE_STAFF = "duplicate_staff"  # one teacher holds a post in two schools
    TWO_NAMES_ONE_SITE = "two_names_one_site"  # two sites 60 m apart, nearly one name
    PUPILS_WITHOUT_CLASSES = "pupils_without_classes"
    GIRLS_OVER_TOTAL = "girls_over_total"
    NEGATIVE_ROOMS = "negative_rooms"  # only in a workbook: no registry takes it
    MISSING_FIGURES = "missing_figures"  # asked for and not supplied


@dataclass(frozen=True, order=True, slots=True)
class PlantedFault:
    """An error that was planted: which, at which schools, and what exactly (a staff code, two sites, a figure)."""

    kind: Fault
    schools: tuple[str, ...]
    what: tuple[str, ...] = ()


@dataclass(frozen=True)
class SchoolNetwork:
    """Schools over the years. ``units``: every version, parents (communes, departments) not among them. ``faults``:
    what was planted, and nothing else is wrong. ``mark``: what everything here is."""

    units: tuple[OrgUnit, ...]
    links: tuple[Link, ...]
    attributes: tuple[Attribute, ...]
    sites: tuple[Site, ...]
    placements: tuple[SitePlace, ...]
    all_figures: tuple[SchoolFigure, ...]
    posts: tuple[Posting, ...]
    faults: tuple[PlantedFault, ...] = ()
    mark: str = field(default=SIMULATED)

    def schools(self, as_of: date) -> tuple[OrgUnit, ...]:
        """The schools that exist on a day."""
        return tuple(unit for unit in self.units if unit.exists_on(as_of))

    def figures(self, school_year: int) -> tuple[SchoolFigure, ...]:
        """The figures of a school year (2026 is 2026-2027), by the schools that existed when they were counted."""
        return tuple(self._by_year.get(school_year, ()))

    def placements_on(self, as_of: date) -> tuple[SitePlace, ...]:
        """Where sites are, and whose, on a day."""
        return tuple(p for p in self.placements if p.valid_from <= as_of and (p.valid_to or as_of) >= as_of)

    def posts_on(self, as_of: date) -> tuple[Posting, ...]:
        """Posts held on a day."""
        return tuple(p for p in self.posts if p.valid_from <= as_of and (p.valid_to or as_of) >= as_of)

    def attribute(self, school: str, name: str, as_of: date) -> str:
        """The value of an attribute of a school on a day, "" where there is none."""
        return next((a.value for a in self._by_school.get((school, name), ()) if a.holds_on(as_of)), "")

    @cached_property
    def _by_year(self) -> dict[int, list[SchoolFigure]]:
        found: dict[int, list[SchoolFigure]] = defaultdict(list)
        for figure in self.all_figures:
            found[figure.school_year].append(figure)
        return found

    @cached_property
    def _by_school(self) -> dict[tuple[str, str], list[Attribute]]:
        found: dict[tuple[str, str], list[Attribute]] = defaultdict(list)
        for attribute in self.attributes:
            found[attribute.unit, attribute.name].append(attribute)
        return found

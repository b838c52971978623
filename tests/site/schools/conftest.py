"""Schools of the cast's province: two primary schools with their sites, in communes A and B."""

from datetime import date

import pytest

from namhoc.orgunits import OrgUnit as Unit
from namhoc.orgunits import UnitKind
from namhoc.orgunits.school import Figure, Posting, SchoolFigure, Site, SitePlace
from namhoc.site.orgunits.actions import load_units
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.actions import load_schools

DAY = date(2025, 7, 1)
SITES = (Site("H9001-T1-1", "Điểm chính Nà Pheo"), Site("H9001-T1-2", "Bản Cang"), Site("H9002-T1-1", "Khê Thượng"))
PLACES = (
    SitePlace("H9001-T1-1", DAY, "H9001-T1", "H9001", is_main=True, lat=22.1, lon=104.1),
    SitePlace("H9001-T1-2", DAY, "H9001-T1", "H9001", lat=22.2, lon=104.2),
    SitePlace("H9002-T1-1", DAY, "H9002-T1", "H9002", is_main=True),
)
FIGURES = (
    SchoolFigure("H9001-T1", 2026, Figure.PUPILS, 312, date(2026, 9, 15)),
    SchoolFigure("H9001-T1", 2026, Figure.CLASSES, 12, date(2026, 9, 15)),
    SchoolFigure("H9001-T1", 2026, Figure.GIRLS, None, date(2026, 9, 15)),
    SchoolFigure("H9002-T1", 2026, Figure.PUPILS, 250, date(2026, 9, 15)),
)
POSTS = (Posting("NS0001", "H9001-T1", "Giáo viên tiểu học", "Viên chức", DAY),)


@pytest.fixture
def schools(units: dict[str, OrgUnit]) -> dict[str, OrgUnit]:
    """Two schools by code, with sites, figures and a post."""
    load_units(by=None, units=[Unit("H9002-T1", DAY, "Tiểu học Khê Thượng", UnitKind.SCHOOL, None, "H9002")])
    load_schools(by=None, sites=SITES, placements=PLACES, figures=FIGURES, posts=POSTS)
    return {unit.code: unit for unit in OrgUnit.objects.filter(kind=UnitKind.SCHOOL)}

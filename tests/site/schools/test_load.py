"""Taking in sites, figures and posts in bulk."""

from dataclasses import replace
from datetime import date

import pytest

from namhoc.core import UserFacingError
from namhoc.orgunits.school import Site, SitePlace
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.actions import load_schools
from namhoc.site.schools.models import SchoolFigures, SchoolSite, SitePlacement, StaffPost
from tests.site.schools.conftest import DAY, FIGURES, PLACES, POSTS, SITES


def test_sites_figures_and_posts_are_stored_and_told_once_in_the_journal(schools: dict[str, OrgUnit]) -> None:
    assert SchoolSite.objects.count() == 3
    assert SitePlacement.objects.filter(school=schools["H9001-T1"]).count() == 2
    assert SchoolFigures.objects.get(school=schools["H9001-T1"], name="girls").value is None
    assert StaffPost.objects.count() == 1
    assert AuditEvent.objects.filter(action="schools.load").count() == 1


def test_loading_the_same_again_changes_nothing(schools: dict[str, OrgUnit]) -> None:
    before = [list(m.objects.order_by("pk").values()) for m in (SchoolSite, SitePlacement, SchoolFigures, StaffPost)]
    load_schools(by=None, sites=SITES, placements=PLACES, figures=FIGURES, posts=POSTS)
    after = [list(m.objects.order_by("pk").values()) for m in (SchoolSite, SitePlacement, SchoolFigures, StaffPost)]
    assert before == after


def test_a_site_cannot_have_two_schools_on_one_day(schools: dict[str, OrgUnit]) -> None:
    later = SitePlace("H9001-T1-2", date(2026, 8, 1), "H9002-T1", "H9001")
    with pytest.raises(UserFacingError) as refused:
        load_schools(by=None, placements=[later])
    assert refused.value.code == "SITE-TWO-SCHOOLS"
    ended = replace(PLACES[1], valid_to=date(2026, 7, 31))
    load_schools(by=None, placements=[ended, later])
    assert SitePlacement.objects.on(date(2026, 11, 1)).get(site__code="H9001-T1-2").school == schools["H9002-T1"]


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (SitePlace("H9001-T1-1", DAY, "H9999-T9", "H9001"), "SCHOOL-UNKNOWN"),
        (SitePlace("H9001-T1-1", DAY, "H9001", "H9001"), "SCHOOL-UNKNOWN"),
        (SitePlace("KHONG-CO", DAY, "H9001-T1", "H9001"), "SITE-UNKNOWN"),
    ],
)
def test_what_is_named_must_exist(schools: dict[str, OrgUnit], place: SitePlace, code: str) -> None:
    with pytest.raises(UserFacingError) as refused:
        load_schools(by=None, sites=[Site("MOI", "Mới")], placements=[place])
    assert refused.value.code == code
    with pytest.raises(SchoolSite.DoesNotExist):
        SchoolSite.objects.get(code="CHUA-TUNG-CO")

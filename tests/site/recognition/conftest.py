"""A commune with people and one with totals."""

import pytest

from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import report_counts
from namhoc.site.recognition.models import Origin
from tests.site.recognition.people import TOTALS, YEAR, one_short_of_level_3


@pytest.fixture
def commune_a(units: dict[str, OrgUnit]) -> OrgUnit:
    """Xã Nà Pheo: counted from its people, one person short of level 3 of primary."""
    one_short_of_level_3(units["H9001"])
    return units["H9001"]


@pytest.fixture
def commune_b(units: dict[str, OrgUnit], officer_b: User) -> OrgUnit:
    """Phường Khê Thượng: totals typed in, two persons short of level 3 of primary."""
    report_counts(by=officer_b, commune=units["H9002"], survey_year=YEAR, parts={"TH": TOTALS}, origin=Origin.TYPED)
    return units["H9002"]

"""A merger from draft to undo in the browser, at both widths without sideways scroll."""

from datetime import date

import pytest

from namhoc.site.accounts.models import User
from namhoc.site.changes.models import Deed, DeedState
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import StaffPost
from tests.browser import merger
from tests.site.changes.conftest import add_school

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_merger_is_drafted_settled_confirmed_and_undone(
    open_page, live_server, specialist: User, units: dict[str, OrgUnit]
) -> None:
    for code, name, pupils in (("900412", "Tiểu học Nậm Cuông", 10), ("900427", "PTDTBT Tiểu học Pu Đao", 11)):
        school = add_school(code, name, units["H9001"], pupils=pupils)
        StaffPost.objects.create(
            staff_code="C", school=school, post="giáo viên", contract="hợp đồng", valid_from=date(2025, 7, 1)
        )
    page = open_page(specialist, "/")

    def narrow_enough(name: str) -> None:
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name}: {wide} px ở khổ {width}"

    merger.draft(page, live_server.url, ("900412", "900427"), "PTDTBT Tiểu học Nậm Cuông", "01/11/2026", narrow_enough)
    assert merger.settle(page, narrow_enough) == 1
    merger.confirm(page, "345/QĐ-UBND", "20/10/2026", narrow_enough)
    deed = Deed.objects.get()
    assert deed.state == DeedState.DONE
    merger.undo(page, narrow_enough)
    deed.refresh_from_db()
    assert deed.state == DeedState.UNDONE

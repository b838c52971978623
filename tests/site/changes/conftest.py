"""Two schools of one commune, small enough to count by hand: 10 and 11 pupils."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from namhoc.orgunits import UnitKind
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Role
from namhoc.site.changes import actions
from namhoc.site.changes.models import Deed, DeedKind
from namhoc.site.directives.models import LegalDocument
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SchoolFigures, SchoolSite, SitePlacement, StaffPost
from namhoc.site.steering.actions import issue_tasks
from namhoc.site.steering.models import Task
from tests.site.steering.drafts import lead, make_draft

OPENED = date(2025, 7, 1)
COUNTED = date(2026, 9, 20)
EFFECTIVE = date(2026, 11, 1)
"""A day that has come: everything moves at once. Tests of a day ahead choose their own."""


def add_school(code: str, name: str, parent: OrgUnit, *, pupils: int | None, sites: int = 2) -> OrgUnit:
    """A school with its main site and satellites, a class for ten pupils, and one teacher a site."""
    school = OrgUnit.objects.create(code=code, name=name, kind=UnitKind.SCHOOL.value, parent=parent, valid_from=OPENED)
    for number in range(sites):
        site = SchoolSite.objects.create(code=f"{code}-D{number}", name=f"Điểm {name} {number}" if number else name)
        SitePlacement.objects.create(
            site=site,
            is_main=number == 0,
            school=school,
            commune=parent,
            valid_from=OPENED,
            lat=22.0 + number,
            lon=103.0 + len(name) / 10,
        )
        StaffPost.objects.create(
            staff_code=f"GV-{code}-{number}", school=school, post="giáo viên", contract="biên chế", valid_from=OPENED
        )
    for figure, value in (("pupils", pupils), ("classes", 1), ("teachers", sites)):
        SchoolFigures.objects.create(
            school=school, school_year=2026, name=figure, value=value, as_of=COUNTED, source="typed"
        )
    return school


@pytest.fixture
def schools(units: dict[str, OrgUnit]) -> tuple[OrgUnit, OrgUnit]:
    """Nậm Cuông with 10 pupils, Pu Đao with 11."""
    commune = units["H9001"]
    return (
        add_school("900412", "Tiểu học Nậm Cuông", commune, pupils=10),
        add_school("900427", "PTDTBT Tiểu học Pu Đao", commune, pupils=11),
    )


@pytest.fixture
def clerk(schools: tuple[OrgUnit, OrgUnit]) -> User:
    """The account of Nậm Cuông."""
    return User.objects.create_user("van-thu", "x", name="Văn thư", role=Role.SCHOOL, unit=schools[0])


@pytest.fixture
def draft_of(specialist: User) -> Callable[..., Deed]:
    """``draft_of([a, b], kind=..., **fields)``: a draft by the specialist."""

    def make(sources: list[OrgUnit], *, kind: DeedKind = DeedKind.MERGE, **fields: Any) -> Deed:
        fields = {"effective": EFFECTIVE, "new_parent": sources[0].parent, "makes_target": True} | fields
        return actions.save_draft(by=specialist, deed=None, fields={"kind": kind, **fields}, sources=sources)

    return make


@pytest.fixture
def carry_out(specialist: User) -> Callable[..., Deed]:
    """``carry_out(draft)``: previewed and confirmed."""

    def run(deed: Deed, *, decision: str = "345/QĐ-UBND", decided: date = date(2026, 10, 20)) -> Deed:
        deed = actions.take_preview(by=specialist, deed=deed)
        return actions.confirm(
            by=specialist, deed=deed, fingerprint=deed.fingerprint, decision=decision, decided=decided
        )

    return run


@pytest.fixture
def merger(schools: tuple[OrgUnit, OrgUnit], draft_of: Callable[..., Deed]) -> Deed:
    """The draft of the merger into a new school."""
    return draft_of(list(schools), new_name="PTDTBT Tiểu học Nậm Cuông")


@pytest.fixture
def school_task(specialist: User, document: LegalDocument) -> Callable[..., Task]:
    """``school_task(a, b)``: an open task given to these schools."""

    def make(*schools: OrgUnit, label: str = "1") -> Task:
        draft = make_draft(*(lead(school) for school in schools), label=label, item_key=f"muc-{label}")
        return issue_tasks(by=specialist, document=document, drafts=[draft])[0]

    return make

"""Communes that merge: which years of the register go along, who reads the others, what is counted and judged."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from namhoc.recognition.person_year import Residence, Status
from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import may_read, readable_by
from namhoc.site.changes import actions
from namhoc.site.changes.models import Deed, Level
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import judge_waiting, recount
from namhoc.site.recognition.models import CohortCount, Origin, Standing
from namhoc.site.recognition.situation import situation_of
from namhoc.site.registry.actions import first_open_year
from namhoc.site.registry.models import Person, PersonYear

pytestmark = pytest.mark.django_db
CLOSED, OPEN = 2026, 2027
"""Merged on 1 November 2026: the year counted on 30 September before stays, the next one goes along."""


def settle(commune: OrgUnit, prefix: str, completed: int, *, years: tuple[int, ...] = (CLOSED, OPEN)) -> None:
    """Ten children of eleven in each year, so many of whom completed primary; all six-year-olds in grade 1."""
    for year in years:
        for n in range(10):
            done = n < completed
            _person(commune, f"{prefix}{year}-{n}", year - 11, year, grade=6 if done else 5, completed_primary=done)
        for n in range(20):
            _person(commune, f"{prefix}{year}-6-{n}", year - 6, year, grade=1)
        recount(by=None, commune=commune, survey_year=year)


def _person(commune: OrgUnit, code: str, born: int, year: int, **told: Any) -> PersonYear:
    person, _made = Person.objects.get_or_create(
        code=code, defaults={"commune": commune, "name": "Lò Thị Mẫu", "name_folded": "lo thi mau", "birth_year": born}
    )
    told = {"status": Status.STUDYING, "hamlet": "Bản Một"} | told
    return PersonYear.objects.create(person=person, commune=commune, survey_year=year, **told)


@pytest.fixture
def merged(
    units: dict[str, OrgUnit], draft_of: Callable[..., Deed], carry_out: Callable[..., Deed]
) -> Callable[..., Deed]:
    def run(**fields: Any) -> Deed:
        told = {"level": Level.COMMUNE, "new_name": "Nà Khê", "new_kind": "xã", "new_parent": units["H9"]} | fields
        return carry_out(draft_of([units["H9001"], units["H9002"]], **told))

    return run


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2025, 7, 1), 2025), (date(2026, 9, 30), 2026), (date(2026, 10, 1), 2027), (date(2027, 1, 1), 2027)],
)
def test_a_survey_year_goes_by_the_map_of_its_thirtieth_of_september(day: date, year: int) -> None:
    assert first_open_year(day) == year


def test_the_open_year_is_the_new_communes_and_judged_on_its_own_counts(
    units: dict[str, OrgUnit], merged: Callable[..., Deed]
) -> None:
    settle(units["H9001"], "A", 9)  # level 3 asks for 90 %
    settle(units["H9002"], "B", 8)
    stood = set(Standing.objects.filter(programme="TH").values_list("unit__code", "survey_year", "level"))
    commune = merged().target
    assert set(PersonYear.objects.values_list("survey_year", "commune__code").distinct()) == {
        (CLOSED, "H9001"), (CLOSED, "H9002"), (OPEN, commune.code)
    }  # fmt: skip
    judged = situation_of(commune, OPEN).of("TH")
    assert judged.counts["age11_ppc"] == 20
    assert judged.counts["age11_completed"] == 17
    assert judged.standard_level == 2
    assert judge_waiting() == 1
    assert judge_waiting() == 0
    now = set(Standing.objects.filter(programme="TH").values_list("unit__code", "survey_year", "level"))
    assert {one for one in now if one[0] != "H9"} >= {one for one in stood if one[0] != "H9"}  # old verdicts stay
    assert (commune.code, OPEN, 2) in now


def test_undo_gives_the_registers_back(
    units: dict[str, OrgUnit], specialist: User, merged: Callable[..., Deed]
) -> None:
    settle(units["H9001"], "A", 9)
    settle(units["H9002"], "B", 8)

    def everything() -> list[Any]:
        return [list(model.objects.order_by("pk").values()) for model in (Person, PersonYear, CohortCount)]

    before = everything()
    deed = merged()
    assert everything() != before
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    assert everything() == before


def test_the_successor_reads_the_closed_years_and_writes_nothing_there(
    units: dict[str, OrgUnit], officer_a: User, outsider: User, client: Client, merged: Callable[..., Deed]
) -> None:
    settle(units["H9001"], "A", 8, years=(CLOSED,))
    settle(units["H9002"], "B", 8, years=(CLOSED,))
    merged()
    reader = User.objects.get(pk=officer_a.pk)
    assert readable_by(reader, PersonYear.objects.all()).count() == 60
    row = PersonYear.objects.filter(commune=units["H9002"], grade=5).first()
    assert may_read(reader, row)
    assert not may_read(outsider, row)
    client.force_login(reader)
    listed = client.get(f"/pho-cap/so/?nam={CLOSED}&sinh={CLOSED - 11}").content.decode()
    assert row.person.code in listed
    page = client.get(f"/pho-cap/so/nguoi/{row.person.code}/?nam={CLOSED}").content.decode()
    assert "giữ nguyên như đã điều tra" in page
    assert "/nam/" not in page
    deed = f"/pho-cap/so/nguoi/{row.person.code}/nam/?nam={CLOSED}"
    assert client.get(deed).status_code == 403
    assert client.get(f"/pho-cap/so/nguoi/{row.person.code}/thong-tin/").status_code == 200
    behind = f"/pho-cap/xa/{units['H9002'].pk}/nguoi/TH3.age11/?ct=TH&nam={CLOSED}"
    assert "Lò Thị Mẫu" in client.get(behind).content.decode()
    client.force_login(outsider)
    assert client.get(behind).status_code == 404


@pytest.mark.parametrize("home", ["H9001", "H9002"])
def test_who_moved_from_one_to_the_other_is_counted_once_where_they_live(
    units: dict[str, OrgUnit], merged: Callable[..., Deed], specialist: User, home: str
) -> None:
    away = {"H9001": "H9002", "H9002": "H9001"}[home]
    _person(units[away], "DOI-CHO", OPEN - 9, OPEN, residence=Residence.MOVED_OUT, status=None)
    _person(units[home], "DOI-CHO", OPEN - 9, OPEN, residence=Residence.ARRIVED, grade=4)
    before = list(PersonYear.objects.order_by("pk").values())
    deed = merged()
    (row,) = PersonYear.objects.filter(commune=deed.target)
    assert (row.residence, row.grade, row.status) == (Residence.RESIDENT, 4, Status.STUDYING)
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    assert list(PersonYear.objects.order_by("pk").values()) == before


def test_counts_without_persons_are_added_and_a_part_without_any_leaves_the_year_unknown(
    units: dict[str, OrgUnit], merged: Callable[..., Deed]
) -> None:
    one, two = units["H9001"], units["H9002"]
    settle(one, "A", 9, years=(OPEN,))
    for commune, born, counts, origin in (
        (two, OPEN - 11, {"total": 5, "present": None}, Origin.TYPED),
        (one, 1980, {"total": 3}, Origin.COMPUTED),
    ):
        CohortCount.objects.create(commune=commune, survey_year=OPEN, birth_year=born, counts=counts, origin=origin)
    CohortCount.objects.create(
        commune=one, survey_year=OPEN + 1, birth_year=2000, counts={"total": 1}, origin=Origin.TYPED
    )
    commune = merged().target
    rows = {row.birth_year: row for row in CohortCount.objects.filter(commune=commune)}
    assert {row.survey_year for row in rows.values()} == {OPEN}
    assert rows[OPEN - 11].counts["total"] == 15
    assert rows[OPEN - 11].counts["present"] is None
    assert rows[1980].counts["total"] is None  # the other commune says nothing of those born in 1980
    assert rows[1980].origin == Origin.TYPED

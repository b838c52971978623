"""A commune that is split, closed or moved: every hamlet, school, account and task goes where somebody said."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.orgunits import ChangeKind, Going, Tier, UnitKind, apply
from namhoc.recognition.person_year import Status
from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import may_read
from namhoc.site.changes import actions
from namhoc.site.changes.division import REST
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.changes.pure import as_change
from namhoc.site.changes.seen import seen
from namhoc.site.changes.settle import items_of, unsettled
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute, UnitLink
from namhoc.site.orgunits.register import register
from namhoc.site.recognition.actions import recount
from namhoc.site.recognition.models import CohortCount, Standing
from namhoc.site.recognition.situation import situation_of
from namhoc.site.registry.models import (
    Household,
    HouseholdMembership,
    HouseholdVisit,
    Person,
    PersonYear,
    SurveyCampaign,
)
from namhoc.site.schools.models import SitePlacement
from tests.site.changes.conftest import EFFECTIVE, OPENED, add_school
from tests.site.changes.exports import as_csv, rows_of

pytestmark = pytest.mark.django_db
Make, Carry = Callable[..., Deed], Callable[..., Deed]
CLOSED, OPEN = 2026, 2027
REGISTER = (Household, HouseholdMembership, HouseholdVisit, Person, PersonYear, SurveyCampaign, CohortCount)


def everything() -> tuple[bytes, list[Any]]:
    return as_csv(), [rows_of(model) for model in REGISTER]


def people(commune: OrgUnit, hamlet: str, children: int, completed: int) -> None:
    """Children of eleven in a hamlet, one household, so many of whom completed primary; and as many six-year-olds."""
    home = Household.objects.create(commune=commune, hamlet=hamlet)
    for year in (CLOSED, OPEN):
        for n in range(children):
            done = n < completed
            row(commune, home, f"{hamlet}-{year}-{n}", year, 11, grade=6 if done else 5, completed_primary=done)
            row(commune, home, f"{hamlet}-{year}-six-{n}", year, 6, grade=1)


def row(commune: OrgUnit, home: Household, code: str, year: int, age: int, **told: Any) -> None:
    person = Person.objects.create(
        commune=commune, code=code, name="Lò Thị Mẫu", name_folded="lo thi mau", birth_year=year - age
    )
    HouseholdMembership.objects.create(household=home, person=person)
    PersonYear.objects.create(
        person=person, commune=commune, survey_year=year, status=Status.STUDYING, hamlet=home.hamlet, **told
    )


@pytest.fixture
def commune(units: dict[str, OrgUnit], schools: tuple[OrgUnit, OrgUnit], officer_a: User) -> OrgUnit:
    """Nà Pheo: three schools, two hamlets of ten children, one person without a hamlet, an officer."""
    commune = units["H9001"]
    people(commune, "Bản Một", 10, 10)
    people(commune, "Bản Hai", 10, 5)
    lone = Person.objects.create(commune=commune, code="LONE", name="Ai", name_folded="ai", birth_year=1990)
    PersonYear.objects.create(person=lone, commune=commune, survey_year=OPEN)
    for year in (CLOSED, OPEN):
        recount(by=None, commune=commune, survey_year=year)
    return commune


NEW = {"code": "", "numerator": None, "sites": [], "keeps": False}


def split_of(draft_of: Make, commune: OrgUnit, *, keeps: bool = False, **fields: Any) -> Deed:
    first = NEW | ({"name": "", "keeps": True} if keeps else {"name": "Nà Thượng"})
    parts = [first, NEW | {"name": "Nà Hạ"}]
    return draft_of([commune], level=Level.COMMUNE, kind=DeedKind.SPLIT, parts=parts, new_parent=None, **fields)


def give(by: User, deed: Deed, **second: Any) -> Deed:
    """The second part gets the pieces whose key begins so; the first gets everything else."""
    wanted = second.get("to_second", ())
    choices = {item.key: "1" if item.key in wanted else "0" for item in items_of(deed)}
    return actions.settle(by=by, deed=deed, choices=choices)


def test_every_hamlet_school_account_and_the_rest_are_asked_for_and_nothing_is_guessed(
    commune: OrgUnit, draft_of: Make, carry_out: Carry
) -> None:
    deed = split_of(draft_of, commune)
    asked = {item.key: item.why for item in items_of(deed)}
    assert asked["hamlet:ban mot"] == "1 hộ, 40 người"
    assert asked[REST] == "0 hộ, 1 người"
    assert {"hamlet:ban hai", "school:900412", "school:900427", "school:H9001-T1", "place:900412-D1"} <= set(asked)
    assert "place:900412-D0" not in asked  # the main site goes with its school
    with pytest.raises(UserFacingError) as refused:
        carry_out(deed)
    assert refused.value.code == "CHANGE-SETTLE"
    assert OrgUnit.objects.filter(parent=commune.parent, tier="commune").count() == 2


@pytest.mark.parametrize("keeps", [False, True])
def test_a_split_commune_goes_to_its_parts_each_judged_on_its_own_people_and_undo_restores_all(
    commune: OrgUnit, specialist: User, officer_a: User, draft_of: Make, carry_out: Carry, keeps: bool
) -> None:
    before = everything()
    judged = situation_of(commune, CLOSED).of("TH")
    deed = split_of(draft_of, commune, keeps=keeps)
    second = {"hamlet:ban hai", "school:900427", "place:900412-D1", f"account:{officer_a.pk}"}
    deed = carry_out(give(specialist, deed, to_second=second))
    low = OrgUnit.objects.get(name="Nà Hạ")
    high = commune if keeps else OrgUnit.objects.get(name="Nà Thượng")
    assert [unit.code for unit in OrgUnit.objects.on(EFFECTIVE).filter(parent=low)] == ["900427"]
    assert set(Household.objects.values_list("hamlet", "commune")) == {("Bản Một", high.pk), ("Bản Hai", low.pk)}
    assert Person.objects.filter(commune=low).count() == 40
    assert Person.objects.get(code="LONE").commune == high
    assert PersonYear.objects.filter(survey_year=CLOSED).exclude(commune=commune).count() == 0
    assert PersonYear.objects.filter(survey_year=OPEN, commune=low).count() == 20
    officer_a.refresh_from_db()
    assert officer_a.unit == low
    assert SitePlacement.objects.on(EFFECTIVE).get(site__code="900412-D1").commune == low
    for part, completed in ((high, 10), (low, 5)):
        counts = situation_of(part, OPEN).of("TH").counts
        assert (counts["age11_ppc"], counts["age11_completed"]) == (10, completed)
    assert situation_of(commune, CLOSED).of("TH") == judged
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    assert everything() == before


def test_the_deed_of_the_site_is_the_pure_deed(
    commune: OrgUnit, specialist: User, draft_of: Make, carry_out: Carry
) -> None:
    parts = [NEW | {"name": "", "keeps": True, "numerator": 3}, NEW | {"name": "Mới", "code": "H9009", "numerator": 1}]
    deed = draft_of([commune], level=Level.COMMUNE, kind=DeedKind.SPLIT, parts=parts, new_parent=None, basis="dân số")
    deed = give(specialist, deed, to_second={"school:900427"})
    before, change = register(), as_change(deed)
    assert change is not None
    assert change.moved == (("900427", "H9009"),)
    deed = carry_out(deed)
    now, told = register(), apply(before, change)
    assert {(u.code, u.valid_from, u.valid_to, u.parent) for u in now} == {
        (u.code, u.valid_from, u.valid_to, u.parent) for u in told
    }
    assert {(one.old, one.new, one.share) for one in now.links} == {(o.old, o.new, o.share) for o in told.links}


def test_a_commune_that_closes_leaves_its_ground_to_its_neighbours(
    commune: OrgUnit, units: dict[str, OrgUnit], specialist: User, draft_of: Make, carry_out: Carry
) -> None:
    UnitAttribute.objects.create(unit=units["H9002"], name="difficulty", value="special", valid_from=OPENED)
    none = draft_of([commune], level=Level.COMMUNE, kind=DeedKind.CLOSE, parts=[], new_parent=None)
    with pytest.raises(UserFacingError) as refused:
        carry_out(none)
    assert refused.value.code == "CHANGE-TARGET"
    parts = [NEW | {"name": "", "unit": units["H9002"].pk}]
    deed = draft_of([commune], level=Level.COMMUNE, kind=DeedKind.CLOSE, parts=parts, new_parent=None)
    before = everything()
    change = as_change(deed)
    assert change is not None
    assert (change.kind, change.goes) == (ChangeKind.CLOSE, (Going("H9001", "H9002"),))
    deed = carry_out(give(specialist, deed))
    commune.refresh_from_db()
    assert commune.valid_to == EFFECTIVE - timedelta(days=1)
    assert set(Person.objects.values_list("commune__code", flat=True)) == {"H9002"}
    assert {(one.old.code, one.new.code) for one in UnitLink.objects.all()} == {("H9001", "H9002"), ("H9002", "H9002")}
    assert not UnitAttribute.objects.on(EFFECTIVE).filter(name="difficulty").exists()  # declared anew
    assert situation_of(units["H9002"], OPEN).of("TH").counts["age11_ppc"] == 20
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    assert everything() == before


def test_a_commune_moves_under_another_district_with_its_schools_and_its_register(
    commune: OrgUnit, units: dict[str, OrgUnit], specialist: User, draft_of: Make, carry_out: Carry
) -> None:
    district = OrgUnit.objects.create(
        code="H9-D", name="Một", kind=UnitKind.DISTRICT.value, tier=Tier.DISTRICT, parent=units["H9"], valid_from=OPENED
    )
    before = everything()
    deed = carry_out(draft_of([commune], level=Level.COMMUNE, kind=DeedKind.MOVE, new_parent=district))
    moved = OrgUnit.objects.on(EFFECTIVE).get(code="H9001")
    assert moved.parent == district
    assert {unit.code for unit in OrgUnit.objects.on(EFFECTIVE).filter(parent=moved)} == {
        "900412",
        "900427",
        "H9001-T1",
    }
    assert set(Person.objects.values_list("commune", flat=True)) == {moved.pk}
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    assert everything() == before


def test_a_survey_goes_on_in_each_part_with_what_was_surveyed(
    commune: OrgUnit, specialist: User, draft_of: Make, carry_out: Carry
) -> None:
    campaign = SurveyCampaign.objects.create(commune=commune, survey_year=OPEN, hamlets=["Bản Một", "Bản Hai"])
    for home in Household.objects.all():
        HouseholdVisit.objects.create(campaign=campaign, household=home)
    before = everything()
    deed = carry_out(give(specialist, split_of(draft_of, commune, keeps=True), to_second={"hamlet:ban hai"}))
    theirs = SurveyCampaign.objects.get(commune__name="Nà Hạ")
    assert (theirs.hamlets, [visit.household.hamlet for visit in theirs.visits.all()]) == (["Bản Hai"], ["Bản Hai"])
    campaign.refresh_from_db()
    assert (campaign.hamlets, campaign.visits.count()) == (["Bản Một"], 1)
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    assert everything() == before


def test_the_closed_years_of_a_split_commune_are_read_by_none_of_its_parts(
    commune: OrgUnit, specialist: User, officer_a: User, officer_b: User, draft_of: Make, carry_out: Carry
) -> None:
    deed = split_of(draft_of, commune)
    carry_out(give(specialist, deed, to_second={f"account:{officer_a.pk}", "hamlet:ban hai"}))
    officer = User.objects.get(pk=officer_a.pk)
    readable = {(one.survey_year, one.hamlet) for one in PersonYear.objects.all() if may_read(officer, one)}
    assert readable == {(OPEN, "Bản Hai")}
    assert not any(may_read(officer_b, one) for one in PersonYear.objects.all())


def test_the_figures_of_each_part_are_those_of_its_schools(
    commune: OrgUnit, units: dict[str, OrgUnit], specialist: User, draft_of: Make
) -> None:
    OrgUnit.objects.filter(code="H9001-T1").delete()
    add_school("S9", "Tiểu học Khê Thượng", units["H9002"], pupils=7)
    deed = split_of(draft_of, commune)
    (line,) = (line for line in seen(deed).lines if line.label == "Học sinh, trẻ")
    assert line.after == (None, None)
    deed = give(specialist, deed, to_second={"school:900427"})
    (line,) = (line for line in seen(deed).lines if line.label == "Học sinh, trẻ")
    assert (line.before, line.after) == ((21,), (10, 11))


def test_the_officer_divides_a_commune_on_the_pages(
    commune: OrgUnit, specialist: User, browse: Callable[[User], Client]
) -> None:
    client = browse(specialist)
    typed = {
        "nguon": f"Xã Nà Pheo ({commune.code})",
        "phan-ten": ["Nà Thượng", "Nà Hạ"],
        "phan-ma": ["", ""],
        "phan-so": ["", ""],
        "effective": f"{EFFECTIVE:%d/%m/%Y}",
        "viec": "xem-truoc",
    }
    answer = client.post(reverse("change-new") + "?loai=split&cap=commune", typed)
    deed = Deed.objects.get()
    assert answer.headers["Location"] == deed.get_absolute_url()
    page = client.get(deed.get_absolute_url()).content.decode()
    assert "Chia về đâu" in page
    assert "Bản Một" in page
    chosen = {f"chia:{item.key}": "0" for item in items_of(deed)} | {"chia:hamlet:ban hai": "1"}
    client.post(reverse("change-settle", args=[deed.pk]), chosen)
    deed.refresh_from_db()
    assert unsettled(deed) == []
    told = {"decision": "345/QĐ-UBND", "decided": "20/10/2026", "seen": "on", "dau-van-tay": deed.fingerprint}
    client.post(reverse("change-confirm", args=[deed.pk]), told)
    page = client.get(deed.get_absolute_url()).content.decode()
    assert "Đã chia" in page
    assert "Xã Nà Hạ" in page
    assert client.get(reverse("change-record", args=[deed.pk])).status_code == 200
    empty = client.post(reverse("change-settle", args=[deed.pk]), {"chia:hamlet:x": "0"})
    assert empty.status_code in {400, 409}


def test_two_accounts_of_one_role_and_of_one_name_are_asked_about_before_a_merger(
    units: dict[str, OrgUnit], officer_a: User, officer_b: User, specialist: User, draft_of: Make, carry_out: Carry
) -> None:
    deed = draft_of(
        [units["H9001"], units["H9002"]], level=Level.COMMUNE, new_name="Nà Khê", new_kind="xã", new_parent=units["H9"]
    )
    (item,) = items_of(deed)
    assert item.title == "2 tài khoản cùng một vai trò"
    User.objects.filter(pk=officer_b.pk).update(name=officer_a.name)
    (item,) = items_of(deed)
    assert item.title == "2 tài khoản cùng một họ tên"
    deed = carry_out(actions.settle(by=specialist, deed=deed, choices={item.key: str(officer_b.pk)}))
    assert list(User.objects.filter(unit=deed.target, is_active=True)) == [officer_b]
    assert User.objects.get(pk=officer_a.pk).unit == deed.target
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    officer_a.refresh_from_db()
    assert (officer_a.is_active, officer_a.unit) == (True, units["H9001"])


def test_the_commune_that_keeps_the_code_is_judged_again_and_after_an_undo_once_more(
    commune: OrgUnit, specialist: User, draft_of: Make, carry_out: Carry
) -> None:
    assert Standing.objects.get(unit=commune, survey_year=OPEN, programme="TH").level == 0
    deed = carry_out(give(specialist, split_of(draft_of, commune, keeps=True), to_second={"hamlet:ban hai"}))
    assert actions.judge_those_that_went_on() > 0
    assert actions.judge_those_that_went_on() == 0
    assert Standing.objects.get(unit=commune, survey_year=OPEN, programme="TH").level == 3
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    actions.judge_those_that_went_on()
    assert Standing.objects.get(unit=commune, survey_year=OPEN, programme="TH").level == 0


def test_who_may_govern_a_commune_is_suggested_and_communes_are_not(
    units: dict[str, OrgUnit], specialist: User, browse: Callable[[User], Client]
) -> None:
    client = browse(specialist)
    told = client.get(reverse("change-suggest"), {"cha": "1", "cap": "commune", "new_parent": "h"}).content.decode()
    assert "(H9)" in told
    assert "H9001" not in told


def test_people_move_on_the_day_and_a_hamlet_that_came_up_meanwhile_goes_where_the_rest_goes(
    commune: OrgUnit, specialist: User, officer_a: User, draft_of: Make, carry_out: Carry
) -> None:
    before = everything()
    ahead = timezone.localdate() + timedelta(days=20)
    deed = split_of(draft_of, commune, effective=ahead)
    deed = carry_out(give(specialist, deed, to_second={"hamlet:ban hai", REST}))
    officer_a.refresh_from_db()
    assert (officer_a.unit, Person.objects.exclude(commune=commune).count()) == (commune, 0)
    late = Household.objects.create(commune=commune, hamlet="Bản Ba")
    Deed.objects.filter(pk=deed.pk).update(effective=timezone.localdate())
    actions.carry_out_due()
    low, high = OrgUnit.objects.get(name="Nà Hạ"), OrgUnit.objects.get(name="Nà Thượng")
    assert set(Household.objects.values_list("hamlet", "commune")) == {
        ("Bản Một", high.pk), ("Bản Hai", low.pk), ("Bản Ba", low.pk)
    }  # fmt: skip
    assert Person.objects.get(code="LONE").commune == low
    officer_a.refresh_from_db()
    assert officer_a.unit == high
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    assert Household.objects.get(pk=late.pk).commune == commune
    late.delete()
    assert everything()[1] == before[1]

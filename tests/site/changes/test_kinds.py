"""The other kinds of change: split, rename, move, close, sites, communes; each undone to the byte."""

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction

import pytest

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Role
from namhoc.site.audit.record import record
from namhoc.site.changes import actions
from namhoc.site.changes.dependents import dependents_of
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.changes.seen import seen
from namhoc.site.changes.settle import APART, TOGETHER, items_of
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute, UnitLink
from namhoc.site.registry.models import Household
from namhoc.site.schools.models import SchoolSite, SitePlacement, StaffPost
from tests.site.changes.conftest import EFFECTIVE, OPENED, add_school
from tests.site.changes.exports import as_csv
from tests.site.changes.test_merger import pupils_on

pytestmark = pytest.mark.django_db
Make, Carry = Callable[..., Deed], Callable[..., Deed]
LAST_DAY = EFFECTIVE - timedelta(days=1)


@pytest.fixture
def undone(specialist: User) -> Callable[[Deed, bytes], None]:
    """``undone(deed, before)``: undo, and every export is what it was."""

    def check(deed: Deed, before: bytes) -> None:
        assert as_csv() != before
        actions.undo(by=specialist, deed=deed, reason="Nhầm")
        assert as_csv() == before

    return check


def test_a_renamed_school_keeps_its_code_its_pupils_and_its_accounts(
    schools: tuple[OrgUnit, OrgUnit], clerk: User, draft_of: Make, carry_out: Carry, undone: Callable[..., None]
) -> None:
    before = as_csv()
    deed = carry_out(draft_of([schools[0]], kind=DeedKind.RENAME, new_name="PTDTBT Tiểu học Nậm Cuông"))
    clerk.refresh_from_db()
    assert clerk.unit.full_name == "Trường PTDTBT Tiểu học Nậm Cuông"
    assert clerk.unit.code == "900412"
    assert pupils_on(EFFECTIVE) == {"900412": 10, "900427": 11}
    assert not UnitLink.objects.exists()
    undone(deed, before)


def test_a_moved_school_answers_to_the_new_commune_and_its_main_site_lies_there(
    schools: tuple[OrgUnit, OrgUnit],
    units: dict[str, OrgUnit],
    draft_of: Make,
    carry_out: Carry,
    undone: Callable[..., None],
) -> None:
    before = as_csv()
    deed = carry_out(draft_of([schools[0]], kind=DeedKind.MOVE, new_parent=units["H9002"]))
    assert deed.target.parent == units["H9002"]
    places = SitePlacement.objects.filter(school=deed.target).order_by("-is_main")
    assert [place.commune.code for place in places] == ["H9002", "H9001"]
    assert deed.target.path.startswith(units["H9002"].path)
    undone(deed, before)


def test_what_is_said_of_a_unit_goes_on_through_a_rename_but_a_recognition_ends_with_a_merger(
    schools: tuple[OrgUnit, OrgUnit], draft_of: Make, carry_out: Carry, undone: Callable[..., None]
) -> None:
    for school in schools:
        for name, value in (("national_standard", "1"), ("school_type", "primary")):
            UnitAttribute.objects.create(unit=school, name=name, value=value, valid_from=OPENED, confidence="M")
    before = as_csv()
    merger = draft_of(list(schools), new_name="Mới", declared={"school_type": "primary"})
    shown = seen(merger)
    assert [one.what for one in shown.ends] == ["Đạt chuẩn quốc gia: mức độ 1"] * 2
    assert all("CHƯA XÁC NHẬN" in one.happens for one in shown.ends)
    deed = carry_out(merger)
    assert not UnitAttribute.objects.on(EFFECTIVE).filter(name="national_standard").exists()
    assert UnitAttribute.objects.on(EFFECTIVE).get(name="school_type").unit == deed.target
    undone(deed, before)
    renamed = carry_out(draft_of([schools[0]], kind=DeedKind.RENAME, new_name="Khác"))
    held = UnitAttribute.objects.on(EFFECTIVE).filter(unit__code="900412")
    assert {one.name for one in held} == {"national_standard", "school_type"}
    undone(renamed, before)


def test_a_part_that_is_split_off_takes_its_sites_and_its_declared_share(
    schools: tuple[OrgUnit, OrgUnit], draft_of: Make, carry_out: Carry, undone: Callable[..., None]
) -> None:
    source = schools[0]
    site = SchoolSite.objects.get(code="900412-D1")
    before = as_csv()
    parts = [
        {"name": "", "keeps": True, "numerator": 6, "sites": []},
        {"name": "Tiểu học Huổi Cáy", "code": "", "keeps": False, "numerator": 4, "sites": [site.pk]},
    ]
    draft = draft_of([source], kind=DeedKind.SPLIT, parts=parts, basis="học sinh theo điểm trường")
    (line,) = (line for line in seen(draft).lines if line.label == "Học sinh, trẻ")
    assert line.after == (6, 4)
    deed = carry_out(draft)
    new = OrgUnit.objects.get(name="Tiểu học Huổi Cáy")
    assert pupils_on(EFFECTIVE) == {"900412": 6, new.code: 4, "900427": 11}
    place = SitePlacement.objects.get(school=new)
    assert (place.site, place.is_main) == (site, True)
    undone(deed, before)


def test_a_split_without_shares_says_that_figures_cannot_be_told(
    schools: tuple[OrgUnit, OrgUnit], draft_of: Make, carry_out: Carry, undone: Callable[..., None]
) -> None:
    before = as_csv()
    parts = [{"name": name, "code": "", "keeps": False, "numerator": None, "sites": []} for name in ("Một", "Hai")]
    draft = draft_of([schools[0]], kind=DeedKind.SPLIT, parts=parts)
    assert all(line.after == (None, None) for line in seen(draft).lines)
    deed = carry_out(draft)
    assert {share.share for share in UnitLink.objects.all()} == {None}
    assert {value for code, value in pupils_on(EFFECTIVE).items() if code != "900427"} == {None}
    undone(deed, before)


def test_a_school_that_closes_ends_everything_and_asks_who_takes_its_open_work(
    schools: tuple[OrgUnit, OrgUnit],
    clerk: User,
    specialist: User,
    school_task: Callable[..., object],
    draft_of: Make,
    carry_out: Carry,
    undone: Callable[..., None],
) -> None:
    school_task(schools[0])
    before = as_csv()
    draft = draft_of([schools[0]], kind=DeedKind.CLOSE, new_parent=None)
    (item,) = items_of(draft)
    assert item.title == "1 nhiệm vụ đang mở không có đơn vị nhận"
    with pytest.raises(UserFacingError) as refused:
        carry_out(draft)
    assert refused.value.code == "CHANGE-SETTLE"
    actions.settle(by=specialist, deed=draft, choices={item.key: "parent"})
    draft.refresh_from_db()
    deed = carry_out(draft)
    clerk.refresh_from_db()
    assert not clerk.is_active
    assert schools[0].task_rows.count() == 0
    assert schools[0].parent.task_rows.count() == 1
    assert not SitePlacement.objects.on(EFFECTIVE).filter(school__code="900412").exists()
    undone(deed, before)


def test_a_site_goes_to_another_school(
    schools: tuple[OrgUnit, OrgUnit], draft_of: Make, carry_out: Carry, undone: Callable[..., None]
) -> None:
    one, other = schools
    site = SchoolSite.objects.get(code="900412-D1")
    before = as_csv()
    deed = carry_out(
        draft_of([one], kind=DeedKind.SITE_MOVE, target=other, makes_target=False, site_ids=[site.pk], new_parent=None)
    )
    assert SitePlacement.objects.on(EFFECTIVE).get(site=site).school == other
    assert SitePlacement.objects.on(LAST_DAY).get(site=site).school == one
    one.refresh_from_db()
    assert one.valid_to is None
    undone(deed, before)


def test_two_sites_of_a_school_become_one_and_the_code_of_the_other_stays_closed(
    schools: tuple[OrgUnit, OrgUnit], draft_of: Make, carry_out: Carry, undone: Callable[..., None]
) -> None:
    main, other = SchoolSite.objects.filter(code__startswith="900412").order_by("code")
    before = as_csv()
    deed = carry_out(
        draft_of([schools[0]], kind=DeedKind.SITE_MERGE, site_ids=[other.pk], site_target=main.pk, makes_target=False)
    )
    assert [place.site for place in SitePlacement.objects.on(EFFECTIVE).filter(school=schools[0])] == [main]
    assert SchoolSite.objects.filter(code=other.code).exists()
    undone(deed, before)


@pytest.mark.parametrize(("choice", "left"), [(TOGETHER, 3), (APART, 4)])
def test_two_names_for_one_place_are_merged_or_kept_as_chosen(
    schools: tuple[OrgUnit, OrgUnit],
    specialist: User,
    draft_of: Make,
    carry_out: Carry,
    undone: Callable[..., None],
    choice: str,
    left: int,
) -> None:
    for code, name, lat in (("900412-D1", "Điểm Huổi Cáy", 22.0), ("900427-D1", "Điểm Huổi Cáy 2", 22.00054)):
        SchoolSite.objects.filter(code=code).update(name=name)
        SitePlacement.objects.filter(site__code=code).update(lat=lat, lon=103.0)
    before = as_csv()
    draft = draft_of(list(schools), new_name="Mới")
    (item,) = items_of(draft)
    assert "60 m" in item.why
    actions.settle(by=specialist, deed=draft, choices={item.key: choice})
    draft.refresh_from_db()
    deed = carry_out(draft)
    assert SitePlacement.objects.on(EFFECTIVE).filter(school=deed.target).count() == left
    undone(deed, before)


def test_sites_far_apart_or_of_other_names_are_not_asked_about(
    schools: tuple[OrgUnit, OrgUnit], draft_of: Make
) -> None:
    SchoolSite.objects.filter(code="900412-D1").update(name="Điểm Huổi Cáy")
    SchoolSite.objects.filter(code="900427-D1").update(name="Điểm Huổi Cáy 2")
    SitePlacement.objects.filter(site__code="900412-D1").update(lat=22.0, lon=103.0)
    SitePlacement.objects.filter(site__code="900427-D1").update(lat=22.1, lon=103.0)
    assert items_of(draft_of(list(schools), new_name="Mới")) == []


def test_a_person_at_both_schools_is_counted_once_and_keeps_the_chosen_contract(
    schools: tuple[OrgUnit, OrgUnit],
    specialist: User,
    draft_of: Make,
    carry_out: Carry,
    undone: Callable[..., None],
) -> None:
    one, other = schools
    for school in schools:
        StaffPost.objects.create(staff_code="C", school=school, post="giáo viên", contract="x", valid_from=OPENED)
    before = as_csv()
    draft = draft_of([other], target=one, makes_target=False)
    (line,) = (line for line in seen(draft).lines if line.label == "Giáo viên")
    assert (sum(value or 0 for value in line.before), line.after) == (4, (3,))
    kept = StaffPost.objects.get(staff_code="C", school=other)
    actions.settle(by=specialist, deed=draft, choices={"post:C": str(kept.pk)})
    draft.refresh_from_db()
    deed = carry_out(draft)
    posts = StaffPost.objects.on(EFFECTIVE).filter(staff_code="C")
    assert [(post.school, post.valid_from) for post in posts] == [(one, EFFECTIVE)]
    undone(deed, before)


def test_communes_that_merge_take_their_schools_and_households_along(
    schools: tuple[OrgUnit, OrgUnit],
    units: dict[str, OrgUnit],
    officer_b: User,
    draft_of: Make,
    carry_out: Carry,
    undone: Callable[..., None],
) -> None:
    add_school("S9", "Tiểu học Khê Thượng", units["H9002"], pupils=7)
    Household.objects.create(commune=units["H9001"], hamlet="Bản Một")
    before = as_csv()
    draft = draft_of(
        [units["H9001"], units["H9002"]],
        level=Level.COMMUNE,
        new_name="Nà Khê",
        new_kind="xã",
        new_parent=units["H9"],
    )
    (line,) = (line for line in seen(draft).lines if line.label == "Học sinh, trẻ")
    assert None in line.before  # a school of the commune has given no figure, so its sum is not known
    deed = carry_out(draft)
    commune = deed.target
    assert (commune.full_name, commune.tier) == ("Xã Nà Khê", "commune")
    now = OrgUnit.objects.on(EFFECTIVE).filter(parent=commune)
    assert {school.code for school in now} == {"900412", "900427", "H9001-T1", "S9"}
    assert {place.commune for place in SitePlacement.objects.on(EFFECTIVE)} == {commune}
    assert Household.objects.get().commune == commune
    officer_b.refresh_from_db()
    assert officer_b.unit == commune
    assert pupils_on(EFFECTIVE) == {"900412": Fraction(10), "900427": Fraction(11), "S9": Fraction(7)}
    undone(deed, before)
    assert Household.objects.get().commune == units["H9001"]


def test_a_unit_that_already_ends_is_not_changed_again(
    schools: tuple[OrgUnit, OrgUnit], specialist: User, draft_of: Make, carry_out: Carry
) -> None:
    carry_out(draft_of(list(schools), new_name="Mới"))
    again = draft_of([schools[0]], kind=DeedKind.RENAME, new_name="Khác", effective=EFFECTIVE + timedelta(days=30))
    with pytest.raises(UserFacingError) as refused:
        actions.take_preview(by=specialist, deed=again)
    assert refused.value.code == "DEED-SOURCE"


def test_a_later_change_of_the_new_unit_keeps_the_first_from_being_undone(
    schools: tuple[OrgUnit, OrgUnit], specialist: User, draft_of: Make, carry_out: Carry
) -> None:
    first = carry_out(draft_of(list(schools), new_name="Mới"))
    later = carry_out(
        draft_of([first.target], kind=DeedKind.RENAME, new_name="Khác", effective=EFFECTIVE + timedelta(days=9))
    )
    with pytest.raises(UserFacingError) as refused:
        actions.undo(by=specialist, deed=first, reason="Nhầm")
    assert refused.value.code == "CHANGE-DEPENDS"
    assert "Thay đổi sau" in refused.value.why
    actions.undo(by=specialist, deed=later, reason="Nhầm")
    actions.undo(by=specialist, deed=first, reason="Nhầm")
    assert OrgUnit.objects.get(code="900412").valid_to is None


def test_units_of_another_province_are_refused_by_the_action_itself(
    units: dict[str, OrgUnit], specialist: User
) -> None:
    with pytest.raises(UserFacingError) as refused:
        actions.save_draft(by=specialist, deed=None, fields={"kind": "merge"}, sources=[units["H5001"]])
    assert refused.value.code == "CHANGE-REACH"


def test_a_school_of_the_department_moves_under_a_commune(
    units: dict[str, OrgUnit], draft_of: Make, carry_out: Carry, make_user: Callable[..., User]
) -> None:
    upper = add_school("THPT1", "THPT Hoàng Sơn", units["H9-GDDT"], pupils=30, sites=1)
    SitePlacement.objects.filter(school=upper).update(commune=units["H9002"])
    user = User.objects.create_user("thpt", "x", name="x", role=Role.SCHOOL, unit=upper)
    deed = carry_out(draft_of([upper], kind=DeedKind.MOVE, new_parent=units["H9001"]))
    user.refresh_from_db()
    assert user.unit == deed.target
    # Its ground did not lie in the department, so it stays in the commune where it was.
    assert SitePlacement.objects.on(EFFECTIVE).get(school=deed.target).commune == units["H9002"]


def test_what_the_journal_tells_of_the_new_unit_keeps_the_change_from_being_undone(
    schools: tuple[OrgUnit, OrgUnit], clerk: User, specialist: User, draft_of: Make, carry_out: Carry
) -> None:
    deed = carry_out(draft_of(list(schools), new_name="Mới"))
    clerk.refresh_from_db()
    record("task.open", clerk, by=clerk)
    assert [one.what for one in dependents_of(deed)] == ["1 bản ghi “sự kiện” của đơn vị mới"]
    with pytest.raises(UserFacingError) as refused:
        actions.undo(by=specialist, deed=deed, reason="Nhầm")
    assert refused.value.code == "CHANGE-DEPENDS"


@pytest.mark.parametrize("codes", [("900412-D1", "900412-D1"), ("900412-D0", "")])
def test_a_site_in_two_parts_and_a_main_site_split_off_are_refused(
    schools: tuple[OrgUnit, OrgUnit], specialist: User, draft_of: Make, codes: tuple[str, str]
) -> None:
    sites = [[site.pk for site in SchoolSite.objects.filter(code=code)] for code in codes]
    parts = [
        {"name": "Mới", "code": "", "keeps": False, "numerator": None, "sites": sites[0]},
        {"name": "", "code": "", "keeps": True, "numerator": None, "sites": sites[1]},
    ]
    draft = draft_of([schools[0]], kind=DeedKind.SPLIT, parts=parts)
    with pytest.raises(UserFacingError) as refused:
        actions.take_preview(by=specialist, deed=draft)
    assert refused.value.code == "CHANGE-SITE"

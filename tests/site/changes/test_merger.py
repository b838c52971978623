"""10 pupils and 11 pupils are 21: a merger of schools, and the way back."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.orgunits import Measure, Observation, UnitRegister, on_map
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.audit.record import broken_links
from namhoc.site.changes import actions
from namhoc.site.changes.actions import carry_out as carry_out_module
from namhoc.site.changes.actions.carry_out import take_effect
from namhoc.site.changes.models import Deed, DeedState
from namhoc.site.changes.seen import seen
from namhoc.site.orgunits.models import OrgUnit, UnitLink
from namhoc.site.orgunits.values import as_value, link_value
from namhoc.site.schools.models import SchoolFigures, SitePlacement, StaffPost
from tests.site.changes.conftest import COUNTED, EFFECTIVE, add_school
from tests.site.changes.exports import as_csv, as_xlsx

pytestmark = pytest.mark.django_db
LAST_DAY = EFFECTIVE - timedelta(days=1)


def pupils_on(day: date) -> dict[str, Fraction | None]:
    """Pupils of 2026-2027 told on the map of ``day``, from what is stored."""
    links = [link_value(one) for one in UnitLink.objects.select_related("old", "new")]
    register = UnitRegister([as_value(unit) for unit in OrgUnit.objects.select_related("parent")], links)
    values = [
        Observation(row.school.code, "2026-2027", row.as_of, None if row.value is None else Fraction(row.value))
        for row in SchoolFigures.objects.filter(name="pupils").select_related("school")
    ]
    return {told.unit: told.value for told in on_map(values, register, day, Measure.STOCK)}


def test_ten_and_eleven_pupils_are_twenty_one_and_both_old_series_stay_readable(
    merger: Deed, carry_out: Callable[..., Deed]
) -> None:
    (after,) = (line.after for line in seen(merger).lines if line.label == "Học sinh, trẻ")
    assert after == (21,)
    deed = carry_out(merger)
    assert deed.target is not None
    assert pupils_on(EFFECTIVE) == {deed.target.code: 21}
    assert pupils_on(COUNTED) == {"900412": 10, "900427": 11}


def test_the_old_units_close_the_day_before_and_the_new_one_opens(
    merger: Deed, schools: tuple[OrgUnit, OrgUnit], carry_out: Callable[..., Deed]
) -> None:
    deed = carry_out(merger)
    on = {unit.code for unit in OrgUnit.objects.on(EFFECTIVE)}
    assert deed.target.code in on
    assert not on & {"900412", "900427"}
    assert {"900412", "900427"} <= {unit.code for unit in OrgUnit.objects.on(LAST_DAY)}
    assert deed.target.code not in {unit.code for unit in OrgUnit.objects.on(LAST_DAY)}


def test_sites_and_posts_go_over_with_their_days(
    merger: Deed, schools: tuple[OrgUnit, OrgUnit], carry_out: Callable[..., Deed]
) -> None:
    deed = carry_out(merger)
    for model in (SitePlacement, StaffPost):
        assert model.objects.filter(school=deed.target, valid_from=EFFECTIVE, valid_to=None).count() == 4
        assert model.objects.filter(school__in=schools, valid_to=LAST_DAY).count() == 4
    mains = SitePlacement.objects.filter(school=deed.target, is_main=True)
    assert mains.count() == 1


def test_accounts_move_on_the_day_not_before(
    clerk: User, schools: tuple[OrgUnit, OrgUnit], draft_of: Callable[..., Deed], carry_out: Callable[..., Deed]
) -> None:
    ahead = timezone.localdate() + timedelta(days=30)
    deed = carry_out(draft_of(list(schools), new_name="Tiểu học Nậm Cuông", effective=ahead))
    clerk.refresh_from_db()
    assert clerk.unit == schools[0]
    assert deed.carried_at is None
    assert deed.target.code in {unit.code for unit in OrgUnit.objects.on(ahead)}
    Deed.objects.filter(pk=deed.pk).update(effective=timezone.localdate())
    actions.carry_out_due()
    actions.carry_out_due()
    assert take_effect(deed=deed) is False  # another worker that had the same deed in hand
    clerk.refresh_from_db()
    deed.refresh_from_db()
    assert clerk.unit == deed.target
    assert AuditEvent.objects.filter(action="change.effect").count() == 1


def test_undo_restores_every_export_to_the_byte(
    merger: Deed, clerk: User, specialist: User, carry_out: Callable[..., Deed]
) -> None:
    before = as_csv(), as_xlsx()
    deed = carry_out(merger)
    assert as_csv() != before[0]
    actions.undo(by=specialist, deed=deed, reason="Quyết định bị thu hồi")
    assert (as_csv(), as_xlsx()) == before
    deed.refresh_from_db()
    assert (deed.state, deed.undone_by, deed.undo_reason) == (DeedState.UNDONE, specialist, "Quyết định bị thu hồi")
    assert broken_links() == []


def test_undo_after_the_day_takes_accounts_back_too(
    clerk: User,
    specialist: User,
    schools: tuple[OrgUnit, OrgUnit],
    draft_of: Callable[..., Deed],
    carry_out: Callable[..., Deed],
) -> None:
    before = as_csv()
    ahead = timezone.localdate() + timedelta(days=30)
    deed = carry_out(draft_of(list(schools), new_name="Tiểu học Nậm Cuông", effective=ahead))
    Deed.objects.filter(pk=deed.pk).update(effective=timezone.localdate())
    actions.carry_out_due()
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    assert as_csv() == before


def test_one_event_for_the_change_and_one_for_the_undo(
    merger: Deed, specialist: User, carry_out: Callable[..., Deed]
) -> None:
    deed = carry_out(merger)
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    events = AuditEvent.objects.filter(object_type="changes.deed", action__in=("change.confirm", "change.undo"))
    assert [event.action for event in events] == ["change.confirm", "change.undo"]
    assert events[0].details["fingerprint"] == deed.fingerprint
    assert events[0].details["sources"] == ["900412", "900427"]


def test_a_deed_is_carried_out_once(merger: Deed, specialist: User, carry_out: Callable[..., Deed]) -> None:
    deed = carry_out(merger)
    rows = as_csv()
    with pytest.raises(UserFacingError) as refused:
        actions.confirm(
            by=specialist,
            deed=merger,
            fingerprint=deed.fingerprint,
            decision="345/QĐ-UBND",
            decided=date(2026, 10, 20),
        )
    assert refused.value.code == "CHANGE-DONE"
    assert as_csv() == rows


def test_a_figure_that_changed_since_the_preview_stops_everything_and_is_named(
    merger: Deed, schools: tuple[OrgUnit, OrgUnit], specialist: User
) -> None:
    deed = actions.take_preview(by=specialist, deed=merger)
    SchoolFigures.objects.filter(school=schools[0], name="pupils").update(value=12)
    rows = as_csv()
    with pytest.raises(UserFacingError) as refused:
        actions.confirm(
            by=specialist, deed=deed, fingerprint=deed.fingerprint, decision="345/QĐ-UBND", decided=date(2026, 10, 20)
        )
    assert refused.value.code == "CHANGE-CHANGED"
    assert "Học sinh, trẻ 2026-2027, Trường Tiểu học Nậm Cuông: 10 thành 12" in refused.value.why
    assert as_csv() == rows


def test_a_preview_that_somebody_else_saw_is_not_confirmed(merger: Deed, specialist: User) -> None:
    deed = actions.take_preview(by=specialist, deed=merger)
    with pytest.raises(UserFacingError) as refused:
        actions.confirm(
            by=specialist, deed=deed, fingerprint="0" * 64, decision="345/QĐ-UBND", decided=date(2026, 10, 20)
        )
    assert refused.value.code == "CHANGE-CHANGED"


@pytest.mark.parametrize("number", ["", "345", "345/2026", "12/KH-UBND", "345 QĐ UBND", "quyết định"])
def test_a_wrong_decision_number_is_caught(merger: Deed, carry_out: Callable[..., Deed], number: str) -> None:
    with pytest.raises(UserFacingError) as refused:
        carry_out(merger, decision=number)
    assert refused.value.code == "CHANGE-DECISION"


def test_a_decision_signed_after_its_effect_is_refused(merger: Deed, carry_out: Callable[..., Deed]) -> None:
    with pytest.raises(UserFacingError) as refused:
        carry_out(merger, decided=EFFECTIVE + timedelta(days=1))
    assert refused.value.code == "CHANGE-DECIDED"


def test_a_decision_that_is_not_signed_yet_is_refused(
    schools: tuple[OrgUnit, OrgUnit], draft_of: Callable[..., Deed], carry_out: Callable[..., Deed]
) -> None:
    today = timezone.localdate()
    draft = draft_of(list(schools), new_name="Mới", effective=today + timedelta(days=60))
    with pytest.raises(UserFacingError) as refused:
        carry_out(draft, decided=today + timedelta(days=2))
    assert refused.value.code == "CHANGE-DECIDED"


def test_a_code_once_allotted_is_not_allotted_again(
    merger: Deed,
    specialist: User,
    schools: tuple[OrgUnit, OrgUnit],
    draft_of: Callable[..., Deed],
    carry_out: Callable[..., Deed],
) -> None:
    first = carry_out(merger)
    code = first.target.code
    actions.undo(by=specialist, deed=first, reason="Nhầm")
    assert not OrgUnit.objects.filter(code=code).exists()
    second = carry_out(draft_of(list(schools), new_name="PTDTBT Tiểu học Nậm Cuông"))
    assert second.target.code != code
    with pytest.raises(UserFacingError) as refused:
        actions.take_preview(
            by=specialist,
            deed=draft_of(
                [second.target, OrgUnit.objects.get(code="H9001-T1")],
                new_name="X",
                new_code=code,
                effective=EFFECTIVE + timedelta(days=9),
            ),
        )
    assert refused.value.code == "CHANGE-CODE"


def test_into_a_school_that_stays(
    units: dict[str, OrgUnit],
    schools: tuple[OrgUnit, OrgUnit],
    draft_of: Callable[..., Deed],
    carry_out: Callable[..., Deed],
    specialist: User,
) -> None:
    before = as_csv()
    one, other = schools
    deed = carry_out(draft_of([other], target=one, makes_target=False))
    one.refresh_from_db()
    assert one.valid_to is None
    assert pupils_on(EFFECTIVE) == {"900412": 21}
    assert pupils_on(COUNTED) == {"900412": 10, "900427": 11}
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    assert as_csv() == before


def test_a_missing_figure_is_never_counted_as_zero(units: dict[str, OrgUnit], draft_of: Callable[..., Deed]) -> None:
    known = add_school("S1", "Tiểu học Một", units["H9001"], pupils=10)
    unknown = add_school("S2", "Tiểu học Hai", units["H9001"], pupils=None)
    (line,) = (
        line for line in seen(draft_of([known, unknown], new_name="Tiểu học Ba")).lines if line.label == "Học sinh, trẻ"
    )
    assert sorted(line.before, key=str) == [10, None]
    assert line.after == (None,)
    assert line.note


def test_a_deed_that_fails_on_its_day_holds_up_no_other(
    schools: tuple[OrgUnit, OrgUnit],
    draft_of: Callable[..., Deed],
    carry_out: Callable[..., Deed],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ahead = timezone.localdate() + timedelta(days=30)
    deed = carry_out(draft_of(list(schools), new_name="Tiểu học Nậm Cuông", effective=ahead))
    broken = Deed.objects.create(
        unit=deed.unit, created_by=deed.created_by, kind=deed.kind, state=DeedState.DONE, effective=ahead
    )
    Deed.objects.update(effective=timezone.localdate())
    Deed.objects.filter(pk=broken.pk).update(effective=timezone.localdate() - timedelta(days=1))
    real = carry_out_module.carry

    def carry(one: Deed, backup: Any) -> Any:
        if one.pk == broken.pk:
            raise ValueError("hỏng")
        return real(one, backup)

    monkeypatch.setattr(carry_out_module, "carry", carry)
    actions.carry_out_due()
    deed.refresh_from_db()
    broken.refresh_from_db()
    assert deed.carried_at is not None
    assert broken.carried_at is None

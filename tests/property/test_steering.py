"""What always holds of plans, times and roll-ups, whatever the directive."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from namhoc.core import Span
from namhoc.directives.directive import Role
from namhoc.orgunits import Tier
from namhoc.steering import (
    COMMUNE_GROUPS,
    AcceptedItem,
    DueDate,
    Duty,
    Progress,
    RollUp,
    Standing,
    TimeKind,
    TimeState,
    plan,
)
from tests.unit.steering.builders import DOET, UNITS

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
AGENCIES = [
    ("so-gddt", "Sở Giáo dục và Đào tạo"),
    ("so-yte", "Sở Y tế"),
    ("ubnd-xa", "UBND các xã, phường"),
    ("ubnd-xa", "UBND xã Nà Pheo"),
    ("so-nganh", "các sở, ngành"),
]
DUTIES = st.builds(
    lambda agency, role: Duty(agency[1], agency[0], role), st.sampled_from(AGENCIES), st.sampled_from(list(Role))
)
ITEMS = st.builds(
    lambda key, duties, days: AcceptedItem(
        key, "1", "Việc", "Việc", Span(0, 4), duties=tuple(duties), due=tuple(DueDate(day) for day in days)
    ),
    st.text("abc", min_size=1, max_size=3),
    st.lists(DUTIES, max_size=5),
    st.lists(DAYS, max_size=3),
)
STANDINGS = st.lists(st.sampled_from([*Standing, None]), max_size=120)


class TestPlan:
    @given(st.lists(ITEMS, max_size=6), DAYS)
    def test_each_item_gives_one_draft_with_its_words_and_its_order(self, items, day):
        drafts = plan(items, UNITS, day, giver=DOET).drafts
        assert [draft.item_key for draft in drafts] == [item.key for item in items]
        assert [draft.words for draft in drafts] == [item.words for item in items]

    @given(st.lists(ITEMS, max_size=6), DAYS)
    def test_no_draft_is_without_somebody_who_answers_for_it_when_there_is_a_giver(self, items, day):
        assert all(draft.leads for draft in plan(items, UNITS, day, giver=DOET).drafts)

    @given(st.lists(ITEMS, max_size=6), DAYS)
    def test_every_unit_of_a_group_exists_on_the_day_and_stands_there_once(self, items, day):
        for draft in plan(items, UNITS, day, giver=DOET).drafts:
            communes = [lead.unit for lead in draft.leads if lead.unit and lead.unit.tier is Tier.COMMUNE]
            assert all(unit.exists_on(day) for unit in communes)
            assert len(communes) == len(set(communes))

    @given(st.lists(ITEMS, max_size=6), DAYS)
    def test_a_second_run_gives_the_same_plan(self, items, day):
        assert plan(items, UNITS, day) == plan(items, UNITS, day)

    @given(ITEMS, DAYS)
    def test_a_date_is_either_taken_or_offered_never_lost(self, item, day):
        draft = plan([item], UNITS, day, giver=DOET).drafts[0]
        offered = {due.on for due in draft.due_choices} | ({draft.due.on} if draft.due else set())
        assert offered == {due.on for due in item.due}

    @given(st.lists(ITEMS, max_size=4), DAYS)
    def test_the_order_of_units_changes_the_order_of_rows_only(self, items, day):
        one = plan(items, UNITS, day, giver=DOET).drafts
        two = plan(items, tuple(reversed(UNITS)), day, giver=DOET).drafts
        for a, b in zip(one, two, strict=True):
            assert {lead.unit for lead in a.leads} == {lead.unit for lead in b.leads}
            assert a.partners == b.partners

    def test_the_groups_are_those_that_hold_communes(self):
        assert "ubnd-xa" in COMMUNE_GROUPS


class TestTime:
    @given(st.none() | DAYS, st.none() | DAYS, DAYS, st.integers(0, 60))
    def test_finished_work_does_not_change_with_the_calendar(self, deadline, finished, as_of, window):
        if finished is not None:
            later = as_of + timedelta(days=400)
            assert TimeState.of(deadline, finished, as_of, window) == TimeState.of(deadline, finished, later, window)

    @given(DAYS, DAYS, st.integers(0, 60))
    def test_a_later_deadline_never_makes_open_work_later(self, deadline, as_of, window):
        now = TimeState.of(deadline, None, as_of, window)
        moved = TimeState.of(deadline + timedelta(days=1), None, as_of, window)
        assert not (moved.is_late and not now.is_late)

    @given(DAYS, DAYS, st.integers(0, 60))
    def test_open_work_is_late_exactly_after_its_deadline(self, deadline, as_of, window):
        state = TimeState.of(deadline, None, as_of, window)
        assert state.is_late == (as_of > deadline)
        assert (state.kind is TimeKind.SOON) == (0 <= (deadline - as_of).days <= window)


class TestRollUp:
    @given(STANDINGS)
    def test_the_counts_sum_to_the_units_that_count(self, standings):
        assert RollUp.of(standings).total == sum(standing is not None for standing in standings)

    @given(STANDINGS, STANDINGS)
    def test_two_groups_together_are_the_sum_of_their_roll_ups(self, one, two):
        assert RollUp.of(one + two) == RollUp.of(one) + RollUp.of(two)

    @given(STANDINGS)
    def test_one_more_finished_unit_never_lowers_the_number_done(self, standings):
        assert RollUp.of([*standings, Standing.DONE]).done == RollUp.of(standings).done + 1

    @given(st.sampled_from(list(Progress)), DAYS, DAYS)
    def test_every_unit_that_still_has_the_task_has_a_standing(self, progress, deadline, as_of):
        standing = Standing.of(progress, TimeState.of(deadline, None, as_of, 7))
        assert (standing is None) == (progress is Progress.CANCELLED)

"""The state machine of a task: what each side may do, and what it must say."""

from pathlib import Path

import pytest

from namhoc.core import UserFacingError
from namhoc.steering import TRANSITIONS, Act, Party, Progress, acts_from, next_state, states_diagram, states_table

MANUAL = Path(__file__).parents[3] / "docs" / "manual" / "nhiem-vu.md"


def test_a_unit_starts_reports_and_the_giver_confirms():
    state = next_state(Progress.NOT_STARTED, Act.UPDATE, party=Party.DOER)
    assert state is Progress.RUNNING
    state = next_state(state, Act.SUBMIT, party=Party.DOER)
    assert state is Progress.AWAITING
    assert next_state(state, Act.CONFIRM, party=Party.GIVER) is Progress.DONE


def test_a_return_needs_a_reason_and_leads_to_redo():
    with pytest.raises(UserFacingError, match="cần ghi lý do"):
        next_state(Progress.AWAITING, Act.RETURN, party=Party.GIVER, reason="  ")
    assert next_state(Progress.AWAITING, Act.RETURN, party=Party.GIVER, reason="thiếu biểu") is Progress.REDO


def test_a_unit_cannot_confirm_its_own_work():
    with pytest.raises(UserFacingError) as caught:
        next_state(Progress.AWAITING, Act.CONFIRM, party=Party.DOER)
    assert caught.value.code == "STEER-PARTY"


def test_an_act_out_of_turn_says_what_is_possible_now():
    with pytest.raises(UserFacingError) as caught:
        next_state(Progress.DONE, Act.SUBMIT, party=Party.DOER)
    assert caught.value.code == "STEER-STATE"
    assert "Đã xong" in caught.value.text

    with pytest.raises(UserFacingError, match="Xác nhận"):
        next_state(Progress.AWAITING, Act.PAUSE, party=Party.GIVER, reason="x")


def test_nothing_leads_out_of_a_withdrawn_task():
    assert not any(state is Progress.CANCELLED for state, _ in TRANSITIONS)


def test_every_state_can_be_reached_and_every_open_state_can_be_left_by_someone():
    reached = {Progress.NOT_STARTED} | set(TRANSITIONS.values())
    assert reached == set(Progress)
    for state in Progress:
        if state.is_open:
            assert acts_from(state, Party.DOER) or acts_from(state, Party.GIVER)


def test_the_manual_prints_the_table_and_the_diagram_of_the_code():
    manual = MANUAL.read_text("utf-8")
    assert states_table() in manual
    assert states_diagram() in manual

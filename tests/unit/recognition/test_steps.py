import pytest

from namhoc.core import UserFacingError
from namhoc.recognition.step_diagram import competence_table, steps_diagram, steps_table
from namhoc.recognition.steps import (
    ACTS,
    HOLDING,
    OUTCOMES,
    TRANSITIONS,
    Act,
    Paper,
    Party,
    Procedure,
    Step,
    acts_from,
    next_step,
    procedure,
)


def walk(*acts, before=None, higher=False):
    step = Step.NOT_STARTED
    for act in acts:
        step = next_step(step, act, party=ACTS[act].party, before=before, is_higher=higher, paper="01/2026")
    return step


ASKED = (Act.SELF_CHECK, Act.REQUEST, Act.CHECK)


def test_a_unit_never_recognised_goes_through_self_check_request_and_check_before_the_decision():
    assert walk(*ASKED, Act.RECOGNISE) is Step.RECOGNISED


@pytest.mark.parametrize("before", sorted(HOLDING))
def test_who_holds_a_recognition_is_maintained_or_loses_it(before):
    assert walk(*ASKED, Act.MAINTAIN, before=before) is Step.MAINTAINED
    assert walk(Act.LOSE, before=before) is Step.LOST_ONCE
    with pytest.raises(UserFacingError) as caught:
        walk(*ASKED, Act.RECOGNISE, before=before)
    assert caught.value.code == "RECOG-BEFORE"


def test_a_higher_level_is_recognised_for_the_first_time_while_the_lower_one_is_held():
    assert walk(*ASKED, Act.RECOGNISE, before=Step.MAINTAINED, higher=True) is Step.RECOGNISED
    assert procedure(Step.MAINTAINED, is_higher=True) is Procedure.FIRST


def test_after_two_lost_years_the_way_back_is_that_of_a_first_recognition():
    assert walk(Act.LOSE_AGAIN, before=Step.LOST_ONCE) is Step.LOST_TWICE
    assert walk(*ASKED, Act.RESTORE, before=Step.LOST_TWICE) is Step.RESTORED
    assert procedure(Step.LOST_ONCE) is Procedure.YEARLY
    assert procedure(Step.LOST_TWICE) is Procedure.FIRST
    assert "lần đầu" in procedure(Step.LOST_TWICE).label


@pytest.mark.parametrize(
    ("step", "act", "party", "before", "paper", "code"),
    [
        (Step.NOT_STARTED, Act.REQUEST, Party.UNIT, None, "x", "RECOG-STEP"),
        (Step.REQUESTED, Act.CHECK, Party.UNIT, None, "x", "RECOG-PARTY"),
        (Step.CHECKED, Act.MAINTAIN, Party.AUTHORITY, None, "x", "RECOG-BEFORE"),
        (Step.CHECKED, Act.RECOGNISE, Party.AUTHORITY, None, " ", "RECOG-PAPER"),
        (Step.RECOGNISED, Act.RECOGNISE, Party.AUTHORITY, None, "x", "RECOG-STEP"),
    ],
)
def test_what_is_not_in_the_table_is_refused_with_the_way_out(step, act, party, before, paper, code):
    with pytest.raises(UserFacingError) as caught:
        next_step(step, act, party=party, before=before, paper=paper)
    assert caught.value.code == code
    assert "Cách sửa" in caught.value.text


def test_every_step_can_be_reached_and_every_open_one_left():
    reached = {Step.NOT_STARTED, *TRANSITIONS.values()}
    assert reached == set(Step)
    assert {step for step, _ in TRANSITIONS} == set(Step) - OUTCOMES


def test_what_is_offered_is_what_is_accepted():
    for before in (None, *OUTCOMES):
        for step in Step:
            for party in Party:
                for act in acts_from(step, party, before=before):
                    assert next_step(step, act, party=party, before=before, paper="x") is TRANSITIONS[step, act]


def test_a_decision_is_needed_wherever_a_recognition_is_given():
    giving = {act for (_, act), step in TRANSITIONS.items() if step in HOLDING}
    assert {ACTS[act].paper for act in giving} == {Paper.DECISION}


def test_the_drawn_diagram_has_every_arrow_of_the_table():
    drawn = steps_diagram()
    assert all(f"{a.value} --> {b.value}" in drawn for (a, _), b in TRANSITIONS.items())
    assert len(steps_table().splitlines()) == len(TRANSITIONS) + 2
    assert "Chủ tịch Ủy ban nhân dân cấp tỉnh" in competence_table()

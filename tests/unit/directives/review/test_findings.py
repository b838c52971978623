"""What is said about an item before it is confirmed."""

from dataclasses import replace

from namhoc.directives.review import draft, findings_of, needs_a_look
from tests.unit.directives.review.example import DIRECTIVE, TEXT

FIRST, _, TWO_DATES, NO_LEAD = draft(DIRECTIVE, TEXT)


def test_two_deadlines_are_a_question_that_quotes_both() -> None:
    (finding,) = findings_of(TWO_DATES)
    assert finding.message == "Một mục có hai thời hạn"
    assert [span.of(TEXT) for span in finding.spans] == ["trong năm 2026", "trước ngày 30/9/2026"]
    assert needs_a_look(TWO_DATES)


def test_a_missing_lead_is_said_but_asks_for_no_decision_yet() -> None:
    (finding,) = findings_of(NO_LEAD)
    assert finding.message == "Chưa rõ cơ quan chủ trì"
    assert not needs_a_look(NO_LEAD)


def test_an_unsure_reading_is_to_be_looked_at() -> None:
    assert needs_a_look(replace(FIRST, base_confidence=0.3))


def test_a_clear_item_has_no_finding() -> None:
    assert findings_of(FIRST) == ()

"""What a person may do with a draft, and what is refused."""

from collections.abc import Callable

import pytest

from namhoc.core import Span
from namhoc.directives.review import (
    Change,
    Field,
    Origin,
    ReviewError,
    Status,
    accept,
    accept_all,
    acceptable,
    add,
    apply,
    draft,
    edit,
    merge,
    reject,
    reopen,
    split,
    typed,
)
from tests.unit.directives.review.example import DIRECTIVE, TEXT, where

ITEMS = draft(DIRECTIVE, TEXT)
FIRST, SECOND, TWO_DATES, LAST = (item.key for item in ITEMS)


def test_accepting_and_taking_it_back() -> None:
    accepted = apply(ITEMS, accept(ITEMS, FIRST))
    assert accepted[0].status is Status.ACCEPTED
    assert apply(accepted, reopen(accepted, FIRST)) == ITEMS


def test_an_item_with_an_open_choice_is_not_accepted() -> None:
    with pytest.raises(ReviewError) as error:
        accept(ITEMS, TWO_DATES)
    assert error.value.code == "REVIEW-OPEN"
    assert "2 thời hạn" in error.value.text


def test_choosing_a_deadline_closes_the_choice_and_keeps_the_other_visible() -> None:
    field = ITEMS[2].deadline.settle([1])
    chosen = apply(ITEMS, edit(ITEMS, TWO_DATES, fields={"deadline": field}))
    assert chosen[2].deadline.value is not None
    assert chosen[2].deadline.value.code == "2026-09-30"
    assert len(chosen[2].deadline.options) == 2
    assert apply(chosen, accept(chosen, TWO_DATES))[2].status is Status.ACCEPTED


def test_a_typed_lead_stands_beside_the_one_that_was_read() -> None:
    field = ITEMS[0].lead.settle([], [typed("Sở Nội vụ", code="so-noi-vu")])
    (_, *_), after = ITEMS, apply(ITEMS, edit(ITEMS, FIRST, fields={"lead": field}))
    assert after[0].lead.value is not None
    assert after[0].lead.value.origin is Origin.TYPED
    assert [o.text for o in after[0].lead.options] == ["Sở Giáo dục và Đào tạo", "Sở Nội vụ"]


def test_deciding_for_no_deadline_is_not_an_open_choice() -> None:
    after = apply(ITEMS, edit(ITEMS, TWO_DATES, fields={"deadline": ITEMS[2].deadline.settle([])}))
    assert not after[2].deadline.open
    assert after[2].deadline.value is None


def test_rejecting_asks_for_a_reason() -> None:
    with pytest.raises(ReviewError, match="lý do"):
        reject(ITEMS, FIRST, "  ")
    assert apply(ITEMS, reject(ITEMS, FIRST, "Trùng mục 3"))[0].reason == "Trùng mục 3"


def test_splitting_gives_each_part_its_own_deadline_and_the_lead_to_both() -> None:
    position = where("hoàn thành hồ sơ").start
    parts = apply(ITEMS, split(ITEMS, TWO_DATES, [position], TEXT))[2:4]
    assert [part.deadline.value.code for part in parts if part.deadline.value] == ["2026-12-31", "2026-09-30"]
    assert {part.lead.value.code for part in parts if part.lead.value} == {"ubnd-xa"}
    assert parts[0].key == TWO_DATES
    assert [product.text for product in parts[1].product.values] == ["Hồ sơ tự kiểm tra"]
    assert parts[0].product.values == ()


def test_merging_what_was_split_restores_it() -> None:
    parts = apply(ITEMS, split(ITEMS, TWO_DATES, [where("hoàn thành hồ sơ").start], TEXT))
    assert apply(parts, merge(parts, parts[3].key, TEXT)) == ITEMS


def test_the_first_item_has_nothing_to_be_merged_with() -> None:
    with pytest.raises(ReviewError) as error:
        merge(ITEMS, FIRST, TEXT)
    assert error.value.code == "REVIEW-FIRST"


def test_merging_steps_over_a_rejected_item() -> None:
    items = apply(ITEMS, reject(ITEMS, SECOND, "trùng"))
    merged = apply(items, merge(items, TWO_DATES, TEXT))
    assert [item.key for item in merged] == [FIRST, SECOND, LAST]
    assert len(merged[0].spans) == 2


@pytest.mark.parametrize("position", [0, 10**6, where("2. Duy trì").start, where("30/9/2026.").end])
def test_a_cut_outside_the_item_or_at_its_edge_is_refused(position: int) -> None:
    with pytest.raises(ReviewError) as error:
        split(ITEMS, TWO_DATES, [position], TEXT)
    assert error.value.code == "REVIEW-CUT"


def test_selected_words_become_an_item_with_what_was_read_in_them() -> None:
    span = where("hoàn thành hồ sơ tự kiểm tra trước ngày 30/9/2026")
    (item,) = add(ITEMS, span, TEXT, DIRECTIVE).after
    assert item.added
    assert item.deadline.value is not None
    assert item.deadline.value.code == "2026-09-30"
    assert item.title.text == "Hoàn thành hồ sơ tự kiểm tra"


@pytest.mark.parametrize("span", [Span(5, 5), Span(len(TEXT), len(TEXT) + 4), where("\n")])
def test_a_selection_without_words_is_refused(span: Span) -> None:
    with pytest.raises(ReviewError) as error:
        add(ITEMS, span, TEXT, DIRECTIVE)
    assert error.value.code == "REVIEW-SPAN"


def test_the_same_words_are_not_added_twice() -> None:
    with pytest.raises(ReviewError) as error:
        add(ITEMS, ITEMS[3].spans[0], TEXT, DIRECTIVE)
    assert error.value.code == "REVIEW-TWICE"


def test_accepting_all_leaves_out_the_unsure_and_those_with_a_question() -> None:
    assert [item.key for item in acceptable(ITEMS, 0.9)] == [FIRST, LAST]
    assert acceptable(ITEMS, 0.99) == ()
    items = apply(ITEMS, accept_all(ITEMS, 0.5))
    assert [item.status is Status.ACCEPTED for item in items] == [True, True, False, True]


@pytest.mark.parametrize(
    "operation", [lambda key: accept(ITEMS, key), lambda key: merge(ITEMS, key, TEXT), lambda key: edit(ITEMS, key)]
)
def test_an_item_that_is_gone_is_said_to_be_gone(operation: Callable[[str], Change]) -> None:
    with pytest.raises(ReviewError) as error:
        operation("nowhere")
    assert error.value.code == "REVIEW-GONE"


def test_a_step_is_not_undone_over_a_later_one() -> None:
    change = accept(ITEMS, FIRST)
    later = apply(apply(ITEMS, change), edit(apply(ITEMS, change), FIRST, note="xem lại"))
    with pytest.raises(ReviewError) as error:
        apply(later, change.inverse())
    assert error.value.code == "REVIEW-STALE"


def test_an_empty_title_and_two_leads_are_refused() -> None:
    with pytest.raises(ReviewError, match="Tên nhiệm vụ"):
        edit(ITEMS, FIRST, title=" ")
    with pytest.raises(ReviewError, match="một giá trị"):
        edit(ITEMS, FIRST, fields={"lead": Field((typed("A"), typed("B")), (0, 1))})
    with pytest.raises(ValueError, match="no field"):
        edit(ITEMS, FIRST, fields={"status": Field()})


def test_a_new_item_never_takes_the_key_of_one_that_grew_from_the_same_words() -> None:
    span = Span(where("1.1.").start, where("1.1.").end)
    added = apply(ITEMS, add(ITEMS, span, TEXT, DIRECTIVE))
    grown = apply(added, merge(added, SECOND, TEXT))
    again = apply(grown, add(grown, span, TEXT, DIRECTIVE))
    assert len(again) == len(grown) + 1
    assert len({item.key for item in again}) == len(again)

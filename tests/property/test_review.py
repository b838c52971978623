"""What holds for every sequence of operations on a draft."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from namhoc.core import Span
from namhoc.directives.review import (
    Change,
    ReviewError,
    ReviewItem,
    Status,
    accept,
    accept_all,
    add,
    apply,
    as_json,
    draft,
    edit,
    from_json,
    marks_of,
    merge,
    reject,
    reopen,
    sheets,
    split,
    typed,
)
from tests.unit.directives.review.example import DIRECTIVE, TEXT

Items = tuple[ReviewItem, ...]
START: Items = draft(DIRECTIVE, TEXT)
STEP = st.tuples(st.integers(0, 8), st.integers(0, 40), st.integers(-5, len(TEXT) + 5), st.integers(0, 60))


def change_of(items: Items, step: tuple[int, int, int, int]) -> Change | None:
    """The change a step stands for on this draft, None where it is refused."""
    which, at, position, length = step
    item = items[at % len(items)]
    operations = (
        lambda: accept(items, item.key),
        lambda: reject(items, item.key, "lý do"),
        lambda: reopen(items, item.key),
        lambda: split(items, item.key, [position, position + length], TEXT),
        lambda: split(items, item.key, [item.start + length], TEXT),
        lambda: merge(items, item.key, TEXT),
        lambda: add(items, Span(max(0, position), max(0, position) + length), TEXT, DIRECTIVE),
        lambda: edit(items, item.key, note="n", fields={"deadline": item.deadline.settle([], [typed("mai")])}),
        lambda: accept_all(items, length / 60),
    )
    try:
        return operations[which]()
    except ReviewError:
        return None


def after(steps: list[tuple[int, int, int, int]]) -> tuple[list[Items], list[Change]]:
    """Every draft on the way, and the changes between them."""
    drafts, changes = [START], []
    for step in steps:
        if change := change_of(drafts[-1], step):
            changes.append(change)
            drafts.append(apply(drafts[-1], change))
    return drafts, changes


@given(st.lists(STEP, max_size=12))
def test_undoing_every_step_gives_back_every_draft(steps: list[tuple[int, int, int, int]]) -> None:
    drafts, changes = after(steps)
    now = drafts[-1]
    for earlier, change in zip(reversed(drafts[:-1]), reversed(changes), strict=True):
        now = apply(now, change.inverse())
        assert now == earlier


@given(st.lists(STEP, max_size=12))
def test_words_stay_inside_the_text_and_keys_stay_distinct(steps: list[tuple[int, int, int, int]]) -> None:
    items = after(steps)[0][-1]
    assert len({item.key for item in items}) == len(items)
    for item in items:
        assert all(span.end <= len(TEXT) and span.of(TEXT).strip() for span in item.spans)
        assert list(item.spans) == sorted(item.spans)
        assert from_json(as_json(item)) == item


@given(st.lists(STEP, max_size=12))
def test_the_same_steps_give_the_same_keys(steps: list[tuple[int, int, int, int]]) -> None:
    assert after(steps)[0][-1] == after(steps)[0][-1]


@given(st.integers(0, len(START) - 1), st.integers(1, 200))
def test_merging_what_was_split_restores_words_key_and_values(at: int, offset: int) -> None:
    item = START[at]
    try:
        change = split(START, item.key, [item.start + offset], TEXT)
    except ReviewError:
        return
    parts = apply(START, change)
    second = next(part for part in change.after if part.key != item.key)
    whole = next(i for i in apply(parts, merge(parts, second.key, TEXT)) if i.key == item.key)
    assert replace(whole, status=Status.PENDING) == item


@given(st.lists(STEP, max_size=8))
def test_the_paper_always_shows_the_whole_text(steps: list[tuple[int, int, int, int]]) -> None:
    items = after(steps)[0][-1]
    laid = sheets(TEXT, (), items, marks_of(DIRECTIVE, TEXT))
    shown = ["".join(run.text for run in runs) for sheet in laid for _, runs in sheet.lines]
    assert shown == [line.strip() for line in TEXT.splitlines() if line.strip()]
    assert sorted(key for sheet in laid for key in sheet.begins) == sorted(item.key for item in items)

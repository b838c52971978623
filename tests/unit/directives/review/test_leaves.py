"""Items and marks on the pages of the original."""

from dataclasses import replace

from namhoc.core import Span
from namhoc.directives.review import Mark, draft, leaves, marks_of
from namhoc.reading import Block, BlockKind, Box, Document, LineBox, Page
from tests.unit.directives.review.example import DIRECTIVE, TEXT, where


def printed(lines_a_page: int = 5) -> Document:
    """The example as a PDF would give it: one line a line, 200 points wide, 10 high, some lines a page."""
    blocks, start = [], 0
    for number, raw in enumerate(TEXT.splitlines(keepends=True)):
        span, page, row = Span(start, start + len(raw)), number // lines_a_page + 1, number % lines_a_page
        line = LineBox(Span(start, start + len(raw) - 1), page, Box(50, 100 + 10 * row, 250, 110 + 10 * row))
        blocks.append(Block(BlockKind.PARAGRAPH, span, page, line.box, 1.0, (line,)))
        start += len(raw)
    pages = tuple(Page(n + 1, 500, 1000) for n in range((len(blocks) - 1) // lines_a_page + 1))
    return Document(TEXT, tuple(blocks), "", "x.pdf", "application/pdf", pages)


ITEMS = draft(DIRECTIVE, TEXT)


def test_every_item_begins_once_and_lies_on_the_page_of_its_words() -> None:
    found = leaves(printed(), ITEMS, ())
    firsts = [patch.owner for leaf in found for patch in leaf.patches if patch.first]
    assert firsts == [item.key for item in ITEMS]
    assert (found[0].patches[0].x, found[0].patches[0].y) == (10.0, 13.0)
    assert (found[0].patches[0].width, found[0].patches[0].height) == (40.0, 1.0)


def test_an_item_over_a_page_break_has_a_patch_on_both_pages() -> None:
    found = leaves(printed(6), ITEMS, ())
    second = ITEMS[2].key
    assert [leaf.page.number for leaf in found for patch in leaf.patches if patch.owner == second] == [1, 2]


def test_a_mark_stands_where_its_words_stand_in_the_line() -> None:
    (patch,) = leaves(printed(), (), [(where("trước ngày 25/9/2026"), Mark.DEADLINE)])[0].patches
    line = TEXT.splitlines()[4]
    share = line.index("trước ngày 25/9/2026") / len(line)
    assert patch.mark is Mark.DEADLINE
    assert abs(patch.x - (10 + 40 * share)) < 0.01


def test_a_box_outside_its_page_is_cut_at_the_edge() -> None:
    document = printed()
    small = replace(document, pages=tuple(replace(page, width=100) for page in document.pages))
    assert all(p.x + p.width <= 100 for leaf in leaves(small, ITEMS, marks_of(DIRECTIVE, TEXT)) for p in leaf.patches)


def test_a_text_without_pages_has_no_leaves() -> None:
    assert leaves(replace(printed(), pages=()), ITEMS, ()) == ()

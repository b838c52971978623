"""Where an item may be cut."""

from namhoc.directives.review import draft, pieces
from tests.unit.directives.review.example import DIRECTIVE, TEXT, where

FIRST, _, TWO_DATES, _ = draft(DIRECTIVE, TEXT)


def test_pieces_are_clauses_and_a_number_is_no_clause_of_its_own() -> None:
    assert [piece.words for piece in pieces(FIRST, TEXT, ())] == [
        "1.1. Sở Giáo dục và Đào tạo chủ trì rà soát điểm trường lẻ;",
        "trình Ủy ban nhân dân tỉnh trước ngày 30/11/2026.",
    ]


def test_a_cut_inside_a_clause_divides_it() -> None:
    position = where("phấn đấu").start
    cut = [piece for piece in pieces(TWO_DATES, TEXT, {position}) if piece.cut]
    assert [(piece.start, piece.words[:8]) for piece in cut] == [(position, "phấn đấu")]


def test_pieces_hold_every_word_of_the_item() -> None:
    words = " ".join(piece.words for piece in pieces(TWO_DATES, TEXT, ()))
    assert words.split() == TWO_DATES.spans[0].of(TEXT).split()

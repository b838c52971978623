"""core.phrases: word lists as patterns."""

from namhoc.core.phrases import phrase_pattern


def test_the_longest_phrase_wins_over_its_beginning() -> None:
    match = phrase_pattern("trường | trường hợp").search("12 trường hợp")
    assert match is not None
    assert match[0] == "trường hợp"


def test_a_line_break_inside_a_phrase_is_a_blank() -> None:
    assert phrase_pattern("ít nhất").search("bảo đảm ÍT\nNHẤT 2 lần")


def test_parts_of_words_do_not_match() -> None:
    assert phrase_pattern("có\ntin").search("còn, tinh, cót") is None


def test_signs_in_phrases_stand_for_themselves() -> None:
    assert phrase_pattern("nhóm/lớp").search("8.231 nhóm/lớp")

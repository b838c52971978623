import pytest

from namhoc.core import Span


def test_a_span_knows_its_words_and_trims_blanks():
    text = "  Sở Nội vụ \n"
    assert Span(0, len(text)).trimmed(text).of(text) == "Sở Nội vụ"


def test_a_span_that_runs_backwards_is_refused():
    with pytest.raises(ValueError, match="no range"):
        Span(3, 1)

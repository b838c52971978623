"""Numbers: formatting then parsing changes nothing; parsing agrees with a slow, plain reading."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from namhoc.core.numbers import find_numbers, format_number, parse_number

WHOLE = st.integers(min_value=0, max_value=10**12)
DECIMAL = st.decimals(min_value=0, max_value=10**8, places=3, allow_nan=False).map(float)


def read_slowly(text: str) -> float:
    """Digit by digit: points are skipped, the comma starts the decimals."""
    total, weight = 0.0, 0.0
    for letter in text:
        if letter == ",":
            weight = 0.1
        elif letter != ".":
            digit = "0123456789".index(letter)
            total = total + digit * weight if weight else total * 10 + digit
            weight /= 10
    return total


@given(WHOLE)
def test_whole_numbers_survive_formatting(value: int) -> None:
    assert parse_number(format_number(value)) == value


@given(DECIMAL)
def test_decimals_survive_formatting(value: float) -> None:
    assert parse_number(format_number(value)) == value


@given(st.one_of(WHOLE, DECIMAL))
def test_parsing_agrees_with_the_slow_reading(value: float) -> None:
    printed = format_number(value)
    assert abs(parse_number(printed) - read_slowly(printed)) <= 1e-6 * max(1, value)


@given(WHOLE, st.sampled_from(["", "%", " %"]))
def test_a_printed_number_is_found_where_it_stands(value: int, sign: str) -> None:
    text = f"có {format_number(value)}{sign} trường"
    (found,) = find_numbers(text)
    assert (found.value, found.percent) == (value, bool(sign))
    assert found.span.of(text) == format_number(value) + sign


@given(st.text(alphabet="0123456789.,/-–% đếnKHabc\n", max_size=80))
def test_any_text_is_read_without_failing_and_in_order(text: str) -> None:
    spans = [found.span for found in find_numbers(text)]
    assert all(first.end <= second.start for first, second in pairwise(spans))

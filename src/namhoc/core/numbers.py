"""Numbers as Vietnamese documents write them: 1.219,11; 08; 95,6%; 8,3 - 8,5%; 586/594; tám; hai mươi mốt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from namhoc.core.spans import Span

Number = int | float

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")

_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_DIGIT_WORDS = {word: digit for digit, word in enumerate(_UNITS)} | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}


def parse_number(text: str) -> Number:
    """The value of one number printed in Vietnamese: point between thousands, comma before decimals.

    "1.219,11" is 1219.11, "13.966" is 13966, "08" is 8, "tám" is 8. A point that cannot part thousands ("8.5",
    "0.125") is read as a decimal point, as some offices type it. Raises ValueError when ``text`` is no number.
    """
    text = text.strip()
    if _GROUPED.fullmatch(text) and not text.startswith("0"):
        return _value(text.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(text) and not text.startswith("0"):
        return _value(text.replace(",", ""))
    if _PLAIN.fullmatch(text):
        return _value(text.replace(",", "."))
    return _from_words(text)


def _value(text: str) -> Number:
    if "." not in text:
        return int(text)
    value = float(text)
    return int(value) if value.is_integer() else value


def _from_words(text: str) -> int:
    """Counting words from "không" to "chín mươi chín": what documents spell out."""
    words = text.lower().split()
    if len(words) == 1 and words[0] in _DIGIT_WORDS:
        return _DIGIT_WORDS[words[0]]
    if words and words[0] == "mười" and len(words) <= 2:
        return 10 + (_digit(words[1]) if len(words) == 2 else 0)
    if 2 <= len(words) <= 3 and words[1] in ("mươi", "mười"):
        return 10 * _digit(words[0]) + (_digit(words[2]) if len(words) == 3 else 0)
    raise ValueError(f"{text!r} is no number")


def _digit(word: str) -> int:
    digit = _DIGIT_WORDS.get(word, 0)
    if not digit:
        raise ValueError(f"{word!r} is no digit of a spelled number")
    return digit


def format_number(value: Number) -> str:
    """``value`` as Vietnamese documents print it: 1219.11 as "1.219,11"; no trailing zeros, no exponent."""
    if value < 0:
        return "-" + format_number(-value)
    whole, _, fraction = (str(value) if isinstance(value, int) else f"{value:.6f}").partition(".")
    fraction = fraction.rstrip("0")
    return f"{int(whole):,}".replace(",", ".") + ("," + fraction if fraction else "")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number found in a text. ``span`` covers all that was read, the percent sign too.

    ``upper`` is the second value of a range ("8,3 - 8,5%"), ``whole`` the N of "n/N"; ``percent`` tells whether
    a percent sign follows.
    """

    span: Span
    value: Number
    upper: Number | None = None
    whole: Number | None = None
    percent: bool = False


_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?"
_FOUND = re.compile(
    rf"(?<![\w./:,-])(?P<value>{_NUMBER})(?P<percent1>\s?%)?"
    rf"(?:\s?/\s?(?P<whole>{_NUMBER})(?![\d/]|\s?-)|\s*(?:[-–—÷]|đến|tới)\s*(?P<upper>{_NUMBER})(?![\d/]))?(?P<percent2>\s?%)?",
)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundNumber]:
    """Numbers written with digits in ``text[start:end]``, in order, ranges and "n/N" as one.

    Dates, document numbers and the marks of a list are numbers too: what they stand for is the caller's concern.
    """
    for match in _FOUND.finditer(text, start, len(text) if end is None else end):
        upper, whole = match["upper"], match["whole"]
        yield FoundNumber(
            Span(*match.span()),
            parse_number(match["value"]),
            parse_number(upper) if upper else None,
            parse_number(whole) if whole else None,
            percent=bool(match["percent1"] or match["percent2"]),
        )

"""Marks: the numbers, letters and bullets that Vietnamese documents open their items with.

Order of the levels after NĐ 30/2020/NĐ-CP, Phụ lục I: phần, chương, mục, điều, khoản (1.), điểm (a). Letters
are used beyond it, as offices do: A., (1), (i), -, +, "Một là", "Thứ nhất", "Nhiệm vụ 1:".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ORDER = (
    "chapter", "upper", "roman", "article", "arabic", "ordinal", "decimal", "decimal-3", "decimal-4", "letter", "paren",
    "dash", "plus",
)  # fmt: skip
"""Levels from the widest to the narrowest; a mark of a wider level closes every narrower one."""

ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""Points are lettered in the Vietnamese alphabet: d, đ, e, g."""

NUMERALS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as printed, its level, what it counts, and where it stands in its line (``end``: the first word)."""

    text: str = ""
    level: str = ""
    number: tuple[int, ...] = ()
    start: int = 0
    end: int = 0


_MARKUP = r"(?:\*{1,3}|#{1,6}(?=\s)|_{2,3}|>(?=\s)|\s)*"
_BOLD = r"\s*\*{0,3}\s*"  # markup may stand inside and after a mark: "**1**. **Mục đích**"
_WORDS = "|".join(NUMERALS) + "|tư"
_NTH = "|".join(ORDINALS)

_OPENING = re.compile(_MARKUP)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("roman", re.compile(rf"(?P<n>[IVX]{{1,6}}){_BOLD}(?:[.)](?=[\s*]|[^\W\d_]|$)|[/:](?=[\s*])|[-–](?=\s))")),
    ("decimal", re.compile(rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?!\d){_BOLD}[.):]?(?=\s|\*|$)")),
    ("arabic", re.compile(rf"(?P<n>\d{{1,2}}){_BOLD}(?:[.)](?!\d)|/(?=\s)|[-–](?=\s+[^\W\d_]))")),
    ("paren", re.compile(r"\((?P<n>\d{1,2}|[ivx]{1,5}|[a-zđ])\)")),
    ("letter", re.compile(rf"(?P<n>[a-zđ]){_BOLD}(?:\)|\.(?=\s+[^\W\d_a-zđ]))")),
    ("upper", re.compile(rf"(?P<n>[A-HK]|Đ){_BOLD}[.)/](?=[\s*]|$)")),
    ("article", re.compile(rf"Điều\s+(?P<n>\d{{1,3}})[a-zđ]?{_BOLD}[.:]")),
    (
        "chapter",
        re.compile(
            rf"(?:phần|chương|mục)\s+(?:thứ\s+)?(?P<n>[ivx]{{1,5}}|\d{{1,2}}|{_NTH})\b{_BOLD}[.:]?(?=\s|\*|$)",
            re.IGNORECASE,
        ),
    ),
    (
        "ordinal",
        re.compile(
            rf"(?:(?P<n>{_WORDS})\s+là\b|thứ\s+(?P<m>{_NTH})\b(?=\s*[:,.])"
            r"|(?:nhóm\s+)?(?:nhiệm\s+vụ|giải\s+pháp)\s+(?:thứ\s+)?(?:số\s+)?(?P<k>\d{1,2}|"
            + _NTH
            + r")\b(?=\s*[:.,]))"
            rf"{_BOLD}[:,.]?",
            re.IGNORECASE,
        ),
    ),
    ("dash", re.compile(r"[-–—](?=\s|\*|[^\W\d_])")),
    ("plus", re.compile(r"\+(?=\s|\*|[^\W\d_])")),
    ("bullet", re.compile(r"[•·▪●○◦➢]\s*")),
)
_AFTER = re.compile(r"[\s*]*")
_STAR = re.compile(r"\s*\*\s+(?=[^\W\d_])")


def mark_of(line: str) -> Mark:
    """The mark that ``line`` opens with; an empty one, whose ``end`` is the first word, where there is none."""
    if star := _STAR.match(line):
        return Mark("*", "bullet", (), star.start(), star.end())
    opening = _OPENING.match(line)
    start = opening.end() if opening else 0
    if start < len(line):
        for level, pattern in _worth_trying(line, start):
            if match := pattern.match(line, start):
                after = _AFTER.match(line, match.end())
                end = after.end() if after else match.end()
                printed = match[0].replace("*", "").strip()
                return Mark(printed, _refined(level, match), _number(level, match), start, end)
        return Mark(start=start, end=start)
    return Mark()


_OF_WORDS = tuple(each for each in _PATTERNS if each[0] in ("roman", "article", "chapter", "ordinal"))
_OF_SMALL_WORDS = tuple(each for each in _PATTERNS if each[0] == "ordinal")


def _worth_trying(line: str, start: int) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns that may match: a line that opens with a word of two letters holds no "1." and no "a)"."""
    if not line[start : start + 2].isalpha():
        return _PATTERNS
    return _OF_SMALL_WORDS if line[start].islower() else _OF_WORDS


def _refined(level: str, match: re.Match[str]) -> str:
    """Parens count in three ways that must not be mixed: (1), (i), (a); decimals by their depth: 1.1, 1.1.1."""
    n = match.groupdict().get("n") or ""
    if level == "decimal" and n.count(".") > 1:
        return f"decimal-{n.count('.') + 1}"
    if level != "paren":
        return level
    return "paren" if n.isdigit() else "paren-roman" if set(n) <= set("ivx") else "paren-letter"


def _number(level: str, match: re.Match[str]) -> tuple[int, ...]:
    if level in ("dash", "plus", "bullet"):
        return ()
    groups = match.groupdict()
    n = next(value for value in groups.values() if value).lower()
    if level.startswith("decimal"):
        return tuple(int(part) for part in n.split("."))
    if n.isdigit():
        return (int(n),)
    if level in ("roman", "chapter", "paren") and set(n) <= set(_ROMAN):
        return (roman(n),)
    if level == "upper":
        return ("abcdđefghk".index(n) + 1,)
    if n in ALPHABET:
        return (ALPHABET.index(n) + 1,)
    if n in NUMERALS:
        return (NUMERALS.index(n) + 1,)
    return (ORDINALS.index(n) + 1,) if n in ORDINALS else (0,)


def roman(numeral: str) -> int:
    """The value of a Roman numeral of I, V and X ("xiv" is 14)."""
    values = [_ROMAN[c] for c in numeral.lower()]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def rank(level: str) -> int:
    """How wide a level is: 0 for the widest."""
    base = {"paren-roman": "paren", "paren-letter": "paren", "bullet": "dash"}.get(level, level)
    return ORDER.index(base)


def follows(before: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """True when ``number`` may come next after ``before`` in one list.

    A repeated or skipped number is a slip of the pen, not the end of a list. Decimals may go on under the next
    whole number: 1.2, 2.1.
    """
    if not number or not before:
        return not number and not before
    if len(before) != len(number):
        return False
    if before[:-1] == number[:-1]:
        return 0 <= number[-1] - before[-1] <= 3
    return number[-1] == 1 and follows(before[:-1], number[:-1])

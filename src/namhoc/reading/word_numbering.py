"""Numbers that Word counts by itself ("1.", "a)", "-"), as they are displayed: numbering.xml resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from namhoc.reading.word_package import Element, W, WordPackage, value

_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number looks and where it starts."""

    start: int = 1
    format: str = "decimal"
    text: str = "%1."
    suffix: str = "tab"
    restart_after: int | None = None  # the level whose number resets this one; 0 never
    legal: bool = False  # every number in the text is shown as decimal


@dataclass(slots=True)
class _List:
    levels: dict[int, Level]
    abstract: str
    overrides: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of one document in order; ask once for each paragraph, in reading order."""

    def __init__(self, package: WordPackage) -> None:
        self._lists = _lists_of(package.numbering)
        self._styles = _style_numbers(package.styles)
        self._counts: dict[str, dict[int, int]] = {}  # abstract list -> level -> last number
        self._started: set[tuple[str, int]] = set()

    def mark(self, properties: Element | None) -> str:
        """The number or bullet of a paragraph with these properties (w:pPr), with a blank after it; "" for none."""
        number_id, level_index = self._place(properties)
        list_ = self._lists.get(number_id or "")
        if list_ is None or level_index not in list_.levels:
            return ""
        level = list_.levels[level_index]
        counts = self._counts.setdefault(list_.abstract, {})
        if level_index in list_.overrides and (number_id, level_index) not in self._started:
            counts[level_index] = list_.overrides[level_index]
        else:
            counts[level_index] = counts.get(level_index, level.start - 1) + 1
        self._started.add((number_id or "", level_index))
        for deeper in [i for i in counts if i > level_index]:
            limit = list_.levels[deeper].restart_after if deeper in list_.levels else None
            if limit is None or (limit > 0 and level_index < limit):
                del counts[deeper]
        shown = self._shown(list_, level_index, counts).strip()
        return f"{shown} " if shown else ""

    def _place(self, properties: Element | None) -> tuple[str | None, int]:
        """List and level: the paragraph's own, else those of its style."""
        style = value(properties, "pStyle")
        number_id, level = self._styles.get(style or "", (None, 0))
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            number_id = value(own, "numId") or number_id
            level = _integer(value(own, "ilvl"), level)
        return number_id, level

    def _shown(self, list_: _List, level_index: int, counts: dict[int, int]) -> str:
        level = list_.levels[level_index]
        if level.format == "bullet":
            return _bullet(level.text)
        if level.format == "none":
            return _PLACE.sub("", level.text)

        def number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            shown = list_.levels.get(index, Level())
            count = counts.get(index, shown.start)
            return formatted(count, "decimal" if level.legal else shown.format)

        return _PLACE.sub(number, level.text)


def formatted(count: int, format_: str) -> str:
    """A count in one of Word's number formats; unknown formats are shown as decimals."""
    match format_:
        case "lowerLetter" | "upperLetter":
            letters = _LATIN_LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1) if 0 < count < 1000 else str(count)
            return letters.upper() if format_ == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            roman = _roman(count)
            return roman.upper() if format_ == "upperRoman" else roman
        case "decimalZero":
            return f"{count:02d}"
        case "vietnameseCounting":
            words = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
            return words[count] if 0 < count < len(words) else str(count)
        case "russianLower" | "chicago" | "none":
            return ""
        case _:
            return str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    out = ""
    for worth, letters in _ROMAN:
        while count >= worth:
            out, count = out + letters, count - worth
    return out


def _bullet(text: str) -> str:
    """Bullets come from symbol fonts with private letters; officials print "-", "+" or a dot."""
    shown = text.strip()
    if shown in ("-", "–", "—", "+", "*", "•", "o"):
        return {"o": "+", "*": "•", "—": "-"}.get(shown, shown)
    return "-" if shown in ("\uf02d", "\uf0be", "‑", "−") else "+" if shown == "\uf02b" else "•"


def _lists_of(numbering: Element | None) -> dict[str, _List]:
    if numbering is None:
        return {}
    abstracts: dict[str, dict[int, Level]] = {}
    for abstract in numbering.iterfind(f"{W}abstractNum"):
        levels = {_integer(lvl.get(f"{W}ilvl"), 0): _level(lvl) for lvl in abstract.iterfind(f"{W}lvl")}
        abstracts[str(abstract.get(f"{W}abstractNumId"))] = levels
    lists = {}
    for num in numbering.iterfind(f"{W}num"):
        abstract_id = value(num, "abstractNumId") or ""
        levels = dict(abstracts.get(abstract_id, {}))
        overrides = {}
        for override in num.iterfind(f"{W}lvlOverride"):
            index = _integer(override.get(f"{W}ilvl"), 0)
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[index] = _level(own)
            start = value(override, "startOverride")
            if start is not None:
                overrides[index] = _integer(start, 1)
        lists[str(num.get(f"{W}numId"))] = _List(levels, abstract_id, overrides)
    return lists


def _level(lvl: Element) -> Level:
    restart = value(lvl, "lvlRestart")
    return Level(
        start=_integer(value(lvl, "start"), 1),
        format=value(lvl, "numFmt") or "decimal",
        text=value(lvl, "lvlText") or "",
        suffix=value(lvl, "suff") or "tab",
        restart_after=_integer(restart, 0) if restart is not None else None,
        legal=lvl.find(f"{W}isLgl") is not None,
    )


def _style_numbers(styles: Element | None) -> dict[str, tuple[str | None, int]]:
    """Style id -> (list, level), inherited along basedOn."""
    if styles is None:
        return {}
    own: dict[str, tuple[str | None, int]] = {}
    based: dict[str, str] = {}
    for style in styles.iterfind(f"{W}style"):
        style_id = str(style.get(f"{W}styleId"))
        properties = style.find(f"{W}pPr")
        numbers = properties.find(f"{W}numPr") if properties is not None else None
        if numbers is not None and value(numbers, "numId") is not None:
            own[style_id] = (value(numbers, "numId"), _integer(value(numbers, "ilvl"), 0))
        parent = value(style, "basedOn")
        if parent:
            based[style_id] = parent
    found = {}
    for style_id in {*own, *based}:
        seen: set[str] = set()
        at = style_id
        while at not in own and at in based and at not in seen:
            seen.add(at)
            at = based[at]
        if at in own:
            found[style_id] = own[at]
    return found


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.lstrip("-").isdigit() and len(text) < 9 else default

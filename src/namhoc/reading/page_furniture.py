"""What the printer puts on every page: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter

from namhoc.reading.printed import PrintedLine, PrintedPage

_NUMBER = re.compile(r"^[-–—\s|]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s|.:,]*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.085  # share of the page height at top and bottom where furniture stands (margins are 20 mm of 297)


def furniture_of(pages: list[tuple[PrintedPage, list[PrintedLine]]]) -> set[int]:
    """``id`` of every line that is a page number, or the same running line on several pages."""
    at_edge: list[tuple[PrintedLine, str]] = []
    found: set[int] = set()
    for page, lines in pages:
        for line in lines:
            if line.y1 < _EDGE * page.height or line.y0 > (1 - _EDGE) * page.height:
                if _NUMBER.match(line.text) and _alone(line, lines):
                    found.add(id(line))
                else:
                    at_edge.append((line, _DIGITS.sub("0", line.text).strip().lower()))
    often = Counter(words for _, words in at_edge)
    needed = max(3, len(pages) // 2)
    return found | {id(line) for line, words in at_edge if often[words] >= needed}


def _alone(line: PrintedLine, lines: list[PrintedLine]) -> bool:
    """No other segment on its row: a number at the edge of a table is no page number."""
    return not any(other is not line and min(other.y1, line.y1) - max(other.y0, line.y0) > 2 for other in lines)

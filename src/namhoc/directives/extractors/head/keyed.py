"""Heads printed as a list of key and value, as portals and typing templates do: "SỐ KÝ HIỆU: 12/KH-THPT"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from namhoc.core import PartialDate, Span, find_dates, fold
from namhoc.directives.extractors.head.lines import MARKUP, words_of_lines

_KEYS: dict[str, tuple[str, ...]] = {
    "symbol": ("so ky hieu", "so hieu", "so va ky hieu", "so van ban", "so ki hieu", "so hieu van ban", "ky hieu"),
    "title": ("trich yeu", "trich yeu noi dung", "noi dung trich yeu", "ve viec", "v v", "ten van ban", "tieu de"),
    "issuer": ("co quan ban hanh", "don vi ban hanh", "noi ban hanh", "co quan bh", "don vi soan thao"),
    "date": ("ngay ban hanh", "ngay ky", "ngay van ban", "ngay thang"),
    "effective": ("ngay hieu luc", "ngay co hieu luc", "hieu luc tu", "ngay bat dau hieu luc"),
    "type": ("loai van ban", "hinh thuc van ban", "the loai", "ten loai"),
}
_FIELD = {key: field for field, keys in _KEYS.items() for key in keys}
_LINE = re.compile(r"(?P<key>[^:|\t]{2,30}?)\s*[:|\t]\s*(?P<value>\S.*)")
_LEAD = re.compile(r"(?:V/v|về\s+việc)\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Keyed:
    """Spans of the values a keyed head gives, by field; dates read."""

    spans: dict[str, Span]
    date: PartialDate | None = None
    effective: PartialDate | None = None

    def of(self, field: str, text: str) -> str | None:
        """The words of a field, None where the head does not have it."""
        span = self.spans.get(field)
        return span.of(text) if span else None


def read_keyed(text: str) -> Keyed | None:
    """The keyed head of ``text``: at least two known keys in its first lines, one of them number or summary."""
    spans: dict[str, Span] = {}
    for line in words_of_lines(text[:3000])[:40]:
        match = _LINE.match(line.words)
        field = _FIELD.get(fold(match["key"])) if match else None
        if match is None or field is None or field in spans:
            continue
        start = line.span.start + match.start("value")
        if field == "title" and (lead := _LEAD.match(match["value"])):
            start += lead.end()
        spans[field] = Span(start, start + len(text[start : line.span.end].rstrip(MARKUP + ".;")))
    if len(spans) < 2 or not spans.keys() & {"symbol", "title"}:
        return None
    dates = {key: _first_date(spans[key].of(text)) for key in ("date", "effective") if key in spans}
    return Keyed(spans, dates.get("date"), dates.get("effective"))


def _first_date(words: str) -> PartialDate | None:
    return next((found.value for found in find_dates(words)), None)

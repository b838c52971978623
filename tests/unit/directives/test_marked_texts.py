"""Whole invented documents of every genre: what is marked in them, and nothing else, is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest

from namhoc.core import fold
from namhoc.directives import extract
from namhoc.directives.as_json import as_json
from namhoc.reading import read_bytes
from tests.cases.marked_texts import Marked, marked_texts, value_of
from tests.unit.reading.legacy import in_legacy

TEXTS = {marked.name: marked for marked in marked_texts()}
FIELDS = ("symbol", "date", "effective_date", "issuing_body", "province", "school_year", "type")
each_text = pytest.mark.parametrize("name", sorted(TEXTS))


@cache
def read(name: str) -> dict[str, Any]:
    marked = TEXTS[name]
    raw = in_legacy(marked.text, marked.encoding) if marked.encoding else marked.text.encode()
    document = read_bytes(raw, "van-ban.txt")
    assert document.text == marked.text
    return as_json(extract(document, date(2026, 11, 24)), document.text)


def unmatched(expected: list[Any], found: list[Any], same: Callable[[Any, Any], bool]) -> tuple[list[Any], list[Any]]:
    """What was not found, and what was found beyond it."""
    missed, free = [], list(found)
    for item in expected:
        match = next((other for other in free if same(item, other)), None)
        if match is None:
            missed.append(item)
        else:
            free.remove(match)
    return missed, free


def overlaps(item: tuple[int, int, list[str]], found: dict[str, Any]) -> bool:
    return item[0] < found["end"] and found["start"] < item[1]


def unit(words: list[str]) -> str:
    return " ".join(words)


@each_text
def test_its_own_fields_are_read(name: str) -> None:
    marked, found = TEXTS[name], read(name)["document"]
    assert {key: found[key] for key in FIELDS if key in marked.document} == {
        key: marked.document[key] for key in FIELDS if key in marked.document
    }
    assert [(found["title_start"], found["title_end"])] == [(a, b) for a, b, _ in marked.of("title")]


@each_text
def test_its_units_are_counted(name: str) -> None:
    found = [(task["start"], task["kind"]) for task in read(name)["tasks"]]
    assert found == TEXTS[name].units()


@each_text
def test_who_is_told_what(name: str) -> None:
    found = {(a["agency_id"], a["role"], a["task_ordinal"]) for a in read(name)["assignments"]}
    assert found == TEXTS[name].duties()


@each_text
def test_its_citations_are_found(name: str) -> None:
    marked = TEXTS[name]
    expected = {fold(marked.text[a:b]) if words[0] == "-" else words[0] for a, b, words in marked.of("c")}
    assert {c["number"] or fold(c["text"]) for c in read(name)["citations"]} == expected


@each_text
@pytest.mark.parametrize("field", ["targets", "statistics"])
def test_its_figures_are_read(name: str, field: str) -> None:
    first = 1 if field == "targets" else 0

    def same(item: tuple[int, int, list[str]], found: dict[str, Any]) -> bool:
        words = item[2]
        bound = field == "statistics" or found["comparator"] == words[0]
        named = str(found["unit"]).split(" (")[0] == unit(words[first + 1 :])
        return overlaps(item, found) and bound and named and found["value"] == value_of(words[first])

    marks = TEXTS[name].of("g" if field == "targets" else "s")
    assert unmatched(marks, read(name)[field], same) == ([], [])


@each_text
def test_its_deadlines_are_read(name: str) -> None:
    def same(item: tuple[int, int, list[str]], found: dict[str, Any]) -> bool:
        return overlaps(item, found) and found["kind"] == item[2][0] and (found["date"] or "-") == item[2][1]

    assert unmatched(TEXTS[name].of("d"), read(name)["deadlines"], same) == ([], [])


@each_text
def test_nothing_is_taken_out_of_the_page(name: str) -> None:
    noise = TEXTS[name].of("n")
    for field in ("tasks", "assignments", "targets", "statistics", "deadlines", "citations"):
        for item in read(name)[field]:
            assert not any(start <= item["start"] and item["end"] <= end for start, end, _ in noise), item


@each_text
def test_every_quotation_is_literal(name: str) -> None:
    text = TEXTS[name].text
    for field in ("assignments", "targets", "statistics", "deadlines", "citations"):
        for item in read(name)[field]:
            assert text[item["start"] : item["end"]] == item["text"]


def test_marked_texts_exist() -> None:
    assert len(TEXTS) > 20
    assert isinstance(next(iter(TEXTS.values())), Marked)


def wrapped(text: str, width: int) -> str:
    """``text`` with the blanks of its long lines turned into line breaks, as a page would; places stay."""
    lines = []
    in_head = True
    for line in text.split("\n"):
        in_head = in_head and len(line) <= 140 and not re.match(r"\W*(?:I|1|A)[./]", line)
        if not in_head and "\t" not in line and line.count("|") < 3:
            column = 0
            words = line.split(" ")
            for at, word in enumerate(words[1:], 1):
                column += len(words[at - 1]) + 1
                if column + len(word) > width:
                    words[at - 1] += "\n"
                    column = 0
            line = " ".join(words).replace("\n ", "\n")
        lines.append(line)
    return "\n".join(lines)


def old_marks(text: str) -> str:
    """``text`` in the older way of placing tone marks (hoà, uỷ)."""
    for new, old in (("òa", "oà"), ("óa", "oá"), ("ọa", "oạ"), ("ủy", "uỷ"), ("úy", "uý"), ("Ủy", "Uỷ"), ("ỦY", "UỶ")):
        text = text.replace(new, old)
    return text


@pytest.mark.parametrize("name", sorted(name for name in TEXTS if not TEXTS[name].encoding))
def test_broken_lines_and_older_tone_marks_change_no_unit_and_no_deadline(name: str) -> None:
    plain = read(name)
    for text in (wrapped(TEXTS[name].text, 110), old_marks(TEXTS[name].text)):
        document = read_bytes(text.encode(), "van-ban.txt")
        found = as_json(extract(document, date(2026, 11, 24)), document.text)
        for field, keys in (("tasks", ("start", "end", "kind")), ("deadlines", ("kind", "date"))):
            assert [[i[k] for k in keys] for i in found[field]] == [[i[k] for k in keys] for i in plain[field]]

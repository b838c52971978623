"""Invented documents with every item to be read marked in place: see tests/cases/marked/README.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "marked"
_ROLES = {"l": "lead", "c": "coordinate", "i": "implement"}
_KINDS = {"t": "task", "s": "solution", "a": "assignment"}


@dataclass
class Marked:
    """A document without its marks, and what they say. An item is (start, end, words of its mark)."""

    name: str
    document: dict[str, Any]
    text: str
    encoding: str | None
    items: dict[str, list[tuple[int, int, list[str]]]] = field(default_factory=dict)

    def of(self, kind: str) -> list[tuple[int, int, list[str]]]:
        """The items of one kind of mark, in the order of the text."""
        return self.items.get(kind, [])

    def units(self) -> list[tuple[int, str]]:
        """Where the units begin, and their kinds."""
        return [(start, _KINDS[words[0]]) for start, _, words in self.of("T")]

    def duties(self) -> set[tuple[str, str, int | None]]:
        """(agency, role, number of the unit) of each assignment."""
        units = self.of("T")
        found = set()
        for start, _, (agency, roles) in self.of("a"):
            ordinal = next((n for n, (a, b, _) in enumerate(units, 1) if a <= start < b), None)
            found |= {(agency, _ROLES[role], ordinal) for role in roles.split("+")}
        return found


def marked_texts() -> Iterator[Marked]:
    """The documents of the folder."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield read_marked(path.stem, path.read_text(encoding="utf-8"))


def read_marked(name: str, written: str) -> Marked:
    """A document from its marked form."""
    _, head, body = written.split("---\n", 2)
    document = yaml.safe_load(head)
    plain: list[str] = []
    opened: list[tuple[list[str], int]] = []
    items: list[tuple[str, int, int, list[str]]] = []
    at, body = 0, body.strip("\n")
    while at < len(body):
        if body[at] == "{":
            bar = body.index("|", at)
            opened.append((body[at + 1 : bar].split(), len(plain)))
            at = bar
        elif body[at] == "}":
            words, start = opened.pop()
            items.append((words[0], start, len(plain), words[1:]))
        else:
            plain.append(body[at])
        at += 1
    assert not opened, name
    found: dict[str, list[tuple[int, int, list[str]]]] = {}
    for kind, start, end, words in sorted(items, key=lambda item: (item[1], -item[2])):
        found.setdefault(kind, []).append((start, end, words))
    return Marked(name, document, "".join(plain), document.pop("legacy", None), found)


def value_of(words: str) -> Any:
    """A value as marks write it: a number, a range "95..98", "-" for none."""
    if words == "-":
        return None
    if ".." in words:
        return [value_of(part) for part in words.split("..")]
    number = float(words)
    return int(number) if number.is_integer() else number

"""Labelled blocks: "a) Nhiệm vụ: ... b) Cơ quan thực hiện: ... c) Thời gian thực hiện: ..."."""

from __future__ import annotations

import re

from namhoc.core import fold
from namhoc.directives.outline import Node

_LABELS = {
    "work": r"(?:noi dung|nhiem vu|cong viec|san pham|ket qua)(?: (?:thuc hien|cong viec|du kien|chinh|cu the))*",
    "body": r"(?:co quan|don vi)(?: (?:thuc hien|chu tri|phoi hop|chiu trach nhiem))+|(?:chu tri|"
    "phoi hop)(?: thuc hien)?",
    "time": r"(?:thoi gian|thoi han|tien do)(?: (?:thuc hien|hoan thanh|trien khai))*",
}
_LABEL = {name: re.compile(pattern) for name, pattern in _LABELS.items()}


def is_labelled(node: Node) -> bool:
    """True when the item's parts are labels: who carries it out or until when, and one more."""
    found: set[str] = set()
    for words in [p.words for p in node.body] + [child.title for child in node.children]:
        label, colon, _ = words.partition(":")
        if colon and len(label) < 40:
            found |= {name for name, pattern in _LABEL.items() if pattern.fullmatch(fold(label))}
    return len(found) > 1


def holds_labelled(node: Node) -> bool:
    """True when numbered items below are labelled blocks: then they are the units, not this one."""
    return any(is_labelled(child) or holds_labelled(child) for child in node.children if child.number)

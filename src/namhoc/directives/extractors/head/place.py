"""The province a document belongs to."""

from __future__ import annotations

import re

from namhoc.core import PROVINCE_PATTERN, province_named
from namhoc.directives.extractors.head.form import Form
from namhoc.directives.extractors.head.issuer import CENTRAL, capitalised

_PROVINCE = re.compile(rf"(?i)(?<!\w){PROVINCE_PATTERN}(?!\w)")
_PROVINCE_LINE = re.compile(
    r"\bTỈNH\s+((?!ỦY\b|UỶ\b)\S+(?:\s+(?!VĂN\s+PHÒNG|SỞ\s|BAN\s|PHÒNG\s)\S+){0,3})(?=$|\s+(?:VĂN\s+PHÒNG$|SỞ\s|BAN\s|PHÒNG\s))"
)
_OF_PROVINCE = re.compile(
    rf"(?i)(?:tỉnh|thành\s+phố|TP\.?|UBND|Sở\s+(?:GDĐT|GD&ĐT|GD-ĐT|Giáo\s+dục\s+và\s+Đào\s+tạo))\s+(?P<name>{PROVINCE_PATTERN})(?!\w)"
)


def province_of_form(text: str, form: Form) -> str | None:
    """The province of the issuer's lines, else of the place beside the date, else of the title, else of the text."""
    head = " ".join(form.issuer_lines)
    title = form.title.of(text) if form.title else ""
    if CENTRAL.match(head):  # a central body sits in Hà Nội; only its title tells whom it means
        match = _OF_PROVINCE.search(title)
        return province_named(match["name"]) if match else None
    if named := _PROVINCE_LINE.search(head):
        return province_named(named[1]) or capitalised(named[1])
    for words in (head, form.signed.place if form.signed else "", title):
        if match := _PROVINCE.search(words):
            return province_named(match[0])
    return province_of_text(text, None)


def province_of_text(text: str, issuer: str | None) -> str | None:
    """The province a text is about: named by its issuer, else the name met most often, "tỉnh X" counting more."""
    if issuer and (match := _PROVINCE.search(issuer)):
        return province_named(match[0])
    if issuer and CENTRAL.match(issuer):
        return None
    counts: dict[str, int] = {}
    for pattern, group, weight in ((_OF_PROVINCE, "name", 3), (_PROVINCE, 0, 1)):
        for match in pattern.finditer(text):
            name = province_named(match[group])
            if name and match[group][0].isupper():
                counts[name] = counts.get(name, 0) + weight
    return max(counts, key=lambda name: counts[name]) if counts else None

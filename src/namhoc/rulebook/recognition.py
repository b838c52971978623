"""Dated parameters of universal education and literacy recognition: which rules are asked on a day, at which threshold.

The data lie in ``data/national/recognition``; a rule set of the operator's own comes in through ``Book``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from namhoc.rulebook.rule_sets import RuleSet, rule_sets

__all__ = [
    "Book",
    "RuleSet",
    "Threshold",
    "conditions",
    "dossier",
    "law_of",
    "process",
    "rule_sets",
    "share_kind",
    "threshold",
]


@cache
def _load(name: str) -> Mapping[str, Any]:
    path = files("namhoc.rulebook").joinpath(f"data/national/recognition/{name}.yaml")
    loaded: Mapping[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a criterion asks: at least ``percent`` (None: the rule exists, its figure was not read), of the age band
    ``band`` where the band depends on the area."""

    criterion: str
    percent: int | None
    band: str | None
    label: str
    document: str
    article: str
    confidence: str
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """The rules an evaluation is made with: the law of a day, or of every day, and over it what was chosen by name.

    ``as_of``: None takes every statutory rule set, whatever its dates. ``chosen``: a rule set that stands before the
    others for the programmes it has, even where it is not in force on the day (a draft, a pilot, an old law)."""

    as_of: date | None = None
    chosen: RuleSet | None = None

    def rule_sets(self) -> tuple[RuleSet, ...]:
        """Those that apply, the chosen one first, then the newest: the first that has a criterion gives it."""
        return _applying(self)

    def covers(self, program: str) -> bool:
        """True when some rule set that applies has criteria for ``program`` beside the share of disabled learners."""
        return _covers(self, program)

    def threshold(self, criterion: str, difficult: bool) -> Threshold | None:
        """What ``criterion`` ("TH2.age11") asks of a commune with or without especially difficult conditions (ĐBKK);
        None when no rule that applies asks it."""
        return _asked(self, criterion, difficult)

    def shares(self, kind: str) -> Mapping[str, Any] | None:
        """Shares of recognised units below, with ``rules``, ``article`` and ``confidence``: ``district``,
        ``province_old``, ``province_new`` or ``mn35_province``; None when no rule that applies has them."""
        for one in self.rule_sets():
            row = one.shares.get(kind)
            if row is not None and not (self.as_of and row.get("to") and self.as_of > row["to"]):
                return {**row, "rules": one.id, "document": one.document or one.id}
        return None

    def used_for(self, program: str, unit: str = "commune") -> tuple[RuleSet, ...]:
        """The rule sets of this book with criteria of a commune for ``program``, or with shares of a district or
        province."""
        return _used_for(self, program, unit)

    @property
    def fingerprint(self) -> str:
        """Twelve letters that change when any threshold, share or date in the book changes."""
        return _fingerprint(self)


@lru_cache(maxsize=256)
def _applying(book: Book) -> tuple[RuleSet, ...]:
    law = [one for one in rule_sets().values() if one.statutory and (book.as_of is None or one.in_force(book.as_of))]
    law.sort(key=lambda one: (one.start or date.min, one.id), reverse=True)
    if book.chosen is None:
        return tuple(law)
    return (book.chosen, *(one for one in law if one.id != book.chosen.id))


@lru_cache(maxsize=8192)
def _asked(book: Book, criterion: str, difficult: bool) -> Threshold | None:
    program = _program_of(criterion)
    for one in _applying(book):
        row = one.criteria.get(program, {}).get(criterion)
        if row is not None:
            return _threshold(one, criterion, row, difficult) if row.get("asked", True) else None
    return None


@lru_cache(maxsize=1024)
def _used_for(book: Book, program: str, unit: str) -> tuple[RuleSet, ...]:
    if unit == "commune":
        return tuple(one for one in _applying(book) if program in one.criteria)
    kinds = {"district": ("district",), "province": ("province_old", "province_new", "mn35_province")}[unit]
    asked = [(one, one.shares.get(kind, {}), kind) for one in _applying(book) for kind in kinds]
    return tuple(
        dict.fromkeys(
            one for one, row, kind in asked if program in row or (program == "MN35" and row and kind[:4] == "mn35")
        )
    )


@lru_cache(maxsize=256)
def _fingerprint(book: Book) -> str:
    rows = [[one.edition, one.start, one.end, one.criteria, one.shares] for one in _applying(book)]
    text = json.dumps(rows, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@lru_cache(maxsize=1024)
def _covers(book: Book, program: str) -> bool:
    return any(any(not name.endswith(".disabled") for name in one.criteria.get(program, ())) for one in _applying(book))


def law_of(as_of: date) -> Book:
    """The law of the day."""
    return Book(as_of)


STANDING = Book()
"""Every statutory rule set, whatever its dates."""


def _program_of(criterion: str) -> str:
    for program in _load("criteria"):
        if criterion in _load("criteria")[program]:
            return str(program)
    raise KeyError(criterion)


def _threshold(one: RuleSet, criterion: str, row: Mapping[str, Any], difficult: bool) -> Threshold:
    area = "difficult" if difficult else "normal"
    label = row.get("label") or {"vi": _national_label(criterion)}
    return Threshold(
        criterion=criterion,
        percent=row[area],
        band=(row.get("band") or {}).get(area),
        label=label["vi"],
        document=one.document or one.id,
        article=row["article"],
        confidence=max(row["confidence"], one.confidence, key="HML".index),
        rules=one.id,
    )


def _national_label(criterion: str) -> str:
    program = _program_of(criterion)
    rows = (one.criteria.get(program, {}).get(criterion) for one in rule_sets().values())
    return next((str(row["label"]["vi"]) for row in rows if row and row.get("label")), criterion)


def threshold(criterion: str, difficult: bool) -> Threshold:
    """The threshold of a criterion in the statutory rule sets, whatever the day. Raises KeyError for one unknown."""
    found = STANDING.threshold(criterion, difficult)
    if found is None:
        raise KeyError(criterion)
    return found


def share_kind(unit: str, as_of: date) -> str:
    """Which shares a ``district`` or ``province`` is judged by on ``as_of``: a province by its districts to
    2025-06-30, by its communes after."""
    if unit == "province":
        return (
            "province_old" if as_of <= date.fromisoformat(str(_load("process")["districts_until"])) else "province_new"
        )
    return unit


def conditions(program: str) -> Mapping[str, Any]:
    """Rooms, area and article of the conditions of TT 07/2016/TT-BGDĐT for one programme."""
    row: Mapping[str, Any] = _load("conditions")[program]
    return row


def process() -> Mapping[str, Any]:
    """Authorities and due dates."""
    return _load("process")


def dossier() -> Mapping[str, Any]:
    """What the file of each kind of unit holds."""
    return _load("dossier")

"""Dated parameters of universal education and literacy recognition, read from ``data/national/recognition``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _load(name: str) -> Mapping[str, Any]:
    path = files("namhoc.rulebook").joinpath(f"data/national/recognition/{name}.yaml")
    loaded: Mapping[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A body of rules in force over a span of days. ``confidence`` H, M or L (UNCONFIRMED)."""

    id: str
    document: str | None
    start: date | None
    end: date | None
    confidence: str
    about: str

    def in_force(self, as_of: date) -> bool:
        """True when the rules apply on ``as_of``; rules without a first day are not in force yet."""
        return self.start is not None and self.start <= as_of and (self.end is None or as_of <= self.end)


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a criterion asks: at least ``percent``, of the age band ``band`` where the band depends on the area."""

    criterion: str
    percent: int
    band: str | None
    label: str
    document: str
    article: str
    confidence: str


@cache
def rule_sets() -> Mapping[str, RuleSet]:
    """Every rule set by id."""
    return {
        key: RuleSet(key, row["document"], row["from"], row["to"], row["confidence"], row["about"])
        for key, row in _load("rule_sets").items()
    }


@cache
def threshold(criterion: str, difficult: bool) -> Threshold:
    """The threshold of a commune's criterion ("TH2.age11"), for a commune with or without especially difficult
    conditions (ĐBKK) on the day of the evaluation."""
    row = _load("commune")[criterion]
    area = "difficult" if difficult else "normal"
    rules = rule_sets()[row["rules"]]
    return Threshold(
        criterion=criterion,
        percent=row[area],
        band=row.get("band", {}).get(area),
        label=row["label"]["vi"],
        document=rules.document or rules.id,
        article=row["article"],
        confidence=row["confidence"],
    )


def shares(kind: str) -> Mapping[str, Any]:
    """Shares of recognised units below: ``district``, ``province_old``, ``province_new`` or ``mn35_province``."""
    row: Mapping[str, Any] = _load("shares")[kind]
    return row


def conditions(program: str) -> Mapping[str, Any]:
    """Rooms, area and article of the conditions of TT 07/2016/TT-BGDĐT for one programme."""
    row: Mapping[str, Any] = _load("conditions")[program]
    return row


def process() -> Mapping[str, Any]:
    """Authorities and due dates."""
    return _load("process")

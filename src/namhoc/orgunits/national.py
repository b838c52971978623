"""Vietnam's provinces, districts and communes before and after 1 July 2025, with the changes of 2026.

The list is frozen in ``data/`` with its sources and every difference between them; ``scripts/build_units.py`` makes it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from namhoc.orgunits.link import Link
from namhoc.orgunits.register import UnitRegister
from namhoc.orgunits.unit import OrgUnit, Tier, UnitKind

_DATA = files("namhoc.orgunits").joinpath("data")


def _rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_DATA.joinpath(name).read_text("utf-8").splitlines())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def national() -> UnitRegister:
    """The register of the whole country. Old units carry the day of the first code table as their first day
    (QĐ 124/2004/QĐ-TTg); the day of their founding is UNCONFIRMED. Shares of split communes are not known."""
    units = [
        OrgUnit(
            code=row["code"],
            valid_from=date.fromisoformat(row["valid_from"]),
            name=row["name"],
            kind=UnitKind(row["kind"]),
            tier=Tier(row["tier"]),
            parent=row["parent"] or None,
            valid_to=_day(row["valid_to"]),
        )
        for row in _rows("units.csv")
    ]
    links = [
        Link(
            effective=date.fromisoformat(row["effective"]),
            old=row["old"],
            new=row["new"],
            share=None if row["part"] == "1" else Fraction(1),
            decision=row["decision"],
            decided=_day(row["decided"]),
            confidence=row["confidence"],
        )
        for row in _rows("links.csv")
    ]
    return UnitRegister(units, links)


@cache
def sources() -> dict[str, Any]:
    """Provenance of the list: packages, legal documents, day, and what is UNCONFIRMED. Shown beside every real unit."""
    found: dict[str, Any] = yaml.safe_load(_DATA.joinpath("sources.yaml").read_text("utf-8"))
    return found


def differences() -> tuple[dict[str, str], ...]:
    """Every place where the sources disagree, with what was decided and why."""
    return tuple(_rows("differences.csv"))

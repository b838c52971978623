"""Tỉnh Hoàng Sơn: an invented province born on 1 July 2025 from two invented ones.

No name in it is that of a real commune, district or province, before or after the merger (compared without accents
with a list of all of them), and its codes start with "H", which no official code does. So no real commune is ever
shown with invented results.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files

from namhoc.orgunits import OrgUnit, Tier, UnitKind

SIMULATED = "Dữ liệu mô phỏng"
"""The mark that everything made here carries on screen and on paper."""

PROVINCE_CODE = "H9"
DOET_CODE = "H9-GDDT"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def province() -> tuple[OrgUnit, ...]:
    """All units of the invented province but its schools (``schools.network``), old and new: 2 + 1 provinces, 17
    districts until 30 June 2025, their communes, the 99 communes since, the departments of education. Parents come
    before their children."""
    source = files("namhoc.simulation").joinpath("data/hoang_son.csv").read_text("utf-8")
    units = [
        OrgUnit(
            code=row["code"],
            valid_from=date.fromisoformat(row["valid_from"]),
            name=row["name"],
            kind=UnitKind(row["kind"]),
            tier=Tier(row["tier"]) if row["tier"] else None,
            parent=row["parent"] or None,
            valid_to=_day(row["valid_to"]),
            successors=tuple(row["successors"].split()),
        )
        for row in csv.DictReader(source.splitlines())
    ]
    rank = {Tier.PROVINCE: 0, Tier.DISTRICT: 1, Tier.COMMUNE: 2, None: 3}
    return tuple(sorted(units, key=lambda unit: rank[unit.tier]))

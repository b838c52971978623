"""What became of the invented units: the merger of 1 July 2025, and two changes of 2026."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache

from namhoc.orgunits import Link, UnitRegister
from namhoc.simulation.province import SIMULATED, province

MERGER = date(2025, 7, 1)
RENAMING = date(2026, 5, 15)
"""Xã Pu Lưu has been xã Pu Lưu Thượng since this day: same unit, same code, another name."""
BOUNDARY = date(2026, 7, 1)
"""Two hamlets of xã Nậm Pheo, a twelfth of its people, belong to xã Mường Cuông next to it since this day."""

GIVEN = Fraction(1, 12)
BASIS = "dân số (mô phỏng)"
_MERGER_ACT = f"Nghị quyết 01/NQ-HS ({SIMULATED.lower()})"
_BOUNDARY_ACT = f"Nghị quyết 07/NQ-HS ({SIMULATED.lower()})"


@cache
def links() -> tuple[Link, ...]:
    """Every link of the invented province: whole units on 1 July 2025, declared shares of the people in 2026."""
    merged = [
        Link(MERGER, unit.code, new, Fraction(1), decision=_MERGER_ACT, decided=date(2025, 6, 16), confidence="H")
        for unit in province()
        for new in unit.successors
    ]

    def part(old: str, new: str, share: Fraction) -> Link:
        return Link(BOUNDARY, old, new, share, BASIS, _BOUNDARY_ACT, date(2026, 6, 10), "H")

    giver, taker = "H9096", "H9062"
    return (
        *merged,
        part(giver, giver, 1 - GIVEN),
        part(giver, taker, GIVEN),
        part(taker, taker, Fraction(1)),
    )


@cache
def register() -> UnitRegister:
    """The invented province as a register: units, links and dated attributes, schools left out (``schools``)."""
    from namhoc.simulation.communes import attributes

    return UnitRegister(province(), links(), attributes())

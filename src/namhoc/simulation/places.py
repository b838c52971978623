"""Where the communes of the invented province lie: in the Gulf of Guinea, where no land is.

Coordinates of a real region would be a claim about it. Here every point is open sea, yet distances, neighbours and
maps work as on land: some 13,000 square kilometres, the two old provinces side by side, every district in one piece,
every new commune in one piece.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from namhoc.orgunits import OrgUnit, Tier
from namhoc.simulation.dice import dice
from namhoc.simulation.province import province

Place = tuple[float, float]
"""Latitude and longitude in degrees, WGS 84."""

SOUTH_WEST: Place = (0.6, 1.2)
"""The corner that all places lie north-east of."""

_SPACING = 0.066  # degrees between neighbouring old communes: 7.3 km


@cache
def places(seed: int = 1) -> dict[str, Place]:
    """The centroid of every commune of the invented province by code, old and new; a new commune lies in the middle of
    those it was made of. Old communes lie on a jittered honeycomb, so that none are close together."""
    old = [unit for unit in province() if unit.tier is Tier.COMMUNE and unit.parent not in ("H9",)]
    districts: dict[str, dict[str, list[OrgUnit]]] = defaultdict(lambda: defaultdict(list))
    for unit in old:
        districts[unit.parent or ""][unit.successors[0]].append(unit)
    tree: list[list[list[list[str]]]] = [
        [
            [[unit.code for unit in group] for group in districts[name].values()]
            for name in sorted(districts)
            if name.startswith(prefix)
        ]
        for prefix in ("H7", "H8")
    ]
    found: dict[str, Place] = {}
    _lay(tree, _honeycomb(len(old), seed), 1, found)
    for groups in districts.values():
        for new, group in groups.items():
            spots = [found[unit.code] for unit in group]
            found[new] = (
                round(sum(lat for lat, _ in spots) / len(spots), 6),
                round(sum(lon for _, lon in spots) / len(spots), 6),
            )
    return found


def metres(a: Place, b: Place) -> float:
    """Distance on the ground, in metres, good for tens of kilometres."""
    north = (a[0] - b[0]) * 111_195
    east = (a[1] - b[1]) * 111_195 * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(north, east)


def _honeycomb(count: int, seed: int) -> list[Place]:
    columns = math.ceil(math.sqrt(count * 1.3))
    throw = dice(seed, "places")
    spots = []
    for number in range(count):
        row, column = divmod(number, columns)
        north, east = throw.uniform(-0.22, 0.22, 2)
        spots.append(
            (
                round(SOUTH_WEST[0] + (row * 0.866 + 0.5 + float(north)) * _SPACING, 6),
                round(SOUTH_WEST[1] + (column + 0.5 * (row % 2) + 0.5 + float(east)) * _SPACING, 6),
            )
        )
    return spots


def _size(tree: object) -> int:
    return sum(_size(part) for part in tree) if isinstance(tree, list) else 1


def _lay(tree: Sequence[object] | str, spots: list[Place], axis: int, found: dict[str, Place]) -> None:
    """Share ``spots`` out among the parts of ``tree``, each getting one side of a straight cut, so that every part at
    every level lies in one piece."""
    if isinstance(tree, str):
        found[tree] = spots[0]
        return
    if len(tree) == 1:
        _lay(tree[0], spots, axis, found)  # type: ignore[arg-type]
        return
    middle = len(tree) // 2
    first, second = tree[:middle], tree[middle:]
    extent = [max(s[i] for s in spots) - min(s[i] for s in spots) for i in (0, 1)]
    axis = axis if len(spots) > 250 else int(extent[1] > extent[0])
    ordered = sorted(spots, key=lambda spot: (spot[axis], spot))
    cut = _size(list(first))
    _lay(first, ordered[:cut], axis, found)
    _lay(second, ordered[cut:], axis, found)

"""Many series on another map at once: one join with the weights and one grouped sum, on any engine.

The plain meaning is ``namhoc.orgunits.on_map`` for counts and stocks; a property test holds the two together. A rate
is two columns, its numerator and its denominator.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, Protocol

import narwhals as nw


class Weight(Protocol):
    """What ``remap`` needs of a weight: see ``namhoc.orgunits.Weight``."""

    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def weight(self) -> Fraction | None: ...


def weight_frame(weights: Iterable[Weight], backend: Any = "polars") -> nw.DataFrame[Any]:
    """The weights as a table: unit, target, weight (null where not known), parts (sources the target needs)."""
    rows = list(weights)
    needed: dict[str, int] = {}
    for row in rows:
        needed[row.target] = needed.get(row.target, 0) + 1
    columns: dict[str, list[Any]] = {
        "unit": [row.source for row in rows],
        "target": [row.target for row in rows],
        "weight": [None if row.weight is None else float(row.weight) for row in rows],
        "parts": [needed[row.target] for row in rows],
    }
    schema = {"unit": nw.String(), "target": nw.String(), "weight": nw.Float64(), "parts": nw.Int64()}
    return nw.from_dict(columns, schema, backend=backend)


def remap(frame: Any, weights: nw.DataFrame[Any], values: Sequence[str], period: str = "period") -> Any:
    """``frame`` (columns unit, ``period`` and the ``values``; one row a unit and period) on the map of the weights.

    Gives back a frame of the caller's own kind with columns unit, ``period`` and the values; a value is null where a
    part is missing or a share is not known. Shares are applied as floating point numbers.
    """
    given = nw.from_native(frame, eager_only=True)
    joined = given.join(weights, on="unit", how="inner")
    whole = bool((weights["weight"] == 1).all()) if weights["weight"].null_count() == 0 else False
    parts = [nw.col(name) if whole else (nw.col(name) * nw.col("weight")) for name in values]
    summed = (
        joined.with_columns(*parts)
        .group_by("target", period)
        .agg(
            nw.col(*values).sum(),
            *(nw.col(name).count().alias(f"{name}__told") for name in values),
            nw.col("parts").max(),
        )
    )
    told = [
        nw.when(nw.col(f"{name}__told") == nw.col("parts")).then(nw.col(name)).otherwise(None).alias(name)
        for name in values
    ]
    return summed.select(nw.col("target").alias("unit"), nw.col(period), *told).to_native()

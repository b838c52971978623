"""20 years x 10,000 units x 50 series told on today's map, as a ratio to a plain grouped sum over the same rows.

python benchmarks/remap.py
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import numpy as np
import polars as pl

from namhoc.engine import remap, weight_frame
from namhoc.orgunits import Tier, national, weights

BEFORE, TODAY = date(2025, 6, 30), date(2026, 11, 24)


def best(run: Callable[[], object], repeat: int = 3) -> float:
    times = []
    for _ in range(repeat):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return min(times)


def main() -> None:
    register = national()
    units = [unit.code for unit in register.on(BEFORE, Tier.COMMUNE)]
    years, series = 20, [f"s{i}" for i in range(50)]
    rng = np.random.default_rng(1)
    rows = years * len(units)
    frame = pl.DataFrame(
        {"unit": units * years, "period": np.repeat(np.arange(2006, 2006 + years), len(units)).astype(str)}
        | {name: rng.integers(0, 5000, rows).astype(float) for name in series}
    )
    started = time.perf_counter()
    table = weight_frame(weights(register, frozenset(units), BEFORE, TODAY))
    print(f"bảng trọng số: {time.perf_counter() - started:.2f} s, {len(table)} liên kết")
    plain = best(lambda: frame.group_by("unit", "period").agg(pl.col(series).sum()))
    ours = best(lambda: remap(frame, table, series))
    print(f"{years} năm x {len(units)} đơn vị x {len(series)} chuỗi, {rows * len(series):,} giá trị")
    print(f"cộng nhóm thường {plain:.2f} s, sang địa giới hôm nay {ours:.2f} s, tỷ số {ours / plain:.2f} (ngưỡng 3)")


if __name__ == "__main__":
    main()

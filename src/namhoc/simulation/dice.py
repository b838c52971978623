"""Chance that can be repeated: the same seed and the same words throw the same numbers, in any order of calls."""

from __future__ import annotations

from zlib import crc32

import numpy as np
from numpy.typing import NDArray


def dice(seed: int, *words: str | int) -> np.random.Generator:
    """A generator of its own for ``words`` (what is thrown for: "schools", a code, a year). What is thrown for one
    commune never depends on which other communes were grown before it."""
    return np.random.Generator(np.random.SFC64([seed, *(crc32(str(word).encode()) for word in words)]))


def shared_out(total: int, weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """``total`` whole things shared out by ``weights`` so that the parts add up to it (largest remainders)."""
    exact = weights / weights.sum() * total
    parts: NDArray[np.int64] = np.floor(exact).astype(np.int64)
    short = int(total - parts.sum())
    parts[np.argsort(-(exact - parts), kind="stable")[:short]] += 1
    return parts

"""Ruled lines in a page image: found for the tables, and taken out so that they do not disturb recognition."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from namhoc.reading.printed import Rule

Mask = NDArray[np.bool_]

_DARK = 160
_MEASURED_DPI = 100.0  # rules are looked for at about this resolution: thin strokes close up, slight slopes vanish
_SHORTEST_INCHES = (0.9, 0.4)  # across, down: a shorter stroke may belong to a letter or a motto's underline
_THICKEST_INCHES = 0.06
_UNBROKEN = 0.93  # share of a stroke that must be dark; scans break thin lines


def take_out_rules(image: Image.Image, dpi: float) -> tuple[Image.Image, list[Rule]]:
    """The grey page without its ruled lines, and these lines in points."""
    pixels = np.array(image)
    step = max(1, round(dpi / _MEASURED_DPI))
    dark = _pooled(pixels, step) < _DARK
    unit = dpi / step
    thick = max(2, round(_THICKEST_INCHES * unit))
    across = _strokes(dark, int(_SHORTEST_INCHES[0] * unit), thick)
    down = [(x0, y0, x1, y1) for y0, x0, y1, x1 in _strokes(dark.T, int(_SHORTEST_INCHES[1] * unit), thick)]
    for x0, y0, x1, y1 in (*across, *down):
        pixels[max(0, (y0 - 1) * step) : (y1 + 2) * step, max(0, (x0 - 1) * step) : (x1 + 2) * step] = 255
    scale = 72.0 / unit
    rules = [Rule(x0 * scale, y0 * scale, (x1 + 1) * scale, (y1 + 1) * scale) for x0, y0, x1, y1 in (*across, *down)]
    return Image.fromarray(pixels), rules


def _pooled(pixels: NDArray[np.uint8], step: int) -> NDArray[np.uint8]:
    """The page at a fraction of its size, each pixel the darkest of those it stands for."""
    height, width = (side // step * step for side in pixels.shape)
    blocks = pixels[:height, :width].reshape(height // step, step, width // step, step)
    return np.asarray(blocks.min(axis=(1, 3)), dtype=np.uint8)


def _strokes(dark: Mask, length: int, thick: int) -> list[tuple[int, int, int, int]]:
    """Horizontal strokes at least ``length`` pixels long and at most ``thick`` high, as (x0, y0, x1, y1)."""
    height, width = dark.shape
    if width <= length:
        return []
    sums = np.zeros((height, width + 1), dtype=np.int32)
    np.cumsum(dark, axis=1, out=sums[:, 1:])
    full = sums[:, length:] - sums[:, :-length] >= _UNBROKEN * length  # a run of dark begins here
    open_strokes: list[list[int]] = []
    closed: list[tuple[int, int, int, int]] = []
    for y in np.flatnonzero(full.any(axis=1)):
        starts = np.flatnonzero(full[y])
        breaks = np.flatnonzero(np.diff(starts) > length)
        firsts = np.concatenate(([starts[0]], starts[breaks + 1]))
        lasts = np.concatenate((starts[breaks], [starts[-1]])) + length
        for x0, x1 in zip(firsts.tolist(), lasts.tolist(), strict=True):
            for stroke in open_strokes:
                if y - stroke[3] <= 2 and x0 <= stroke[2] and stroke[0] <= x1:
                    stroke[0], stroke[2], stroke[3] = min(stroke[0], x0), max(stroke[2], x1), int(y)
                    break
            else:
                open_strokes.append([x0, int(y), x1, int(y)])
        closed += [(s[0], s[1], s[2], s[3]) for s in open_strokes if y - s[3] > 2]
        open_strokes = [s for s in open_strokes if y - s[3] <= 2]
    closed += [(s[0], s[1], s[2], s[3]) for s in open_strokes]
    return [stroke for stroke in closed if stroke[3] - stroke[1] + 1 <= thick]

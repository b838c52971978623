"""A page image made fit for recognition: stamps and signatures out, light evened, lines level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Grey = NDArray[np.uint8]

_COLOURED = 55  # difference of the strongest and weakest colour from which a pixel is red or blue, not grey
_INK = 110  # darker than this in every colour a pixel is printed ink, whatever its tint (text under a stamp)
_STEEPEST = 6.0  # degrees of skew looked for
_SMALL = 700  # width in pixels at which the skew is measured


@dataclass(frozen=True, slots=True)
class CleanPage:
    """A cleaned page image, and by how many degrees it was turned (counter-clockwise about its middle)."""

    image: Image.Image
    angle: float


def clean(image: Image.Image) -> CleanPage:
    """Clean a scanned page. The result is grey, of the same size, with its lines level; specks are still there."""
    grey = _evened(without_colour(image))
    angle = skew(grey)
    page = Image.fromarray(grey)
    if abs(angle) >= 0.05:
        page = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return CleanPage(page, angle)


def without_specks(image: Image.Image) -> Image.Image:
    """The grey page without single dark or white pixels; thin ruled lines suffer, so they are taken out before."""
    return image.filter(ImageFilter.MedianFilter(3))


def without_colour(image: Image.Image) -> Grey:
    """The page in grey, red stamps and blue signatures turned white; printed ink under a stamp stays."""
    if image.mode in ("1", "L", "I;16", "I", "F"):
        return np.asarray(image.convert("L"))
    pixels = np.asarray(_on_white(image))
    strongest, weakest = pixels.max(axis=2), pixels.min(axis=2)
    grey = np.array(Image.fromarray(pixels).convert("L"))
    coloured = (strongest - weakest > _COLOURED) & (strongest > _INK)
    if coloured.any():
        halo = np.asarray(Image.fromarray((coloured * 255).astype(np.uint8)).filter(ImageFilter.MaxFilter(5))) > 0
        grey[coloured | (halo & (strongest > _INK))] = 255  # with the blurred edge of the stroke
    return grey


def _on_white(image: Image.Image) -> Image.Image:
    """The image in RGB, transparent parts on white paper."""
    if "A" in image.getbands() or "transparency" in image.info:
        sheet = Image.new("RGBA", image.size, "white")
        sheet.alpha_composite(image.convert("RGBA"))
        return sheet.convert("RGB")
    return image.convert("RGB")


def _evened(grey: Grey) -> Grey:
    """Paper brought to white everywhere: shadows of a fold or a photograph are divided out."""
    height, width = grey.shape
    small = Image.fromarray(grey).resize((max(1, width // 16), max(1, height // 16)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(4))
    if np.asarray(paper).min() > 225:
        return grey
    background = np.asarray(paper.resize((width, height), Image.Resampling.BILINEAR)).astype(np.float32)
    return np.clip(grey * (250.0 / np.maximum(background, 60.0)), 0, 255).astype(np.uint8)


def skew(grey: Grey) -> float:
    """By how many degrees the page must be turned (counter-clockwise) for its lines to be level.

    Level lines make the sums of dark pixels over rows swing most; tried in coarse steps, then in fine ones.
    """
    height, width = grey.shape
    if min(height, width) < 50:
        return 0.0
    small = Image.fromarray(grey).resize((_SMALL, max(1, height * _SMALL // width)), Image.Resampling.BOX)
    dark = Image.fromarray(((np.asarray(small) < 160) * 255).astype(np.uint8))
    if not dark.getbbox():
        return 0.0
    coarse = max(np.arange(-_STEEPEST, _STEEPEST + 0.01, 0.5), key=lambda angle: _swing(dark, angle))
    fine = max(np.arange(coarse - 0.5, coarse + 0.51, 0.1), key=lambda angle: _swing(dark, angle))
    return round(float(fine), 2)


def _swing(dark: Image.Image, angle: Any) -> float:
    rows = np.asarray(dark.rotate(float(angle), resample=Image.Resampling.NEAREST, fillcolor=0)).sum(
        axis=1, dtype=np.int64
    )
    return float(np.square(np.diff(rows)).sum())

"""Scans and photographs: pages that hold no letters, only their image."""

from __future__ import annotations

from namhoc.reading import problems
from namhoc.reading.document import Document
from namhoc.reading.limits import Limits, Progress


def read_image(data: bytes, name: str, limits: Limits, progress: Progress | None) -> Document:
    """A picture file (.png, .jpg, .tif) as a Document."""
    raise problems.no_tesseract(name)

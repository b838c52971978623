"""Pages as pictures: of PDF files and of scans, for recognition and for the review screen."""

from __future__ import annotations

import io
import threading
import warnings
from typing import Any

from PIL import Image, ImageOps, ImageSequence

from namhoc.reading import formats, problems
from namhoc.reading.formats import IMAGES, Format
from namhoc.reading.limits import Limits

PDFIUM = threading.Lock()
"""pdfium knows no threads: everything that touches it while others may goes through this lock."""

_A4_INCHES = 8.27


def picture_of(data: bytes, name: str, page: int, dpi: int, limits: Limits) -> bytes:
    """Page ``page`` (from 1) of a PDF or a scan as PNG; see ``namhoc.reading.page_image``."""
    format_ = formats.tell(data, name, limits)
    if format_ is Format.PDF:
        from namhoc.reading.pdf import open_pdf

        with PDFIUM:
            document = open_pdf(data, name, limits)
            try:
                if not 1 <= page <= len(document):
                    raise problems.no_such_page(name, page)
                picture, _ = draw(document, page, dpi, name, limits)
            finally:
                document.close()
    elif format_ in IMAGES:
        frames = open_frames(data, name, limits)
        if not 1 <= page <= len(frames):
            raise problems.no_such_page(name, page)
        frame = frames[page - 1]
        scale = dpi / frame_dpi(frame)
        size = (max(1, round(frame.width * scale)), max(1, round(frame.height * scale)))
        picture = frame.convert("RGB").resize(size, Image.Resampling.LANCZOS) if scale < 1 else frame.convert("RGB")
        if scale > 1:
            picture = picture.resize(size, Image.Resampling.BICUBIC)
    else:
        raise problems.no_such_page(name, page)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def draw(document: Any, page: int, dpi: float, name: str, limits: Limits) -> tuple[Image.Image, float]:
    """Page ``page`` (from 1) of an opened PDF, and the resolution it was drawn at.

    That is ``dpi``, or less where the picture would pass ``Limits.pixels`` otherwise.
    """
    leaf = document[page - 1]
    width, height = leaf.get_size()
    pixels = width * height * (dpi / 72) ** 2
    if pixels > limits.pixels:
        dpi *= (limits.pixels / pixels) ** 0.5
        if dpi < 40:
            raise problems.too_many_pixels(name, page, int(pixels), limits.pixels)
    bitmap = leaf.render(scale=dpi / 72)
    picture: Image.Image = bitmap.to_pil().convert("RGB")
    leaf.close()
    return picture, dpi


def open_frames(data: bytes, name: str, limits: Limits) -> list[Image.Image]:
    """The pages of a picture file, upright as its camera says. Raises ``UserFacingError`` for broken or huge ones."""
    kind = formats.kind(Format.PNG)
    frames: list[Image.Image] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of odd metadata; sizes are checked here
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF", "MPO"))
            for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
                if number > limits.ocr_pages:
                    raise problems.too_many_pages(name, getattr(picture, "n_frames", number), limits.ocr_pages)
                if frame.width * frame.height > limits.pixels:
                    raise problems.too_many_pixels(name, number, frame.width * frame.height, limits.pixels)
                upright = ImageOps.exif_transpose(frame.copy())
                upright.info["dpi"] = frame.info.get("dpi")
                frames.append(upright)
                if picture.format == "MPO":  # a camera's second picture is a preview
                    break
    except Image.DecompressionBombError as error:
        raise problems.too_many_pixels(name, 1, 2 * limits.pixels, limits.pixels) from error
    except (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, OverflowError) as error:
        if not frames:
            raise problems.broken(name, kind) from error
    return frames


def frame_dpi(frame: Image.Image) -> float:
    """The resolution of a picture: what it says of itself if that makes a page of usual size, else A4 is assumed."""
    told = frame.info.get("dpi")
    try:
        dpi = float(told[0]) if told else 0.0
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dpi = 0.0
    if 72 <= dpi <= 1300 and 4 <= min(frame.size) / dpi <= 20:
        return dpi
    return max(36.0, min(frame.size) / _A4_INCHES)

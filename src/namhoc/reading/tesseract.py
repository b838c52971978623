"""Tesseract, called as a program: a page image in, words with places and confidence out."""

from __future__ import annotations

import functools
import io
import os
import shutil
import subprocess

from PIL import Image

from namhoc.core import nfc
from namhoc.reading import problems
from namhoc.reading.printed import Word


@functools.cache
def languages(program: str) -> frozenset[str]:
    """The languages that this Tesseract has data for."""
    listed = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False, stdin=subprocess.DEVNULL
    )
    return frozenset((listed.stdout + listed.stderr).split())


def program_for(name: str) -> str:
    """The program file of Tesseract. Raises ``UserFacingError`` where it or its Vietnamese data is absent."""
    program = shutil.which("tesseract")
    if program is None:
        raise problems.no_tesseract(name)
    if "vie" not in languages(program):
        raise problems.no_vietnamese(name)
    return program


def recognise(
    program: str, image: Image.Image, dpi: float, seconds: float, origin: tuple[float, float] = (0.0, 0.0)
) -> list[Word]:
    """Words of a cleaned page image or a part of it; places in points, ``origin`` being its upper left corner.

    The page is read as one block (``--psm 6``): what stands in columns is told apart by ``layout`` afterwards. With
    its own search for columns Tesseract loses single digits of tables and now and then a whole line (measured).
    Raises ``subprocess.TimeoutExpired`` after ``seconds``.
    """
    table = _run(program, image, ["-l", "vie", "--dpi", str(round(dpi)), "--psm", "6", "tsv"], seconds)
    scale = 72.0 / dpi
    words: list[Word] = []
    size = 0.0
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) < 12:
            continue
        level, x, y, width, height = int(fields[0]), *(float(field) for field in fields[6:10])
        if level == 4:
            size = height * scale
        elif level == 5 and (text := nfc(fields[11].strip())) and float(fields[10]) >= 0:
            x0, y0 = origin[0] + x * scale, origin[1] + y * scale
            x1, y1 = x0 + width * scale, y0 + height * scale
            words.append(
                Word(text, x0, y0, x1, y1, max(y1 - y0, min(size, 20.0)), min(1.0, float(fields[10]) / 100), x1)
            )
    return words


def upright_turn(program: str, image: Image.Image, seconds: float) -> int:
    """By how many degrees (clockwise: 0, 90, 180, 270) a page lies turned, as far as Tesseract can tell."""
    if "osd" not in languages(program):
        return 0
    try:
        told = _run(program, image, ["--psm", "0"], seconds)
    except subprocess.TimeoutExpired:
        return 0
    for line in told.splitlines():
        if line.startswith("Rotate:"):
            return int(line.split(":")[1]) % 360
    return 0


def _run(program: str, image: Image.Image, options: list[str], seconds: float) -> str:
    """One run, one thread: with more, Tesseract takes several times as long on few cores (measured)."""
    picture = io.BytesIO()
    image.save(picture, "PPM")
    done = subprocess.run(
        [program, "stdin", "stdout", *options],
        input=picture.getvalue(),
        capture_output=True,
        timeout=seconds,
        check=False,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout.decode("utf-8", "replace")

"""Scans and photographs: pages that hold no letters, only their image, recognised by Tesseract."""

from __future__ import annotations

import math
import subprocess
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PIL import Image

from namhoc.core import Finding, Severity
from namhoc.reading.cleaning import clean, without_specks
from namhoc.reading.document import Box, Document, Page
from namhoc.reading.draft import Draft, DraftLine, assemble
from namhoc.reading.image_rules import take_out_rules
from namhoc.reading.layout import drafts_of_pages
from namhoc.reading.limits import Limits, Progress
from namhoc.reading.mending import mend
from namhoc.reading.pictures import frame_dpi, open_frames
from namhoc.reading.printed import PrintedPage, Word
from namhoc.reading.second_look import look_again, mean_confidence, without_stains
from namhoc.reading.syllables import share_of_syllables
from namhoc.reading.tesseract import program_for, recognise, upright_turn

_SURE = 0.88  # mean confidence below which a person should look; good scans gave 0.93 to 0.97, one of 46 dpi 0.89
_SHOWN = 6  # mended places that a finding quotes
_LOST = 0.5  # below this a page may lie on its side or on its head
_FEWEST_DPI = 200.0  # pictures of lower resolution are enlarged: small letters are recognised badly


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page to be recognised: its number, its image, the resolution of the image."""

    number: int
    image: Image.Image
    dpi: float


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What was recognised, in the coordinates of the level page, and the way back to the page as scanned.

    ``confidence`` is the mean over all letters, stains included; ``width`` and ``height`` are those of the page as
    scanned, in points.
    """

    page: PrintedPage
    to_original: Callable[[Box], Box]
    width: float
    height: float
    confidence: float = 0.0
    mended: tuple[tuple[str, str], ...] = ()
    timed_out: bool = False


def read_image(data: bytes, name: str, limits: Limits, progress: Progress | None) -> Document:
    """A picture file (.png, .jpg, .tif) as a Document."""
    frames = open_frames(data, name, limits)
    images = (PageImage(number, frame, frame_dpi(frame)) for number, frame in enumerate(frames, 1))
    pages = recognise_pages(images, len(frames), name, limits, progress)
    text, blocks = assemble(on_original(drafts_of_pages([page.page for page in pages]), pages))
    return Document(
        text=text,
        blocks=blocks,
        sha256="",
        name=name,
        media_type="",
        pages=tuple(Page(page.page.number, page.width, page.height, True) for page in pages),
        findings=findings_of(pages),
    )


def recognise_pages(
    images: Iterator[PageImage], count: int, name: str, limits: Limits, progress: Progress | None
) -> list[RecognisedPage]:
    """Recognise pages, a few at a time; ``progress`` hears of each page in order."""
    program = program_for(name)
    done: list[RecognisedPage] = []
    waiting: deque[Future[RecognisedPage]] = deque()

    def take() -> None:
        done.append(waiting.popleft().result())
        if progress is not None:
            progress(len(done), count)

    with ThreadPoolExecutor(max_workers=max(1, limits.ocr_workers)) as pool:
        for image in images:
            waiting.append(pool.submit(recognise_page, program, image, limits))
            if len(waiting) > limits.ocr_workers:
                take()
        while waiting:
            take()
    return done


def recognise_page(program: str, source: PageImage, limits: Limits) -> RecognisedPage:
    """One page: cleaned, recognised, and tried again upright where hardly a word was understood."""
    try:
        first = _recognise(program, source, 0, limits)
        if first.confidence >= _LOST:
            return first
        turn = upright_turn(program, source.image.convert("L"), limits.page_seconds)
        if turn == 0:
            return first
        second = _recognise(program, source, turn, limits)
        return second if _quality(second) > _quality(first) else first
    except subprocess.TimeoutExpired:
        width, height = (side * 72 / source.dpi for side in source.image.size)
        page = PrintedPage(source.number, width, height, recognised=True)
        return RecognisedPage(page, lambda box: box, width, height, timed_out=True)


def _recognise(program: str, source: PageImage, turn: int, limits: Limits) -> RecognisedPage:
    """Recognise the page after turning it clockwise by ``turn`` degrees (a multiple of 90)."""
    width, height = (side * 72 / source.dpi for side in source.image.size)
    image, dpi = source.image, source.dpi
    if dpi < _FEWEST_DPI:
        scale = min(3.0, _FEWEST_DPI / dpi)
        image = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.BICUBIC)
        dpi *= scale
    if turn:
        image = image.rotate(-turn, expand=True)
    cleaned = clean(image)
    ruleless, rules = take_out_rules(cleaned.image, dpi)
    fit = without_specks(ruleless)
    words = recognise(program, fit, dpi, limits.page_seconds)
    if mean_confidence(words) >= _LOST:

        def part(box: Box) -> list[Word]:
            return _part(program, fit, dpi, limits.page_seconds, box)

        words = look_again(words, source.number, rules, part)
    shown_width, shown_height = (height, width) if turn in (90, 270) else (width, height)
    mended = mend(without_stains(words, source.number))
    page = PrintedPage(source.number, shown_width, shown_height, mended.words, rules, recognised=True)

    def to_original(box: Box) -> Box:
        return _turned_back(_levelled_back(box, cleaned.angle, shown_width, shown_height), turn, width, height)

    return RecognisedPage(page, to_original, width, height, mean_confidence(words), tuple(mended.changes))


def _part(program: str, image: Image.Image, dpi: float, seconds: float, box: Box) -> list[Word]:
    """The words of a part of the page, recognised by itself."""
    scale = dpi / 72
    corners = [max(0, int(edge * scale)) for edge in (box.x0, box.y0, box.x1, box.y1)]
    part = image.crop((corners[0], corners[1], min(corners[2], image.width), min(corners[3], image.height)))
    if min(part.size) < 8:
        return []
    return recognise(program, part, dpi, seconds, (corners[0] / scale, corners[1] / scale))


def _quality(page: RecognisedPage) -> float:
    words = " ".join(word.text for word in page.page.words)
    return page.confidence + share_of_syllables(words)


def _levelled_back(box: Box, angle: float, width: float, height: float) -> Box:
    """A box of the level page on the page as scanned, which was turned by ``angle`` degrees about its middle."""
    if not angle:
        return box
    turn = math.radians(angle)
    cos, sin = math.cos(turn), math.sin(turn)
    middle_x, middle_y = width / 2, height / 2
    corners = [
        (cos * (x - middle_x) - sin * (y - middle_y) + middle_x, sin * (x - middle_x) + cos * (y - middle_y) + middle_y)
        for x in (box.x0, box.x1)
        for y in (box.y0, box.y1)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _turned_back(box: Box, turn: int, width: float, height: float) -> Box:
    """A box of the upright page on the page as scanned (``width`` by ``height``), turned clockwise by ``turn``."""
    match turn:
        case 90:
            return Box(box.y0, height - box.x1, box.y1, height - box.x0)
        case 180:
            return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
        case 270:
            return Box(width - box.y1, box.x0, width - box.y0, box.x1)
        case _:
            return box


def on_original(drafts: list[Draft], pages: Sequence[RecognisedPage]) -> list[Draft]:
    """The drafts with the boxes of their lines on the pages as scanned."""
    back = {page.page.number: page.to_original for page in pages}
    for draft in drafts:
        draft.lines = [
            DraftLine(line.start, line.end, line.page, back[line.page](line.box)) if line.page in back else line
            for line in draft.lines
        ]
    return drafts


def findings_of(pages: Sequence[RecognisedPage]) -> tuple[Finding, ...]:
    """Pages that a person should compare with the original."""
    found = []
    for page in pages:
        place = f"trang {page.page.number}"
        if page.timed_out:
            found.append(
                Finding(
                    "READ-PAGE-TIMEOUT",
                    f"Không nhận dạng xong {place} trong thời gian cho phép; trang này chưa có chữ.",
                    "quét lại trang này ở 200-300 dpi rồi đọc lại",
                    place=place,
                )
            )
        elif 0 < page.confidence < _SURE:
            found.append(
                Finding(
                    "READ-LOW-CONFIDENCE",
                    f"Chữ ở {place} nhận dạng được với độ tin cậy thấp ({page.confidence * 100:.0f} %).",
                    "đối chiếu từng dòng với bản gốc, hoặc quét lại rõ hơn",
                    place=place,
                )
            )
        if page.mended:
            changes = ", ".join(f"“{read}” thành “{right}”" for read, right in page.mended[:_SHOWN])
            rest = len(page.mended) - _SHOWN
            found.append(
                Finding(
                    "READ-MENDED",
                    f"Đã sửa {len(page.mended)} chỗ nhận dạng ở {place} theo danh mục ký hiệu và từ thường gặp: "
                    f"{changes}{f' và {rest} chỗ khác' if rest > 0 else ''}.",
                    "đối chiếu với hình trang nếu chỗ sửa nằm trong số liệu, viện dẫn",
                    Severity.NOTE,
                    place=place,
                )
            )
    return tuple(found)

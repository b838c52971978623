"""Page furniture: menus, captions, teasers, visitor counters, recipients' lists. Nothing is read from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from namhoc.core import CAPITALS, Span, squash


def find(text: str, known: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Spans of furniture in ``text``, in order, touching no other; ``known`` are those the file format already told.

    A caption that states a target or a figure in a full sentence is no furniture: it is read like any sentence.
    """
    rows = list(_rows(text))
    found = [*_tails(rows), *_single_lines(rows), *_captions(rows), *_repeated(rows)]
    found += _authors(rows, found)
    return tuple(_merged(text, [*known, *found]))


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with words: where it stands, its words without markup, and whether a blank line stands before."""

    span: Span
    words: str
    gap: bool


_MARKUP = re.compile(r"\*+|^#+\s*")


def _rows(text: str) -> Iterator[_Row]:
    start, gap = 0, True
    for raw in text.split("\n"):
        span = Span(start, start + len(raw)).trimmed(text)
        start += len(raw) + 1
        words = squash(_MARKUP.sub("", span.of(text)) if "*" in raw or "#" in raw else raw)
        if words:
            yield _Row(span, words, gap)
        gap = not len(span)


def _merged(text: str, spans: list[Span]) -> Iterator[Span]:
    """Spans in order; those with nothing but blanks between them become one."""
    current: Span | None = None
    for span in sorted(span for span in spans if len(span)):
        if current is None:
            current = span
        elif span.start <= current.end or not text[current.end : span.start].strip():
            current = Span(current.start, max(current.end, span.end))
        else:
            yield current
            current = span
    if current is not None:
        yield current


_ALONE = (  # words that stand alone on a line of a portal: menus, tool bars
    "trang chủ", "đăng nhập", "đăng ký", "liên hệ", "sơ đồ (?:trang|cổng|site)", "rss", "hỏi đáp", "thư viện ảnh",
    "english", "menu", "văn bản mới", "tin mới", "hệ thống pháp luật", "tìm kiếm", "loading", "đang tải(?: dữ liệu)?",
    "đọc bài", "nghe bài viết", "responsive image", "bình luận", "gửi bình luận", "in (?:trang|bài(?: viết)?)",
    "chia sẻ", "facebook", "zalo", "twitter", "google news", "lưu bài viết", "quay lại", "về đầu trang",
    "nội dung chính", "mục lục(?: bài viết)?", "ban biên tập",
)  # fmt: skip
_DAY = r"\d{1,2}\s*[/-]\s*\d{1,2}\s*[/-]\s*\d{4}"
_OPENINGS = (  # what a line of furniture opens with, or is
    r"trang chủ\s*[>»/|]",
    r"chào mừng (?:bạn|quý vị).*(?:cổng|trang|website)",
    r"cổng thông tin điện tử [^.:;]{3,60}$",
    r"xem với c[ỡở] chữ|(?:cỡ|kích thước) chữ\b|a-?\s+a\s+a\+|print\b.*(?:mail|pdf)|send mail",
    r"(?:fb|yt|zl|tw|share)(?:\s+(?:fb|yt|zl|tw|share))+\s*$",
    r"(?:ngày đăng|đăng ngày|ngày cập nhật|cập nhật(?: lúc)?|thời gian đăng|xuất bản)\s*[:,]?\s*"
    r"(?:\d|thứ|chủ nhật|lúc)",
    rf"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s*,?\s*(?:ngày\s*)?{_DAY}.{{0,25}}$",
    rf"{_DAY}\s*[|,-]?\s*\d{{1,2}}:\d{{2}}.{{0,12}}$|\d{{1,2}}:\d{{2}}\s*[|,-]?\s*{_DAY}.{{0,12}}$",
    r"(?:(?:số )?lượt (?:xem|truy cập|đọc)|đang (?:online|truy cập)|hôm nay|hôm qua|(?:trong |tổng )?(?:tuần|"
    r"tháng)(?: này)?"
    r"|tất cả|tổng (?:lượt )?truy cập|views?)\s*:?\s*[\d.,]+\s*$",
    r"bản quyền |copyright\b|©|(?:date|author|url|source|tags)[: ]\s*\S+\s*$",
    r"tải (?:về|xuống)\b|trên đây là thông tin (?:về|liên quan|trả lời|[\"“])|mới\s*:\s|quý khách cần hỏi thêm",
    r"xem (?:thêm|chi tiết|toàn văn)\b.{0,4}(?::|tại|$)|>>\s*xem",
    r"nơi nhận\s*:\s*\S",  # a form prints the recipients in one line of its head
    r"page\s+\d+\s+of|trang\s+\d+\s*(?:/|trên|of)\s*\d+\s*$",
)
_LINE = re.compile(rf"^\W*(?:(?:{'|'.join(_ALONE)})\W*$|{'|'.join(_OPENINGS)})", re.IGNORECASE)
_NUMBER_ONLY = re.compile(r"^[-–—\s]*\d{1,4}[-–—\s]*$")


def _single_lines(rows: list[_Row]) -> Iterator[Span]:
    """Lines that are furniture by their own words, and page numbers on lines of their own.

    A lone number between table bars is a row number, not a page number.
    """
    for before, row in zip([None, *rows], rows, strict=False):
        page_number = _NUMBER_ONLY.match(row.words) and not (before and before.words == "|")
        if page_number or _LINE.match(row.words):
            yield row.span


_PICTURE_FILE = re.compile(r"^\S+\.(?:jpe?g|png|gif|webp|bmp|svg)\W*$", re.IGNORECASE)
_CAPTION_WORDS = (
    r"(?:quang|toàn) cảnh .{3,140}$",
    r"(?:các|đông đảo) (?:đại biểu|học viên|thầy,? cô|em học sinh) [^.;]{3,100}(?:tại|tham gia|tham dự|"
    r"dự) [^.;]{3,80}\.?$",
    r"ảnh(?: minh h[ọo]a)?\s*[:(]|\(?ảnh minh h[ọo]a|hình ảnh [^.;]{3,120}\.?$|minh h[ọo]a\s*/",
    r"[^.;]{10,140} (?:phát biểu|trao đổi|báo cáo|chủ trì|kết luận)(?: [^.;,]{2,40})? tại "
    r"(?:hội nghị|buổi|cuộc họp|điểm cầu)[^.;,]{0,60}\.?$",
)
_CAPTION = re.compile(
    rf"^\W*(?:{'|'.join(_CAPTION_WORDS)})"
    r"|\(?(?:ảnh|hình) (?:từ internet|minh h[ọo]a)|(?<!\w)ảnh\s*:\s*\S.{0,40}$|nguồn ảnh",
    re.IGNORECASE,
)
_PICTURED = ("cảnh", "biểu", "ảnh", "hình", "minh h", "học viên", "tại")
"""No caption is worded without one of these: looking for them first spares the pattern most lines."""

_FIGURE = re.compile(
    r"\d(?:[\d.,]*)\s*(?:%|phần trăm|(?:tỷ|triệu|nghìn|trường|lớp|học sinh|trẻ|giáo viên|xã|phường)\b)"
)


def _captions(rows: list[_Row]) -> Iterator[Span]:
    """Picture file names, the caption printed right under them, and captions known by their wording."""
    after_picture = False
    for row in rows:
        if _PICTURE_FILE.match(row.words):
            after_picture = True
            yield row.span
            continue
        states_a_figure = bool(_FIGURE.search(row.words)) and row.words.endswith(".")
        caption = (after_picture and not row.gap and len(row.words) < 300) or (
            len(row.words) < 260
            and any(word in row.words.lower() for word in _PICTURED)
            and bool(_CAPTION.search(row.words))
        )
        after_picture = False
        if caption and not states_a_figure:
            yield row.span


def _repeated(rows: list[_Row]) -> Iterator[Span]:
    """A caption printed twice in a row; the second and third print of a page's title.

    Only one-line sentences or titles: "-------" or a cell of a table may well stand twice.
    """
    title = rows[0].words if rows else ""
    for before, row in pairwise(rows):
        if len(row.words) < 30 or "|" in row.words:
            continue
        if row.words == title:
            yield row.span
        elif row.words == before.words:
            yield before.span
            yield row.span


_OTHER_NEWS = (
    "có thể bạn quan tâm", "tin (?:cùng chuyên mục|liên quan|tiêu điểm|trong ngành|khác|đọc nhiều|nổi bật)",
    "đừng bỏ lỡ", "(?:các )?tin (?:đã đăng|khác|mới hơn|cũ hơn)", "(?:các )?bài (?:viết )?(?:liên quan|khác)",
    "(?:các )?bài cùng chuyên mục", "đọc (?:thêm|nhiều nhất)", "thống kê truy cập", "số người truy cập",
    "lượt truy cập", "văn bản (?:liên quan|cùng lĩnh vực)", r"từ khóa\s*:", r"tags?\s*:", "ý kiến bạn đọc",
    "gửi ý kiến",
)  # fmt: skip
_TAIL = re.compile(rf"^\W*(?:{'|'.join(_OTHER_NEWS)})\W*$", re.IGNORECASE)
_RECIPIENTS = re.compile(r"^\W*(?i:nơi nhận)\s*:?\W*$")
_SIGNED = re.compile(rf"^\W*(?:TM\.|T/M\.?|KT\.|TL\.|TUQ\.)\s*[{CAPITALS}]")
_ANNEX = re.compile(r"^\W*(?:PHỤ LỤC|Phụ lục\b|DANH MỤC\b|BIỂU MẪU)")
_HEADS_OF_TEXT = re.compile(r"^\W*(?:KẾ HOẠCH|QUY ĐỊNH|QUY CHẾ|ĐỀ ÁN|CHƯƠNG TRÌNH|HƯỚNG DẪN)\W*$")


def _tails(rows: list[_Row]) -> Iterator[Span]:
    """Lists of other news to the end of the page; recipients and signature up to an annex or the end.

    Other news in the first third of a page are a menu and end with its paragraph.
    """
    for i, row in enumerate(rows):
        if _TAIL.match(row.words) and i * 3 > len(rows):
            yield Span(row.span.start, rows[-1].span.end)
            return
        if _TAIL.match(row.words):
            yield row.span
        elif _RECIPIENTS.match(row.words) or (_SIGNED.match(row.words) and i * 3 > len(rows)):
            stop = next((r for r in rows[i + 1 :] if _ANNEX.match(r.words) or _HEADS_OF_TEXT.match(r.words)), None)
            if stop is None:
                yield Span(row.span.start, rows[-1].span.end)
                return
            yield Span(row.span.start, rows[rows.index(stop) - 1].span.end)


_NAME = rf"[{CAPITALS}]"
_SIGNED_BY = re.compile(
    rf"^(?:(?:Tin|Bài|Ảnh)(?:,? (?:bài|ảnh))*\s*[:-]?\s+{_NAME}[\w. ]{{0,30}}"
    r"|\(?(?:Theo|Nguồn)\s*:?\s[\w .,/-]{2,40}\)?)$"
)
_INITIALS = re.compile(rf"^(?:(?:{_NAME}\.\s?){{1,3}}{_NAME}?|{_NAME}{{2,7}}(?: {_NAME}{{2,7}}){{1,3}})$")
_FULL_NAME = re.compile(rf"^{_NAME}\w+(?: {_NAME}\w+){{1,3}}$")


def _authors(rows: list[_Row], found: list[Span]) -> Iterator[Span]:
    """The author's name under a newspaper article: after the last sentence, short, after "Tin" or as a name.

    Behind a mere name nothing but furniture may follow.
    """
    starts = {span.start for span in found}
    for before, row, after in zip(rows, rows[1:], [*rows[2:], None], strict=False):
        if before.words[-1:] not in (".", "”", '"', "/") or len(row.words) > 44:
            continue
        last = after is None or after.span.start in starts
        if _SIGNED_BY.match(row.words) or (last and (_INITIALS.match(row.words) or _FULL_NAME.match(row.words))):
            yield row.span

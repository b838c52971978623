"""Single lines that are furniture by their own words: menus, tool bars, counters, page numbers, stamps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from namhoc.core import Span
from namhoc.directives.extractors.furniture.rows import Row

_ALONE = (  # words that stand alone on a line of a portal: menus, tool bars
    "trang chủ", "đăng nhập", "đăng ký", "liên hệ", "sơ đồ (?:trang|cổng|site)", "rss", "hỏi đáp", "thư viện ảnh",
    "english", "menu", "văn bản mới", "tin mới", "hệ thống pháp luật", "tìm kiếm", "loading", "đang tải(?: dữ liệu)?",
    "đọc bài(?: viết)?", "nghe bài viết", "responsive image", "(?:viết |gửi )?bình luận", "in (?:trang|bài(?: viết)?)",
    "chia sẻ", "facebook", "zalo", "twitter", "google news", "lưu bài viết", "quay lại", "về đầu trang",
    "nội dung chính", "mục lục(?: bài viết)?", "ban biên tập", "giới thiệu", "tin tức(?: sự kiện| - sự kiện)?",
    "dịch vụ công", "lịch công tác", "thư điện tử", "tăng tương phản.*", "gửi email", "xem nhanh",
    "signature not verified",     "(?:công văn )?đến", r"\d+ bình luận", "like", "share", "tweet",
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
    r"(?:(?:số )?lượt (?:xem|truy cập|đọc)|đang (?:online|truy cập)|hôm nay|hôm qua"
    r"|(?:trong |tổng )?(?:tuần|tháng)(?! \d{1,2}\W*$)(?: này)?"  # "tháng 10." is the end of a sentence
    r"|tất cả|tổng (?:lượt )?truy cập|views?)\s*:?\s*[\d.,]+\s*$",
    r"bản quyền |copyright\b|©|®|(?:date|author|url|source|tags)[: ]\s*\S+\s*$",
    r"ghi rõ nguồn|giấy phép (?:số|hoạt động|thiết lập)|trưởng ban biên tập|cơ quan chủ quản\s*:|hotline\b",
    r"tải (?:về|xuống)\b|trên đây là thông tin (?:về|liên quan|trả lời|[\"“])|mới\s*:\s|quý khách cần hỏi thêm",
    r"xem (?:thêm|chi tiết|toàn văn)\b.{0,4}(?::|tại|$)|>>\s*xem",
    r"nơi nhận\s*:\s*\S",  # a form prints the recipients in one line of its head
    r"page\s+\d+\s+of|trang\s+\d+\s*(?:/|trên|of)\s*\d+\s*$",
    r"(?:người ký|ký bởi|thời gian ký|ngày ký)\s*:",  # what a digital signature prints on the page
    r"(?:số đến|ngày đến|lưu hồ sơ số|chuyển)\s*:\s*[\d/.\s]*$",  # the stamp of incoming mail
)
_LINE = re.compile(rf"^\W*(?:(?:{'|'.join(_ALONE)})\W*$|{'|'.join(_OPENINGS)})", re.IGNORECASE)
_NUMBER_ONLY = re.compile(r"^[-–—\s]*\d{1,4}[-–—\s]*$")
_ADDRESS = re.compile(r"^\W*(?:địa chỉ|điện thoại|đt|e-?mail|fax|website)\s*:", re.IGNORECASE)
_EDGE = 6
"""Address lines stand among the first and the last lines of a page; in between they tell where to send something."""


def find(rows: Sequence[Row]) -> Iterator[Span]:
    """Lines of furniture, page numbers, and the later prints of the page's title.

    A lone number between table bars is a row number, not a page number.
    """
    title = rows[0].words if rows else ""
    for i, row in enumerate(rows):
        number = _NUMBER_ONLY.match(row.words) and not (i and rows[i - 1].words == "|")
        address = _ADDRESS.match(row.words) and not _EDGE <= i < len(rows) - _EDGE
        again = i and row.words == title and len(title) >= 30
        if number or address or again or _LINE.match(row.words):
            yield row.span

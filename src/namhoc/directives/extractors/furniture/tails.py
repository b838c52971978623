"""What follows the text: other news, recipients, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from namhoc.core import CAPITALS, Span
from namhoc.directives.extractors.furniture.rows import Row

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
_NEXT_TEXT = re.compile(
    r"^\W*(?:(?:PHỤ LỤC|KẾ HOẠCH|QUY ĐỊNH|QUY CHẾ|ĐỀ ÁN|CHƯƠNG TRÌNH|HƯỚNG DẪN|DANH MỤC|DANH SÁCH|BIỂU)\b"
    r"|Phụ lục\b|(?:I|1|A)\.\s|Điều 1\b|Chương I\b)"
)


def find(rows: Sequence[Row]) -> Iterator[Span]:
    """Lists of other news to the end of the page; recipients and signature up to what is attached, or to the end.

    Other news in the first third of a page are a menu: only their heading is taken.
    """
    behind = 0
    for i, row in enumerate(rows):
        if i < behind:
            continue
        if _TAIL.match(row.words):
            if i * 3 > len(rows):
                yield Span(row.span.start, rows[-1].span.end)
                return
            yield row.span
        elif _RECIPIENTS.match(row.words) or (_SIGNED.match(row.words) and i * 3 > len(rows)):
            behind = next((k for k in range(i + 1, len(rows)) if _NEXT_TEXT.match(rows[k].words)), len(rows))
            yield Span(row.span.start, rows[behind - 1].span.end)
